//! `backstop weigh`: what each commitment contributes.

use clap::Args;
use explore::weigh::{sets, weigh};

use crate::{
    CommandError, asked::Asked, form::Form, number::whole, output::with_bar, picture::Picture,
};

/// What each commitment adds to the chance that the peace lasts: alone, by its removal, and on average
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Weigh {
    #[command(flatten)]
    asked: Asked,
    /// With more than 12 commitments, which orders are drawn: the same seed gives the same result
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    form: Form,
}

const EXAMPLES: &str = "\
Examples:
  backstop weigh my-peace.toml
  backstop weigh my-peace.toml --set private_information=5
  backstop weigh my-peace.toml --picture weights.svg
  backstop weigh my-peace.toml --json -o weights.json";

impl Weigh {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = (self.asked).read(&[self.form.output(), self.picture.file()])?;
        let arrangement = &read.arrangement;
        let sets = sets(arrangement.commitments.len(), self.seed)?.len();
        let weighing = with_bar(sets as u64, |progress| {
            weigh(arrangement, self.seed, progress)
        })?;
        (self.picture).draw(|| report::weights_picture(&read, &weighing))?;
        let asked = self.asked.as_named(&options);
        self.form.deliver(
            || report::weigh_json(&read, &weighing, asked),
            || report::weigh(&read, &weighing, &options),
        )
    }
}
