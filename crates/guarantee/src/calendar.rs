//! When what holds: the dates of an arrangement as stretches of time.

use std::ops::Range;

use arrangement::{Arrangement, Commitment, CommitmentKind};
use games::continuous::Stretch;

use crate::{coalition::Coalition, trees::Cast};

/// Two dates closer than this are one, in years (a thirtieth of a second).
const SAME_TIME: f64 = 1e-9;

/// When a commitment is active, in years since signing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub(crate) from: f64,
    pub(crate) until: f64,
}

impl Span {
    pub(crate) fn of(arrangement: &Arrangement, commitment: &Commitment) -> Self {
        let years = |date| arrangement.years_since_signing(date);
        Self {
            from: commitment.from.map_or(f64::NEG_INFINITY, years),
            until: commitment.until.map_or(f64::INFINITY, years),
        }
    }

    /// Whether the commitment is active at a time: from its first day, up to but not including the
    /// day it ends.
    pub(crate) fn contains(self, time: f64) -> bool {
        self.from <= time + SAME_TIME && time + SAME_TIME < self.until
    }
}

/// Years over which a spending commitment's strength grows; `None` for other kinds.
fn ramp(commitment: &Commitment) -> Option<f64> {
    match &commitment.kind {
        CommitmentKind::Spending { over_years, .. } => Some(over_years.value),
        _ => None,
    }
}

/// The share of its full strength that a spending commitment has reached, `elapsed` years after it
/// began.
pub(crate) fn grown(over_years: f64, elapsed: f64) -> f64 {
    if elapsed >= over_years {
        1.0
    } else {
        (elapsed / over_years).max(0.0)
    }
}

/// Which guarantors choose at a window, and who answers a probe, at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Those with an active pledge or deployment.
    pub(crate) choosers: Coalition,
    /// The first with an active deployment; `None`: the protégé.
    pub(crate) answerer: Option<usize>,
}

impl Parts {
    /// The parts at `time`, given the commitments with their spans.
    pub(crate) fn at<'a>(
        cast: &Cast,
        commitments: impl Iterator<Item = (&'a Commitment, Span)>,
        time: f64,
    ) -> Self {
        let (mut choosers, mut deployed) = (Coalition::NOBODY, Coalition::NOBODY);
        for (commitment, span) in commitments {
            let guarantor = cast
                .guarantors
                .iter()
                .position(|&actor| actor == commitment.by);
            let (Some(guarantor), true) = (guarantor, span.contains(time)) else {
                continue;
            };
            match commitment.kind {
                CommitmentKind::Pledge { .. } => choosers = choosers.with(guarantor),
                CommitmentKind::Deployment { .. } => {
                    choosers = choosers.with(guarantor);
                    deployed = deployed.with(guarantor);
                }
                _ => {}
            }
        }
        Self {
            choosers,
            answerer: deployed.members().next(),
        }
    }
}

/// A turnover that has an effect: when, and whose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TurnoverTime {
    pub(crate) time: f64,
    pub(crate) guarantor: usize,
    /// Its place in the guarantor's list.
    pub(crate) index: usize,
}

/// Everything dated in an arrangement, with room to write it anew without allocating.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    /// The commitments that are part of the game, with their spans.
    pub(crate) commitments: Vec<(usize, Span)>,
    /// All turnovers before the horizon, in order of time.
    pub(crate) turnovers: Vec<TurnoverTime>,
    /// The stretches between them; their phases are 0.
    pub(crate) stretches: Vec<Stretch>,
    cuts: Vec<f64>,
}

impl Dates {
    /// Writes the dates of an arrangement, with these of its commitments.
    pub(crate) fn write(
        &mut self,
        arrangement: &Arrangement,
        cast: &Cast,
        commitments: Range<usize>,
    ) {
        let spanned = |index: usize| {
            let span = Span::of(arrangement, &arrangement.commitments[index]);
            (index, span)
        };
        self.commitments.clear();
        self.commitments.extend(commitments.map(spanned));
        self.write_turnovers(arrangement, cast);
        let Self {
            commitments,
            turnovers,
            stretches,
            cuts,
        } = self;
        let spans = spans(arrangement, commitments);
        write_stretches(arrangement, spans, turnovers, cuts, stretches);
    }

    fn write_turnovers(&mut self, arrangement: &Arrangement, cast: &Cast) {
        let horizon = arrangement.horizon_years.value;
        self.turnovers.clear();
        for (guarantor, &actor) in cast.guarantors.iter().enumerate() {
            for (index, turnover) in arrangement.actors[actor].turnovers.iter().enumerate() {
                let time = arrangement.years_since_signing(turnover.date);
                if time < horizon - SAME_TIME {
                    self.turnovers.push(TurnoverTime {
                        time,
                        guarantor,
                        index,
                    });
                }
            }
        }
        let order = |turnover: &TurnoverTime| (turnover.guarantor, turnover.index);
        self.turnovers.sort_unstable_by(|a, b| {
            let by_time = a.time.total_cmp(&b.time);
            by_time.then_with(|| order(a).cmp(&order(b)))
        });
    }

    /// Whether the same things follow each other in the same order as in other dates.
    pub(crate) fn follow_as(&self, other: &Self) -> bool {
        let mut turnovers = self.turnovers.iter().zip(&other.turnovers);
        let mut stretches = self.stretches.iter().zip(&other.stretches);
        self.turnovers.len() == other.turnovers.len()
            && turnovers.all(|(a, b)| (a.guarantor, a.index) == (b.guarantor, b.index))
            && self.stretches.len() == other.stretches.len()
            && stretches.all(|(a, b)| a.redraws == b.redraws)
    }
}

/// The commitments of a game with their spans.
pub(crate) fn spans<'a>(
    arrangement: &'a Arrangement,
    commitments: &'a [(usize, Span)],
) -> impl Iterator<Item = (&'a Commitment, Span)> + Clone {
    (commitments.iter()).map(|&(index, span)| (&arrangement.commitments[index], span))
}

/// Writes the stretches of an arrangement: cut wherever something begins, ends, or stops growing,
/// then the frozen years after the horizon. Phases are left at 0, for the layout to fill in.
fn write_stretches<'a>(
    arrangement: &Arrangement,
    commitments: impl Iterator<Item = (&'a Commitment, Span)> + Clone,
    turnovers: &[TurnoverTime],
    cuts: &mut Vec<f64>,
    stretches: &mut Vec<Stretch>,
) {
    let horizon = arrangement.horizon_years.value;
    cuts.clear();
    cuts.extend([0.0, horizon]);
    cuts.extend(turnovers.iter().map(|turnover| turnover.time));
    for (commitment, span) in commitments.clone() {
        let full = ramp(commitment).map_or(span.from, |over_years| span.from + over_years);
        cuts.extend([span.from, full, span.until]);
    }
    cuts.retain(|&time| time == 0.0 || time == horizon || inside(time, horizon));
    cuts.sort_unstable_by(f64::total_cmp);
    cuts.dedup_by(|later, earlier| *later - *earlier < SAME_TIME);
    stretches.clear();
    let mut redraws = 0;
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let until = turnovers.partition_point(|turnover| turnover.time < start + SAME_TIME);
        let middle = 0.5 * (start + end);
        let growing = |(commitment, span): (&Commitment, Span)| {
            ramp(commitment).is_some_and(|over| span.contains(middle) && middle < span.from + over)
        };
        stretches.push(Stretch {
            start,
            end,
            phase: 0,
            varies: commitments.clone().any(growing),
            redraws: redraws..until,
        });
        redraws = until;
    }
    let end = horizon + arrangement.afterwards_years.value;
    if end > horizon {
        stretches.push(Stretch {
            start: horizon,
            end,
            phase: 0,
            varies: false,
            redraws: 0..0,
        });
    }
}

/// Whether a time lies within the calendar and apart from its ends.
fn inside(time: f64, horizon: f64) -> bool {
    time > SAME_TIME && time < horizon - SAME_TIME
}
