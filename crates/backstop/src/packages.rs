//! `backstop packages`: which package would everyone sign, and is it enough?

use arrangement::ReadOptions;
use clap::Args;
use explore::packages::{packages, regrets};

use crate::{CommandError, asked::Asked, form::Form, number::whole, output::with_bar};

/// Solve every package that the file lists: is it enough, who would sign, what does it cost whom, how much could one regret it
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Packages {
    #[command(flatten)]
    asked: Asked,
    /// In how many futures to compare them; 0: in none
    #[arg(short = 'n', value_name = "NUMBER", default_value_t = 512,
          allow_negative_numbers = true, value_parser = whole(0..=300_000))]
    number: u64,
    /// The same seed gives the same futures, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
    #[command(flatten)]
    form: Form,
}

const EXAMPLES: &str = "\
Examples:
  backstop packages my-peace.toml
  backstop packages my-peace.toml -n 4096 --seed 7
  backstop packages my-peace.toml -n 0 --set actors.us.stake=60
  backstop packages my-peace.toml --json -o packages.json

The file lists them: each as a table that names the commitments it keeps and may
set numbers of its own,

  [[packages]]
  name        = \"With American pledge\"
  commitments = [\"european-force\", \"us-backstop\"]
  set         = { \"commitments.us-backstop.honour\" = 30 }

or as other strengths that a force or a spending could have, in its own table:

  options = [0.05, 0.1, 0.2]

Each package is solved with every combination of the options of the commitments
that it keeps and whose strength it does not set; without [[packages]], all
commitments are kept. At most 512 combinations are solved, and at most 300000
futures of all of them together. What a package sets or chooses stands in place
of --set; --without leaves a commitment out of every package.";

impl Packages {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = self.asked.read(&[self.form.output()])?;
        let arrangement = &read.arrangement;
        let solved = packages(arrangement)?;
        every_setting_has_an_effect(&options, &solved)?;
        let futures = self.number as usize;
        let regrets = if futures == 0 {
            None
        } else {
            with_bar(self.number * solved.packages.len() as u64, |progress| {
                regrets(arrangement, &solved, futures, self.seed, progress)
            })?
        };
        let asked = self.asked.as_named(&options);
        let seeded = regrets.as_ref().map(|regrets| (regrets, self.seed));
        self.form.deliver(
            || report::packages_json(&read, &solved, seeded, asked),
            || report::packages(&read, &solved, regrets.as_ref(), &options),
        )
    }
}

/// A number that every package sets or leaves out cannot be asked about with --set.
fn every_setting_has_an_effect(
    options: &ReadOptions,
    solved: &explore::packages::Packages,
) -> Result<(), CommandError> {
    let idle = options.set.iter().find(|setting| {
        let mut packages = solved.packages.iter();
        packages.all(|package| package.combination.fixes(&setting.path))
    });
    match idle {
        Some(setting) => Err(CommandError::IdleSetting {
            path: setting.path.clone(),
        }),
        None => Ok(()),
    }
}
