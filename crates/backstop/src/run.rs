//! `backstop run`: the outlook of an arrangement.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;

use crate::{CommandError, asked::Asked, output};

/// The tolerance of the solution; it is then solved again ten times finer.
pub(crate) const TOLERANCE: f64 = 1e-9;

/// Solve an arrangement: how long the peace holds, how it breaks, who fights, who would sign
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Run {
    #[command(flatten)]
    asked: Asked,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop run my-peace.toml
  backstop run my-peace.toml --set actors.us.stake=60
  backstop run my-peace.toml --set commitments.us-backstop.honour=40 \\
                             --set private_information=5
  backstop run my-peace.toml --without us-backstop
  backstop run my-peace.toml --json -o outlook.json

The exit status is 0 if there is an answer, whatever it is; 2 if the input has mistakes.";

impl Run {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        if let Some(output) = &self.output
            && is_same_file(output, &self.asked.file)
        {
            return Err(CommandError::OutputIsInput(output.clone()));
        }
        let (read, options) = self.asked.read()?;
        let outlook = GuaranteeGame::new(&read.arrangement)
            .solve_certified(&read.arrangement, Accuracy::new(TOLERANCE))?;
        let text = if self.json {
            let path = self.asked.file.display().to_string();
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

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
