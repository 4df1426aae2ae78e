//! `backstop check`: every mistake of an arrangement at once, and how its assumptions stand.

use std::path::PathBuf;

use arrangement::{ReadArrangement, ReadOptions, path_shown, read_file};
use clap::Args;

use crate::{CommandError, output, sources::SourceFolders};

/// Check an arrangement: all its mistakes at once, and which numbers rest on nothing
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// The arrangement
    file: PathBuf,
    #[command(flatten)]
    sources: SourceFolders,
}

const EXAMPLES: &str = "\
Examples:
  backstop check my-peace.toml
  backstop check my-peace.toml --sources ~/articles
                                   verify its quotations in the documents of that folder

The exit status is 0 if the file has no mistakes, 2 if it has.";

impl Check {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let options = ReadOptions {
            source_folders: self.sources.all(),
            ..ReadOptions::default()
        };
        let mut read = read_file(&self.file, &options).map_err(Box::new)?;
        read.notice_no_reference();
        output::say(&read.render_notices(output::colour()));
        let file = path_shown(&self.file);
        output::print(&format!("{file}: OK\n{}", standing(&read)))
    }
}

fn standing(read: &ReadArrangement) -> String {
    let mut text = report::assumptions(read);
    for path in &read.assumptions.bare_paths {
        text += &format!("  without a reason: {path}\n");
    }
    for path in &read.assumptions.default_paths {
        if let Some(number) = read.arrangement.number(path) {
            text += &format!("  default: {path} = {}\n", number.value);
        }
    }
    text
}
