//! `backstop run`: the outlook of an arrangement.

use clap::Args;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, TOLERANCE};
use history::class::Class;

use crate::{CommandError, asked::Asked, form::Form};

/// Solve an arrangement: how long the peace holds, how it breaks, who fights, who would sign
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Run {
    #[command(flatten)]
    asked: Asked,
    /// Hold the answer beside another class of past peaces than the file's (`backstop history` lists them)
    #[arg(long, value_name = "TEXT")]
    class: Option<String>,
    #[command(flatten)]
    form: Form,
}

const EXAMPLES: &str = "\
Examples:
  backstop run my-peace.toml
  backstop run my-peace.toml --set actors.us.stake=60
  backstop run my-peace.toml --set commitments.us-backstop.honour=40 \\
                             --set private_information=5
  backstop run my-peace.toml --without us-backstop
  backstop run my-peace.toml --class \"cease-fires since 1945\"
  backstop run my-peace.toml --json -o outlook.json

The exit status is 0 if there is an answer, whatever it is; 2 if the input has mistakes.";

impl Run {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let other = self.class.as_deref().map(str::parse::<Class>).transpose()?;
        let (read, options) = self.asked.read(&[self.form.output()])?;
        let outlook = GuaranteeGame::new(&read.arrangement)
            .solve_certified(&read.arrangement, Accuracy::new(TOLERANCE))?;
        let reference = read.arrangement.reference.as_ref();
        let class = other
            .as_ref()
            .or(reference.map(|reference| &reference.class));
        let view = class.map(Class::view);
        let asked = self.asked.as_named(&options);
        self.form.deliver(
            || report::outlook_json(&read, &outlook, view.as_ref(), asked),
            || report::outlook(&read, &outlook, view.as_ref(), &options),
        )
    }
}
