//! The Kaplan–Meier curve with pointwise and clustered bands, and the Nelson–Aalen cumulative hazard.
//!
//! With d breaks among n at risk at each time of a break,
//!
//! ```text
//! S(t) = Π (1 − d/n)                 Kaplan and Meier 1958
//! Λ(t) = Σ d/n                       Nelson 1972, Aalen 1978
//! var log S(t) = Σ d / (n (n − d))   Greenwood 1926
//! ```
//!
//! The band is that of log(−log S), S^exp(±z·sd/|log S|), which stays between 0 and 1 (Kalbfleisch and
//! Prentice 1980). Where spells of one cluster share their fate, the variance is that of the sum of each
//! cluster's influence on log S(t), Σ over its spells and the times of breaks of
//! (d − n·broke) / (n (n − d)) while at risk (the infinitesimal jackknife of Efron 1981, summed by cluster
//! as in Williams 1995); with every spell its own cluster it is Greenwood's variance.
//!
//! Where the formulas have no answer the bands are exact (Clopper and Pearson 1934): of spells, where none
//! has broken or, without censoring, all have; of clusters, until a second of them has seen a break.

use std::collections::{BTreeMap, BTreeSet};

use super::Spell;
use super::interval::{Interval, two_sided_quantile};
use super::share::Share;

/// The estimate from one time at which something happened until the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// Spells at risk just before.
    pub at_risk: usize,
    /// Breaks.
    pub breaks: usize,
    /// Spells that are watched no longer afterwards.
    pub censored: usize,
    /// S.
    pub survival: f64,
    /// The variance of log S if every spell stands for itself.
    pub greenwood: f64,
    /// The variance of log S if the spells of a cluster may share their fate.
    pub clustered: f64,
    /// Λ.
    pub cumulative_hazard: f64,
    /// The variance of Λ, Σ d/n².
    pub hazard_variance: f64,
}

/// The curve at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// S.
    pub survival: f64,
    /// Spells watched for at least so long.
    pub at_risk: usize,
    /// The interval if every spell stands for itself.
    pub pointwise: Interval,
    /// The interval if the spells of a cluster may share their fate.
    pub clustered: Interval,
}

impl Moment {
    /// The interval that holds both: clustering is no reason to be surer.
    pub fn interval(&self) -> Interval {
        self.pointwise.hull(self.clustered)
    }
}

/// A survival curve.
#[derive(Clone, Debug, PartialEq)]
pub struct KaplanMeier {
    steps: Vec<Step>,
    ends: Vec<(f64, usize)>,
    breaks: usize,
    /// The bands from each step on: pointwise, and by clusters.
    bands: Vec<(Interval, Interval)>,
}

impl KaplanMeier {
    /// Estimates the curve.
    pub fn estimate(spells: &[Spell]) -> Self {
        let mut ends: Vec<(f64, usize)> = spells.iter().map(|s| (s.time, s.cluster)).collect();
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut running = Running::new(spells.len());
        let mut sorted = spells.to_vec();
        sorted.sort_by(|one, other| one.time.total_cmp(&other.time));
        let mut from = 0;
        while from < sorted.len() {
            let time = sorted[from].time;
            let ends_now = |spell: &Spell| spell.time.total_cmp(&time).is_eq();
            let together = sorted[from..].partition_point(ends_now);
            running.pass(time, &sorted[from..], together);
            from += together;
        }
        let mut curve = Self {
            steps: running.steps,
            ends,
            breaks: spells.iter().filter(|spell| spell.broke).count(),
            bands: Vec::new(),
        };
        curve.bands = curve.band_steps(&sorted);
        curve
    }

    /// One step for each time at which a spell ended, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The last step not after a time; `None` before the first.
    pub fn step_at(&self, time: f64) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.time <= time);
        after.checked_sub(1).map(|at| &self.steps[at])
    }

    /// How many spells there are.
    pub fn spells(&self) -> usize {
        self.ends.len()
    }

    /// How many of them broke.
    pub fn breaks(&self) -> usize {
        self.breaks
    }

    /// How many clusters they come from.
    pub fn clusters(&self) -> usize {
        self.clusters_at_risk(0.0)
    }

    /// The sum of all times.
    pub fn time_at_risk(&self) -> f64 {
        self.ends.iter().map(|end| end.0).sum()
    }

    /// How many spells are watched for at least so long.
    pub fn at_risk(&self, time: f64) -> usize {
        self.ends.len() - self.ends.partition_point(|end| end.0 < time)
    }

    fn clusters_at_risk(&self, time: f64) -> usize {
        let from = self.ends.partition_point(|end| end.0 < time);
        let clusters: BTreeSet<usize> = self.ends[from..].iter().map(|end| end.1).collect();
        clusters.len()
    }

    /// The first time at which no more than half are left; where the curve runs along one half, the middle
    /// of that stretch (as in R's `survival`). `None` if it never comes.
    pub fn median(&self) -> Option<f64> {
        const ROUNDING: f64 = 1e-12;
        let first = |below: f64| self.steps.iter().find(|step| step.survival <= below);
        let reached = first(0.5 + ROUNDING)?.time;
        let passed = first(0.5 - ROUNDING).map_or(reached, |step| step.time);
        Some(0.5 * (reached + passed))
    }

    /// The longest time for which anyone was watched; 0 where nobody was.
    pub fn longest(&self) -> f64 {
        self.ends.last().map_or(0.0, |end| end.0)
    }

    /// The curve at a time; `None` after the last time at which anyone was watched, unless all had broken by
    /// then.
    pub fn at(&self, time: f64) -> Option<Moment> {
        let at_risk = self.at_risk(time);
        let step = self.steps.partition_point(|step| step.time <= time);
        let survival = step
            .checked_sub(1)
            .map_or(1.0, |at| self.steps[at].survival);
        if at_risk == 0 && survival > 0.0 {
            return None;
        }
        let (pointwise, clustered) = match step.checked_sub(1) {
            Some(at) if survival < 1.0 => self.bands[at],
            _ => {
                let clusters = self.clusters_at_risk(time);
                let by_cluster = match self.clusters() == self.spells() {
                    true => exact(at_risk, at_risk),
                    false => exact(clusters, clusters),
                };
                (exact(at_risk, at_risk), by_cluster)
            }
        };
        Some(Moment {
            survival,
            at_risk,
            pointwise,
            clustered,
        })
    }

    /// The bands from each step on, of the spells in the order of their times.
    fn band_steps(&self, sorted: &[Spell]) -> Vec<(Interval, Interval)> {
        let (spells, clusters) = (self.spells(), self.clusters());
        let mut broken = BTreeSet::new();
        let (mut passed, mut is_censored) = (0, false);
        let mut bands: Vec<(Interval, Interval)> = Vec::new();
        for step in &self.steps {
            let now = passed + step.breaks + step.censored;
            let breaks = sorted[passed..now].iter().filter(|spell| spell.broke);
            broken.extend(breaks.map(|spell| spell.cluster));
            let before = bands.last().copied();
            let pointwise = match step.survival > 0.0 {
                true => log_log(step.survival, step.greenwood),
                false => at_zero(spells, before.map(|band| band.0), is_censored),
            };
            let mut by_cluster = if clusters == spells {
                pointwise
            } else if broken.len() < 2 {
                exact(clusters - broken.len(), clusters)
            } else if step.survival > 0.0 {
                log_log(step.survival, step.clustered)
            } else {
                at_zero(clusters, before.map(|band| band.1), is_censored)
            };
            // What is known of few clusters does not grow when one more of them sees a break.
            if let Some((_, before)) = before {
                by_cluster.low = by_cluster.low.min(before.low);
            }
            bands.push((pointwise, by_cluster));
            (passed, is_censored) = (now, is_censored || step.censored > 0);
        }
        bands
    }
}

/// The exact interval of the share of all cases of which so many held (Clopper and Pearson 1934).
fn exact(held: usize, all: usize) -> Interval {
    Share {
        part: held,
        whole: all,
    }
    .interval()
}

/// The interval of a curve that has come to 0: of all cases none held, if each was watched until it broke;
/// else its upper end is no lower than what was known before.
fn at_zero(cases: usize, before: Option<Interval>, is_censored: bool) -> Interval {
    let known = exact(0, cases);
    let high = match before {
        Some(before) if is_censored => before.high,
        Some(before) => known.high.min(before.high),
        None => known.high,
    };
    Interval { low: 0.0, high }
}

/// The interval on the scale of log(−log S); that about 1 or 0 has no width.
fn log_log(survival: f64, variance_of_log: f64) -> Interval {
    if survival <= 0.0 || survival >= 1.0 {
        return Interval {
            low: survival,
            high: survival,
        };
    }
    let width = two_sided_quantile() * variance_of_log.sqrt() / survival.ln().abs();
    Interval {
        low: survival.powf(width.exp()),
        high: survival.powf((-width).exp()),
    }
}

/// The sums that run along the times.
struct Running {
    at_risk: usize,
    survival: f64,
    greenwood: f64,
    cumulative_hazard: f64,
    hazard_variance: f64,
    influence: BTreeMap<usize, f64>,
    steps: Vec<Step>,
}

impl Running {
    fn new(at_risk: usize) -> Self {
        Self {
            at_risk,
            survival: 1.0,
            greenwood: 0.0,
            cumulative_hazard: 0.0,
            hazard_variance: 0.0,
            influence: BTreeMap::new(),
            steps: Vec::new(),
        }
    }

    /// Passes a time; `left` are the spells still at risk, the first `together` of which end now.
    fn pass(&mut self, time: f64, left: &[Spell], together: usize) {
        let breaks = left[..together].iter().filter(|spell| spell.broke).count();
        let (n, d) = (self.at_risk as f64, breaks as f64);
        if breaks > 0 {
            self.survival *= 1.0 - d / n;
            self.cumulative_hazard += d / n;
            self.hazard_variance += d / (n * n);
            if n > d {
                self.greenwood += d / (n * (n - d));
                for (place, spell) in left.iter().enumerate() {
                    let broke = if place < together && spell.broke {
                        n
                    } else {
                        0.0
                    };
                    *self.influence.entry(spell.cluster).or_default() +=
                        (d - broke) / (n * (n - d));
                }
            }
        }
        self.steps.push(Step {
            time,
            at_risk: self.at_risk,
            breaks,
            censored: together - breaks,
            survival: self.survival,
            greenwood: self.greenwood,
            clustered: self.influence.values().map(|sum| sum * sum).sum(),
            cumulative_hazard: self.cumulative_hazard,
            hazard_variance: self.hazard_variance,
        });
        self.at_risk -= together;
    }
}
