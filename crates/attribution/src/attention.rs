//! Attention: each place takes up what it finds at those of its own block and of the two beside it.

use std::ops::Range;

use crate::{
    functions::softmax,
    instructions::{LANES, Products},
    matrix::{Arithmetic, Matrix, Part},
    rounding::{LEAST, Rounded, greatest_of},
};

/// How many heads look independently.
const HEADS: usize = 12;
/// How many numbers each head has of a place.
const HEAD: usize = 32;
/// How many places a block has: whole panels, and whole pairs.
pub(crate) const BLOCK: usize = 64;
/// How many numbers a place has.
pub(crate) const WIDTH: usize = HEADS * HEAD;
/// Queries, keys and values of a place.
const ROW: usize = 3 * WIDTH;
/// 1/√HEAD.
const SCALE: f32 = 0.176_776_7;

/// Greatest whole numbers of queries, keys, shares and values, for which no sum overflows: that over a
/// head's numbers of query and key, and that of values by their shares, which add up to 1.
const QUERY: f32 = 4_000.0;
const KEY: f32 = 8_000.0;
const SHARE: f32 = 32_000.0;
const VALUE: f32 = 16_000.0;

/// Memory for one head's work.
#[derive(Debug, Default)]
pub(crate) struct AttentionScratch {
    keys: Matrix,
    values: Matrix,
    rounded: Rounded,
    scores: Vec<f32>,
    shares: Vec<f32>,
    found: Vec<f32>,
}

/// What all heads find, for rows of queries, keys and values: rows of [`WIDTH`].
#[inline(always)]
pub(crate) fn attend<P: Products>(
    products: P,
    arithmetic: Arithmetic,
    rows: &[f32],
    scratch: &mut AttentionScratch,
    found: &mut Vec<f32>,
) {
    found.clear();
    found.resize(rows.len() / 3, 0.0);
    for head in 0..HEADS {
        if arithmetic == Arithmetic::Whole {
            scratch.lay_out(rows, head);
        }
        for (number, target) in found.chunks_mut(BLOCK * WIDTH).enumerate() {
            let asking = number * BLOCK..number * BLOCK + target.len() / WIDTH;
            match arithmetic {
                Arithmetic::Whole => scratch.whole(products, rows, head, asking),
                Arithmetic::Float => scratch.float(rows, head, asking),
            }
            let targets = target.chunks_exact_mut(WIDTH);
            for (target, found) in targets.zip(scratch.found.chunks_exact(HEAD)) {
                target[head * HEAD..][..HEAD].copy_from_slice(found);
            }
        }
    }
}

/// The places at which those of a block look, of all that there are.
fn beside(block: &Range<usize>, places: usize) -> Range<usize> {
    block.start.saturating_sub(BLOCK)..places.min(block.start + 2 * BLOCK)
}

/// A head's queries (part 0), keys (1) or values (2) of a place.
#[inline(always)]
fn part(row: &[f32], part: usize, head: usize) -> &[f32] {
    &row[part * WIDTH + head * HEAD..][..HEAD]
}

/// Rows of queries, keys and values at some places.
#[inline(always)]
fn at(rows: &[f32], places: Range<usize>) -> impl Iterator<Item = &[f32]> {
    rows[places.start * ROW..places.end * ROW].chunks_exact(ROW)
}

impl AttentionScratch {
    /// Lays out a head's keys and values of all places.
    #[inline(always)]
    fn lay_out(&mut self, rows: &[f32], head: usize) {
        let places = rows.len() / ROW;
        self.keys.reset(places, HEAD / 2);
        let mut greatest = [LEAST; HEAD];
        for (place, row) in rows.chunks_exact(ROW).enumerate() {
            let key = part(row, 1, head);
            self.keys.place_output(place, key, KEY / greatest_of(key));
            for (most, value) in greatest.iter_mut().zip(part(row, 2, head)) {
                *most = if value.abs() > *most {
                    value.abs()
                } else {
                    *most
                };
            }
        }
        let scales = greatest.map(|most| VALUE / most);
        self.values.reset(HEAD, places.div_ceil(2));
        for (number, two) in rows.chunks(2 * ROW).enumerate() {
            let (first, second) = two.split_at(ROW);
            // Beside an odd last place anything may stand: its share is 0.
            let second = if second.is_empty() { first } else { second };
            let values = [first, second].map(|row| part(row, 2, head));
            self.values.place_pair(number, values, &scales);
        }
        self.values.set_scales(&scales);
    }

    /// What one head finds for a block, in whole numbers.
    #[inline(always)]
    fn whole<P: Products>(&mut self, products: P, rows: &[f32], head: usize, block: Range<usize>) {
        let asked = beside(&block, rows.len() / ROW);
        self.rounded.clear();
        for row in at(rows, block) {
            self.rounded.push(part(row, 0, head), QUERY);
        }
        let keys = Part {
            panels: asked.start / LANES..asked.end.div_ceil(LANES),
            ..self.keys.whole()
        };
        self.keys
            .multiply(products, &keys, &self.rounded, &mut self.scores);
        self.rounded.clear();
        self.shares.clear();
        self.shares.resize(asked.len().next_multiple_of(2), 0.0);
        for scores in self.scores.chunks_exact(keys.panels.len() * LANES) {
            self.shares[..asked.len()].copy_from_slice(&scores[..asked.len()]);
            softmax(&mut self.shares[..asked.len()], SCALE);
            self.rounded.push_scaled(&self.shares, SHARE);
        }
        let values = Part {
            pairs: asked.start / 2..asked.end.div_ceil(2),
            ..self.values.whole()
        };
        self.values
            .multiply(products, &values, &self.rounded, &mut self.found);
    }

    /// The same in numbers with a floating point.
    #[inline(always)]
    fn float(&mut self, rows: &[f32], head: usize, block: Range<usize>) {
        let asked = beside(&block, rows.len() / ROW);
        self.found.clear();
        for asking in at(rows, block) {
            let query = part(asking, 0, head);
            self.shares.clear();
            self.shares.extend(at(rows, asked.clone()).map(|asked| {
                let both = query.iter().zip(part(asked, 1, head));
                both.map(|(query, key)| query * key).sum::<f32>()
            }));
            softmax(&mut self.shares, SCALE);
            let start = self.found.len();
            self.found.resize(start + HEAD, 0.0);
            for (share, asked) in self.shares.iter().zip(at(rows, asked.clone())) {
                let values = part(asked, 2, head);
                for (found, value) in self.found[start..].iter_mut().zip(values) {
                    *found += share * value;
                }
            }
        }
    }
}
