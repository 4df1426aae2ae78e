//! Shares of a count, with exact intervals.

use super::interval::{Interval, TAIL, beta_quantile};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those counted.
    pub part: usize,
    /// Of so many.
    pub whole: usize,
}

impl Share {
    /// The share, between 0 and 1; 0 of none.
    pub fn value(&self) -> f64 {
        match self.whole {
            0 => 0.0,
            whole => self.part as f64 / whole as f64,
        }
    }

    /// The exact interval of Clopper and Pearson (1934).
    pub fn interval(&self) -> Interval {
        let (part, rest) = (
            self.part as f64,
            self.whole.saturating_sub(self.part) as f64,
        );
        Interval {
            low: beta_quantile(part, rest + 1.0, TAIL).unwrap_or(0.0),
            high: beta_quantile(part + 1.0, rest, 1.0 - TAIL).unwrap_or(1.0),
        }
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |sum, share| Self {
            part: sum.part + share.part,
            whole: sum.whole + share.whole,
        })
    }
}
