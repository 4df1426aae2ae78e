//! Forwards: where the game stands, whether its first phase lasts, and what has come about.
//!
//! Besides the probability of every state, the same equation follows the game only while its first
//! phase lasts (mass that leaves those states is dropped), and counts, in that phase, how often
//! each counted outcome comes about.

use super::{
    game::Game,
    phase::Phase,
    rates::{Wanted, work_out},
    solver::{InStretch, Varying},
    stages::RightHandSide,
    trajectory::Trajectory,
};
use crate::vectors::{LANES, Lanes, Vectors, chunks, four, four_mut};

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

/// Length of the forward equation's vector: states twice, and counters, padded to pairs of vectors.
pub(crate) fn length(game: &Game) -> usize {
    (2 * game.slots + game.counters).next_multiple_of(2 * LANES)
}

/// The forward Kolmogorov equations over one stretch, with the equilibrium choices.
pub(crate) struct ForwardEquation<'a, V, const VECTORS: usize> {
    pub(crate) stretch: InStretch<'a, V>,
    pub(crate) trajectory: &'a Trajectory,
    /// The trajectory's span of this stretch.
    pub(crate) span: usize,
    /// Room for the probability that comes to each row, a year.
    pub(crate) coming: &'a mut [f64],
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
        let numbers = &numbers.data[..];
        let coming = &mut self.coming[..phase.rows];
        let (all, rest) = state.split_at(game.slots);
        let (out_all, out_rest) = out.split_at_mut(game.slots);
        let (out_first_phase, counts) = out_rest.split_at_mut(game.slots);
        flow(simd, (game, phase), (numbers, room.choices()), all, coming);
        out_all[..game.states].copy_from_slice(&coming[..game.states]);
        let first_phase = &rest[..game.slots];
        flow(
            simd,
            (game, phase),
            (numbers, room.choices()),
            first_phase,
            coming,
        );
        counts.fill(0.0);
        count(phase, coming, counts);
        let lasts = coming.iter().zip(&game.first_phase);
        for (out, (coming, &lasts)) in out_first_phase.iter_mut().zip(lasts) {
            *out = if lasts { *coming } else { 0.0 };
        }
    }
}

/// The probability that comes to every row, a year, from that of every state; what leaves a state counts
/// against it.
#[inline(always)]
fn flow<S: Vectors>(
    simd: S,
    (game, phase): (&Game, &Phase),
    (numbers, choices): (&[f64], &[Lanes]),
    state: &[f64],
    coming: &mut [f64],
) {
    coming.fill(0.0);
    leave(simd, phase, numbers, state, coming);
    descend(simd, phase, numbers, choices, coming);
    land(game, phase, coming);
}

/// Takes probability from states to the roots of the trees that are played in them.
#[inline(always)]
fn leave<S: Vectors>(simd: S, phase: &Phase, numbers: &[f64], state: &[f64], coming: &mut [f64]) {
    for root in &phase.roots {
        let rates = &numbers[root.rates..][..root.length];
        let state = &state[root.state..][..root.length];
        let (fours, rest) = rates.as_chunks::<LANES>();
        for (index, (rates, state)) in fours.iter().zip(chunks(state)).enumerate() {
            let lane = index * LANES;
            let leaving = simd.multiply(simd.load(rates), simd.load(state));
            let kept = simd.subtract(simd.splat(0.0), leaving);
            add(simd, four_mut(coming, root.state + lane), kept);
            add(simd, four_mut(coming, root.row + lane), leaving);
        }
        let done = root.length - rest.len();
        for (lane, (rate, state)) in (done..).zip(rest.iter().zip(&state[done..])) {
            coming[root.state + lane] -= rate * state;
            coming[root.row + lane] += rate * state;
        }
    }
}

#[inline(always)]
fn add<S: Vectors>(simd: S, to: &mut Lanes, more: S::Vector) {
    *to = simd.store(simd.add(simd.load(to), more));
}

/// Lets probability come down from roots to outcomes, split at every fork.
///
/// What fills the last few lanes of a fork has none, and their probabilities are numbers whatever the
/// rows are worth.
#[inline(always)]
fn descend<S: Vectors>(
    simd: S,
    phase: &Phase,
    numbers: &[f64],
    choices: &[Lanes],
    coming: &mut [f64],
) {
    for level in phase.levels.iter().rev() {
        let (before, here) = coming.split_at_mut(level.start);
        let (decided, drawn) = chunks(here).split_at(level.decisions.len());
        let decisions = &phase.decisions[level.decisions.clone()];
        let choices = &choices[level.decisions.clone()];
        for ((here, few), choices) in decided.iter().zip(decisions).zip(choices) {
            split(simd, here, choices, few.branches, before);
        }
        for (here, few) in drawn.iter().zip(&phase.chances[level.chances.clone()]) {
            let probabilities = four(numbers, few.probabilities);
            split(simd, here, probabilities, few.branches, before);
        }
    }
}

/// Splits the probability that comes to neighbouring rows between the rows of the two branches.
#[inline(always)]
fn split<S: Vectors>(
    simd: S,
    here: &Lanes,
    probabilities: &Lanes,
    [first, second]: [usize; 2],
    before: &mut [f64],
) {
    let here = simd.load(here);
    let taken = simd.multiply(here, simd.load(probabilities));
    add(simd, four_mut(before, second), taken);
    add(simd, four_mut(before, first), simd.subtract(here, taken));
}

/// Brings probability from outcomes with rows of their own to where they lead.
#[inline(always)]
fn land(game: &Game, phase: &Phase, coming: &mut [f64]) {
    let (states, outcomes) = coming.split_at_mut(game.states);
    for (coming, &state) in outcomes.iter().zip(&phase.arrivals) {
        states[state as usize] += coming;
    }
}

/// How often each counted outcome comes about, a year, from what comes to its rows.
#[inline(always)]
fn count(phase: &Phase, coming: &[f64], counts: &mut [f64]) {
    for counted in &phase.counted {
        counts[counted.counter] += coming[counted.rows.clone()].iter().sum::<f64>();
    }
}
