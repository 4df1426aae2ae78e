//! Mistakes about single numbers and the ranges they may have.

use thiserror::Error;

use super::plainly;
use crate::written::as_share;

/// What is wrong with a number; `path` is its dotted path.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NumberMistake {
    /// `nan`, `inf`, or more than a number can hold.
    #[error("`{path}` is {written}, which is no finite number")]
    NotFinite {
        /// Its path.
        path: String,
        /// As written.
        written: String,
    },
    /// It breaks the rule of its key.
    #[error("`{path}` is {}, but {what} has to be {rule}", plainly(*value))]
    OutOfRange {
        /// Its path.
        path: String,
        /// The value.
        value: f64,
        /// What such a number is: "a rate".
        what: &'static str,
        /// The rule in words: "a number from 0 to 1".
        rule: String,
    },
    /// `low` without `high` or the other way round.
    #[error("the range of `{path}` has no `{missing}`")]
    HalfARange {
        /// Its path.
        path: String,
        /// The end that is missing.
        missing: &'static str,
    },
    /// A table that states no number at all.
    #[error("`{path}` states no number")]
    NoNumber {
        /// Its path.
        path: String,
    },
    /// `low` above `high`.
    #[error("the range of `{path}` runs from {} down to {}", plainly(*low), plainly(*high))]
    LowAboveHigh {
        /// Its path.
        path: String,
        /// As written.
        low: f64,
        /// As written.
        high: f64,
    },
    /// `mode` or `value` outside the range.
    #[error("the `{key}` of `{path}`, {}, lies outside its range from {} to {}", plainly(*value), plainly(*low), plainly(*high))]
    OutsideItsRange {
        /// Its path.
        path: String,
        /// `mode` or `value`.
        key: &'static str,
        /// As written.
        value: f64,
        /// As written.
        low: f64,
        /// As written.
        high: f64,
    },
    /// The middle of a range of whole numbers is no whole number.
    #[error("the middle of the range of `{path}`, {middle}, is no whole number")]
    MiddleNotWhole {
        /// Its path.
        path: String,
        /// The middle.
        middle: f64,
    },
    /// Probabilities of what excludes each other and covers everything do not sum to 1.
    #[error("{what} sum to {sum}, not to 1")]
    NotOne {
        /// Which probabilities: "the `initial` of the moods of `us`".
        what: String,
        /// Their sum.
        sum: f64,
    },
    /// The target lies beyond the horizon.
    #[error("the target of {target} years lies beyond the horizon of {horizon} years")]
    TargetBeyondHorizon {
        /// `target.years`, at its highest.
        target: f64,
        /// `horizon_years`, at its lowest.
        horizon: f64,
    },
    /// A readiness level that the challenger does not have.
    #[error("`{path}` is {value}, but the challenger has {levels} readiness level{}", if *levels == 1 { "" } else { "s" })]
    NoSuchLevel {
        /// Its path.
        path: String,
        /// The level.
        value: f64,
        /// How many strengths the challenger lists.
        levels: usize,
    },
}

impl NumberMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::OutOfRange { value, what, .. } => return percent_help(*value, what),
            Self::NotFinite { .. } => return None,
            Self::HalfARange { missing, .. } => {
                format!("write both ends, {{ low = …, high = … }}: add `{missing}`")
            }
            Self::NoNumber { .. } => {
                "write `value = …`, or a range with `low = …` and `high = …`".to_owned()
            }
            Self::LowAboveHigh { .. } => "exchange `low` and `high`".to_owned(),
            Self::OutsideItsRange { key, .. } => {
                format!("widen the range, or choose a `{key}` inside it")
            }
            Self::MiddleNotWhole { .. } => {
                "say with `value = …` which whole number is meant when one is wanted".to_owned()
            }
            Self::NotOne { .. } => {
                "these are the probabilities of everything that can be: make them sum to 1"
                    .to_owned()
            }
            Self::TargetBeyondHorizon { .. } => {
                "lengthen `horizon_years`, or shorten `target.years`".to_owned()
            }
            Self::NoSuchLevel { levels, .. } if *levels == 1 => {
                "the only level is 0; list more strengths to have more".to_owned()
            }
            Self::NoSuchLevel { levels, .. } => {
                format!("levels are counted from 0: write 0 to {}", levels - 1)
            }
        })
    }

    /// Whether it concerns this number alone.
    pub(super) fn is_local(&self) -> bool {
        !matches!(
            self,
            Self::NotOne { .. } | Self::TargetBeyondHorizon { .. } | Self::NoSuchLevel { .. }
        )
    }
}

/// A probability far above 1 was probably meant in percent.
fn percent_help(value: f64, what: &str) -> Option<String> {
    let meant = what.contains("probability") && (2.0..=100.0).contains(&value);
    meant.then(|| format!("{}% is written {}", plainly(value), as_share(value)))
}
