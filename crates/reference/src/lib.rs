//! The guarantee game by the plainest means: classical Runge–Kutta with a fixed step.
//!
//! This is the witness of the tests and the baseline of the benchmarks. It shares nothing with the fast
//! solver but the types of an arrangement: every rule of the model is a short function in `rules`, every
//! choice is a node of a tree that is evaluated by recursion, and the differential equations are stepped
//! through evenly between the dates of the calendar.
//!
//! A step is 1/`steps_per_year` of a year, or a little less so that whole steps fill each stretch. Up to
//! the horizon the values are stepped at half of it, so that the midpoints of the forward steps fall on
//! values that were kept.

mod backward;
mod calendar;
mod choice;
mod equations;
mod forward;
pub mod generate;
pub mod make;
mod payoffs;
mod rules;
mod states;
mod tree;
pub mod ukraine;

use arrangement::{ActorIndex, Arrangement, Role};

use backward::{Path, Values};
use calendar::{Redraw, Stretch};
use equations::Equations;
use forward::Layout;
use states::{Peace, State, States, War};

/// What the model says about an arrangement.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Probability that the peace has held until each whole year from 1 to the horizon.
    pub survival: Vec<f64>,
    /// Probability that the peace has held until the target's date.
    pub reached: f64,
    /// How the peace first breaks by the horizon.
    pub first_break: FirstBreak,
    /// Expected number of probes chosen until the first break or the horizon.
    pub probes: f64,
    /// What stands at each whole year from 1 to the horizon.
    pub stands: Vec<Stands>,
    /// For each guarantor, in acting order, the share of first breaks by a resisted assault in which it
    /// fights from the start; `None` if no assault is ever resisted.
    pub fights: Option<Vec<f64>>,
    /// Each actor's value of the arrangement at its start, in file order.
    pub value: Vec<f64>,
    /// Each actor's value with no deal, in file order.
    pub value_no_deal: Vec<f64>,
    /// Whether each actor accepts the arrangement, in file order.
    pub accepts: Vec<bool>,
    /// Whether everyone accepts whose acceptance it takes.
    pub would_be_signed: bool,
}

impl Answer {
    /// Every number of the answer, in a fixed order.
    pub fn numbers(&self) -> Vec<f64> {
        let breaks = &self.first_break;
        let mut numbers = vec![
            self.reached,
            breaks.assault_resisted,
            breaks.yielded,
            breaks.escalated_probe,
            self.probes,
        ];
        numbers.extend(&self.survival);
        numbers.extend(
            self.stands
                .iter()
                .flat_map(|at| [at.peace, at.war, at.fallen]),
        );
        numbers.extend(self.fights.iter().flatten());
        numbers.extend(self.value.iter().chain(&self.value_no_deal));
        numbers
    }

    /// How far two answers to one question lie apart: the largest |a − b| / max(1, |b|) of their numbers.
    pub fn distance(&self, other: &Self) -> f64 {
        let (these, others) = (self.numbers(), other.numbers());
        if these.len() != others.len() {
            return f64::INFINITY;
        }
        these
            .iter()
            .zip(others)
            .map(|(this, other)| (this - other).abs() / other.abs().max(1.0))
            .fold(0.0, |largest, apart| {
                if apart > largest || apart.is_nan() {
                    apart
                } else {
                    largest
                }
            })
    }
}

/// Probabilities of how the peace first breaks by the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstBreak {
    /// By an assault that the protégé resists.
    pub assault_resisted: f64,
    /// By an assault that the protégé yields to.
    pub yielded: f64,
    /// By a probe that escalates.
    pub escalated_probe: f64,
}

/// Probabilities of what stands at a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stands {
    /// Peace, the first or one restored.
    pub peace: f64,
    /// War.
    pub war: f64,
    /// The protégé has fallen.
    pub fallen: f64,
}

/// Solves `arrangement` with about `steps_per_year` steps a year.
///
/// # Panics
///
/// If `steps_per_year` is 0, or the arrangement is not one that its reader would let pass.
pub fn solve(arrangement: &Arrangement, steps_per_year: usize) -> Answer {
    assert!(steps_per_year > 0, "at least one step a year");
    let states = States::of(arrangement);
    let story = Story::of(arrangement, &states, steps_per_year);
    let values = story.values(true);
    let value = value_at_start(arrangement, &states, &values[0][0]);
    let value_no_deal = value_no_deal(arrangement, &states, steps_per_year);
    let outlook = story.outlook(&values);
    let accepts: Vec<bool> = value
        .iter()
        .zip(&value_no_deal)
        .map(|(with, without)| with >= without)
        .collect();
    Answer {
        would_be_signed: would_be_signed(arrangement, &accepts),
        value,
        value_no_deal,
        accepts,
        ..outlook
    }
}

/// Solves `arrangement` with more and more steps, from 50 a year on, until twice as many move no number
/// by more than `tolerance` · max(1, |number|); `None` if that takes more than `most_steps_per_year`.
///
/// With little private information choices turn suddenly, and a fixed step has to be small.
pub fn solve_within(
    arrangement: &Arrangement,
    tolerance: f64,
    most_steps_per_year: usize,
) -> Option<Answer> {
    let mut steps_per_year = 50;
    let mut coarse = solve(arrangement, steps_per_year);
    while 2 * steps_per_year <= most_steps_per_year {
        steps_per_year *= 2;
        let fine = solve(arrangement, steps_per_year);
        if coarse.distance(&fine) <= tolerance {
            return Some(fine);
        }
        coarse = fine;
    }
    None
}

/// "V_i at the start": peace, readiness `start.readiness`, κ intact, moods drawn from their `initial`.
fn value_at_start(arrangement: &Arrangement, states: &States, values: &Values) -> Vec<f64> {
    backward::at_the_start(arrangement, states, values, |moods| {
        states.index(start(arrangement, moods))
    })
}

/// "No deal is the same file with no commitments at all (turnovers, moods and horizon stay), started in
/// war(J = `no_deal.coalition`) with readiness `no_deal.readiness`."
fn value_no_deal(arrangement: &Arrangement, states: &States, steps_per_year: usize) -> Vec<f64> {
    let bare = Arrangement {
        commitments: Vec::new(),
        ..arrangement.clone()
    };
    let values = Story::of(&bare, states, steps_per_year).values(false);
    let coalition = arrangement
        .guarantors()
        .enumerate()
        .filter(|(_, guarantor)| arrangement.no_deal.coalition.contains(guarantor))
        .map(|(order, _)| 1 << order)
        .sum();
    backward::at_the_start(arrangement, states, &values[0][0], |moods| {
        states.index(State::War(War {
            coalition,
            readiness: level(arrangement.no_deal.readiness.value),
            moods,
        }))
    })
}

/// "C, P, and every actor with `veto = true` must accept for it to be signed."
fn would_be_signed(arrangement: &Arrangement, accepts: &[bool]) -> bool {
    let must_accept = |actor: ActorIndex| {
        let actor = &arrangement.actors[actor];
        actor.role != Role::Guarantor || actor.veto
    };
    (0..accepts.len()).all(|actor| accepts[actor] || !must_accept(actor))
}

/// "Start: peace at t = 0, readiness `start.readiness`, κ intact."
fn start(arrangement: &Arrangement, moods: usize) -> State {
    State::Peace(Peace {
        readiness: level(arrangement.start.readiness.value),
        intact: true,
        moods,
    })
}

/// A readiness level, which the file writes as a number.
fn level(number: f64) -> usize {
    number.round() as usize
}

/// An arrangement cut into stretches.
struct Story<'a> {
    arrangement: &'a Arrangement,
    states: &'a States,
    stretches: Vec<Stretch<'a>>,
    afterwards: Stretch<'a>,
    redraws: Vec<Redraw>,
    steps_per_year: usize,
}

impl<'a> Story<'a> {
    fn of(arrangement: &'a Arrangement, states: &'a States, steps_per_year: usize) -> Self {
        Self {
            arrangement,
            states,
            stretches: calendar::stretches(arrangement),
            afterwards: calendar::afterwards(arrangement),
            redraws: calendar::redraws(arrangement),
            steps_per_year,
        }
    }

    fn steps(&self, stretch: &Stretch) -> usize {
        let steps = (stretch.end - stretch.start) * self.steps_per_year as f64;
        // A whole number of steps may come out a rounding error above it.
        ((steps - 1e-9).ceil() as usize).max(1)
    }

    /// The redraws at the end of a stretch.
    fn redraws_at(&self, time: f64) -> impl Iterator<Item = &Redraw> {
        self.redraws
            .iter()
            .filter(move |redraw| redraw.time == time)
    }

    /// "Integrate backwards from there": the values on each stretch up to the horizon, stepped and kept
    /// at every half step for the outlook, or else only at its start.
    fn values(&self, keep: bool) -> Vec<Path> {
        let afterwards = &self.afterwards;
        let mut values = forward::nothing(self.states);
        if afterwards.end > afterwards.start {
            let equations = Equations::new(self.arrangement, self.states, afterwards);
            let steps = self.steps(afterwards);
            values = backward::integrate(&equations, afterwards, values, steps, false).remove(0);
        }
        let mut paths = Vec::new();
        for stretch in self.stretches.iter().rev() {
            for redraw in self.redraws_at(stretch.end) {
                values = backward::before_redraw(self.states, redraw, &values);
            }
            let equations = Equations::new(self.arrangement, self.states, stretch);
            let steps = self.steps(stretch) * if keep { 2 } else { 1 };
            let path = backward::integrate(&equations, stretch, values, steps, keep);
            values = path[0].clone();
            paths.push(path);
        }
        paths.reverse();
        paths
    }

    /// The forward half of the answer; the values and what follows from them are left empty.
    fn outlook(&self, values: &[Path]) -> Answer {
        let layout = Layout::new(self.states);
        let initial = self.states.initial_moods(self.arrangement);
        let mut masses = forward::at_signing(
            layout,
            initial.into_iter().enumerate().map(|(moods, probability)| {
                let state = start(self.arrangement, moods);
                (self.states.index(state), probability)
            }),
        );
        let whole_years = calendar::whole_years(self.arrangement);
        let (mut survival, mut stands, mut reached) = (Vec::new(), Vec::new(), 0.0);
        for (stretch, path) in self.stretches.iter().zip(values) {
            let equations = Equations::new(self.arrangement, self.states, stretch);
            forward::integrate(layout, &equations, self.states, stretch, path, &mut masses);
            if stretch.end == self.arrangement.target.years.value {
                reached = layout.survival(&masses);
            }
            if whole_years.contains(&stretch.end) {
                survival.push(layout.survival(&masses));
                let [peace, war, fallen] = layout.stands(&masses);
                stands.push(Stands { peace, war, fallen });
            }
            for redraw in self.redraws_at(stretch.end) {
                forward::redraw(layout, self.states, redraw, &mut masses);
            }
        }
        let resisted: Vec<f64> = (0..self.states.coalitions())
            .map(|coalition| masses[layout.resisted(coalition)])
            .collect();
        Answer {
            survival,
            reached,
            first_break: FirstBreak {
                assault_resisted: resisted.iter().sum(),
                yielded: masses[layout.yielded()],
                escalated_probe: masses[layout.escalated()],
            },
            probes: masses[layout.probes()],
            stands,
            fights: self.fights(&resisted),
            value: Vec::new(),
            value_no_deal: Vec::new(),
            accepts: Vec::new(),
            would_be_signed: false,
        }
    }

    /// "For each guarantor, the share of first breaks by a resisted assault in which it fights from the
    /// start", from the probability of each coalition.
    fn fights(&self, resisted: &[f64]) -> Option<Vec<f64>> {
        let all: f64 = resisted.iter().sum();
        (all > 0.0).then(|| {
            (0..self.arrangement.guarantors().count())
                .map(|order| {
                    let beside =
                        |&(coalition, _): &(usize, &f64)| payoffs::fights(coalition, order);
                    let with: f64 = resisted
                        .iter()
                        .enumerate()
                        .filter(beside)
                        .map(|(_, p)| p)
                        .sum();
                    with / all
                })
                .collect()
        })
    }
}
