//! What can be asked: populations of peaces, and the qualities by which each can be narrowed.

use super::curves::{CEASE_FIRES, CEASE_FIRES_SINCE_1945, CIVIL_SETTLEMENTS, CIVIL_WARS};
use super::interstate::INTERSTATE;
use crate::peaces::{Break, Peace};

/// A population of peaces.
#[derive(Debug)]
pub struct Population {
    /// Its name as a value of `population`.
    pub name: &'static str,
    /// Phrases that name it, the one it is shown by first.
    pub phrases: &'static [&'static str],
    /// Whom it counts, in a line.
    pub meaning: &'static str,
    /// What counts as the break, unless a condition says otherwise.
    pub broken_by: &'static str,
    /// By what it can be narrowed.
    pub qualities: &'static [Quality],
    pub(super) source: Source,
}

/// Where a population's spells come from.
#[derive(Debug)]
pub(super) enum Source {
    /// The peaces after interstate wars, one by one.
    Peaces,
    /// Steps of curves.
    Curves {
        /// The data set.
        data: &'static str,
        /// Whose work it is.
        by: &'static str,
        /// Whose work it is where disputes count as breaks.
        disputes_by: &'static str,
    },
}

/// A quality that a peace may have.
#[derive(Debug)]
pub struct Quality {
    /// What it is about: "border".
    pub key: &'static str,
    /// Its value: "land".
    pub value: &'static str,
    /// Phrases that say it, the one it is shown by first.
    pub phrases: &'static [&'static str],
    /// What it means: how it was coded. Of what counts as the break: what that is.
    pub meaning: &'static str,
    /// Whether it was coded over the whole life of a peace, not at its beginning: a peace that lasts has more
    /// time to come by it, so that those with it seem to last longer than they would from its beginning
    /// (immortal time).
    pub lifelong: bool,
    pub(super) test: Test,
}

/// How a quality is told.
#[derive(Debug)]
pub(super) enum Test {
    /// Of each peace; what is not known of it is not so.
    Peace(fn(&Peace) -> bool),
    /// What counts as the break of each peace.
    Break(Break),
    /// By the name of a part in the steps.
    Part(&'static str),
    /// By another data set: what counts as the break.
    Data(&'static str),
}

pub(super) const fn quality(
    key: &'static str,
    value: &'static str,
    phrases: &'static [&'static str],
    meaning: &'static str,
    test: Test,
) -> Quality {
    Quality {
        key,
        value,
        phrases,
        meaning,
        lifelong: false,
        test,
    }
}

/// A quality that was coded over the whole life of a peace.
pub(super) const fn over_its_life(
    key: &'static str,
    value: &'static str,
    phrases: &'static [&'static str],
    meaning: &'static str,
    test: Test,
) -> Quality {
    Quality {
        lifelong: true,
        ..quality(key, value, phrases, meaning, test)
    }
}

/// All populations; the first is meant where none is named.
pub static POPULATIONS: [Population; 5] = [
    INTERSTATE,
    CEASE_FIRES_SINCE_1945,
    CEASE_FIRES,
    CIVIL_SETTLEMENTS,
    CIVIL_WARS,
];

impl Population {
    /// The population named like this; `None` if there is none.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        POPULATIONS
            .iter()
            .find(|population| population.name == name)
    }

    /// Whether only the steps of its curves are known.
    pub fn is_of_curves(&self) -> bool {
        matches!(self.source, Source::Curves { .. })
    }

    /// The phrases by which it can be narrowed.
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        if !self.is_of_curves() {
            words.extend(["since YEAR", "before YEAR"].map(str::to_owned));
        }
        words.extend(
            self.qualities
                .iter()
                .map(|quality| quality.phrases[0].to_owned()),
        );
        words
    }

    /// The keys and values by which it can be narrowed: "border=land|none".
    pub fn conditions(&self) -> Vec<String> {
        let mut keys: Vec<(&str, Vec<&str>)> = Vec::new();
        if !self.is_of_curves() {
            keys.extend([("since", vec!["YEAR"]), ("before", vec!["YEAR"])]);
        }
        for quality in self.qualities {
            match keys.last_mut().filter(|(key, _)| *key == quality.key) {
                Some((_, values)) => values.push(quality.value),
                None => keys.push((quality.key, vec![quality.value])),
            }
        }
        let written = |(key, values): (&str, Vec<&str>)| format!("{key}={}", values.join("|"));
        keys.into_iter().map(written).collect()
    }
}
