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
use crate::vectors::{Aligned, Arithmetic, LANES, Lanes, Pair, Vectors, pairs, pairs_mut, some};

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

/// A probability, and what there is of it with the first phase unbroken.
pub(crate) type Both = [f64; 2];

/// Room for the flow of probability in a phase.
#[derive(Clone, Debug)]
pub(crate) struct FlowRoom {
    /// [`Both`] of each state.
    states: Aligned,
    /// What comes to each row, a year: [`Both`] of it.
    coming: Aligned,
}

impl FlowRoom {
    /// Room for any of some phases of a game.
    pub(crate) fn new(game: &Game, phases: &[Phase]) -> Self {
        let rows = phases.iter().map(|phase| phase.rows).max();
        Self {
            states: Aligned::zeros(2 * game.slots),
            coming: Aligned::zeros(2 * rows.unwrap_or(0)),
        }
    }
}

/// The forward Kolmogorov equations over one stretch, with the equilibrium choices.
pub(crate) struct ForwardEquation<'a, V, const VECTORS: usize> {
    pub(crate) stretch: InStretch<'a, V>,
    pub(crate) trajectory: &'a Trajectory,
    /// The trajectory's span of this stretch.
    pub(crate) span: usize,
    pub(crate) flow: &'a mut FlowRoom,
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
        let (all, rest) = state.split_at(game.slots);
        let FlowRoom { states, coming } = &mut *self.flow;
        let states: &mut [Both] = states.as_chunks_mut().0;
        let coming: &mut [Both] = coming.as_chunks_mut().0;
        for ((both, &all), &first_phase) in states.iter_mut().zip(all).zip(rest) {
            *both = [all, first_phase];
        }
        let coming = &mut coming[..phase.rows];
        coming.fill([0.0; 2]);
        leave(simd, phase, &numbers.data, states, coming);
        descend(simd, phase, &numbers.data, room.choices(), coming);
        land(game, phase, coming);
        let (out_all, out_rest) = out.split_at_mut(game.slots);
        let (out_first_phase, counts) = out_rest.split_at_mut(game.slots);
        let outs = out_all.iter_mut().zip(out_first_phase);
        for ((outs, both), &lasts) in outs.zip(&*coming).zip(&game.first_phase) {
            *outs.0 = both[0];
            *outs.1 = if lasts { both[1] } else { 0.0 };
        }
        counts.fill(0.0);
        count(phase, coming, counts);
    }
}

/// Takes probability from states to the roots of the trees that are played in them; what leaves a state
/// counts against it.
#[inline(always)]
fn leave<S: Vectors>(
    simd: S,
    phase: &Phase,
    numbers: &[f64],
    states: &[Both],
    coming: &mut [Both],
) {
    let two = simd.two();
    for root in &phase.roots {
        let rates = &numbers[root.rates..][..root.length];
        let (fours, rest) = rates.as_chunks::<LANES>();
        for (index, rates) in fours.iter().enumerate() {
            let lane = index * LANES;
            let from = two.load(four_of_both(states, root.state + lane));
            let leaving = two.multiply(two.load(&twice(rates)), from);
            let kept = two.subtract(two.splat(0.0), leaving);
            add(two, four_of_both_mut(coming, root.state + lane), kept);
            add(two, four_of_both_mut(coming, root.row + lane), leaving);
        }
        for (lane, rate) in (root.length - rest.len()..).zip(rest) {
            for which in 0..2 {
                let leaving = rate * states[root.state + lane][which];
                coming[root.state + lane][which] -= leaving;
                coming[root.row + lane][which] += leaving;
            }
        }
    }
}

#[inline(always)]
fn add<A: Arithmetic>(simd: A, to: &mut A::Numbers, more: A::Vector) {
    *to = simd.store(simd.add(simd.load(to), more));
}

/// Each of four numbers twice.
#[inline(always)]
fn twice([a, b, c, d]: &Lanes) -> Pair {
    [[*a, *a, *b, *b], [*c, *c, *d, *d]]
}

/// Four neighbouring rows.
#[inline(always)]
fn four_of_both(rows: &[Both], first: usize) -> &Pair {
    match pairs(rows[first..].as_flattened()).first() {
        Some(four) => four,
        None => unreachable!("runs that are read in fours are padded"),
    }
}

/// Four neighbouring rows, to be written.
#[inline(always)]
fn four_of_both_mut(rows: &mut [Both], first: usize) -> &mut Pair {
    match pairs_mut(rows[first..].as_flattened_mut()).first_mut() {
        Some(four) => four,
        None => unreachable!("runs that are written in fours are padded"),
    }
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
    coming: &mut [Both],
) {
    for level in phase.levels.iter().rev() {
        let (before, here) = coming.split_at_mut(level.start);
        let (decided, drawn) = pairs(here.as_flattened()).split_at(level.decisions.len());
        let decisions = &phase.decisions[level.decisions.clone()];
        let choices = &choices[level.decisions.clone()];
        for ((here, few), choices) in decided.iter().zip(decisions).zip(choices) {
            split(simd, here, choices, few.branches, before);
        }
        for (here, few) in drawn.iter().zip(&phase.chances[level.chances.clone()]) {
            let probabilities = some(numbers, few.probabilities);
            split(simd, here, probabilities, few.branches, before);
        }
    }
}

/// Splits the probability that comes to neighbouring rows between the rows of the two branches.
#[inline(always)]
fn split<S: Vectors>(
    simd: S,
    here: &Pair,
    probabilities: &Lanes,
    [first, second]: [usize; 2],
    before: &mut [Both],
) {
    let two = simd.two();
    let here = two.load(here);
    let taken = two.multiply(here, two.load(&twice(probabilities)));
    add(two, four_of_both_mut(before, second), taken);
    add(
        two,
        four_of_both_mut(before, first),
        two.subtract(here, taken),
    );
}

/// Brings probability from outcomes with rows of their own to where they lead.
#[inline(always)]
fn land(game: &Game, phase: &Phase, coming: &mut [Both]) {
    let (states, outcomes) = coming.split_at_mut(game.states);
    for (coming, &state) in outcomes.iter().zip(&phase.arrivals) {
        let state = &mut states[state as usize];
        *state = [state[0] + coming[0], state[1] + coming[1]];
    }
}

/// How often each counted outcome comes about in the first phase, a year, from what comes to its rows.
#[inline(always)]
fn count(phase: &Phase, coming: &[Both], counts: &mut [f64]) {
    for counted in &phase.counted {
        let rows = &coming[counted.rows.clone()];
        counts[counted.counter] += rows.iter().map(|both| both[1]).sum::<f64>();
    }
}
