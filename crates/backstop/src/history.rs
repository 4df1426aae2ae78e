//! `backstop history`: what became of peaces, how often states attack, whether allies came.

use ::history::{
    alliances::{Coding, reliability},
    attacks::attack_rates,
    cases::cases,
    class::{Class, ClassError},
};
use clap::{ArgGroup, Args};

use crate::{CommandError, form::Form, output};

/// The outside view: what became of peaces, how often states attack, whether allies came
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, group = ArgGroup::new("what").multiple(false))]
pub(crate) struct History {
    /// The peaces of a class: its name and conditions, with commas between them
    #[arg(long, value_name = "TEXT", group = "what")]
    class: Option<String>,
    /// The same by conditions; may be repeated
    #[arg(long = "where", value_name = "KEY=VALUE", group = "what", value_parser = condition)]
    conditions: Vec<(String, String)>,
    /// How often one state attacked another, a year, by pact, troops and rivalry
    #[arg(long, group = "what")]
    attacks: bool,
    /// How often alliances were honoured when called upon
    #[arg(long, group = "what")]
    alliances: bool,
    /// Arrangements with guarantors, and how they ended
    #[arg(long, group = "what")]
    cases: bool,
    /// Print comma-separated values, for a spreadsheet
    #[arg(long, conflicts_with = "json", requires = "what")]
    csv: bool,
    #[command(flatten)]
    form: Form,
}

const EXAMPLES: &str = "\
Examples:
  backstop history                 the classes there are, and what can be asked
  backstop history --class \"interstate since 1945, principal, land border\"
  backstop history --where since=1945 --where border=land
  backstop history --class \"cease-fires since 1945\" --csv > curve.csv
  backstop history --attacks
  backstop history --alliances --json

The exit status is 0 if there is an answer; 2 if there is no such class.";

impl History {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        if let Some(class) = self.asked_class().transpose()? {
            let view = class.view();
            return self.deliver(&view, report::class_json, report::class, report::class_csv);
        }
        if self.attacks {
            let lines = attack_rates();
            let lines = lines.as_slice();
            return self.deliver(
                lines,
                report::attacks_json,
                report::attacks,
                report::attacks_csv,
            );
        }
        if self.alliances {
            let lines = reliability(Coding::LeedsLongMitchell);
            let lines = lines.as_slice();
            return self.deliver(
                lines,
                report::alliances_json,
                report::alliances,
                report::alliances_csv,
            );
        }
        if self.cases {
            return self.deliver(
                cases(),
                report::cases_json,
                report::cases,
                report::cases_csv,
            );
        }
        self.form.deliver(report::classes_json, report::classes)
    }

    fn asked_class(&self) -> Option<Result<Class, ClassError>> {
        let conditions = self.conditions.iter();
        match &self.class {
            Some(text) => Some(text.parse()),
            None if self.conditions.is_empty() => None,
            None => Some(Class::of_conditions(
                conditions.map(|(key, value)| (key.as_str(), value.as_str())),
            )),
        }
    }

    fn deliver<T: ?Sized>(
        &self,
        answer: &T,
        json: fn(&T) -> serde_json::Value,
        text: fn(&T) -> String,
        csv: fn(&T) -> String,
    ) -> Result<(), CommandError> {
        if self.csv {
            return output::deliver(self.form.output(), &csv(answer));
        }
        self.form.deliver(|| json(answer), || text(answer))
    }
}

fn condition(text: &str) -> Result<(String, String), String> {
    let (key, value) = text
        .split_once('=')
        .ok_or("write KEY=VALUE, for example border=land")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}
