//! Why there is no such class, and what can be asked instead.

use std::fmt::{self, Display};
use std::ops::Deref;

use thiserror::Error;

use super::parse::words;
use super::population::{POPULATIONS, Population};
use crate::peaces::peaces;

/// Words of the longest phrase.
const MOST_WORDS: usize = 4;
/// Characters of the longest text that may name a class.
pub(super) const MOST_CHARACTERS: usize = 300;

/// Why there is no such class of peaces, and of what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", in_a_line(mistakes))]
pub struct ClassError {
    /// What is wrong with it, at least one thing: of a text, whatever is found until the population is clear,
    /// and of a part of it that begins with unknown words, only these.
    pub mistakes: Vec<ClassMistake>,
    /// The population of which it was asked; `None` where that is not clear.
    pub population: Option<AskedPopulation>,
    /// Whether it was asked by keys and values, not in words.
    pub by_conditions: bool,
}

/// What is wrong with a class.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClassMistake {
    /// Nothing was asked.
    #[error("the class names nothing")]
    Empty,
    /// A text so long that no class is meant.
    #[error("a class is named in a line of at most {MOST_CHARACTERS} characters")]
    TooLong,
    /// Words that mean nothing here.
    #[error("\"{words}\" is no known class or condition{}", nearest.as_ref().map_or(String::new(), |near| format!(" (did you mean \"{near}\"?)")))]
    Unknown {
        /// The words.
        words: String,
        /// The nearest known ones.
        nearest: Option<String>,
    },
    /// What should be a year is none.
    #[error("\"{written}\" is no year")]
    NotAYear {
        /// What is written.
        written: String,
    },
    /// Two conditions that no peace can fulfil together.
    #[error("\"{first}\" and \"{second}\" contradict each other")]
    Contradiction {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A condition that is not known of this population.
    #[error("\"{asked}\" cannot be asked of {population}{}", only_of(elsewhere))]
    NotOf {
        /// The condition.
        asked: String,
        /// The population.
        population: AskedPopulation,
        /// The populations of which it can be asked.
        elsewhere: Vec<AskedPopulation>,
    },
    /// Conditions that each can be asked alone.
    #[error("there is no curve for \"{class}\": these conditions can be asked one at a time only")]
    NotTogether {
        /// The class.
        class: String,
    },
    /// No peace fulfils all conditions.
    #[error(
        "no peace is in the class \"{class}\"; those known one by one came after wars that ended {first} to {last}"
    )]
    NoPeaces {
        /// The class.
        class: String,
        /// The year in which the first war of the table ended.
        first: u16,
        /// The year in which the last one did.
        last: u16,
    },
}

/// Mistakes, the one after the other.
fn in_a_line(mistakes: &[ClassMistake]) -> String {
    let mistakes: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    mistakes.join("; ")
}

/// ", only of interstate and cease-fires since 1945".
fn only_of(elsewhere: &[AskedPopulation]) -> String {
    let names: Vec<String> = elsewhere.iter().map(ToString::to_string).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!(", only of {only}"),
        [first @ .., last] => format!(", only of {} and {last}", first.join(", ")),
    }
}

/// A population of which something was asked.
#[derive(Clone, Copy, Debug)]
pub struct AskedPopulation(pub &'static Population);

impl PartialEq for AskedPopulation {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for AskedPopulation {}

impl Display for AskedPopulation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.phrases[0])
    }
}

impl Deref for AskedPopulation {
    type Target = Population;

    fn deref(&self) -> &Population {
        self.0
    }
}

impl ClassMistake {
    pub(super) fn not_of(
        asked: String,
        population: &'static Population,
        elsewhere: Vec<&'static Population>,
    ) -> Self {
        Self::NotOf {
            asked,
            population: AskedPopulation(population),
            elsewhere: elsewhere.into_iter().map(AskedPopulation).collect(),
        }
    }

    pub(super) fn no_peaces(class: String) -> Self {
        let years = || peaces().map(|peace| peace.war_end_year);
        Self::NoPeaces {
            class,
            first: years().min().unwrap_or_default(),
            last: years().max().unwrap_or_default(),
        }
    }

    /// Of words that mean nothing, with the known phrase that is nearest to the first few of them.
    pub(super) fn unknown_words(rest: &[String]) -> Self {
        let most = rest.len().min(MOST_WORDS);
        let beginnings = (1..=most).map(|count| shown(&rest[..count].join(" ")));
        let found = beginnings.filter_map(|words| {
            let (similarity, near) = nearest(&words, phrases())?;
            Some((similarity, words, near))
        });
        match found.max_by(|one, other| one.0.total_cmp(&other.0)) {
            Some((_, words, near)) => Self::Unknown {
                words,
                nearest: Some(near),
            },
            None => Self::Unknown {
                words: shown(&rest.join(" ")),
                nearest: None,
            },
        }
    }

    pub(super) fn unknown_value(key: &str, value: &str) -> Self {
        let words = shown(&format!("{key}={value}"));
        let nearest = nearest(&words, conditions()).map(|(_, near)| near);
        Self::Unknown { words, nearest }
    }
}

/// What was written, as it may stand in a message: in a line, without control characters or marks that turn
/// the direction of writing.
pub(super) fn shown(written: &str) -> String {
    const MOST_SHOWN: usize = 80;
    let harmless = |letter: char| match letter {
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    };
    let mut text: String = written.chars().take(MOST_SHOWN).map(harmless).collect();
    if written.chars().nth(MOST_SHOWN).is_some() {
        text.push('…');
    }
    text
}

/// The nearest of some names and how similar it is, if it is near; words are parted as those of a class are.
fn nearest(written: &str, names: impl Iterator<Item = String>) -> Option<(f64, String)> {
    const NEAR: f64 = 0.7;
    let near = |name: String| {
        let parted = words(&name).join(" ");
        (
            strsim::normalized_damerau_levenshtein(written, &parted),
            name,
        )
    };
    let best = names
        .map(near)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(similarity, _)| *similarity >= NEAR)
}

fn phrases() -> impl Iterator<Item = String> {
    let of_one = |population: &'static Population| {
        let qualities = population
            .qualities
            .iter()
            .flat_map(|quality| quality.phrases);
        population.phrases.iter().chain(qualities)
    };
    POPULATIONS
        .iter()
        .flat_map(of_one)
        .chain(&["since", "before"])
        .map(|phrase| (*phrase).to_owned())
}

fn conditions() -> impl Iterator<Item = String> {
    let of_one = |population: &'static Population| {
        let qualities = population.qualities.iter();
        let name = format!("population={}", population.name);
        std::iter::once(name).chain(qualities.map(|q| format!("{}={}", q.key, q.value)))
    };
    POPULATIONS.iter().flat_map(of_one)
}

impl ClassError {
    /// What to ask instead: the conditions of the population of which it was asked; where that is not clear,
    /// the populations, and the conditions of the one that is meant where none is named.
    pub fn help(&self) -> String {
        let conditions = |population: &Population| match self.asked_as(population).as_slice() {
            [] => format!("{} can be asked only as a whole", population.phrases[0]),
            all => format!(
                "of {} one can ask: {}",
                population.phrases[0],
                all.join(", ")
            ),
        };
        match self.population {
            Some(population) => conditions(&population),
            None => {
                let names: Vec<&str> = POPULATIONS.iter().map(|p| p.phrases[0]).collect();
                format!(
                    "there are the classes {}; {} (`backstop history` lists those of each class)",
                    names.join(", "),
                    conditions(&POPULATIONS[0])
                )
            }
        }
    }

    /// By what a population can be narrowed, in the way in which it was asked.
    fn asked_as(&self, population: &Population) -> Vec<String> {
        match self.by_conditions {
            true => population.conditions(),
            false => population.words(),
        }
    }
}
