//! Intervals at 95 percent, and the quantiles that they are made of.

use statrs::distribution::{Beta, ContinuousCDF, Gamma, Normal};

/// The probability left out on each side of an interval of 95 percent.
pub(super) const TAIL: f64 = 0.025;

/// An interval at 95 percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// The interval that reaches from the lower of two lower ends to the higher of two upper ends.
    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    /// Whether a number lies in it, its ends included.
    pub fn contains(self, number: f64) -> bool {
        self.low <= number && number <= self.high
    }
}

/// The normal quantile at 97.5 percent, 1.96.
pub(super) fn two_sided_quantile() -> f64 {
    Normal::standard().inverse_cdf(1.0 - TAIL)
}

/// The quantile of the gamma distribution of this shape and rate 1; 0 for shape 0.
pub(super) fn gamma_quantile(shape: f64, probability: f64) -> f64 {
    Gamma::new(shape, 1.0).map_or(0.0, |gamma| {
        polished(
            |x| gamma.cdf(x),
            gamma.inverse_cdf(probability),
            probability,
        )
    })
}

/// The quantile of the beta distribution; `None` where a parameter is not positive.
pub(super) fn beta_quantile(first: f64, second: f64, probability: f64) -> Option<f64> {
    let beta = Beta::new(first, second).ok()?;
    Some(polished(
        |x| beta.cdf(x),
        beta.inverse_cdf(probability),
        probability,
    ))
}

/// A root of `cdf(x) = probability` near `start`, by bisection to the last digits.
fn polished(cdf: impl Fn(f64) -> f64, start: f64, probability: f64) -> f64 {
    let (mut low, mut high) = (start * 0.999, start * 1.001);
    if cdf(low) > probability || cdf(high) < probability {
        return start;
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if cdf(middle) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
