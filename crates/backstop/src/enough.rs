//! `backstop enough`: the least that would be enough.

use std::path::PathBuf;

use clap::Args;
use explore::enough::{Lever, default_levers, enough, lever};

use crate::{CommandError, asked::Asked, output};

/// The least value of each number at which the arrangement is sufficient, the others as they are
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Enough {
    #[command(flatten)]
    asked: Asked,
    /// Move this number; may be repeated. Without it: the honour, strength, tripwire and value of every commitment
    #[arg(long = "lever", value_name = "PATH")]
    levers: Vec<String>,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop enough my-peace.toml
  backstop enough my-peace.toml --lever commitments.us-backstop.honour
  backstop enough my-peace.toml --without european-force --json

A number is tried from 0 up to ten times the largest number of its kind in the
file: strengths by the challenger's greatest, all else by the largest stake.";

impl Enough {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = self.asked.read(self.output.as_deref())?;
        let arrangement = &read.arrangement;
        let levers: Vec<Lever> = if self.levers.is_empty() {
            default_levers(arrangement)
        } else {
            let named = self.levers.iter().map(|path| lever(arrangement, path));
            named.collect::<Result<_, _>>()?
        };
        let sufficiency = enough(arrangement, &levers)?;
        let text = if self.json {
            let asked = self.asked.as_named(&options);
            format!("{:#}\n", report::enough_json(&read, &sufficiency, asked))
        } else {
            report::enough(&read, &sufficiency, &options)
        };
        output::deliver(self.output.as_deref(), &text)
    }
}
