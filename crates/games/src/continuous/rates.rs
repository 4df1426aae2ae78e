//! What trees are worth, who chooses what in them, and how fast values change.

use super::{
    game::{Clock, Game, Places},
    numbers::{drain_offset, flow_offset},
};
use crate::{
    logistic::{self, LANES, Lanes, lanes, multiply_add},
    tree::{Node, Player},
};

/// Scratch room for the values and choices of one tree.
#[derive(Clone, Debug)]
pub(crate) struct TreeRoom {
    /// Node × player × lane.
    pub(crate) values: Vec<f64>,
    /// Probability of the second branch: node × lane.
    pub(crate) choices: Vec<f64>,
}

impl TreeRoom {
    pub(crate) fn new(game: &Game) -> Self {
        Self {
            values: vec![0.0; game.largest_tree],
            choices: vec![0.0; game.most_choices],
        }
    }
}

/// The whole chunks of a padded run of lanes.
#[inline(always)]
pub(crate) fn chunks(run: &[f64]) -> &[Lanes] {
    run.as_chunks().0
}

/// The whole chunks of a padded run of lanes, to be written.
#[inline(always)]
pub(crate) fn chunks_mut(run: &mut [f64]) -> &mut [Lanes] {
    run.as_chunks_mut().0
}

/// Works out a clock's tree from its leaves to its root, in all its lanes.
///
/// `values` has a number for each player and slot. Fills `room`; the root's values stand last.
#[inline(always)]
pub(crate) fn work_out<const FUSED: bool>(
    game: &Game,
    clock: &Clock,
    numbers: &[f64],
    values: &[f64],
    room: &mut TreeRoom,
) {
    let width = clock.lanes;
    let stride = game.players * width;
    for (index, node) in clock.tree.nodes().iter().enumerate() {
        let (before, rest) = room.values.split_at_mut(index * stride);
        let out = &mut rest[..stride];
        match node {
            Node::Outcome {
                outcome, payments, ..
            } => {
                let next = &clock.next[*outcome];
                arrive(game, next, width, values, out);
                for &(player, parameter) in payments {
                    let offset = clock.parameter_offset(parameter);
                    let paid = chunks(&numbers[offset..offset + width]);
                    let out = chunks_mut(&mut out[player * width..(player + 1) * width]);
                    for (out, paid) in out.iter_mut().zip(paid) {
                        for l in 0..LANES {
                            out[l] += paid[l];
                        }
                    }
                }
            }
            Node::Decision {
                player,
                scale,
                first,
                second,
            } => {
                let scale = clock.parameter_offset(*scale);
                let reciprocal = clock.reciprocals[index];
                let choices = &mut room.choices[index * width..(index + 1) * width];
                decide::<FUSED>(
                    *player,
                    [
                        &numbers[scale..scale + width],
                        &numbers[reciprocal..reciprocal + width],
                    ],
                    &before[first * stride..(first + 1) * stride],
                    &before[second * stride..(second + 1) * stride],
                    out,
                    choices,
                );
            }
            Node::Chance {
                probability,
                first,
                second,
            } => {
                let offset = clock.parameter_offset(*probability);
                let choices = &mut room.choices[index * width..(index + 1) * width];
                choices.copy_from_slice(&numbers[offset..offset + width]);
                mix::<FUSED>(
                    choices,
                    &before[first * stride..(first + 1) * stride],
                    &before[second * stride..(second + 1) * stride],
                    out,
                );
            }
        }
    }
}

/// Copies the values of the states that an outcome leads to.
#[inline(always)]
fn arrive(game: &Game, next: &Places, width: usize, values: &[f64], out: &mut [f64]) {
    for player in 0..game.players {
        let values = &values[player * game.slots..(player + 1) * game.slots];
        let out = &mut out[player * width..(player + 1) * width];
        match next {
            Places::Row(start) => out.copy_from_slice(&values[*start..start + width]),
            Places::List(places) => {
                for (out, &place) in out.iter_mut().zip(places) {
                    *out = values[place as usize];
                }
            }
        }
    }
}

/// The logistic choice of `player` and what it is worth to everyone.
#[inline(always)]
fn decide<const FUSED: bool>(
    player: Player,
    [scales, reciprocals]: [&[f64]; 2],
    first: &[f64],
    second: &[f64],
    out: &mut [f64],
    choices: &mut [f64],
) {
    mix_choices::<FUSED>(player, reciprocals, first, second, choices, out, scales);
    let width = choices.len();
    let players = out.len() / width;
    for other in (0..players).filter(|&other| other != player) {
        let run = other * width..(other + 1) * width;
        mix::<FUSED>(
            choices,
            &first[run.clone()],
            &second[run.clone()],
            &mut out[run],
        );
    }
}

/// The chooser's part of [`decide`]: probabilities into `choices`, its own worth into `out`.
#[inline(always)]
fn mix_choices<const FUSED: bool>(
    player: Player,
    reciprocals: &[f64],
    first: &[f64],
    second: &[f64],
    choices: &mut [f64],
    out: &mut [f64],
    scales: &[f64],
) {
    let width = choices.len();
    let run = player * width..(player + 1) * width;
    let own = chunks(&first[run.clone()])
        .iter()
        .zip(chunks(&second[run.clone()]));
    let given = chunks(scales).iter().zip(chunks(reciprocals));
    let found = chunks_mut(choices)
        .iter_mut()
        .zip(chunks_mut(&mut out[run]));
    for (((a, b), (scale, reciprocal)), (choice, worth)) in own.zip(given).zip(found) {
        let x = lanes(
            #[inline(always)]
            |l| (b[l] - a[l]) * reciprocal[l],
        );
        let (probability, logarithm) = logistic::choice::<FUSED>(x);
        *choice = probability;
        *worth = lanes(
            #[inline(always)]
            |l| multiply_add::<FUSED>(scale[l], logarithm[l], a[l]),
        );
    }
}

/// (1 − p) · first + p · second, for one or several runs of lanes as long as `choices`.
#[inline(always)]
fn mix<const FUSED: bool>(choices: &[f64], first: &[f64], second: &[f64], out: &mut [f64]) {
    let width = choices.len();
    let runs = first.chunks_exact(width).zip(second.chunks_exact(width));
    for ((first, second), out) in runs.zip(out.chunks_exact_mut(width)) {
        let pairs = chunks(first).iter().zip(chunks(second));
        for (((a, b), p), out) in pairs.zip(chunks(choices)).zip(chunks_mut(out)) {
            *out = lanes(
                #[inline(always)]
                |l| multiply_add::<FUSED>(p[l], b[l] - a[l], a[l]),
            );
        }
    }
}

/// dV/dt = drain · V − flow − Σ rate · E, for every player and slot, into `derivative`.
#[inline(always)]
pub(crate) fn value_derivative<const FUSED: bool>(
    game: &Game,
    running: &[usize],
    numbers: &[f64],
    values: &[f64],
    derivative: &mut [f64],
    room: &mut TreeRoom,
) {
    let size = game.size();
    let flows = chunks(&numbers[flow_offset(game)..][..size]);
    let drains = chunks(&numbers[drain_offset(game)..][..size]);
    let given = flows.iter().zip(drains).zip(chunks(values));
    for (((flow, drain), value), out) in given.zip(chunks_mut(derivative)) {
        *out = lanes(
            #[inline(always)]
            |l| multiply_add::<FUSED>(drain[l], value[l], -flow[l]),
        );
    }
    for &index in running {
        let clock = &game.clocks[index];
        work_out::<FUSED>(game, clock, numbers, values, room);
        let stride = game.players * clock.lanes;
        let root = &room.values[(clock.tree.nodes().len() - 1) * stride..][..stride];
        let rates = &numbers[clock.rate_offset()..][..clock.lanes];
        for player in 0..game.players {
            let root = &root[player * clock.lanes..(player + 1) * clock.lanes];
            let out = &mut derivative[player * game.slots..(player + 1) * game.slots];
            leave::<FUSED>(&clock.states, rates, root, out);
        }
    }
}

/// Subtracts rate · E from the derivatives of the states that a clock rings in.
#[inline(always)]
fn leave<const FUSED: bool>(states: &Places, rates: &[f64], root: &[f64], out: &mut [f64]) {
    match states {
        Places::Row(start) => {
            let out = chunks_mut(&mut out[*start..start + rates.len()]);
            for ((out, rate), root) in out.iter_mut().zip(chunks(rates)).zip(chunks(root)) {
                *out = lanes(
                    #[inline(always)]
                    |l| multiply_add::<FUSED>(-rate[l], root[l], out[l]),
                );
            }
        }
        Places::List(places) => {
            for ((&place, rate), root) in places.iter().zip(rates).zip(root) {
                out[place as usize] -= rate * root;
            }
        }
    }
}
