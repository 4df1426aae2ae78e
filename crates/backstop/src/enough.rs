//! `backstop enough`: the least that would be enough.

use arrangement::{Arrangement, ReadOptions, path_shown};
use clap::{Arg, Args};
use explore::{
    design::Sobol,
    enough::{Lever, default_levers, enough, enough_in_futures, lever},
    frontier::{BEGINNING, frontier},
    uncertain,
};

use crate::{
    CommandError, asked::Asked, form::Form, number::whole, output::with_bar, picture::Picture,
};

/// The least value of each number at which the arrangement is sufficient, the others as they are
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("picture", of_a_frontier))]
pub(crate) struct Enough {
    #[command(flatten)]
    asked: Asked,
    /// Move this number; may be repeated. Without it: the honour, strength, tripwire and value of every commitment
    #[arg(long = "lever", value_name = "PATH")]
    levers: Vec<String>,
    /// With two levers: the curve of what both must be together
    #[arg(long, requires = "levers")]
    frontier: bool,
    /// Over the ranges of the other numbers: the least value with which it is sufficient in most futures
    #[arg(long, conflicts_with = "frontier")]
    futures: bool,
    /// With --futures: in at least this share of them
    #[arg(long, value_name = "SHARE", default_value_t = 0.9, requires = "futures",
          value_parser = share)]
    share: f64,
    /// With --futures: how many to draw
    #[arg(short = 'n', value_name = "NUMBER", default_value_t = 256, requires = "futures",
          allow_negative_numbers = true, value_parser = whole(50..=100_000))]
    number: u64,
    /// With --futures: the same seed gives the same result, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "futures",
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    form: Form,
}

/// Only the frontier has a picture.
fn of_a_frontier(picture: Arg) -> Arg {
    picture
        .requires("frontier")
        .conflicts_with("futures")
        .help("With --frontier: draw the curve too, into this SVG file")
}

const EXAMPLES: &str = "\
Examples:
  backstop enough my-peace.toml
  backstop enough my-peace.toml --lever commitments.us-backstop.honour
  backstop enough my-peace.toml --without european-force --json
  backstop enough my-peace.toml --futures
                     sufficient in at least 90% of futures
  backstop enough my-peace.toml --futures --share 0.75 -n 1024 \\
      --lever commitments.us-backstop.honour
  backstop enough my-peace.toml --frontier \\
      --lever commitments.us-backstop.honour \\
      --lever commitments.european-force.strength

A number is tried from 0 up to ten times the largest of its kind in the file:
strengths by the challenger's greatest, points by the largest stake, anything
else by what it is now; and within the bounds that it has in any file.";

impl Enough {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = (self.asked).read(&[self.form.output(), self.picture.file()])?;
        let arrangement = &read.arrangement;
        let levers: Vec<Lever> = if self.levers.is_empty() {
            default_levers(arrangement)?
        } else {
            self.named_levers(arrangement, &options)?
        };
        let asked = self.asked.as_named(&options);
        if self.frontier {
            let levers = two(levers)?;
            let traced = with_bar(BEGINNING as u64, |progress| {
                frontier(arrangement, levers, progress)
            });
            (self.picture).draw(|| report::frontier_picture(&read, &traced))?;
            return self.form.deliver(
                || report::frontier_json(&read, &traced, asked),
                || report::frontier(&read, &traced, &options),
            );
        }
        if self.futures {
            let inputs = uncertain(arrangement)?.len();
            let design = Sobol::new(self.number as usize, inputs, self.seed)?;
            let found = with_bar(self.number * levers.len() as u64, |progress| {
                enough_in_futures(arrangement, &levers, self.share, &design, progress)
            })?;
            return self.form.deliver(
                || report::enough_in_futures_json(&read, &found, self.seed, asked),
                || report::enough_in_futures(&read, &found, inputs, &options),
            );
        }
        let sufficiency = enough(arrangement, &levers)?;
        self.form.deliver(
            || report::enough_json(&read, &sufficiency, asked),
            || report::enough(&read, &sufficiency, &options),
        )
    }

    /// The levers that are named, or what is wrong with each of them.
    fn named_levers(
        &self,
        arrangement: &Arrangement,
        options: &ReadOptions,
    ) -> Result<Vec<Lever>, CommandError> {
        let (mut levers, mut mistakes) = (vec![], vec![]);
        for (index, path) in self.levers.iter().enumerate() {
            let left_out =
                (options.without.iter()).find(|id| path.starts_with(&format!("commitments.{id}.")));
            match (lever(arrangement, path), left_out) {
                _ if self.levers[..index].contains(path) => {
                    mistakes.push(format!("`{}` is named twice", path_shown(path.as_ref())));
                }
                (Ok(lever), _) => levers.push(lever),
                (Err(_), Some(id)) => {
                    mistakes.push(format!(
                        "nothing of `{}` is left by --without",
                        path_shown(id.as_ref())
                    ));
                }
                (Err(error), None) if path.contains(".value.") => mistakes.push(format!(
                    "{error} What a deal is to be worth to somebody whom the file does not name there, \
                     --set gives first"
                )),
                (Err(error), None) => mistakes.push(error.to_string()),
            }
        }
        match mistakes.is_empty() {
            true => Ok(levers),
            false => Err(self.asked.wrong_levers(mistakes)),
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok();
    share
        .filter(|&share: &f64| share > 0.0 && share <= 1.0)
        .ok_or_else(|| "write a share above 0 and up to 1: 90% is 0.9".to_owned())
}

/// The two levers of a frontier.
fn two(levers: Vec<Lever>) -> Result<[Lever; 2], CommandError> {
    let count = levers.len();
    let two = levers.try_into().ok();
    two.ok_or(CommandError::NotTwoLevers { count })
}
