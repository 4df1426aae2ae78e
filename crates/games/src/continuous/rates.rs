//! What the rows of a phase are worth, and how fast values change.
//!
//! What a row is worth to all players stands in one or two vectors (players, padded), so that to mix
//! two rows for everyone, or to move on to another, is one vector operation.

use super::{
    choices::{Deciding, branches, draw},
    game::Game,
    numbers::Numbers,
    phase::Phase,
};
use crate::vectors::{
    Aligned, LANES, Lanes, Row, Vectors, chunks, chunks_mut, fours_mut, rows, rows_mut, some,
};

/// Scratch room for what a phase's rows are worth, and for the choices.
#[derive(Clone, Debug)]
pub(crate) struct RowsRoom {
    /// Row × player; the first are those of the states.
    values: Aligned,
    /// Probability of the second action, by decision.
    choices: Aligned,
}

impl RowsRoom {
    /// Room for any of some phases of a game.
    pub(crate) fn new(game: &Game, phases: &[Phase]) -> Self {
        let most = |count: fn(&Phase) -> usize| phases.iter().map(count).max().unwrap_or(0);
        Self {
            values: Aligned::zeros((most(|phase| phase.rows) * game.row).max(game.size())),
            choices: Aligned::zeros(most(|phase| phase.decisions.len()) * LANES),
        }
    }

    /// Probability of the second action, by decision.
    #[inline(always)]
    pub(crate) fn choices(&self) -> &[Lanes] {
        chunks(&self.choices)
    }

    /// Where what the states are worth is to be written.
    pub(crate) fn values_of_states(&mut self, game: &Game) -> &mut [f64] {
        &mut self.values[..game.size()]
    }
}

/// What is wanted of a phase's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// What every row is worth, and the choices.
    Worth,
    /// The choices only: what stands at the roots of trees need not be worth anything.
    Choices,
}

/// Works out a phase's rows from those of the states, in `room`.
#[inline(always)]
pub(crate) fn work_out<S: Vectors, const VECTORS: usize>(
    simd: S,
    wanted: Wanted,
    (game, phase): (&Game, &Phase),
    numbers: &Numbers,
    room: &mut RowsRoom,
) {
    let derived = numbers.derived(game, phase);
    let all = rows_mut::<VECTORS>(&mut room.values);
    arrive(simd, (game, phase), rows(derived.payments), all);
    for level in &phase.levels {
        let (before, here) = all.split_at_mut(level.start);
        let (decided, drawn) = fours_mut(here).split_at_mut(level.decisions.len());
        let of = level.decisions.clone();
        let mut deciding = Deciding {
            decisions: &phase.decisions[of.clone()],
            scales: &derived.scales[of.clone()],
            reciprocals: &derived.reciprocals[of.clone()],
            before,
            choices: &mut chunks_mut(&mut room.choices)[of.clone()],
            out: decided,
        };
        match wanted {
            Wanted::Worth => deciding.decide::<S, true>(simd, 0..of.len()),
            Wanted::Choices => {
                deciding.decide::<S, true>(simd, 0..level.within);
                deciding.decide::<S, false>(simd, level.within..of.len());
            }
        }
        for (chances, out) in phase.chances[level.chances.clone()].iter().zip(drawn) {
            let probabilities = some(&numbers.data, chances.probabilities);
            let branches = branches(before, chances.branches);
            draw(simd, probabilities, branches, out);
        }
    }
}

/// What outcomes with rows of their own are worth: the states to which they lead, and what they pay.
#[inline(always)]
fn arrive<S: Vectors, const VECTORS: usize>(
    simd: S,
    (game, phase): (&Game, &Phase),
    paid: &[Row<VECTORS>],
    all: &mut [Row<VECTORS>],
) {
    let (states, outcomes) = all.split_at_mut(game.states);
    let arrivals = phase.arrivals.iter().zip(paid);
    for (out, (&state, paid)) in outcomes.iter_mut().zip(arrivals) {
        *out = sum(simd, &states[state as usize], paid);
    }
}

#[inline(always)]
fn sum<S: Vectors, const VECTORS: usize>(
    simd: S,
    a: &Row<VECTORS>,
    b: &Row<VECTORS>,
) -> Row<VECTORS> {
    let mut sum = *a;
    for v in 0..VECTORS {
        sum[v] = simd.store(simd.add(simd.load(&a[v]), simd.load(&b[v])));
    }
    sum
}

/// dV/dt = drain · V − flow − Σ rate · E, for every state and player, into `derivative`.
#[inline(always)]
pub(crate) fn value_derivative<S: Vectors, const VECTORS: usize>(
    simd: S,
    (game, phase): (&Game, &Phase),
    numbers: &Numbers,
    values: &[f64],
    derivative: &mut [f64],
    room: &mut RowsRoom,
) {
    room.values_of_states(game).copy_from_slice(values);
    work_out::<S, VECTORS>(simd, Wanted::Worth, (game, phase), numbers, room);
    let all = rows::<VECTORS>(&room.values);
    let (flows, drains) = numbers.data[..2 * game.size()].split_at(game.size());
    let given = rows::<VECTORS>(flows).iter().zip(rows::<VECTORS>(drains));
    let derivative = rows_mut::<VECTORS>(derivative);
    for ((out, value), (flow, drain)) in derivative.iter_mut().zip(all).zip(given) {
        for v in 0..VECTORS {
            let drained = simd.multiply(simd.load(&drain[v]), simd.load(&value[v]));
            out[v] = simd.store(simd.subtract(drained, simd.load(&flow[v])));
        }
    }
    for root in &phase.roots {
        let rates = &numbers.data[root.rates..][..root.length];
        let worth = &all[root.row..][..root.length];
        let out = &mut derivative[root.state..][..root.length];
        for ((out, worth), rate) in out.iter_mut().zip(worth).zip(rates) {
            let rate = simd.splat(-rate);
            for v in 0..VECTORS {
                let sum = simd.multiply_add(rate, simd.load(&worth[v]), simd.load(&out[v]));
                out[v] = simd.store(sum);
            }
        }
    }
}
