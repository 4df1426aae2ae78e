//! The heads: which piece begins a cue, and what every other piece is to that cue.

use std::ops::Range;

use crate::{
    attention::WIDTH,
    functions::{exponential, gelu, logistic},
    instructions::{Instructions, Products, Work, dispatch},
    matrix::{Arithmetic, Matrix},
    rounding::Rounded,
    weights::{Weights, WeightsError},
};

/// What a piece may be to a cue.
pub(crate) const ROLES: usize = 4;
/// Numbers between the two products of the additive part.
const MIDDLE: usize = 192;
/// Numbers of each role in the bilinear part.
const RANK: usize = 64;
/// 1/√RANK.
const SCALE: f32 = 0.125;
/// The greatest distance that has a number of its own.
const FARTHEST: i32 = 12;
const DISTANCES: usize = 25;
/// How far from its cue a piece may be: as far as the weights were learned for, three blocks.
const REACH: usize = 192;

/// For a piece, the logarithms of the chances that it is outside, source, cue and content.
pub(crate) type Scores = [f32; ROLES];

/// Both heads.
#[derive(Debug)]
pub(crate) struct Heads {
    cue: Matrix,
    cue_last: Vec<f32>,
    cue_bias: f32,
    /// `U` and `P`, of every piece.
    piece: Matrix,
    /// `V` and `Qm`, of the cue's piece.
    anchor: Matrix,
    distances: Vec<f32>,
    last: Vec<f32>,
    last_bias: Vec<f32>,
}

/// Memory for the work on a window, to be used again.
#[derive(Debug, Default)]
pub(crate) struct HeadScratch {
    rounded: Rounded,
    cue: Vec<f32>,
    pieces: Vec<f32>,
    anchor: Vec<f32>,
}

/// Which of a window's work is to be done.
struct Multiply<'a>(
    &'a Matrix,
    &'a [f32],
    Arithmetic,
    &'a mut Rounded,
    &'a mut Vec<f32>,
);

impl Work for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn with<P: Products>(self, products: P) {
        let Self(matrix, rows, arithmetic, rounded, result) = self;
        matrix.apply(products, arithmetic, rows, rounded, result);
    }
}

/// The scores of pieces for one cue.
struct Relate<'a> {
    heads: &'a Heads,
    pieces: &'a [f32],
    anchor: &'a [f32],
    place: usize,
    asked: Range<usize>,
}

impl Work for Relate<'_> {
    type Output = Vec<Scores>;

    #[inline(always)]
    fn with<P: Products>(self, _products: P) -> Vec<Scores> {
        let width = self.heads.piece.outputs();
        let pieces = self.pieces.chunks_exact(width).enumerate();
        pieces
            .skip(self.asked.start)
            .take(self.asked.len())
            .map(|(place, piece)| self.scores(place, piece))
            .collect()
    }
}

impl Relate<'_> {
    #[inline(always)]
    fn scores(&self, place: usize, piece: &[f32]) -> Scores {
        let (additive, bilinear) = piece.split_at(MIDDLE);
        let (anchor_additive, anchor_bilinear) = self.anchor.split_at(MIDDLE);
        let distances = &self.heads.distances[distance(place, self.place) * MIDDLE..][..MIDDLE];
        let mut middle = [0.0f32; MIDDLE];
        for index in 0..MIDDLE {
            middle[index] = gelu(additive[index] + anchor_additive[index] + distances[index]);
        }
        let mut scores = [0.0; ROLES];
        for (role, score) in scores.iter_mut().enumerate() {
            let weights = &self.heads.last[role * MIDDLE..][..MIDDLE];
            let both = role * RANK..(role + 1) * RANK;
            *score = self.heads.last_bias[role]
                + dot(&middle, weights)
                + dot(&bilinear[both.clone()], &anchor_bilinear[both]) * SCALE;
        }
        log_softmax(scores)
    }
}

/// Σ a·b, in eight sums that are added at the end.
#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

fn log_softmax(scores: Scores) -> Scores {
    let greatest = scores.iter().fold(f32::MIN, |a, &b| a.max(b));
    let sum: f32 = scores
        .iter()
        .map(|score| exponential(score - greatest))
        .sum();
    let total = greatest + sum.ln();
    scores.map(|score| score - total)
}

/// The number of a signed distance: itself up to 4, then growing with its logarithm.
fn distance(place: usize, anchor: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "within a window")]
    let apart = place.abs_diff(anchor) as f32;
    let bucket = if apart <= 4.0 {
        apart
    } else {
        4.0 + (apart / 4.0).log2() * 1.6
    };
    #[expect(clippy::cast_possible_truncation, reason = "at most 12")]
    let bucket = (bucket.round_ties_even() as i32).min(FARTHEST);
    let signed = if place < anchor { -bucket } else { bucket };
    (signed + FARTHEST).unsigned_abs() as usize
}

impl Heads {
    /// Takes its matrices from a file of weights.
    pub(crate) fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let roles = ROLES * RANK;
        Ok(Self {
            cue: weights.linear(&[("cue.0", WIDTH)], WIDTH)?,
            cue_last: weights.table("cue.2.weight", 1, WIDTH)?.values(),
            cue_bias: weights.vector("cue.2.bias", 1)?[0],
            piece: weights.linear(&[("U", MIDDLE), ("P", roles)], WIDTH)?,
            anchor: weights.linear(&[("V", MIDDLE), ("Qm", roles)], WIDTH)?,
            distances: weights.table("R.weight", DISTANCES, MIDDLE)?.values(),
            last: weights.table("W.weight", ROLES, MIDDLE)?.values(),
            last_bias: weights.vector("W.bias", ROLES)?,
        })
    }

    /// For each place of a window, the chance that a cue's head word begins there.
    pub(crate) fn cues(
        &self,
        hidden: &[f32],
        arithmetic: Arithmetic,
        instructions: Instructions,
        scratch: &mut HeadScratch,
    ) -> Vec<f32> {
        let HeadScratch { rounded, cue, .. } = scratch;
        dispatch(
            instructions,
            Multiply(&self.cue, hidden, arithmetic, rounded, cue),
        );
        cue.chunks_exact(WIDTH)
            .map(|row| {
                let activated: Vec<f32> = row.iter().map(|&value| gelu(value)).collect();
                logistic(dot(&activated, &self.cue_last) + self.cue_bias)
            })
            .collect()
    }

    /// For each of the cues at `places`, the places that may belong to it and their scores.
    pub(crate) fn relations(
        &self,
        hidden: &[f32],
        places: &[usize],
        arithmetic: Arithmetic,
        instructions: Instructions,
        scratch: &mut HeadScratch,
    ) -> Vec<(Range<usize>, Vec<Scores>)> {
        if places.is_empty() {
            return Vec::new();
        }
        let HeadScratch {
            rounded,
            pieces,
            anchor,
            ..
        } = scratch;
        dispatch(
            instructions,
            Multiply(&self.piece, hidden, arithmetic, rounded, pieces),
        );
        let related = places.iter().map(|&place| {
            let row = &hidden[place * WIDTH..][..WIDTH];
            dispatch(
                instructions,
                Multiply(&self.anchor, row, arithmetic, rounded, anchor),
            );
            // The first place stands for no piece.
            let first = place.saturating_sub(REACH).max(1);
            let asked = first..(hidden.len() / WIDTH).min(place + REACH + 1);
            let scores = dispatch(
                instructions,
                Relate {
                    heads: self,
                    pieces,
                    anchor,
                    place,
                    asked: asked.clone(),
                },
            );
            (asked, scores)
        });
        related.collect()
    }
}
