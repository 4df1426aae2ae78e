//! `backstop run`: the outlook of an arrangement.

use std::{
    fs,
    path::{Path, PathBuf},
};

use arrangement::{ReadOptions, Setting, read_file};
use clap::Args;
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;

use crate::{CommandError, output, sources::SourceFolders};

/// The tolerance of the solution; it is then solved again ten times finer.
pub(crate) const TOLERANCE: f64 = 1e-9;

/// Solve an arrangement: how long the peace holds, how it breaks, who fights, who would sign
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Run {
    /// The arrangement
    file: PathBuf,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Ask what if: give a number of the file another value; may be repeated
    #[arg(long, value_name = "PATH=VALUE", value_parser = setting)]
    set: Vec<Setting>,
    /// Ask what if: leave a commitment out; may be repeated
    #[arg(long, value_name = "ID")]
    without: Vec<String>,
    #[command(flatten)]
    sources: SourceFolders,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop run my-peace.toml
  backstop run my-peace.toml --set actors.us.stake=60
  backstop run my-peace.toml --set commitments.us-backstop.honour=40 --set private_information=5
  backstop run my-peace.toml --without us-backstop
  backstop run my-peace.toml --json -o outlook.json

The exit status is 0 if there is an answer, whatever it is; 2 if the input has mistakes.";

impl Run {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        if let Some(output) = &self.output
            && is_same_file(output, &self.file)
        {
            return Err(CommandError::OutputIsInput(output.clone()));
        }
        let options = ReadOptions {
            source_folders: self.sources.all(),
            set: self.set,
            without: self.without,
        };
        let read = read_file(&self.file, &options).map_err(Box::new)?;
        output::say(&read.render_notices(output::colour()));
        let outlook = GuaranteeGame::new(&read.arrangement)
            .solve_certified(&read.arrangement, Accuracy::new(TOLERANCE))?;
        let text = if self.json {
            let path = self.file.display().to_string();
            format!(
                "{:#}\n",
                report::outlook_json(&read, &outlook, &path, &options)
            )
        } else {
            report::outlook(&read, &outlook, &options)
        };
        match &self.output {
            Some(path) => output::write(path, &text),
            None => output::print(&text),
        }
    }
}

pub(crate) fn setting(text: &str) -> Result<Setting, String> {
    Setting::parse(text)
        .ok_or_else(|| "write PATH=VALUE, for example actors.us.stake=60".to_owned())
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
