//! Rates of breaking: events over time at risk, with exact intervals.

use super::interval::{Interval, TAIL, gamma_quantile};

/// Events counted over a time at risk, at which they come at a constant rate (Poisson).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rate {
    /// Events.
    pub events: usize,
    /// Time at risk, positive.
    pub time: f64,
}

impl Rate {
    /// Events a unit of time; 0 where there was no time at risk.
    pub fn value(&self) -> f64 {
        if self.time > 0.0 {
            self.events as f64 / self.time
        } else {
            0.0
        }
    }

    /// The exact interval (Garwood 1936): the rates at which so few, or so many, events would come in less
    /// than 2.5 percent of such times. `None` where there was no time at risk.
    pub fn interval(&self) -> Option<Interval> {
        let events = self.events as f64;
        (self.time > 0.0).then(|| Interval {
            low: gamma_quantile(events, TAIL) / self.time,
            high: gamma_quantile(events + 1.0, 1.0 - TAIL) / self.time,
        })
    }
}

impl std::ops::Add for Rate {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            events: self.events + other.events,
            time: self.time + other.time,
        }
    }
}

impl std::iter::Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        rates.fold(Self::default(), |sum, rate| sum + rate)
    }
}

/// The largest log-likelihood of rates that are constant within each of these pieces (the piecewise
/// exponential, or Poisson, model): Σ d log(d/T) − d.
pub fn piecewise_log_likelihood(pieces: &[Rate]) -> f64 {
    let with_events = pieces.iter().filter(|rate| rate.events > 0);
    with_events
        .map(|rate| rate.events as f64 * (rate.value().ln() - 1.0))
        .sum()
}
