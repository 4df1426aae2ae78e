//! The arrangement that a verb is asked about, with what is changed in it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use arrangement::{ReadArrangement, ReadOptions, Setting, read_file};
use clap::Args;

use crate::{CommandError, output, sources::SourceFolders};

/// The file, what if, and where its sources are.
#[derive(Args, Debug)]
pub(crate) struct Asked {
    /// The arrangement
    file: PathBuf,
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
    /// The file and the options, as the head of an answer names them.
    pub(crate) fn as_named<'a>(&'a self, options: &'a ReadOptions) -> report::Asked<'a> {
        report::Asked {
            path: self.file.to_string_lossy(),
            options,
        }
    }

    /// What is wrong with the levers that were named.
    pub(crate) fn wrong_levers(&self, mistakes: Vec<String>) -> CommandError {
        CommandError::Levers {
            file: self.file.clone(),
            mistakes,
        }
    }

    /// Reads the arrangement as it was asked for and says what the reader noticed; refuses
    /// `outputs` that would replace the arrangement or one of its sources.
    pub(crate) fn read(
        &self,
        outputs: &[Option<&Path>],
    ) -> Result<(ReadArrangement, ReadOptions), CommandError> {
        let options = ReadOptions {
            source_folders: self.sources.all(),
            set: self.set.clone(),
            without: self.without.clone(),
            ..ReadOptions::default()
        };
        let read = read(&self.file, &options, outputs)?;
        Ok((read, options))
    }
}

/// Reads an arrangement and says what the reader noticed; refuses `outputs` that would replace it or one
/// of its sources.
pub(crate) fn read(
    file: &Path,
    options: &ReadOptions,
    outputs: &[Option<&Path>],
) -> Result<ReadArrangement, CommandError> {
    let read = read_file(file, options).map_err(Box::new)?;
    for output in outputs.iter().flatten() {
        may_write(output, file, &read, options)?;
        if !files::has_folder(output) {
            return Err(CommandError::NoFolder(output.to_path_buf()));
        }
    }
    output::say(&read.render_notices(output::colour()));
    Ok(read)
}

fn may_write(
    output: &Path,
    file: &Path,
    read: &ReadArrangement,
    options: &ReadOptions,
) -> Result<(), CommandError> {
    if is_same_file(output, file) {
        return Err(CommandError::OutputIsInput(output.to_owned()));
    }
    // Nobody means an answer to stand in place of an arrangement.
    if output.extension().is_some_and(|ending| ending == "toml") && output.exists() {
        return Err(CommandError::Exists(output.to_owned()));
    }
    let beside = file.parent().map(Path::to_path_buf);
    for folder in beside.iter().chain(&options.source_folders) {
        for source in &read.arrangement.sources {
            if is_same_file(output, &folder.join(&source.file)) {
                return Err(CommandError::OutputIsSource(output.to_owned()));
            }
        }
    }
    Ok(())
}

fn setting(text: &str) -> Result<Setting, String> {
    Setting::parse(text)
        .ok_or_else(|| "write PATH=VALUE, for example actors.us.stake=60".to_owned())
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
