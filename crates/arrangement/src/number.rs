//! A number as an arrangement states it: its value, its range, its reasons and its place.

use crate::rule::Rule;
use crate::types::Place;

/// A number with what the file says about it; equality ignores the place and the rule.
#[derive(Clone, Debug)]
pub struct Number {
    /// The value used when one number is wanted.
    pub value: f64,
    /// The range, where the number is uncertain.
    pub range: Option<UncertainRange>,
    /// Why this number: the reasons given with it, else those of the nearest enclosing table that
    /// gives any.
    pub because: Vec<Reason>,
    /// Where it stands in the file or among the options; `None` for a default that nobody writes.
    pub place: Option<Place>,
    /// What values it may have; `None` where no file was read.
    pub rule: Option<&'static Rule>,
}

impl Number {
    /// A default: a certain value that no file states.
    pub fn default_value(value: f64) -> Self {
        Self {
            value,
            range: None,
            because: Vec::new(),
            place: None,
            rule: None,
        }
    }

    /// Whether the file or an option writes this number.
    pub fn is_written(&self) -> bool {
        self.place.is_some()
    }

    /// The least value it can have.
    pub fn lowest(&self) -> f64 {
        self.range.map_or(self.value, |range| range.low())
    }

    /// The largest value it can have.
    pub fn highest(&self) -> f64 {
        self.range.map_or(self.value, |range| range.high())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.range == other.range && self.because == other.because
    }
}

/// The distribution of an uncertain number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UncertainRange {
    /// Uniform on [low, high].
    Uniform {
        /// Least value.
        low: f64,
        /// Largest value.
        high: f64,
    },
    /// Triangular on [low, high] with its peak at mode.
    Triangular {
        /// Least value.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Largest value.
        high: f64,
    },
}

impl UncertainRange {
    /// Its least value.
    pub fn low(&self) -> f64 {
        match *self {
            Self::Uniform { low, .. } | Self::Triangular { low, .. } => low,
        }
    }

    /// Its largest value.
    pub fn high(&self) -> f64 {
        match *self {
            Self::Uniform { high, .. } | Self::Triangular { high, .. } => high,
        }
    }
}

/// Why a number is what it is.
#[derive(Clone, Debug)]
pub enum Reason {
    /// A judgement, in plain words.
    Judgement(String),
    /// Words that stand in a source.
    Quotation {
        /// Index in [`crate::Arrangement::sources`].
        source: usize,
        /// The words.
        quote: String,
        /// Where the quotation stands in the arrangement's file.
        place: Place,
        /// Whether the words were found in a source at hand.
        verified: bool,
    },
}

impl PartialEq for Reason {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Judgement(a), Self::Judgement(b)) => a == b,
            (
                Self::Quotation { source, quote, .. },
                Self::Quotation {
                    source: other_source,
                    quote: other_quote,
                    ..
                },
            ) => source == other_source && quote == other_quote,
            _ => false,
        }
    }
}
