//! Forwards: where the game stands, whether its first phase lasts, and what has come about.
//!
//! Besides the probability of every state, the same equation follows the game only while its first
//! phase lasts (mass that leaves those states is dropped), and counts, in that phase, how often
//! each counted outcome comes about.

use super::{
    game::Game,
    integrator::RightHandSide,
    phase::{Phase, Root},
    rates::{Wanted, work_out},
    solver::{InStretch, Varying},
    trajectory::Trajectory,
};
use crate::vectors::{LANES, Lanes, Vectors};

/// Probabilities and counts at dates, found by [`super::Solver::solve_occupation`].
#[derive(Clone, Debug, Default)]
pub struct Occupation {
    slots: usize,
    counters: usize,
    rows: Vec<f64>,
    row_length: usize,
}

impl Occupation {
    pub(crate) fn prepare(&mut self, game: &Game) {
        self.slots = game.slots;
        self.counters = game.counters;
        self.row_length = length(game);
        self.rows.clear();
    }

    pub(crate) fn record(&mut self, row: &[f64]) {
        self.rows.extend_from_slice(row);
    }

    fn row(&self, date: usize) -> &[f64] {
        &self.rows[date * self.row_length..(date + 1) * self.row_length]
    }

    /// The probability of each state at a date, padding after the last state.
    pub fn probabilities(&self, date: usize) -> &[f64] {
        &self.row(date)[..self.slots]
    }

    /// The probability of each state with the first phase unbroken until a date.
    pub fn first_phase(&self, date: usize) -> &[f64] {
        &self.row(date)[self.slots..2 * self.slots]
    }

    /// Expected counts, within the first phase, until a date.
    pub fn counts(&self, date: usize) -> &[f64] {
        &self.row(date)[2 * self.slots..][..self.counters]
    }
}

/// Probabilities and counts at one time, anywhere within the stretches that were followed.
#[derive(Clone, Copy, Debug)]
pub struct OccupationAt<'r> {
    /// The probability of each state.
    pub probabilities: &'r [f64],
    /// The probability of each state with the first phase unbroken.
    pub first_phase: &'r [f64],
    /// Expected counts within the first phase.
    pub counts: &'r [f64],
}

impl<'r> OccupationAt<'r> {
    pub(crate) fn new(game: &Game, row: &'r [f64]) -> Self {
        Self {
            probabilities: &row[..game.states],
            first_phase: &row[game.slots..][..game.states],
            counts: &row[2 * game.slots..][..game.counters],
        }
    }
}

/// Length of the forward equation's vector: states twice, and counters, padded.
pub(crate) fn length(game: &Game) -> usize {
    2 * game.slots + game.counters.next_multiple_of(LANES)
}

/// A mass of paths, and that part of it whose first phase lasts.
pub(crate) type Mass = [f64; 2];

/// The forward Kolmogorov equations over one stretch, with the equilibrium choices.
pub(crate) struct ForwardEquation<'a, V, const VECTORS: usize> {
    pub(crate) stretch: InStretch<'a, V>,
    pub(crate) trajectory: &'a Trajectory,
    /// The trajectory's span of this stretch.
    pub(crate) span: usize,
    /// Room for the mass that comes to each row, a year.
    pub(crate) coming: &'a mut [Mass],
}

impl<V: Varying, const VECTORS: usize> RightHandSide for ForwardEquation<'_, V, VECTORS> {
    #[inline(always)]
    fn derivative<S: Vectors>(&mut self, simd: S, time: f64, state: &[f64], out: &mut [f64]) {
        self.stretch.move_to(time);
        let InStretch {
            game,
            phase,
            numbers,
            room,
            ..
        } = &mut self.stretch;
        let values = room.values_of_states(game);
        self.trajectory.at(simd, self.span, time, values);
        work_out::<S, VECTORS>(simd, Wanted::Choices, (game, phase), numbers, room);
        let coming = &mut self.coming[..phase.rows];
        coming.fill([0.0; 2]);
        let (all, first_phase) = state.split_at(game.slots);
        for Root { run, rates } in &phase.roots {
            for lane in 0..run.length {
                let (state, rate) = (run.state + lane, numbers.data[rates + lane]);
                let leaving = [rate * all[state], rate * first_phase[state]];
                add(&mut coming[state], [-leaving[0], -leaving[1]]);
                add(&mut coming[run.row + lane], leaving);
            }
        }
        descend(phase, &numbers.data, &room.choices, coming);
        let (out_all, rest) = out.split_at_mut(game.slots);
        let (out_first_phase, counts) = rest.split_at_mut(game.slots);
        counts.fill(0.0);
        land(game, phase, coming, counts);
        let out = out_all.iter_mut().zip(out_first_phase);
        for ((out, coming), &lasts) in out.zip(coming).zip(&game.first_phase) {
            *out.0 = coming[0];
            *out.1 = if lasts { coming[1] } else { 0.0 };
        }
    }
}

#[inline(always)]
fn add(to: &mut Mass, more: Mass) {
    to[0] += more[0];
    to[1] += more[1];
}

/// Lets mass come down from roots to outcomes, split at every fork.
#[inline(always)]
fn descend(phase: &Phase, numbers: &[f64], choices: &[Lanes], coming: &mut [Mass]) {
    for level in phase.levels.iter().rev() {
        let (before, here) = coming.split_at_mut(level.start);
        let (decided, drawn) = here.as_chunks::<LANES>().0.split_at(level.decisions.len());
        let decisions = &phase.decisions[level.decisions.clone()];
        let choices = &choices[level.decisions.clone()];
        for ((here, few), choices) in decided.iter().zip(decisions).zip(choices) {
            split(&here[..few.lanes], choices, [few.first, few.second], before);
        }
        for (here, few) in drawn.iter().zip(&phase.chances[level.chances.clone()]) {
            let probabilities = &numbers[few.probabilities..][..few.lanes];
            split(
                &here[..few.lanes],
                probabilities,
                [few.first, few.second],
                before,
            );
        }
    }
}

/// Splits the mass that comes to neighbouring rows between the rows of the two branches.
#[inline(always)]
fn split(here: &[Mass], probabilities: &[f64], [first, second]: [usize; 2], before: &mut [Mass]) {
    for (lane, (here, probability)) in here.iter().zip(probabilities).enumerate() {
        let taken = [here[0] * probability, here[1] * probability];
        add(&mut before[second + lane], taken);
        add(
            &mut before[first + lane],
            [here[0] - taken[0], here[1] - taken[1]],
        );
    }
}

/// Brings mass from outcomes with rows of their own to where they lead, and counts, within the first
/// phase, how often each counted outcome comes about.
#[inline(always)]
fn land(game: &Game, phase: &Phase, coming: &mut [Mass], counts: &mut [f64]) {
    let (states, outcomes) = coming.split_at_mut(game.states);
    for run in &phase.arrivals {
        let coming = &outcomes[run.row - game.states..][..run.length];
        if run.same {
            for coming in coming {
                add(&mut states[run.state], *coming);
            }
        } else {
            for (state, coming) in states[run.state..][..run.length].iter_mut().zip(coming) {
                add(state, *coming);
            }
        }
    }
    for counted in &phase.counted {
        let rows = counted.rows.start - game.states..counted.rows.end - game.states;
        for coming in &outcomes[rows] {
            counts[counted.counter] += coming[1];
        }
    }
}
