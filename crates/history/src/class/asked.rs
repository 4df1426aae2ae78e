//! A quality as it was asked for, which several populations may have.

use super::population::{POPULATIONS, Population, Quality};

/// A quality as it was asked for.
pub(super) enum Asked {
    /// In words.
    Phrase(&'static str),
    /// By a key and a value.
    Condition(String, String),
}

impl Asked {
    /// Whether it is this one.
    pub(super) fn is(&self, quality: &Quality) -> bool {
        match self {
            Self::Phrase(phrase) => quality.phrases.contains(phrase),
            Self::Condition(key, value) => quality.key == key && quality.value == value,
        }
    }

    /// The populations of which it can be asked.
    pub(super) fn populations(&self) -> Vec<&'static Population> {
        let known = |of: &&'static Population| of.qualities.iter().any(|quality| self.is(quality));
        POPULATIONS.iter().filter(known).collect()
    }

    /// As it may stand in a message.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Phrase(phrase) => (*phrase).to_owned(),
            Self::Condition(key, value) => format!("{key}={value}"),
        }
    }
}
