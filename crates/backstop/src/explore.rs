//! `backstop explore`: the same question over the ranges of its numbers.

use ::explore::{
    design::{Design, LatinHypercube, Random, Sobol},
    findings::findings,
    futures, inputs,
    one_at_a_time::one_at_a_time,
};
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use crate::{CommandError, asked::Asked, output};

/// Ask the same question over the ranges of its numbers: in how many futures it is enough, what moves the answer, where it fails
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explore {
    #[command(flatten)]
    asked: Asked,
    /// How many futures to draw
    #[arg(short = 'n', long, value_name = "NUMBER", default_value_t = 4096,
          value_parser = clap::value_parser!(u64).range(64..=1_000_000))]
    futures: u64,
    /// The same seed gives the same result, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// How to draw them
    #[arg(long, value_enum, default_value_t = Drawing::Sobol)]
    design: Drawing,
    /// Draw nothing: move each uncertain number alone through its range
    #[arg(long, conflicts_with_all = ["futures", "seed", "design"])]
    one_at_a_time: bool,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
}

/// Designs: at which points of their ranges the numbers are taken.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Drawing {
    /// A scrambled Sobol' sequence, evenly spread
    Sobol,
    /// A Latin hypercube
    Lhs,
    /// Independent random draws
    Random,
}

const EXAMPLES: &str = "\
Examples:
  backstop explore my-peace.toml
  backstop explore my-peace.toml -n 100000 --without us-backstop
  backstop explore my-peace.toml --one-at-a-time
  backstop explore my-peace.toml --json > findings.json";

impl Explore {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = self.asked.read(None)?;
        let asked = self.asked.as_named(&options);
        let arrangement = &read.arrangement;
        if self.one_at_a_time {
            let curves = one_at_a_time(arrangement)?;
            return output::print(&match self.json {
                true => format!("{:#}\n", report::one_at_a_time_json(&read, &curves, asked)),
                false => report::one_at_a_time(&read, &curves, &options),
            });
        }
        let inputs = inputs(arrangement);
        if inputs.is_empty() {
            return Err(CommandError::NothingUncertain);
        }
        let design = self.design(inputs.len())?;
        let bar = ProgressBar::new(self.futures).with_style(output::progress_style());
        let futures = futures::explore(arrangement, &*design, &|more| bar.inc(more));
        bar.finish_and_clear();
        let found = findings(&futures, self.seed)?;
        let name = self.design.to_possible_value();
        let name = name.as_ref().map_or("", |value| value.get_name());
        output::print(&match self.json {
            true => {
                let drawn = (name, self.seed);
                let object = report::findings_json(&read, &inputs, &found, drawn, asked);
                format!("{object:#}\n")
            }
            false => report::findings(&read, &inputs, &found, &options),
        })
    }

    fn design(&self, inputs: usize) -> Result<Box<dyn Design>, CommandError> {
        let rows = self.futures as usize;
        Ok(match self.design {
            Drawing::Sobol => Box::new(Sobol::new(rows, inputs, self.seed)?),
            Drawing::Lhs => Box::new(LatinHypercube::new(rows, inputs, self.seed)?),
            Drawing::Random => Box::new(Random::new(rows, inputs, self.seed)?),
        })
    }
}
