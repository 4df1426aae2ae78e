//! What forks are worth, who chooses what at them, and how fast values change.
//!
//! What a row is worth to all players stands in one or two vectors (players, padded), so that to mix
//! two rows for everyone, or to move on to another, is one vector operation; the logistic choices of
//! four decisions are worked out in the lanes of a vector.

use super::{
    game::{Game, MOST_PLAYERS},
    numbers::{Derived, Numbers},
    phase::{Decisions, Level, Phase, Root},
};
use crate::{
    logistic,
    vectors::{LANES, Lanes, Row, Rows, Vectors, fours_mut, rows, rows_mut},
};

/// Decisions whose choices are worked out side by side, in fours: each waits for itself most of the time.
const TOGETHER: usize = 2;

/// Scratch room for what a phase's rows are worth, and for the choices.
#[derive(Clone, Debug)]
pub(crate) struct RowsRoom {
    /// Row × player; the first are those of the states.
    values: Vec<f64>,
    /// Probability of the second action, by decision.
    pub(crate) choices: Vec<Lanes>,
}

impl RowsRoom {
    /// Room for any of some phases of a game.
    pub(crate) fn new(game: &Game, phases: &[Phase]) -> Self {
        let most = |count: fn(&Phase) -> usize| phases.iter().map(count).max().unwrap_or(0);
        Self {
            values: vec![0.0; most(|phase| phase.rows).max(game.states) * game.row],
            choices: vec![[0.0; LANES]; most(|phase| phase.decisions.len())],
        }
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
        let choices = &mut room.choices[level.decisions.clone()];
        decide_all(
            simd,
            wanted,
            (phase, level),
            derived,
            before,
            decided,
            choices,
        );
        for (chances, out) in phase.chances[level.chances.clone()].iter().zip(drawn) {
            let probabilities = &numbers.data[chances.probabilities..][..chances.lanes];
            let first = &before[chances.first..][..chances.lanes];
            let second = &before[chances.second..][..chances.lanes];
            for (((out, p), a), b) in out.iter_mut().zip(probabilities).zip(first).zip(second) {
                let p = simd.splat(*p);
                for v in 0..VECTORS {
                    let (a, b) = (simd.load(&a[v]), simd.load(&b[v]));
                    out[v] = simd.store(simd.multiply_add(p, simd.subtract(b, a), a));
                }
            }
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
    for run in &phase.arrivals {
        let from = run.row - game.states;
        let out = &mut outcomes[from..][..run.length];
        let paid = &paid[from..][..run.length];
        if run.same {
            for (out, paid) in out.iter_mut().zip(paid) {
                *out = sum(simd, &states[run.state], paid);
            }
        } else {
            let values = &states[run.state..][..run.length];
            for ((out, value), paid) in out.iter_mut().zip(values).zip(paid) {
                *out = sum(simd, value, paid);
            }
        }
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

/// The decisions of a level.
#[inline(always)]
fn decide_all<S: Vectors, const VECTORS: usize>(
    simd: S,
    wanted: Wanted,
    (phase, level): (&Phase, &Level),
    derived: Derived<'_>,
    before: &[Row<VECTORS>],
    out: &mut [Rows<VECTORS>],
    choices: &mut [Lanes],
) {
    let decisions = &phase.decisions[level.decisions.clone()];
    let scales = &derived.scales[level.decisions.clone()];
    let reciprocals = &derived.reciprocals[level.decisions.clone()];
    let mixed = match wanted {
        Wanted::Worth => decisions.len(),
        Wanted::Choices => level.within,
    };
    let mut at = 0;
    while at < decisions.len() {
        let scales = (&scales[at..], &reciprocals[at..]);
        let mixed = mixed.saturating_sub(at);
        let (choices, out) = (&mut choices[at..], &mut out[at..]);
        if let Some(decisions) = decisions[at..].first_chunk::<TOGETHER>() {
            decide(simd, decisions, scales, mixed, before, choices, out);
            at += TOGETHER;
        } else if let Some(decisions) = decisions[at..].first_chunk::<1>() {
            decide(simd, decisions, scales, mixed, before, choices, out);
            at += 1;
        }
    }
}

/// The logistic choices at decisions, four by four, and, for so many of these as are to be `mixed`, what
/// they are worth to all.
///
/// Where the second action is better for the chooser by x points, its private information makes the
/// choice worth more to it than the mixture of the two by σ ln(1 + exp(x/σ)) − p x.
#[inline(always)]
fn decide<S: Vectors, const VECTORS: usize, const N: usize>(
    simd: S,
    decisions: &[Decisions; N],
    (scales, reciprocals): (&[Lanes], &[Lanes]),
    mixed: usize,
    before: &[Row<VECTORS>],
    choices: &mut [Lanes],
    out: &mut [Rows<VECTORS>],
) {
    let mut branches_of = [branches(before, &decisions[0]); N];
    let mut advantages = [simd.splat(0.0); N];
    let mut x = advantages;
    for n in 0..N {
        branches_of[n] = branches(before, &decisions[n]);
        let [first, second] = branches_of[n];
        let first = simd.load(&points(first, decisions[n].chooser));
        let second = simd.load(&points(second, decisions[n].chooser));
        advantages[n] = simd.subtract(second, first);
        x[n] = simd.multiply(advantages[n], simd.load(&reciprocals[n]));
    }
    let (probabilities, logarithms) = logistic::choices(simd, x);
    for n in 0..N {
        choices[n] = simd.store(probabilities[n]);
        if n >= mixed {
            continue;
        }
        let loss = simd.subtract(simd.splat(0.0), advantages[n]);
        let lost = simd.multiply(probabilities[n], loss);
        let premium = simd.multiply_add(simd.load(&scales[n]), logarithms[n], lost);
        let found = (&choices[n], &simd.store(premium));
        mix(
            simd,
            decisions[n].chooser,
            found,
            branches_of[n],
            &mut out[n],
        );
    }
}

/// The rows of the two actions of a few decisions.
#[inline(always)]
fn branches<'b, const VECTORS: usize>(
    before: &'b [Row<VECTORS>],
    decisions: &Decisions,
) -> [&'b Rows<VECTORS>; 2] {
    let first = before[decisions.first..].first_chunk();
    match (first, before[decisions.second..].first_chunk()) {
        (Some(first), Some(second)) => [first, second],
        _ => unreachable!("rows are laid out in fours"),
    }
}

/// A player's points in each row.
#[inline(always)]
fn points<const VECTORS: usize>(rows: &Rows<VECTORS>, player: usize) -> Lanes {
    let (vector, place) = (player / LANES % VECTORS, player % LANES);
    let [a, b, c, d] = rows;
    [
        a[vector][place],
        b[vector][place],
        c[vector][place],
        d[vector][place],
    ]
}

/// (1 − p) · first + p · second for every player, and the premium for the chooser, at four decisions.
///
/// The premium is added to whole vectors: a single number written into a row would have to reach memory
/// before the row could be read again.
#[inline(always)]
fn mix<S: Vectors, const VECTORS: usize>(
    simd: S,
    chooser: usize,
    (choices, premiums): (&Lanes, &Lanes),
    [first, second]: [&Rows<VECTORS>; 2],
    out: &mut Rows<VECTORS>,
) {
    let chooser = &ONLY[chooser % MOST_PLAYERS];
    for l in 0..LANES {
        let (p, premium) = (simd.splat(choices[l]), simd.splat(premiums[l]));
        for v in 0..VECTORS {
            let (a, b) = (simd.load(&first[l][v]), simd.load(&second[l][v]));
            let mixed = simd.multiply_add(p, simd.subtract(b, a), a);
            out[l][v] = simd.store(simd.multiply_add(premium, simd.load(&chooser[v]), mixed));
        }
    }
}

/// For each player, a row with 1 in its place.
static ONLY: [Row<{ MOST_PLAYERS / LANES }>; MOST_PLAYERS] = {
    let mut rows = [[[0.0; LANES]; MOST_PLAYERS / LANES]; MOST_PLAYERS];
    let mut player = 0;
    while player < MOST_PLAYERS {
        rows[player][player / LANES][player % LANES] = 1.0;
        player += 1;
    }
    rows
};

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
    for Root { run, rates } in &phase.roots {
        let rates = &numbers.data[*rates..][..run.length];
        let worth = &all[run.row..][..run.length];
        let out = &mut derivative[run.state..][..run.length];
        for ((out, worth), rate) in out.iter_mut().zip(worth).zip(rates) {
            let rate = simd.splat(-rate);
            for v in 0..VECTORS {
                let sum = simd.multiply_add(rate, simd.load(&worth[v]), simd.load(&out[v]));
                out[v] = simd.store(sum);
            }
        }
    }
}
