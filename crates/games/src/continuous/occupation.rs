//! Forwards: where the game stands, whether its first phase lasts, and what has come about.
//!
//! Besides the probability of every state, the same equation follows the game only while its first
//! phase lasts (mass that leaves those states is dropped), and counts, in that phase, how often
//! each counted outcome comes about.

use super::{
    game::{Clock, Game},
    integrator::RightHandSide,
    rates::work_out,
    solver::{InStretch, Varying},
    trajectory::Trajectory,
};
use crate::{
    tree::Node,
    vectors::{LANES, Lanes, Vectors, chunks},
};

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

/// The forward Kolmogorov equations over one stretch, with the equilibrium choices.
pub(crate) struct ForwardEquation<'a, V, const VECTORS: usize> {
    pub(crate) stretch: InStretch<'a, V>,
    pub(crate) trajectory: &'a Trajectory,
    /// The trajectory's span of this stretch.
    pub(crate) span: usize,
    /// Room for the values at one time.
    pub(crate) values: &'a mut [f64],
    /// Room for the mass that comes to each node of a tree: node × lane.
    pub(crate) coming: &'a mut [Lanes],
}

impl<V: Varying, const VECTORS: usize> RightHandSide for ForwardEquation<'_, V, VECTORS> {
    #[inline(always)]
    fn derivative<S: Vectors>(&mut self, simd: S, time: f64, state: &[f64], out: &mut [f64]) {
        self.stretch.move_to(time);
        self.trajectory.at(simd, self.span, time, self.values);
        let InStretch {
            game,
            running,
            numbers,
            room,
            ..
        } = &mut self.stretch;
        out.fill(0.0);
        let (all, first_phase) = state.split_at(game.slots);
        let (out_all, rest) = out.split_at_mut(game.slots);
        let (out_first_phase, counts) = rest.split_at_mut(game.slots);
        for &index in *running {
            let clock = &game.clocks[index];
            work_out::<S, VECTORS>(simd, clock, &numbers.data, self.values, room);
            let rates = &chunks(&numbers.data[clock.rates..])[..clock.vectors];
            let choices = &room.choices;
            leave(simd, clock, rates, all, self.coming, out_all);
            descend(simd, clock, choices, self.coming);
            land(clock, self.coming, out_all);
            if clock.rings_in_first_phase {
                leave(
                    simd,
                    clock,
                    rates,
                    first_phase,
                    self.coming,
                    out_first_phase,
                );
                descend(simd, clock, choices, self.coming);
                count(clock, self.coming, counts);
                land_in_first_phase(simd, clock, self.coming, out_first_phase);
            }
        }
    }
}

/// Takes the mass that a clock moves, a year, from its states to the root of its tree.
#[inline(always)]
fn leave<S: Vectors>(
    simd: S,
    clock: &Clock,
    rates: &[Lanes],
    mass: &[f64],
    coming: &mut [Lanes],
    out: &mut [f64],
) {
    let root = &mut coming[(clock.tree.nodes().len() - 1) * clock.vectors..];
    for ((coming, states), rates) in root.iter_mut().zip(&clock.states).zip(rates) {
        let masses = states.map(|state| mass[state as usize]);
        *coming = simd.store(simd.multiply(simd.load(rates), simd.load(&masses)));
        for l in 0..LANES {
            out[states[l] as usize] -= coming[l];
        }
    }
}

/// Lets mass come down a clock's tree, split at every branch.
#[inline(always)]
fn descend<S: Vectors>(simd: S, clock: &Clock, choices: &[Lanes], coming: &mut [Lanes]) {
    let count = clock.vectors;
    for (index, node) in clock.tree.nodes().iter().enumerate().rev() {
        let (Node::Decision { first, second, .. } | Node::Chance { first, second, .. }) = node
        else {
            continue;
        };
        let (before, here) = coming.split_at_mut(index * count);
        let here = here.iter().zip(&choices[index * count..][..count]);
        for (vector, (here, choice)) in here.enumerate() {
            let here = simd.load(here);
            let taken = simd.multiply(here, simd.load(choice));
            before[second * count + vector] = simd.store(taken);
            before[first * count + vector] = simd.store(simd.subtract(here, taken));
        }
    }
}

/// The outcomes of a clock: counters, where each leads, and what comes to it.
#[inline(always)]
fn outcomes<'a>(
    clock: &'a Clock,
    coming: &'a [Lanes],
) -> impl Iterator<Item = (&'a [usize], usize, &'a [Lanes])> {
    let count = clock.vectors;
    let outcome = move |(index, node): (usize, &'a Node)| match node {
        Node::Outcome {
            outcome, counters, ..
        } => Some((
            &counters[..],
            outcome * count,
            &coming[index * count..][..count],
        )),
        _ => None,
    };
    clock.tree.nodes().iter().enumerate().filter_map(outcome)
}

/// Brings mass to where outcomes lead.
#[inline(always)]
fn land(clock: &Clock, coming: &[Lanes], out: &mut [f64]) {
    for (_, start, coming) in outcomes(clock, coming) {
        for (next, coming) in clock.next[start..].iter().zip(coming) {
            for l in 0..LANES {
                out[next[l] as usize] += coming[l];
            }
        }
    }
}

/// Brings the first phase's mass to where outcomes lead, where it lasts.
#[inline(always)]
fn land_in_first_phase<S: Vectors>(simd: S, clock: &Clock, coming: &[Lanes], out: &mut [f64]) {
    for (_, start, coming) in outcomes(clock, coming) {
        let places = clock.next[start..].iter().zip(&clock.lasting[start..]);
        for ((next, lasting), coming) in places.zip(coming) {
            let lasting = simd.store(simd.multiply(simd.load(coming), simd.load(lasting)));
            for l in 0..LANES {
                out[next[l] as usize] += lasting[l];
            }
        }
    }
}

/// Counts how often each outcome comes about.
#[inline(always)]
fn count(clock: &Clock, coming: &[Lanes], counts: &mut [f64]) {
    for (counters, _, coming) in outcomes(clock, coming) {
        for &counter in counters {
            counts[counter] += coming.iter().flatten().sum::<f64>();
        }
    }
}
