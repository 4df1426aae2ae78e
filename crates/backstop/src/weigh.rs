//! `backstop weigh`: what each commitment contributes.

use std::path::PathBuf;

use clap::Args;

use crate::{CommandError, asked::Asked, output};

/// What each commitment adds to the chance that the peace lasts: alone, by its removal, and on average
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Weigh {
    #[command(flatten)]
    asked: Asked,
    /// With more than 12 commitments, which orders are drawn: the same seed gives the same result
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop weigh my-peace.toml
  backstop weigh my-peace.toml --set private_information=5
  backstop weigh my-peace.toml --json -o weights.json";

impl Weigh {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = self.asked.read(self.output.as_deref())?;
        let weighing = explore::weigh::weigh(&read.arrangement, self.seed)?;
        let text = if self.json {
            let asked = self.asked.as_named(&options);
            format!("{:#}\n", report::weigh_json(&read, &weighing, asked))
        } else {
            report::weigh(&read, &weighing, &options)
        };
        output::deliver(self.output.as_deref(), &text)
    }
}
