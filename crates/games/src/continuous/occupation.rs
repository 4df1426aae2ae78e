//! Forwards: where the game stands, whether its first phase lasts, and what has come about.
//!
//! Besides the probability of every state, the same equation follows the game only while its first
//! phase lasts (mass that leaves those states is dropped), and counts, in that phase, how often
//! each counted outcome comes about.

use super::{
    game::{Clock, Game},
    integrator::RightHandSide,
    numbers::Numbers,
    rates::{TreeRoom, work_out},
    solver::Varying,
    trajectory::Trajectory,
};
use crate::{logistic::LANES, tree::Node};

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

    /// How many dates were recorded.
    pub fn dates(&self) -> usize {
        self.rows.len() / self.row_length.max(1)
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

/// Length of the forward equation's vector: states twice, and counters, padded.
pub(crate) fn length(game: &Game) -> usize {
    2 * game.slots + game.counters.next_multiple_of(LANES)
}

/// The forward Kolmogorov equations over one stretch, with the equilibrium choices.
pub(crate) struct ForwardEquation<'a, V> {
    pub(crate) game: &'a Game,
    pub(crate) stretch: usize,
    pub(crate) running: &'a [usize],
    pub(crate) varies: bool,
    pub(crate) varying: &'a V,
    pub(crate) numbers: &'a mut Numbers,
    pub(crate) room: &'a mut TreeRoom,
    pub(crate) trajectory: &'a Trajectory,
    /// The trajectory's span of this stretch.
    pub(crate) span: usize,
    /// Room for the values at one time.
    pub(crate) values: &'a mut [f64],
    /// Room for the flow of mass into each node of a tree: node × lane.
    pub(crate) reach: &'a mut [f64],
}

impl<V: Varying> RightHandSide for ForwardEquation<'_, V> {
    #[inline(always)]
    fn derivative<const FUSED: bool>(&mut self, time: f64, state: &[f64], out: &mut [f64]) {
        if self.varies {
            self.varying
                .set(self.game, self.stretch, time, self.numbers);
        }
        self.trajectory.at::<FUSED>(self.span, time, self.values);
        out.fill(0.0);
        for &index in self.running {
            let clock = &self.game.clocks[index];
            let numbers = &self.numbers.data;
            work_out::<FUSED>(self.game, clock, numbers, self.values, self.room);
            let rates = &numbers[clock.rate_offset()..][..clock.lanes];
            descend(clock, rates, &self.room.choices, self.reach);
            move_mass(self.game, clock, rates, self.reach, state, out);
        }
    }
}

/// How often each node is come to, a year, in each lane: rates at the root, split at every branch.
#[inline(always)]
fn descend(clock: &Clock, rates: &[f64], choices: &[f64], reach: &mut [f64]) {
    let width = clock.lanes;
    let nodes = clock.tree.nodes();
    reach[(nodes.len() - 1) * width..nodes.len() * width].copy_from_slice(rates);
    for (index, node) in nodes.iter().enumerate().rev() {
        let (Node::Decision { first, second, .. } | Node::Chance { first, second, .. }) = node
        else {
            continue;
        };
        let (before, here) = reach.split_at_mut(index * width);
        for lane in 0..width {
            let taken = here[lane] * choices[index * width + lane];
            before[second * width + lane] = taken;
            before[first * width + lane] = here[lane] - taken;
        }
    }
}

/// Moves mass from the clock's states to where its outcomes lead, and counts outcomes.
#[inline(always)]
fn move_mass(
    game: &Game,
    clock: &Clock,
    rates: &[f64],
    reach: &[f64],
    state: &[f64],
    out: &mut [f64],
) {
    let slots = game.slots;
    let (probabilities, rest) = state.split_at(slots);
    let first_phase = &rest[..slots];
    let (out_probabilities, rest) = out.split_at_mut(slots);
    let (out_first_phase, out_counts) = rest.split_at_mut(slots);
    for (lane, rate) in rates[..clock.used].iter().enumerate() {
        let from = clock.states.at(lane);
        out_probabilities[from] -= rate * probabilities[from];
        out_first_phase[from] -= rate * first_phase[from];
    }
    for (index, node) in clock.tree.nodes().iter().enumerate() {
        let Node::Outcome {
            outcome, counters, ..
        } = node
        else {
            continue;
        };
        let reach = &reach[index * clock.lanes..][..clock.used];
        let next = &clock.next[*outcome];
        for (lane, reach) in reach.iter().enumerate() {
            let (from, to) = (clock.states.at(lane), next.at(lane));
            out_probabilities[to] += reach * probabilities[from];
            let moved = reach * first_phase[from];
            if game.first_phase[to] {
                out_first_phase[to] += moved;
            }
            for &counter in counters {
                out_counts[counter] += moved;
            }
        }
    }
}
