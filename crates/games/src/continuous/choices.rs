//! Who chooses what at the decisions of a level, and what these are worth.
//!
//! The logistic choices of four decisions, or of twice as many, are worked out in the lanes of a vector;
//! what they lead to is mixed for all players at once.

use std::ops::Range;

use super::{game::MOST_PLAYERS, phase::Decisions};
use crate::{
    logistic,
    vectors::{Arithmetic, LANES, Lanes, Row, Rows, Several, Vectors, some},
};

/// What decisions of a level are made from, and where their choices and what they are worth go.
pub(crate) struct Deciding<'a, const VECTORS: usize> {
    pub(crate) decisions: &'a [Decisions],
    pub(crate) scales: &'a [Lanes],
    pub(crate) reciprocals: &'a [Lanes],
    pub(crate) before: &'a [Row<VECTORS>],
    pub(crate) choices: &'a mut [Lanes],
    pub(crate) out: &'a mut [Rows<VECTORS>],
}

impl<const VECTORS: usize> Deciding<'_, VECTORS> {
    /// The decisions in a range, in pairs and the last by itself.
    #[inline(always)]
    pub(crate) fn decide<S: Vectors, const WORTH: bool>(&mut self, simd: S, range: Range<usize>) {
        let mut at = range.start;
        while at + 2 <= range.end {
            self.decide_together::<S, _, 2, WORTH>(simd, simd.two(), at);
            at += 2;
        }
        if at < range.end {
            self.decide_together::<S, _, 1, WORTH>(simd, Several(simd), at);
        }
    }

    /// The logistic choices at so many decisions from this one on, side by side, and, where it is
    /// wanted, what they are worth to all.
    ///
    /// Where the second action is better for the chooser by x points, its private information makes
    /// the choice worth more to it than the mixture of the two by σ ln(1 + exp(x/σ)) − p x.
    #[inline(always)]
    fn decide_together<S, A, const N: usize, const WORTH: bool>(
        &mut self,
        simd: S,
        together: A,
        at: usize,
    ) where
        S: Vectors,
        A: Arithmetic<Numbers = [Lanes; N]>,
    {
        let decisions: &[Decisions; N] = some(self.decisions, at);
        let mut branches_of = [branches(self.before, decisions[0].branches); N];
        let (mut firsts, mut seconds) = ([[0.0; LANES]; N], [[0.0; LANES]; N]);
        for n in 0..N {
            branches_of[n] = branches(self.before, decisions[n].branches);
            let [first, second] = branches_of[n];
            firsts[n] = points(first, decisions[n].chooser);
            seconds[n] = points(second, decisions[n].chooser);
        }
        let advantages = together.subtract(together.load(&seconds), together.load(&firsts));
        let x = together.multiply(advantages, together.load(some(self.reciprocals, at)));
        let (probabilities, logarithms) = logistic::choices(together, x);
        let choices = together.store(probabilities);
        self.choices[at..at + N].copy_from_slice(&choices);
        if !WORTH {
            return;
        }
        let loss = together.subtract(together.splat(0.0), advantages);
        let lost = together.multiply(probabilities, loss);
        let scales = together.load(some(self.scales, at));
        let premiums = together.store(together.multiply_add(scales, logarithms, lost));
        for n in 0..N {
            let found = (&choices[n], &premiums[n]);
            let chooser = decisions[n].chooser;
            mix(simd, chooser, found, branches_of[n], &mut self.out[at + n]);
        }
    }
}

/// The rows of the two branches of a few forks.
#[inline(always)]
pub(crate) fn branches<const VECTORS: usize>(
    before: &[Row<VECTORS>],
    [first, second]: [usize; 2],
) -> [&Rows<VECTORS>; 2] {
    [some(before, first), some(before, second)]
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
    let two = simd.two();
    let first = first.as_flattened().as_chunks().0;
    let second = second.as_flattened().as_chunks().0;
    let out = out.as_flattened_mut().as_chunks_mut().0;
    for (pair, ((out, first), second)) in out.iter_mut().zip(first).zip(second).enumerate() {
        let (a, b) = (2 * pair, 2 * pair + 1);
        let chooser = two.load(&[chooser[a % VECTORS], chooser[b % VECTORS]]);
        let p = two.load(&[[choices[a / VECTORS]; LANES], [choices[b / VECTORS]; LANES]]);
        let premium = two.load(&[
            [premiums[a / VECTORS]; LANES],
            [premiums[b / VECTORS]; LANES],
        ]);
        let (first, second) = (two.load(first), two.load(second));
        let mixed = two.multiply_add(p, two.subtract(second, first), first);
        *out = two.store(two.multiply_add(premium, chooser, mixed));
    }
}

/// (1 − p) · first + p · second for every player, at four chances.
#[inline(always)]
pub(crate) fn draw<S: Vectors, const VECTORS: usize>(
    simd: S,
    probabilities: &Lanes,
    [first, second]: [&Rows<VECTORS>; 2],
    out: &mut Rows<VECTORS>,
) {
    for l in 0..LANES {
        let p = simd.splat(probabilities[l]);
        for v in 0..VECTORS {
            let (a, b) = (simd.load(&first[l][v]), simd.load(&second[l][v]));
            out[l][v] = simd.store(simd.multiply_add(p, simd.subtract(b, a), a));
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
