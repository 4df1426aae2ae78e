//! From a text, or from keys with values, to a class.

use super::Class;
use super::asked::Asked;
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
    /// What is wrong with it, so far.
    mistakes: Vec<ClassMistake>,
}

impl Draft {
    /// The class that a text names.
    pub(super) fn class_of_text(text: &str) -> Result<Class, ClassError> {
        let mut draft = Self::default();
        draft.read_text(text);
        draft.class(false)
    }

    /// The class of `key`, `value` pairs.
    pub(super) fn class_of_conditions<'a>(
        conditions: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Class, ClassError> {
        let mut draft = Self::default();
        for (key, value) in conditions {
            draft.read_condition(key, value);
        }
        draft.class(true)
    }

    /// The class, where nothing is wrong; else all that is, and of which population it was asked.
    fn class(self, by_conditions: bool) -> Result<Class, ClassError> {
        let population = match self.mistakes.is_empty() {
            true => self.population.or(Some(&POPULATIONS[0])),
            // What was not understood may have named another population.
            false => self.population,
        };
        let mistakes = match population {
            None => self.mistakes,
            Some(population) => match self.finish(population) {
                Ok(class) => return Ok(class),
                Err(mistakes) => mistakes,
            },
        };
        Err(ClassError {
            mistakes,
            population: population.map(AskedPopulation),
            by_conditions,
        })
    }

    /// Keeps a mistake, once.
    fn mistaken(&mut self, mistake: ClassMistake) {
        if !self.mistakes.contains(&mistake) {
            self.mistakes.push(mistake);
        }
    }

    /// Takes the longest known phrase at each place of the text.
    fn read_text(&mut self, text: &str) {
        if text.chars().nth(MOST_CHARACTERS).is_some() {
            return self.mistaken(ClassMistake::TooLong);
        }
        for part in text.split([',', ';']).map(words) {
            let mut rest = part.as_slice();
            while !rest.is_empty() {
                rest = &rest[self.take(rest)..];
            }
        }
        if self.is_empty() {
            self.mistaken(ClassMistake::Empty);
        }
    }

    /// Whether nothing was asked for: words that say nothing name no class.
    fn is_empty(&self) -> bool {
        let years = self.since.or(self.before);
        let asked = self.population.is_some() || years.is_some() || !self.asked.is_empty();
        !asked && self.mistakes.is_empty()
    }

    /// Takes a `key`, `value` pair.
    fn read_condition(&mut self, key: &str, value: &str) {
        match key {
            "population" => match Population::named(value) {
                Some(found) => self.name(found),
                None => self.mistaken(ClassMistake::unknown_value(key, value)),
            },
            "since" | "before" => self.year(key, value),
            _ => {
                let asked = Asked::Condition(key.to_owned(), value.to_owned());
                match asked.populations().is_empty() {
                    true => self.mistaken(ClassMistake::unknown_value(key, value)),
                    false => self.asked.push(asked),
                }
            }
        }
    }

    /// Takes what stands at the beginning of `rest`, all of it where nothing known does; returns how many words
    /// it took.
    fn take(&mut self, rest: &[String]) -> usize {
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
            if let Some(found) = all.find(|population| population.phrases.contains(&phrase)) {
                self.name(found);
            }
            return words(phrase).len();
        }
        if let Some(phrase) = quality {
            self.asked.push(Asked::Phrase(phrase));
            return words(phrase).len();
        }
        if FILLING.contains(&rest[0].as_str()) {
            return 1;
        }
        match (rest[0].as_str(), rest.get(1)) {
            ("since" | "from" | "before", Some(year)) => {
                let key = if rest[0] == "before" {
                    "before"
                } else {
                    "since"
                };
                self.year(key, year);
                2
            }
            _ => {
                self.mistaken(ClassMistake::unknown_words(rest));
                rest.len()
            }
        }
    }

    fn name(&mut self, population: &'static Population) {
        if let Some(other) = self.population.replace(population)
            && other.name != population.name
        {
            // Neither is it that was asked.
            self.population = None;
            self.mistaken(ClassMistake::Contradiction {
                first: other.phrases[0].to_owned(),
                second: population.phrases[0].to_owned(),
            });
        }
    }

    fn year(&mut self, key: &str, written: &str) {
        let year = written.parse().ok();
        let Some(year) = year.filter(|year: &u16| (1000..3000).contains(year)) else {
            return self.mistaken(ClassMistake::NotAYear {
                written: shown(written),
            });
        };
        let place = if key == "since" {
            &mut self.since
        } else {
            &mut self.before
        };
        if let Some(other) = place.replace(year)
            && other != year
        {
            self.mistaken(ClassMistake::Contradiction {
                first: format!("{key} {other}"),
                second: format!("{key} {year}"),
            });
        }
    }

    /// The class, if nothing was wrong, its conditions go together and some peace fulfils them.
    fn finish(mut self, population: &'static Population) -> Result<Class, Vec<ClassMistake>> {
        self.check_years(population);
        let mut qualities: Vec<&'static Quality> = Vec::new();
        for asked in std::mem::take(&mut self.asked) {
            let mut known = population.qualities.iter();
            let Some(quality) = known.find(|quality| asked.is(quality)) else {
                let (asked, elsewhere) = (asked.shown(), asked.populations());
                self.mistaken(ClassMistake::not_of(asked, population, elsewhere));
                continue;
            };
            match qualities.iter_mut().find(|other| other.key == quality.key) {
                None => qualities.push(quality),
                Some(other) if other.is_within(quality) => {}
                Some(wider) if quality.is_within(wider) => *wider = quality,
                Some(other) => self.mistaken(ClassMistake::Contradiction {
                    first: other.phrases[0].to_owned(),
                    second: quality.phrases[0].to_owned(),
                }),
            }
        }
        if !self.mistakes.is_empty() {
            return Err(self.mistakes);
        }
        let order = |quality: &&Quality| {
            let mut known = population.qualities.iter();
            known.position(|known| std::ptr::eq(known, *quality))
        };
        qualities.sort_by_key(order);
        let class = Class {
            population,
            since: self.since,
            before: self.before,
            qualities,
        };
        class.checked().map_err(|mistake| vec![mistake])
    }

    /// Whether this population can be narrowed by these years.
    fn check_years(&mut self, population: &'static Population) {
        if let (Some(since), Some(before)) = (self.since, self.before)
            && since >= before
        {
            self.mistaken(ClassMistake::Contradiction {
                first: format!("since {since}"),
                second: format!("before {before}"),
            });
        }
        let asked = [("since", self.since), ("before", self.before)];
        for (key, year) in asked {
            if let Some(year) = year.filter(|_| population.is_of_curves()) {
                let by_years = |other: &&'static Population| !other.is_of_curves();
                let elsewhere = POPULATIONS.iter().filter(by_years).collect();
                let asked = format!("{key} {year}");
                self.mistaken(ClassMistake::not_of(asked, population, elsewhere));
            }
        }
    }
}

impl Class {
    /// Itself, if there are peaces in it.
    fn checked(self) -> Result<Self, ClassMistake> {
        match (self.spells().is_empty(), self.population.is_of_curves()) {
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
