//! `backstop simulate`: the same game played event by event, the witness of the solution.

use clap::Args;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, TOLERANCE};

use crate::{
    CommandError,
    asked::Asked,
    number::whole,
    output::{self, with_bar},
};

/// Play the game event by event, many times, beside its solution: each choice draws its private circumstances and takes what is better
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Simulate {
    #[command(flatten)]
    asked: Asked,
    /// How often to play it
    #[arg(long, value_name = "NUMBER", default_value_t = 100_000,
          allow_negative_numbers = true, value_parser = whole(1000..=100_000_000))]
    paths: u64,
    /// The same seed gives the same result, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
}

const EXAMPLES: &str = "\
Examples:
  backstop simulate my-peace.toml
  backstop simulate my-peace.toml --paths 1000000 --seed 7
  backstop simulate my-peace.toml --without us-backstop";

impl Simulate {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, _) = self.asked.read(&[])?;
        let mut game = GuaranteeGame::new(&read.arrangement);
        let accuracy = Accuracy::new(TOLERANCE);
        let solved = game.solve(&read.arrangement, accuracy)?.clone();
        // With the arrangement, and as often with no deal.
        let played = with_bar(2 * self.paths, |progress| {
            game.simulate(&read.arrangement, self.paths, self.seed, accuracy, progress)
        })?;
        output::print(&report::simulated(&read, &solved, &played))
    }
}
