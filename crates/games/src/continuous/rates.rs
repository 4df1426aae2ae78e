//! What trees are worth, who chooses what in them, and how fast values change.
//!
//! What a state is worth to all players stands together in a row of one or two vectors (players,
//! padded), so that to mix two outcomes for everyone, or to move on to another state, is one vector
//! operation; the logistic choices of a tree's node are worked out for all its lanes at once.

use super::game::{Clock, Game};
use crate::{
    logistic,
    tree::Node,
    vectors::{
        Block, LANES, Lanes, Row, Vectors, blocks, blocks_mut, chunks, chunks_mut, rows, rows_mut,
    },
};

/// Scratch room for the values and choices of one tree.
#[derive(Clone, Debug)]
pub(crate) struct TreeRoom {
    /// Node × lane × player.
    values: Vec<f64>,
    /// Probability of the second branch: node × lane.
    pub(crate) choices: Vec<Lanes>,
    /// By lane: by how many points the second branch is better for the chooser, and then the premium
    /// of its private information.
    premiums: Vec<Lanes>,
}

impl TreeRoom {
    pub(crate) fn new(game: &Game) -> Self {
        let vectors = game.largest_tree / LANES;
        Self {
            values: vec![0.0; game.largest_tree * game.row],
            choices: vec![[0.0; LANES]; vectors],
            premiums: vec![[0.0; LANES]; vectors],
        }
    }
}

/// Works out a clock's tree from its leaves to its root, in all its lanes.
///
/// `values` has a row for each state. Fills `room`; gives the root's rows.
#[inline(always)]
pub(crate) fn work_out<'a, S: Vectors, const VECTORS: usize>(
    simd: S,
    clock: &Clock,
    numbers: &[f64],
    values: &[f64],
    room: &'a mut TreeRoom,
) -> &'a [Block<VECTORS>] {
    let count = clock.vectors;
    let nodes = clock.tree.nodes();
    let values = rows::<VECTORS>(values);
    let by_lane = |start: usize| &chunks(&numbers[start..])[..count];
    for (index, node) in nodes.iter().enumerate() {
        let (before, rest) = blocks_mut::<VECTORS>(&mut room.values).split_at_mut(index * count);
        let out = &mut rest[..count];
        let choices = &mut room.choices[index * count..][..count];
        match node {
            Node::Outcome {
                outcome, payments, ..
            } => {
                let next = &clock.next[outcome * count..][..count];
                let paid = (!payments.is_empty()).then(|| blocks(&numbers[clock.derived[index]..]));
                arrive(simd, next, paid, values, out);
            }
            Node::Decision {
                player,
                scale,
                first,
                second,
            } => {
                let branches = [
                    &before[first * count..][..count],
                    &before[second * count..][..count],
                ];
                let premiums = &mut room.premiums[..count];
                let chooser = (player / LANES, player % LANES);
                let scales = [
                    by_lane(clock.parameter(*scale)),
                    by_lane(clock.derived[index]),
                ];
                decide(simd, chooser, branches, scales, choices, premiums);
                mix_for_chooser(simd, chooser, [choices, premiums], branches, out);
            }
            Node::Chance {
                probability,
                first,
                second,
            } => {
                let branches = [
                    &before[first * count..][..count],
                    &before[second * count..][..count],
                ];
                choices.copy_from_slice(by_lane(clock.parameter(*probability)));
                mix(simd, choices, branches, out);
            }
        }
    }
    &blocks(&room.values)[(nodes.len() - 1) * count..][..count]
}

/// The values of the states that an outcome leads to, with what it pays.
#[inline(always)]
fn arrive<S: Vectors, const VECTORS: usize>(
    simd: S,
    next: &[[u32; LANES]],
    paid: Option<&[Block<VECTORS>]>,
    values: &[Row<VECTORS>],
    out: &mut [Block<VECTORS>],
) {
    let Some(paid) = paid else {
        for (out, next) in out.iter_mut().zip(next) {
            for l in 0..LANES {
                out[l] = values[next[l] as usize];
            }
        }
        return;
    };
    for ((out, next), paid) in out.iter_mut().zip(next).zip(paid) {
        for l in 0..LANES {
            let value = &values[next[l] as usize];
            for v in 0..VECTORS {
                out[l][v] = simd.store(simd.add(simd.load(&value[v]), simd.load(&paid[l][v])));
            }
        }
    }
}

/// The logistic choices of the player at (vector, place) of a row, p, to whom the second branch is
/// better by x; and by how much its private information makes the choice worth more to it than the
/// mixture of the two branches: σ ln(1 + exp(x/σ)) − p x.
#[inline(always)]
fn decide<S: Vectors, const VECTORS: usize>(
    simd: S,
    chooser: (usize, usize),
    branches: [&[Block<VECTORS>]; 2],
    scales: [&[Lanes]; 2],
    choices: &mut [Lanes],
    premiums: &mut [Lanes],
) {
    let mut done = 0;
    while done < choices.len() {
        let at = (chooser, done);
        // As many at once as there are registers for, since each waits for itself most of the time.
        done += match choices.len() - done {
            1 => decide_together::<S, VECTORS, 1>(simd, at, branches, scales, choices, premiums),
            2 | 4 => {
                decide_together::<S, VECTORS, 2>(simd, at, branches, scales, choices, premiums)
            }
            _ => decide_together::<S, VECTORS, 3>(simd, at, branches, scales, choices, premiums),
        };
    }
}

/// As [`decide`], for N vectors of lanes from the given one on; gives N.
#[inline(always)]
fn decide_together<S: Vectors, const VECTORS: usize, const N: usize>(
    simd: S,
    (chooser, from): ((usize, usize), usize),
    [first, second]: [&[Block<VECTORS>]; 2],
    [scales, reciprocals]: [&[Lanes]; 2],
    choices: &mut [Lanes],
    premiums: &mut [Lanes],
) -> usize {
    let run = from..from + N;
    let (first, second) = (&first[run.clone()], &second[run.clone()]);
    let (scales, reciprocals) = (&scales[run.clone()], &reciprocals[run.clone()]);
    let (choices, premiums) = (&mut choices[run.clone()], &mut premiums[run]);
    let mut advantages = [simd.splat(0.0); N];
    let mut x = advantages;
    for n in 0..N {
        let (a, b) = (points(chooser, &first[n]), points(chooser, &second[n]));
        advantages[n] = simd.subtract(simd.load(&b), simd.load(&a));
        x[n] = simd.multiply(advantages[n], simd.load(&reciprocals[n]));
    }
    let (probabilities, logarithms) = logistic::choices(simd, x);
    for n in 0..N {
        choices[n] = simd.store(probabilities[n]);
        let loss = simd.subtract(simd.splat(0.0), advantages[n]);
        let mixed = simd.multiply(probabilities[n], loss);
        premiums[n] = simd.store(simd.multiply_add(simd.load(&scales[n]), logarithms[n], mixed));
    }
    N
}

/// The points of the player at (vector, place) of each row.
#[inline(always)]
fn points<const VECTORS: usize>((vector, place): (usize, usize), block: &Block<VECTORS>) -> Lanes {
    let [a, b, c, d] = block;
    [
        a[vector][place],
        b[vector][place],
        c[vector][place],
        d[vector][place],
    ]
}

/// (1 − p) · first + p · second for every player, in all lanes.
#[inline(always)]
fn mix<S: Vectors, const VECTORS: usize>(
    simd: S,
    choices: &[Lanes],
    [first, second]: [&[Block<VECTORS>]; 2],
    out: &mut [Block<VECTORS>],
) {
    for (((out, first), second), p) in out.iter_mut().zip(first).zip(second).zip(choices) {
        for l in 0..LANES {
            let p = simd.splat(p[l]);
            for v in 0..VECTORS {
                let (a, b) = (simd.load(&first[l][v]), simd.load(&second[l][v]));
                out[l][v] = simd.store(simd.multiply_add(p, simd.subtract(b, a), a));
            }
        }
    }
}

/// As [`mix`], and the premium for the player at (vector, place) of a row.
///
/// It is added to whole vectors: a single number written into a row would have to reach memory before
/// the row could be read again.
#[inline(always)]
fn mix_for_chooser<S: Vectors, const VECTORS: usize>(
    simd: S,
    (vector, place): (usize, usize),
    [choices, premiums]: [&[Lanes]; 2],
    [first, second]: [&[Block<VECTORS>]; 2],
    out: &mut [Block<VECTORS>],
) {
    let mut chooser = [[0.0; LANES]; VECTORS];
    chooser[vector][place] = 1.0;
    let branches = first.iter().zip(second);
    let found = choices.iter().zip(premiums);
    for ((out, (first, second)), (p, premium)) in out.iter_mut().zip(branches).zip(found) {
        for l in 0..LANES {
            let (p, premium) = (simd.splat(p[l]), simd.splat(premium[l]));
            for v in 0..VECTORS {
                let (a, b) = (simd.load(&first[l][v]), simd.load(&second[l][v]));
                let mixed = simd.multiply_add(p, simd.subtract(b, a), a);
                out[l][v] = simd.store(simd.multiply_add(premium, simd.load(&chooser[v]), mixed));
            }
        }
    }
}

/// dV/dt = drain · V − flow − Σ rate · E, for every state and player, into `derivative`.
#[inline(always)]
pub(crate) fn value_derivative<S: Vectors, const VECTORS: usize>(
    simd: S,
    game: &Game,
    running: &[usize],
    numbers: &[f64],
    values: &[f64],
    derivative: &mut [f64],
    room: &mut TreeRoom,
) {
    let (flows, drains) = numbers[..2 * game.size()].split_at(game.size());
    let given = chunks(flows).iter().zip(chunks(drains));
    let found = chunks_mut(derivative).iter_mut().zip(chunks(values));
    for ((out, value), (flow, drain)) in found.zip(given) {
        let drained = simd.multiply(simd.load(drain), simd.load(value));
        *out = simd.store(simd.subtract(drained, simd.load(flow)));
    }
    let derivative = rows_mut::<VECTORS>(derivative);
    for &index in running {
        let clock = &game.clocks[index];
        let root = work_out::<S, VECTORS>(simd, clock, numbers, values, room);
        let rates = chunks(&numbers[clock.rates..]);
        for ((root, states), rates) in root.iter().zip(&clock.states).zip(rates) {
            for l in 0..LANES {
                let out = &mut derivative[states[l] as usize];
                let rate = simd.splat(-rates[l]);
                for v in 0..VECTORS {
                    let sum = simd.multiply_add(rate, simd.load(&root[l][v]), simd.load(&out[v]));
                    out[v] = simd.store(sum);
                }
            }
        }
    }
}
