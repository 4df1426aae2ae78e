//! The uncertain numbers of an arrangement.

use arrangement::{Arrangement, UncertainRange, defines_the_question, rule::Rule};

use thiserror::Error;

use crate::design::quantile::{triangular, uniform};

/// No number of an arrangement has a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "no number of the arrangement has a range, so there is only one future; write for example \
     `stake = {{ low = 80, mode = 130, high = 180 }}`"
)]
pub struct NothingUncertain;

/// The uncertain numbers of an arrangement that is to be drawn from.
///
/// # Errors
/// Where it has none.
pub fn uncertain(arrangement: &Arrangement) -> Result<Vec<Input>, NothingUncertain> {
    let inputs = inputs(arrangement);
    match inputs.is_empty() {
        true => Err(NothingUncertain),
        false => Ok(inputs),
    }
}

/// A number that an arrangement gives a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its dotted path.
    pub path: String,
    /// Its distribution.
    pub range: UncertainRange,
    /// The value used where one number is wanted.
    pub central: f64,
    /// What values it may have; `None` where no file was read.
    pub rule: Option<&'static Rule>,
    /// Its place among [`Arrangement::numbers`].
    pub(crate) place: usize,
}

impl Input {
    /// The number at a path, from `low` to `high` whatever range the arrangement gives it; `None` where
    /// there is no such number.
    pub fn between(arrangement: &Arrangement, path: &str, low: f64, high: f64) -> Option<Self> {
        let numbers = arrangement.numbers().into_iter().enumerate();
        let mut named = numbers.filter(|(_, (known, _))| known == path);
        let (place, (path, number)) = named.next()?;
        Some(Self {
            path,
            range: UncertainRange::Uniform { low, high },
            central: number.value,
            rule: number.rule,
            place,
        })
    }

    /// Whether it is a whole number, as readiness is.
    pub fn is_whole(&self) -> bool {
        self.rule.is_some_and(|rule| rule.whole)
    }

    /// The value below which a share `unit` ∈ [0, 1] of its distribution lies; each whole number of a
    /// range is as likely as the numbers within a half of it.
    pub fn quantile(&self, unit: f64) -> f64 {
        if self.is_whole() {
            let (low, high) = (self.range.low(), self.range.high());
            let at = match self.range {
                UncertainRange::Uniform { .. } => uniform(unit, low - 0.5, high + 0.5),
                UncertainRange::Triangular { mode, .. } => {
                    triangular(unit, low - 0.5, mode, high + 0.5)
                }
            };
            return at.round().clamp(low, high);
        }
        match self.range {
            UncertainRange::Uniform { low, high } => uniform(unit, low, high),
            UncertainRange::Triangular { low, mode, high } => triangular(unit, low, mode, high),
        }
    }
}

/// Every uncertain number of an arrangement, in the order of its file's reference; those that define
/// the question are not drawn, since every answer would be to another one.
pub fn inputs(arrangement: &Arrangement) -> Vec<Input> {
    let uncertain = |(place, (path, number)): (usize, (String, &arrangement::Number))| {
        Some(Input {
            path,
            range: number.range?,
            central: number.value,
            rule: number.rule,
            place,
        })
    };
    (arrangement.numbers().into_iter().enumerate())
        .filter(|(_, (path, _))| !defines_the_question(path))
        .filter_map(uncertain)
        .collect()
}
