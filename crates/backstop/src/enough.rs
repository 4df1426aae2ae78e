//! `backstop enough`: the least that would be enough.

use clap::Args;
use explore::{
    enough::{Lever, default_levers, enough, lever},
    frontier::frontier,
};

use crate::{CommandError, asked::Asked, form::Form, picture::Picture};

/// The least value of each number at which the arrangement is sufficient, the others as they are
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("picture", |picture| picture.requires("frontier")))]
pub(crate) struct Enough {
    #[command(flatten)]
    asked: Asked,
    /// Move this number; may be repeated. Without it: the honour, strength, tripwire and value of every commitment
    #[arg(long = "lever", value_name = "PATH")]
    levers: Vec<String>,
    /// With two levers: the curve of what both must be together
    #[arg(long, requires = "levers")]
    frontier: bool,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    form: Form,
}

const EXAMPLES: &str = "\
Examples:
  backstop enough my-peace.toml
  backstop enough my-peace.toml --lever commitments.us-backstop.honour
  backstop enough my-peace.toml --without european-force --json
  backstop enough my-peace.toml --frontier \\
      --lever commitments.us-backstop.honour \\
      --lever commitments.european-force.strength

A number is tried from 0 up to ten times the largest of its kind in the file:
strengths by the challenger's greatest, points by the largest stake, anything
else by what it is now; and within the bounds that it has in any file.";

impl Enough {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) =
            (self.asked).read(self.form.output().into_iter().chain(self.picture.file()))?;
        let arrangement = &read.arrangement;
        let levers: Vec<Lever> = if self.levers.is_empty() {
            default_levers(arrangement)?
        } else {
            let named = self.levers.iter().map(|path| lever(arrangement, path));
            named.collect::<Result<_, _>>()?
        };
        let asked = self.asked.as_named(&options);
        if self.frontier {
            let traced = frontier(arrangement, two(levers)?)?;
            (self.picture).draw(|| report::frontier_picture(&read, &traced))?;
            return self.form.deliver(
                || report::frontier_json(&read, &traced, asked),
                || report::frontier(&read, &traced, &options),
            );
        }
        let sufficiency = enough(arrangement, &levers)?;
        self.form.deliver(
            || report::enough_json(&read, &sufficiency, asked),
            || report::enough(&read, &sufficiency, &options),
        )
    }
}

/// The two levers of a frontier.
fn two(levers: Vec<Lever>) -> Result<[Lever; 2], CommandError> {
    let count = levers.len();
    let different = |levers: &[Lever; 2]| levers[0].path != levers[1].path;
    let two: Option<[Lever; 2]> = levers.try_into().ok();
    two.filter(different)
        .ok_or(CommandError::NotTwoLevers { count })
}
