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

mod asked;
mod curves;
mod error;
mod interstate;
mod parse;
mod population;
mod view;

use std::fmt::{self, Display};
use std::str::FromStr;

use crate::peaces::{Break, Peace, peaces, watched};
use crate::steps::curve_spells;
use crate::survival::Spell;
use crate::table::POSTWAR_DYADS;

pub use error::{AskedPopulation, ClassError, ClassMistake};
pub use population::{POPULATIONS, Population, Quality};
pub use view::{FEW, HistoricalPeace, OutsideView};

use parse::Draft;
use population::{Source, Test};

/// The key of the condition that says what counts as the break.
const BROKEN_BY: &str = "broken_by";

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
        Draft::class_of_conditions(conditions)
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

    /// What counts as the break of its peaces, in words.
    pub fn broken_by(&self) -> &'static str {
        let asked = (self.qualities.iter()).find(|quality| quality.key == BROKEN_BY);
        asked.map_or(self.population.broken_by, |quality| quality.meaning)
    }

    /// Whose work the counts of its peaces are, in a line.
    pub fn source_line(&self) -> &'static str {
        let counts_disputes = self.broken_by() != self.population.broken_by;
        match self.population.source {
            Source::Peaces => POSTWAR_DYADS.source,
            Source::Curves { disputes_by, .. } if counts_disputes => disputes_by,
            Source::Curves { by, .. } => by,
        }
    }

    /// The same peaces, watched until the first dispute with deaths; `None` where that is not known, or where
    /// the class does not count wars.
    pub fn until_deaths(&self) -> Option<Self> {
        if self.broken_by() != self.population.broken_by {
            return None;
        }
        let mut qualities = self.population.qualities.iter();
        let deaths = qualities.find(|q| q.key == BROKEN_BY && q.value == "deaths")?;
        let mut class = self.clone();
        class.qualities.retain(|other| other.key != BROKEN_BY);
        class.qualities.push(deaths);
        (!class.spells().is_empty()).then_some(class)
    }

    /// Those of its conditions that were coded over the whole life of a peace.
    pub fn lifelong(&self) -> Vec<&'static Quality> {
        let qualities = self.qualities.iter().copied();
        qualities.filter(|quality| quality.lifelong).collect()
    }

    /// What counts as the break of its peaces, where they are known one by one.
    pub(crate) fn break_of_peaces(&self) -> Break {
        let mut asked = self
            .qualities
            .iter()
            .filter_map(|quality| match quality.test {
                Test::Break(by) => Some(by),
                _ => None,
            });
        asked.next().unwrap_or(Break::War)
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
            Source::Curves { .. } => Vec::new(),
        }
    }

    /// Its spells in years; empty where there are none, or where the steps of such a curve are not at hand.
    pub(crate) fn spells(&self) -> Vec<Spell> {
        match self.population.source {
            Source::Peaces => crate::peaces::spells(&self.peaces(), self.break_of_peaces()),
            Source::Curves { data, .. } => {
                let tests = self.qualities.iter().map(|quality| &quality.test);
                let mut data = data;
                let mut parts: Vec<&str> = Vec::new();
                for test in tests {
                    match test {
                        Test::Data(other) => data = other,
                        Test::Part(part) => parts.push(part),
                        Test::Peace(_) | Test::Break(_) => {}
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

    /// The class without one of its conditions, for each of them; what counts as the break stays.
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
        for quality in self.qualities.iter().filter(|q| q.key != BROKEN_BY) {
            push(&|class| class.qualities.retain(|other| other.key != quality.key));
        }
        wider
    }

    /// The smallest class with more peaces that tells enough and that one finds by leaving conditions out, as
    /// few as possible; where none tells enough, the whole population; `None` where that is no wider.
    pub fn next_wider(&self) -> Option<Self> {
        let own = self.spells().len();
        let mut classes = vec![self.clone()];
        loop {
            let mut next: Vec<Self> = classes.iter().flat_map(Self::wider).collect();
            next.dedup();
            if next.is_empty() {
                let whole = classes.swap_remove(0);
                return (whole.spells().len() > own).then_some(whole);
            }
            let views = next.iter().map(Self::view);
            let enough = views.filter(|view| !view.is_few() && view.curve.spells() > own);
            if let Some(view) = enough.min_by_key(|view| view.curve.spells()) {
                return Some(view.class);
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
        Draft::class_of_text(text)
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
    /// Whether whoever has this has the other too: observers are peacekeepers.
    fn is_within(&self, other: &Self) -> bool {
        self.key == other.key
            && (self.value == other.value || (other.value == "any" && self.value != "none"))
    }

    fn holds(&self, peace: &Peace) -> bool {
        match self.test {
            Test::Peace(holds) => holds(peace),
            Test::Break(_) => true,
            Test::Part(_) | Test::Data(_) => false,
        }
    }
}
