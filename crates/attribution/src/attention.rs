//! Attention: each place of a window takes up what it finds at the others.

use crate::{
    functions::softmax,
    instructions::Products,
    matrix::{Arithmetic, Matrix, Rounded},
};

/// How many heads look independently.
const HEADS: usize = 12;
/// How many numbers each head has of a place.
const HEAD: usize = 32;
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
    column: Vec<f32>,
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
        match arithmetic {
            Arithmetic::Whole => scratch.whole(products, rows, head),
            Arithmetic::Float => scratch.float(rows, head),
        }
        let targets = found.chunks_exact_mut(WIDTH);
        for (target, found) in targets.zip(scratch.found.chunks_exact(HEAD)) {
            target[head * HEAD..][..HEAD].copy_from_slice(found);
        }
    }
}

/// A head's queries (part 0), keys (1) or values (2) of a place.
#[inline(always)]
fn part(row: &[f32], part: usize, head: usize) -> &[f32] {
    &row[part * WIDTH + head * HEAD..][..HEAD]
}

/// By what to multiply numbers so that the greatest becomes `greatest`.
#[inline(always)]
fn scale_to(numbers: &[f32], greatest: f32) -> f32 {
    let among = |largest: f32, &number: &f32| {
        if number.abs() > largest {
            number.abs()
        } else {
            largest
        }
    };
    greatest / numbers.iter().fold(1e-8, among)
}

impl AttentionScratch {
    /// One head in whole numbers.
    #[inline(always)]
    fn whole<P: Products>(&mut self, products: P, rows: &[f32], head: usize) {
        let places = rows.len() / ROW;
        self.keys.reset(places, HEAD / 2);
        self.rounded.clear();
        for (place, row) in rows.chunks_exact(ROW).enumerate() {
            self.rounded.push(part(row, 0, head), QUERY);
            let key = part(row, 1, head);
            self.keys.place(place, key, scale_to(key, KEY));
        }
        self.keys
            .multiply(products, &self.rounded, &mut self.scores);
        self.rounded.clear();
        self.shares.clear();
        self.shares.resize(places.next_multiple_of(2), 0.0);
        for scores in self.scores.chunks_exact(self.keys.outputs()) {
            self.shares[..places].copy_from_slice(&scores[..places]);
            softmax(&mut self.shares[..places], SCALE);
            self.rounded.push_scaled(&self.shares, SHARE);
        }
        self.values.reset(HEAD, self.shares.len() / 2);
        for number in 0..HEAD {
            self.column.clear();
            let values = rows.chunks_exact(ROW).map(|row| part(row, 2, head)[number]);
            self.column.extend(values);
            self.values
                .place(number, &self.column, scale_to(&self.column, VALUE));
        }
        self.values
            .multiply(products, &self.rounded, &mut self.found);
    }

    /// The same in numbers with a floating point.
    #[inline(always)]
    fn float(&mut self, rows: &[f32], head: usize) {
        self.found.clear();
        for asking in rows.chunks_exact(ROW) {
            let query = part(asking, 0, head);
            self.shares.clear();
            self.shares.extend(rows.chunks_exact(ROW).map(|asked| {
                let both = query.iter().zip(part(asked, 1, head));
                both.map(|(query, key)| query * key).sum::<f32>()
            }));
            softmax(&mut self.shares, SCALE);
            let start = self.found.len();
            self.found.resize(start + HEAD, 0.0);
            for (share, asked) in self.shares.iter().zip(rows.chunks_exact(ROW)) {
                let values = part(asked, 2, head);
                for (found, value) in self.found[start..].iter_mut().zip(values) {
                    *found += share * value;
                }
            }
        }
    }
}
