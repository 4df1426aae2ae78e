//! From a text, or from keys with values, to a class.

use super::Class;
use super::error::{AskedPopulation, ClassError, ClassMistake, MOST_CHARACTERS, shown};
use super::population::{POPULATIONS, Population, Quality};

/// Words that say nothing here.
const FILLING: [&str; 7] = ["and", "with", "a", "an", "the", "of", "peaces"];

/// What has been asked for so far.
#[derive(Default)]
pub(super) struct Draft {
    population: Option<&'static Population>,
    since: Option<u16>,
    before: Option<u16>,
    asked: Vec<Asked>,
}

/// A quality as it was asked for.
enum Asked {
    Phrase(&'static str),
    Condition(String, String),
}

impl Asked {
    fn is(&self, quality: &Quality) -> bool {
        match self {
            Self::Phrase(phrase) => quality.phrases.contains(phrase),
            Self::Condition(key, value) => quality.key == key && quality.value == value,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Phrase(phrase) => (*phrase).to_owned(),
            Self::Condition(key, value) => format!("{key}={value}"),
        }
    }
}

impl Draft {
    /// The class that a text names.
    pub(super) fn class_of_text(text: &str) -> Result<Class, ClassError> {
        let mut draft = Self::default();
        let read = draft.read_text(text);
        draft.class(read, false)
    }

    /// The class of `key`, `value` pairs.
    pub(super) fn class_of_conditions<'a>(
        conditions: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Class, ClassError> {
        let mut draft = Self::default();
        let read = draft.read_conditions(conditions);
        draft.class(read, true)
    }

    /// The class, where all was read; else what was wrong, and of which population it was asked.
    fn class(
        self,
        read: Result<(), ClassMistake>,
        by_conditions: bool,
    ) -> Result<Class, ClassError> {
        let named = self.population;
        let (mistake, population) = match read {
            // The rest of what was asked is not known: another population may be meant.
            Err(mistake) => (mistake, named),
            Ok(()) => match self.finish() {
                Ok(class) => return Ok(class),
                Err(mistake) => (mistake, named.or(Some(&POPULATIONS[0]))),
            },
        };
        Err(ClassError {
            mistake,
            population: population.map(AskedPopulation),
            by_conditions,
        })
    }

    /// Takes the longest known phrase at each place of the text.
    fn read_text(&mut self, text: &str) -> Result<(), ClassMistake> {
        if text.chars().nth(MOST_CHARACTERS).is_some() {
            return Err(ClassMistake::TooLong);
        }
        let parts: Vec<Vec<String>> = text.split([',', ';']).map(words).collect();
        if parts.iter().all(Vec::is_empty) {
            return Err(ClassMistake::Empty);
        }
        for part in parts {
            let mut rest = part.as_slice();
            while !rest.is_empty() {
                let taken = self.take(rest)?;
                rest = &rest[taken..];
            }
        }
        match self.is_empty() {
            true => Err(ClassMistake::Empty),
            false => Ok(()),
        }
    }

    /// Whether nothing was asked for: words that say nothing name no class.
    fn is_empty(&self) -> bool {
        let years = self.since.or(self.before);
        self.population.is_none() && years.is_none() && self.asked.is_empty()
    }

    /// Takes `key`, `value` pairs.
    fn read_conditions<'a>(
        &mut self,
        conditions: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), ClassMistake> {
        for (key, value) in conditions {
            match key {
                "population" => {
                    let found = Population::named(value);
                    self.name(found.ok_or_else(|| ClassMistake::unknown_value(key, value))?)?;
                }
                "since" | "before" => self.year(key, value)?,
                _ => {
                    let asked = Asked::Condition(key.to_owned(), value.to_owned());
                    let mut all = POPULATIONS
                        .iter()
                        .flat_map(|population| population.qualities);
                    if !all.any(|quality| asked.is(quality)) {
                        return Err(ClassMistake::unknown_value(key, value));
                    }
                    self.asked.push(asked);
                }
            }
        }
        Ok(())
    }

    /// Takes what stands at the beginning of `rest`; returns how many words it took.
    fn take(&mut self, rest: &[String]) -> Result<usize, ClassMistake> {
        let starts = |phrase: &&&str| rest.starts_with(&words(phrase));
        let longest = |phrases: &mut dyn Iterator<Item = &'static &'static str>| {
            phrases
                .filter(starts)
                .max_by_key(|phrase| words(phrase).len())
                .copied()
        };
        let named = longest(&mut POPULATIONS.iter().flat_map(|population| population.phrases));
        let qualities = POPULATIONS
            .iter()
            .flat_map(|population| population.qualities);
        let quality = longest(&mut qualities.flat_map(|quality| quality.phrases));
        if let Some(phrase) =
            named.filter(|name| words(name).len() >= quality.map_or(0, |q| words(q).len()))
        {
            let mut all = POPULATIONS.iter();
            let found = all.find(|population| population.phrases.contains(&phrase));
            self.name(found.ok_or(ClassMistake::Empty)?)?;
            return Ok(words(phrase).len());
        }
        if let Some(phrase) = quality {
            self.asked.push(Asked::Phrase(phrase));
            return Ok(words(phrase).len());
        }
        if FILLING.contains(&rest[0].as_str()) {
            return Ok(1);
        }
        match (rest[0].as_str(), rest.get(1)) {
            ("since" | "from" | "before", Some(year)) => {
                let key = if rest[0] == "before" {
                    "before"
                } else {
                    "since"
                };
                self.year(key, year)?;
                Ok(2)
            }
            _ => Err(ClassMistake::unknown_words(rest)),
        }
    }

    fn name(&mut self, population: &'static Population) -> Result<(), ClassMistake> {
        match self.population.replace(population) {
            Some(other) if other.name != population.name => {
                // Neither is it that was asked.
                self.population = None;
                Err(ClassMistake::Contradiction {
                    first: other.phrases[0].to_owned(),
                    second: population.phrases[0].to_owned(),
                })
            }
            _ => Ok(()),
        }
    }

    fn year(&mut self, key: &str, written: &str) -> Result<(), ClassMistake> {
        let year: u16 = (written.parse().ok())
            .filter(|year| (1000..3000).contains(year))
            .ok_or_else(|| ClassMistake::NotAYear {
                written: shown(written),
            })?;
        let place = if key == "since" {
            &mut self.since
        } else {
            &mut self.before
        };
        match place.replace(year) {
            Some(other) if other != year => Err(ClassMistake::Contradiction {
                first: format!("{key} {other}"),
                second: format!("{key} {year}"),
            }),
            _ => Ok(()),
        }
    }

    /// The class, if its conditions go together and some peace fulfils them.
    fn finish(self) -> Result<Class, ClassMistake> {
        let population = self.population.unwrap_or(&POPULATIONS[0]);
        let mut class = Class {
            population,
            since: self.since,
            before: self.before,
            qualities: Vec::new(),
        };
        if let (Some(since), Some(before)) = (self.since, self.before)
            && since >= before
        {
            return Err(ClassMistake::Contradiction {
                first: format!("since {since}"),
                second: format!("before {before}"),
            });
        }
        for asked in self.asked {
            let found = population
                .qualities
                .iter()
                .find(|quality| asked.is(quality));
            let quality = found.ok_or_else(|| ClassMistake::not_of(asked.shown(), population))?;
            let same_key = |other: &&mut &Quality| other.key == quality.key;
            match class.qualities.iter_mut().find(same_key) {
                None => class.qualities.push(quality),
                Some(other) if other.is_within(quality) => {}
                Some(wider) if quality.is_within(wider) => *wider = quality,
                Some(other) => {
                    return Err(ClassMistake::Contradiction {
                        first: other.phrases[0].to_owned(),
                        second: quality.phrases[0].to_owned(),
                    });
                }
            }
        }
        let order = |quality: &&Quality| {
            population
                .qualities
                .iter()
                .position(|known| std::ptr::eq(known, *quality))
        };
        class.qualities.sort_by_key(order);
        class.checked()
    }
}

impl Class {
    /// Itself, if there are peaces in it.
    fn checked(self) -> Result<Self, ClassMistake> {
        let is_of_curves = self.population.is_of_curves();
        if is_of_curves && let Some(year) = self.since.or(self.before) {
            let key = if self.since.is_some() {
                "since"
            } else {
                "before"
            };
            return Err(ClassMistake::not_of(
                format!("{key} {year}"),
                self.population,
            ));
        }
        match (self.spells().is_empty(), is_of_curves) {
            (false, _) => Ok(self),
            (true, true) => Err(ClassMistake::NotTogether {
                class: self.to_string(),
            }),
            (true, false) => Err(ClassMistake::no_peaces(self.to_string())),
        }
    }
}

/// Words in small letters; a hyphen between letters parts two. Any other sign stays in its word, so that it is
/// not passed over: "!tie" is not "tie".
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = |word: &str| -> Vec<String> {
        let word = word.to_lowercase();
        let parts: Vec<String> = word.split('-').map(str::to_owned).collect();
        let is_plain = |part: &String| !part.is_empty() && part.chars().all(char::is_alphanumeric);
        match parts.iter().all(is_plain) {
            true => parts,
            false => vec![word],
        }
    };
    text.split_whitespace().flat_map(parts).collect()
}
