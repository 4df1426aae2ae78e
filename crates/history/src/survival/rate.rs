//! Rates of breaking: events over time at risk, with exact intervals.

use std::collections::BTreeMap;

use super::Spell;
use super::interval::{Interval, TAIL, gamma_quantile, two_sided_quantile};

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

/// The interval of the rate of these spells' breaks if spells of a cluster may share their fate; `None`
/// where fewer than two clusters, or no break, are there.
///
/// With d breaks in all, r the rate, and for each cluster its breaks d_c and time t_c, log r has the variance
/// Σ (d_c − r t_c)² / d² (the sandwich of a Poisson regression; Liang and Zeger 1986), and the interval is
/// r exp(±1.96 of its root).
pub fn clustered_rate_interval(spells: &[Spell]) -> Option<Interval> {
    let mut clusters: BTreeMap<usize, Rate> = BTreeMap::new();
    for spell in spells {
        let rate = clusters.entry(spell.cluster).or_default();
        rate.events += usize::from(spell.broke);
        rate.time += spell.time;
    }
    let all: Rate = clusters.values().copied().sum();
    if clusters.len() < 2 || all.events == 0 || all.time <= 0.0 {
        return None;
    }
    let surplus = |rate: &Rate| rate.events as f64 - all.value() * rate.time;
    let squares: f64 = clusters.values().map(|rate| surplus(rate).powi(2)).sum();
    let width = two_sided_quantile() * squares.sqrt() / all.events as f64;
    Some(Interval {
        low: all.value() * (-width).exp(),
        high: all.value() * width.exp(),
    })
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
