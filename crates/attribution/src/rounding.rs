//! Rows of numbers rounded to whole numbers, laid out for products with a matrix.

use crate::instructions::{LANES, pair};

/// How many rows are worked on together.
pub(crate) const ROWS: usize = 6;

/// The same pair of each row of a block.
pub(crate) type Column = [i32; ROWS];

/// Rows rounded to whole numbers: in blocks, for each of them one after another the pairs of its rows.
#[derive(Debug, Default)]
pub(crate) struct Rounded {
    pub(crate) columns: Vec<Column>,
    /// Of each row.
    pub(crate) scales: Vec<f32>,
}

/// A whole number that is within ±32767, rounded.
#[inline(always)]
pub(crate) fn whole(value: f32) -> i16 {
    // Adding this rounds to the nearest whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    #[expect(clippy::cast_possible_truncation, reason = "within 16 bits")]
    let low = (value + ROUND).to_bits() as u16;
    low.cast_signed()
}

/// What the greatest of absolute values is at least, so that it can be divided by.
pub(crate) const LEAST: f32 = 1e-8;

/// The greatest of absolute values, and not less than [`LEAST`].
#[inline(always)]
pub(crate) fn greatest_of(values: &[f32]) -> f32 {
    let mut lanes = [LEAST; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for lane in 0..LANES {
            let value = chunk[lane].abs();
            lanes[lane] = if value > lanes[lane] {
                value
            } else {
                lanes[lane]
            };
        }
    }
    let among = |greatest: f32, &value: &f32| greatest.max(value.abs());
    rest.iter().fold(lanes.iter().fold(0.0, among), among)
}

impl Rounded {
    /// Rounds each row of `width` numbers (even) so that its greatest becomes `greatest`.
    #[inline(always)]
    pub(crate) fn set(&mut self, rows: &[f32], width: usize, greatest: f32) {
        self.clear();
        for row in rows.chunks_exact(width) {
            self.push(row, greatest);
        }
    }

    #[inline(always)]
    pub(crate) fn clear(&mut self) {
        self.columns.clear();
        self.scales.clear();
    }

    /// Adds a row of an even length, like those before it, so that its greatest number becomes `greatest`.
    #[inline(always)]
    pub(crate) fn push(&mut self, row: &[f32], greatest: f32) {
        self.push_scaled(row, greatest / greatest_of(row));
    }

    /// Adds a row whose numbers times `scale` are within 16 bits.
    #[inline(always)]
    pub(crate) fn push_scaled(&mut self, row: &[f32], scale: f32) {
        let place = self.scales.len() % ROWS;
        let (twos, _) = row.as_chunks();
        if place == 0 {
            self.columns
                .resize(self.columns.len() + twos.len(), [0; ROWS]);
        }
        let start = self.columns.len() - twos.len();
        for (column, &[first, second]) in self.columns[start..].iter_mut().zip(twos) {
            column[place] = pair(whole(first * scale), whole(second * scale));
        }
        self.scales.push(1.0 / scale);
    }
}
