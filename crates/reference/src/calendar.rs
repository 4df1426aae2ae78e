//! The calendar: stretches of time on which the same commitments are active.

use arrangement::{ActorIndex, Arrangement, Commitment, CommitmentKind};

/// A stretch of time between two dates of the calendar.
pub struct Stretch<'a> {
    /// Years since signing at which it begins.
    pub start: f64,
    /// Years since signing at which it ends.
    pub end: f64,
    /// The commitments active throughout.
    pub active: Vec<&'a Commitment>,
    arrangement: &'a Arrangement,
}

/// A redraw of one guarantor's mood.
pub struct Redraw {
    /// Years since signing.
    pub time: f64,
    /// The guarantor's place in acting order.
    pub order: usize,
    /// Probability of each of its moods afterwards.
    pub to: Vec<f64>,
}

impl<'a> Stretch<'a> {
    fn new(arrangement: &'a Arrangement, start: f64, end: f64) -> Self {
        let active = arrangement
            .commitments
            .iter()
            .filter(|commitment| is_active(arrangement, commitment, start))
            .collect();
        Self {
            start,
            end,
            active,
            arrangement,
        }
    }

    /// "P and guarantors have `strength` plus their active deployments' and spending's strength."
    pub fn strength(&self, actor: ActorIndex, time: f64) -> f64 {
        let own = self.arrangement.actors[actor].strength[0].value;
        let committed: f64 = self
            .active
            .iter()
            .filter(|commitment| commitment.by == actor)
            .map(|commitment| self.committed_strength(commitment, time))
            .sum();
        own + committed
    }

    /// Whether any strength changes within the stretch.
    pub fn is_ramping(&self) -> bool {
        let horizon = self.arrangement.horizon_years.value;
        self.start < horizon
            && self.active.iter().any(|commitment| {
                matches!(&commitment.kind, CommitmentKind::Spending { over_years, .. }
                    if self.begins(commitment) + over_years.value > self.start)
            })
    }

    /// "A `spending` commitment's strength grows linearly from 0 at `from` to its full value
    /// `over_years` later (at once if absent or 0)"; after the horizon it stays as it then is.
    fn committed_strength(&self, commitment: &Commitment, time: f64) -> f64 {
        match &commitment.kind {
            CommitmentKind::Deployment { strength, .. } => strength.value,
            CommitmentKind::Spending {
                strength,
                over_years,
                ..
            } => {
                let time = time.min(self.arrangement.horizon_years.value);
                let grown = if over_years.value > 0.0 {
                    ((time - self.begins(commitment)) / over_years.value).clamp(0.0, 1.0)
                } else {
                    1.0
                };
                strength.value * grown
            }
            _ => 0.0,
        }
    }

    fn begins(&self, commitment: &Commitment) -> f64 {
        begins(self.arrangement, commitment)
    }
}

/// The stretches from the signing to the horizon.
pub fn stretches(arrangement: &Arrangement) -> Vec<Stretch<'_>> {
    let dates = dates(arrangement);
    dates
        .windows(2)
        .map(|pair| Stretch::new(arrangement, pair[0], pair[1]))
        .collect()
}

/// "From `horizon_years` on, the calendar is frozen as it stands at that moment … The story is
/// followed for `afterwards_years` more."
pub fn afterwards(arrangement: &Arrangement) -> Stretch<'_> {
    let horizon = arrangement.horizon_years.value;
    Stretch::new(
        arrangement,
        horizon,
        horizon + arrangement.afterwards_years.value,
    )
}

/// The turnovers that have an effect: "a turnover on or after the horizon has no effect".
pub fn redraws(arrangement: &Arrangement) -> Vec<Redraw> {
    let mut redraws = Vec::new();
    for (order, guarantor) in arrangement.guarantors().enumerate() {
        for turnover in &arrangement.actors[guarantor].turnovers {
            let time = arrangement.years_since_signing(turnover.date);
            if time < arrangement.horizon_years.value {
                redraws.push(Redraw {
                    time,
                    order,
                    to: turnover.to.iter().map(|number| number.value).collect(),
                });
            }
        }
    }
    redraws
}

/// The whole years up to the horizon, at which the outlook is reported.
pub fn whole_years(arrangement: &Arrangement) -> Vec<f64> {
    let mut years = Vec::new();
    let mut year = 1.0;
    while year <= arrangement.horizon_years.value {
        years.push(year);
        year += 1.0;
    }
    years
}

/// "A commitment is active from its `from` date (default: always) up to, not including, its `until`
/// date (default: never ends)."
fn is_active(arrangement: &Arrangement, commitment: &Commitment, time: f64) -> bool {
    begins(arrangement, commitment) <= time && time < ends(arrangement, commitment)
}

fn begins(arrangement: &Arrangement, commitment: &Commitment) -> f64 {
    commitment.from.map_or(f64::NEG_INFINITY, |date| {
        arrangement.years_since_signing(date)
    })
}

fn ends(arrangement: &Arrangement, commitment: &Commitment) -> f64 {
    commitment
        .until
        .map_or(f64::INFINITY, |date| arrangement.years_since_signing(date))
}

/// Every moment from the signing to the horizon at which something changes or is reported.
fn dates(arrangement: &Arrangement) -> Vec<f64> {
    let horizon = arrangement.horizon_years.value;
    let mut dates = whole_years(arrangement);
    dates.push(arrangement.target.years.value);
    dates.extend(redraws(arrangement).iter().map(|redraw| redraw.time));
    for commitment in &arrangement.commitments {
        let begins = begins(arrangement, commitment);
        dates.extend([begins, ends(arrangement, commitment)]);
        if let CommitmentKind::Spending { over_years, .. } = &commitment.kind {
            dates.push(begins + over_years.value);
        }
    }
    dates.retain(|&date| 0.0 < date && date < horizon);
    dates.extend([0.0, horizon]);
    dates.sort_by(f64::total_cmp);
    dates.dedup();
    dates
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::make::{commitment, number};
    use crate::ukraine::ukraine_2025;

    /// The protégé's only commitment is a spending of strength 1 from `from`, over `over_years`; its own
    /// strength is 0.8.
    fn spending(from: Date, over_years: f64) -> Arrangement {
        let mut arrangement = ukraine_2025();
        let kind = CommitmentKind::Spending {
            strength: number(1.0),
            cost: number(0.0),
            over_years: number(over_years),
        };
        arrangement.commitments = vec![Commitment {
            from: Some(from),
            ..commitment("spending", 1, kind)
        }];
        arrangement
    }

    fn strength_at(arrangement: &Arrangement, time: f64) -> f64 {
        let stretches = stretches(arrangement);
        let afterwards = afterwards(arrangement);
        let stretch = stretches
            .iter()
            .find(|stretch| stretch.start <= time && time < stretch.end)
            .unwrap_or(&afterwards);
        stretch.strength(1, time)
    }

    #[test]
    fn strength_grows_evenly_from_its_first_day_until_it_is_full() {
        let arrangement = spending(date(2026, 5, 1), 4.0);
        let begins = 365.0 / 365.25;
        for (time, expected) in [(0.5, 0.8), (begins, 0.8), (begins + 1.0, 1.05), (9.0, 1.8)] {
            assert!((strength_at(&arrangement, time) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn spending_that_began_before_the_signing_has_grown_by_then() {
        let arrangement = spending(date(2023, 5, 1), 4.0);
        let grown = 731.0 / 365.25 / 4.0;
        assert!((strength_at(&arrangement, 0.0) - (0.8 + grown)).abs() < 1e-12);
    }

    #[test]
    fn strength_stays_after_the_horizon_as_it_stands_there() {
        let arrangement = spending(date(2025, 5, 1), 20.0);
        for time in [10.0, 11.0, 59.0] {
            assert!((strength_at(&arrangement, time) - 1.3).abs() < 1e-12);
        }
    }

    #[test]
    fn stretches_end_where_something_changes_or_is_reported() {
        let ends: Vec<f64> = stretches(&spending(date(2026, 5, 1), 2.5))
            .iter()
            .map(|stretch| stretch.end)
            .collect();
        let begins = 365.0 / 365.25;
        let turnover = 1360.0 / 365.25;
        let mut expected: Vec<f64> = (1..=10).map(f64::from).collect();
        expected.extend([begins, begins + 2.5, turnover]);
        expected.sort_by(f64::total_cmp);
        assert_eq!(ends, expected);
    }

    #[test]
    fn a_turnover_on_the_horizon_has_no_effect() {
        let mut arrangement = ukraine_2025();
        arrangement.horizon_years = number(1360.0 / 365.25);
        assert!(redraws(&arrangement).is_empty());
        arrangement.horizon_years = number(1361.0 / 365.25);
        assert_eq!(redraws(&arrangement).len(), 1);
    }
}
