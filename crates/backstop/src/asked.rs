//! The arrangement that a verb is asked about, with what is changed in it.

use std::path::PathBuf;

use arrangement::{ReadArrangement, ReadOptions, Setting, read_file};
use clap::Args;

use crate::{CommandError, output, sources::SourceFolders};

/// The file, what if, and where its sources are.
#[derive(Args, Debug)]
pub(crate) struct Asked {
    /// The arrangement
    pub(crate) file: PathBuf,
    /// Ask what if: give a number of the file another value; may be repeated
    #[arg(long, value_name = "PATH=VALUE", value_parser = setting)]
    set: Vec<Setting>,
    /// Ask what if: leave a commitment out; may be repeated
    #[arg(long, value_name = "ID")]
    without: Vec<String>,
    #[command(flatten)]
    sources: SourceFolders,
}

impl Asked {
    /// Reads the arrangement as it was asked for and says what the reader noticed.
    pub(crate) fn read(&self) -> Result<(ReadArrangement, ReadOptions), CommandError> {
        let options = ReadOptions {
            source_folders: self.sources.all(),
            set: self.set.clone(),
            without: self.without.clone(),
        };
        let read = read_file(&self.file, &options).map_err(Box::new)?;
        output::say(&read.render_notices(output::colour()));
        Ok((read, options))
    }
}

fn setting(text: &str) -> Result<Setting, String> {
    Setting::parse(text)
        .ok_or_else(|| "write PATH=VALUE, for example actors.us.stake=60".to_owned())
}
