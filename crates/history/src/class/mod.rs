//! A class of peaces: a population, narrowed by years and qualities.
//!
//! ```
//! use history::class::Class;
//!
//! let class: Class = "interstate since 1945, principal, land border".parse().unwrap();
//! assert_eq!(class.to_string(), "interstate since 1945, principal, land border");
//! let view = class.view();
//! assert_eq!((view.curve.spells(), view.curve.breaks()), (36, 14));
//!
//! let error = "interstate, land boarder".parse::<Class>().unwrap_err();
//! assert!(error.to_string().contains("land border"));
//! ```

mod curves;
mod error;
mod interstate;
mod parse;
mod population;
mod view;

use std::fmt::{self, Display};
use std::str::FromStr;

use crate::peaces::{Peace, peaces, watched};
use crate::steps::curve_spells;
use crate::survival::Spell;

pub use error::ClassError;
pub use population::{POPULATIONS, Population, Quality};
pub use view::{FEW, OutsideView};

use parse::Draft;
use population::{Source, Test};

/// A class of peaces, of which there is at least one.
#[derive(Clone, Debug)]
pub struct Class {
    population: &'static Population,
    since: Option<u16>,
    before: Option<u16>,
    qualities: Vec<&'static Quality>,
}

impl Class {
    /// The class of these conditions: `population`, `since`, `before` and the keys of qualities, each with
    /// its value.
    ///
    /// # Errors
    ///
    /// Where a key or value is unknown, two contradict each other, or no peace is left.
    pub fn of_conditions<'a>(
        conditions: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, ClassError> {
        Draft::from_conditions(conditions)?.finish()
    }

    /// The population.
    pub fn population(&self) -> &'static Population {
        self.population
    }

    /// Its conditions, as [`Class::of_conditions`] takes them.
    pub fn conditions(&self) -> Vec<(&'static str, String)> {
        let year = |key, year: Option<u16>| year.map(|year| (key, year.to_string()));
        let mut conditions = vec![("population", self.population.name.to_owned())];
        conditions.extend(year("since", self.since));
        conditions.extend(year("before", self.before));
        let qualities = self.qualities.iter();
        conditions.extend(qualities.map(|quality| (quality.key, quality.value.to_owned())));
        conditions
    }

    /// The peaces in it, where they are known one by one.
    pub(crate) fn peaces(&self) -> Vec<&'static Peace> {
        let within = |peace: &&Peace| {
            self.since.is_none_or(|year| peace.war_end_year >= year)
                && self.before.is_none_or(|year| peace.war_end_year < year)
                && self.qualities.iter().all(|quality| quality.holds(peace))
        };
        match self.population.source {
            Source::Peaces => watched(peaces().filter(within).collect()),
            Source::Curves(_) => Vec::new(),
        }
    }

    /// Its spells in years; empty where there are none, or where the steps of such a curve are not at hand.
    pub(crate) fn spells(&self) -> Vec<Spell> {
        match self.population.source {
            Source::Peaces => crate::peaces::spells(&self.peaces()),
            Source::Curves(data) => {
                let tests = self.qualities.iter().map(|quality| &quality.test);
                let mut data = data;
                let mut parts: Vec<&str> = Vec::new();
                for test in tests {
                    match test {
                        Test::Data(other) => data = other,
                        Test::Part(part) => parts.push(part),
                        Test::Peace(_) => {}
                    }
                }
                let all = if parts.is_empty() {
                    "all".to_owned()
                } else {
                    parts.join(",")
                };
                curve_spells(data, &all)
            }
        }
    }

    /// The class without one of its conditions, for each of them under which there are peaces.
    fn wider(&self) -> Vec<Self> {
        let mut wider = Vec::new();
        let mut push = |change: &dyn Fn(&mut Self)| {
            let mut class = self.clone();
            change(&mut class);
            wider.push(class);
        };
        if self.since.is_some() {
            push(&|class| class.since = None);
        }
        if self.before.is_some() {
            push(&|class| class.before = None);
        }
        for at in 0..self.qualities.len() {
            push(&|class| {
                class.qualities.remove(at);
            });
        }
        wider
    }

    /// The smallest class of at least [`FEW`] peaces that one finds by leaving conditions out, as few as
    /// possible; `None` where no class is wider.
    pub fn next_wider(&self) -> Option<Self> {
        let mut classes = self.wider();
        loop {
            let counted = classes.iter().map(|class| (class.spells().len(), class));
            let enough = counted.filter(|(count, _)| *count >= FEW);
            if let Some((_, class)) = enough.min_by_key(|(count, _)| *count) {
                return Some(class.clone());
            }
            let largest = classes.iter().max_by_key(|class| class.spells().len())?;
            let next = largest.wider();
            if next.is_empty() {
                return Some(largest.clone());
            }
            classes = next;
        }
    }
}

/// Two classes are the same if they ask for the same.
impl PartialEq for Class {
    fn eq(&self, other: &Self) -> bool {
        self.conditions() == other.conditions()
    }
}

impl FromStr for Class {
    type Err = ClassError;

    fn from_str(text: &str) -> Result<Self, ClassError> {
        Draft::from_text(text)?.finish()
    }
}

impl Display for Class {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.population.phrases[0])?;
        if let Some(year) = self.since {
            write!(out, " since {year}")?;
        }
        if let Some(year) = self.before {
            write!(out, " before {year}")?;
        }
        for quality in &self.qualities {
            write!(out, ", {}", quality.phrases[0])?;
        }
        Ok(())
    }
}

impl Quality {
    fn holds(&self, peace: &Peace) -> bool {
        match self.test {
            Test::Peace(holds) => holds(peace),
            Test::Part(_) | Test::Data(_) => false,
        }
    }
}
