//! Products of rows of numbers with a matrix of weights.
//!
//! The weights are whole numbers of 8 bits with a scale for each output. The rows are rounded to whole
//! numbers of up to 16 bits with a scale for each row, as fine as sums in 32 bits allow; so the products
//! and sums are exact, and the same on every machine. To check them, the same can be had in `f32`.

use std::ops::Range;

use crate::{
    instructions::{LANES, Lanes, Products, pair},
    rounding::{Column, ROWS, Rounded, whole},
};

/// In which numbers products are worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arithmetic {
    /// Whole numbers, exact but for the rounding of what goes in; fast.
    #[default]
    Whole,
    /// Numbers of 32 bits with a floating point, in plain arithmetic; to check the other.
    Float,
}

/// As many numbers as a panel has outputs.
type Numbers = [f32; LANES];

/// Weights in panels of sixteen outputs: for each panel, one after another, the pairs of inputs.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    panels: Vec<Lanes>,
    /// Of each output, padded.
    scales: Vec<f32>,
    biases: Vec<f32>,
    pairs: usize,
    /// The greatest whole number of an input.
    greatest: f32,
}

/// Some of a matrix's panels, and of its pairs of inputs.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) panels: Range<usize>,
    pub(crate) pairs: Range<usize>,
}

impl Matrix {
    /// Lays out weights, row by row one output each.
    pub(crate) fn new(weights: &[i8], scales: Vec<f32>, biases: Vec<f32>, inputs: usize) -> Self {
        let outputs = scales.len();
        let pairs = inputs.div_ceil(2);
        let mut matrix = Self {
            panels: vec![[0; LANES]; outputs.div_ceil(LANES) * pairs],
            scales,
            biases,
            pairs,
            greatest: greatest_input(inputs),
        };
        for (output, row) in weights.chunks(inputs).enumerate() {
            let panel = &mut matrix.panels[output / LANES * pairs..][..pairs];
            for (target, two) in panel.iter_mut().zip(row.chunks(2)) {
                let second = two.get(1).copied().unwrap_or_default();
                target[output % LANES] = pair(two[0].into(), second.into());
            }
        }
        matrix.pad();
        matrix
    }

    fn pad(&mut self) {
        let padded = self.scales.len().next_multiple_of(LANES);
        self.scales.resize(padded, 0.0);
        self.biases.resize(padded, 0.0);
    }

    /// How many numbers a row of the result has: the outputs, padded to a multiple of sixteen.
    pub(crate) fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Takes `outputs` rows of whole numbers in place of weights, as `scales` make them numbers; they are
    /// set by [`Self::place_output`] or [`Self::place_pair`].
    #[inline(always)]
    pub(crate) fn reset(&mut self, outputs: usize, pairs: usize) {
        self.panels.clear();
        self.panels
            .resize(outputs.div_ceil(LANES) * pairs, [0; LANES]);
        self.pairs = pairs;
        self.scales.clear();
        self.scales.resize(outputs, 0.0);
        self.biases.clear();
        self.pad();
    }

    /// Sets the weights of an output: an even count of numbers that times `scale` are within 16 bits.
    #[inline(always)]
    pub(crate) fn place_output(&mut self, output: usize, numbers: &[f32], scale: f32) {
        let panel = &mut self.panels[output / LANES * self.pairs..][..self.pairs];
        for (target, &[first, second]) in panel.iter_mut().zip(numbers.as_chunks().0) {
            target[output % LANES] = pair(whole(first * scale), whole(second * scale));
        }
        self.scales[output] = 1.0 / scale;
    }

    /// Sets the weights of all outputs for a pair of inputs: for each input, numbers that times the outputs'
    /// `scales` are within 16 bits.
    #[inline(always)]
    pub(crate) fn place_pair(
        &mut self,
        number: usize,
        [first, second]: [&[f32]; 2],
        scales: &[f32],
    ) {
        let panels = self.panels.iter_mut().skip(number).step_by(self.pairs);
        let [first, second, scales] =
            [first, second, scales].map(|numbers| numbers.as_chunks::<LANES>().0);
        let inputs = first.iter().zip(second).zip(scales);
        for (target, ((first, second), scales)) in panels.zip(inputs) {
            for lane in 0..LANES {
                let rounded = |number: f32| whole(number * scales[lane]);
                target[lane] = pair(rounded(first[lane]), rounded(second[lane]));
            }
        }
    }

    /// Says what the weights of all outputs were multiplied by.
    #[inline(always)]
    pub(crate) fn set_scales(&mut self, scales: &[f32]) {
        for (target, scale) in self.scales.iter_mut().zip(scales) {
            *target = 1.0 / scale;
        }
    }

    /// Its panels and its inputs, all of them.
    #[inline(always)]
    pub(crate) fn whole(&self) -> Part {
        Part {
            panels: 0..self.outputs() / LANES,
            pairs: 0..self.pairs,
        }
    }

    /// The product of some of the weights with each row, plus the biases, into rows of as many numbers as
    /// those panels have outputs.
    #[inline(always)]
    pub(crate) fn multiply<P: Products>(
        &self,
        products: P,
        part: &Part,
        rows: &Rounded,
        result: &mut Vec<f32>,
    ) {
        let panels = part.panels.len();
        // Every number is written below.
        result.resize(rows.scales.len() * panels * LANES, 0.0);
        let twos = if P::TWO_PANELS { panels / 2 * 2 } else { 0 };
        for first in (0..twos).step_by(2) {
            self.multiply_panels::<P, 2>(products, part, first, rows, result);
        }
        for first in twos..panels {
            self.multiply_panels::<P, 1>(products, part, first, rows, result);
        }
    }

    /// The outputs of `PANELS` panels, beginning with the panel `first` of the part.
    #[inline(always)]
    fn multiply_panels<P: Products, const PANELS: usize>(
        &self,
        products: P,
        part: &Part,
        first: usize,
        rows: &Rounded,
        result: &mut [f32],
    ) {
        let outputs = part.panels.len() * LANES;
        let own = part.panels.start + first;
        let weights: [&[Lanes]; PANELS] = std::array::from_fn(|panel| {
            &self.panels[(own + panel) * self.pairs..][part.pairs.clone()]
        });
        let scales = &self.scales.as_chunks().0[own..][..PANELS];
        let biases = &self.biases.as_chunks().0[own..][..PANELS];
        let blocks = rows.columns.chunks_exact(part.pairs.len());
        let targets = result
            .chunks_mut(outputs * ROWS)
            .zip(rows.scales.chunks(ROWS));
        for (columns, (targets, row_scales)) in blocks.zip(targets) {
            let sums = sums_of_products(products, weights, columns);
            let targets = targets.chunks_exact_mut(outputs);
            for ((sums, target), row_scale) in sums.into_iter().zip(targets).zip(row_scales) {
                let target = &mut target.as_chunks_mut().0[first..][..PANELS];
                for panel in 0..PANELS {
                    let sums = products.store(sums[panel]);
                    target[panel] = scaled(sums, *row_scale, &scales[panel], &biases[panel]);
                }
            }
        }
    }

    /// The weights' product with each row, plus the biases, in either arithmetic.
    #[inline(always)]
    pub(crate) fn apply<P: Products>(
        &self,
        products: P,
        arithmetic: Arithmetic,
        rows: &[f32],
        rounded: &mut Rounded,
        result: &mut Vec<f32>,
    ) {
        match arithmetic {
            Arithmetic::Whole => {
                rounded.set(rows, 2 * self.pairs, self.greatest);
                self.multiply(products, &self.whole(), rounded, result);
            }
            Arithmetic::Float => self.multiply_floats(rows, result),
        }
    }

    /// The same without rounding.
    #[inline(always)]
    fn multiply_floats(&self, rows: &[f32], result: &mut Vec<f32>) {
        result.clear();
        for row in rows.chunks_exact(2 * self.pairs) {
            let factors = self
                .scales
                .as_chunks::<LANES>()
                .0
                .iter()
                .zip(self.biases.as_chunks::<LANES>().0);
            for (panel, (scales, biases)) in self.panels.chunks_exact(self.pairs).zip(factors) {
                let mut sums = *biases;
                for (weights, two) in panel.iter().zip(row.as_chunks::<2>().0) {
                    for lane in 0..LANES {
                        let [low, high] = halves(weights[lane]);
                        sums[lane] += scales[lane] * (low * two[0] + high * two[1]);
                    }
                }
                result.extend_from_slice(&sums);
            }
        }
    }
}

/// For each row of a block and each panel, the sums over all pairs.
#[inline(always)]
fn sums_of_products<P: Products, const PANELS: usize>(
    products: P,
    weights: [&[Lanes]; PANELS],
    columns: &[Column],
) -> [[P::Vector; PANELS]; ROWS] {
    let none = products.load(&[0; LANES]);
    let mut sums = [[none; PANELS]; ROWS];
    let panels = weights.map(|weights| &weights[..columns.len()]);
    for (index, column) in columns.iter().enumerate() {
        // No closure here: it would not be compiled for the processor's registers.
        let mut weights = [none; PANELS];
        for panel in 0..PANELS {
            weights[panel] = products.load(&panels[panel][index]);
        }
        for row in 0..ROWS {
            for panel in 0..PANELS {
                sums[row][panel] =
                    products.add_products(sums[row][panel], weights[panel], column[row]);
            }
        }
    }
    sums
}

/// Sums as the numbers that they stand for.
#[inline(always)]
fn scaled(sums: Lanes, row_scale: f32, scales: &Numbers, biases: &Numbers) -> Numbers {
    let mut numbers = [0.0; LANES];
    for lane in 0..LANES {
        #[expect(clippy::cast_precision_loss, reason = "rounded as numbers are")]
        let sum = sums[lane] as f32;
        numbers[lane] = sum * (row_scale * scales[lane]) + biases[lane];
    }
    numbers
}

/// The two numbers of a pair.
#[inline(always)]
fn halves(pair: i32) -> [f32; 2] {
    #[expect(clippy::cast_precision_loss, reason = "16 bits")]
    [((pair << 16) >> 16) as f32, (pair >> 16) as f32]
}

/// The greatest whole number for which no sum of `inputs` products with weights of 8 bits overflows.
fn greatest_input(inputs: usize) -> f32 {
    let greatest = i32::MAX as usize / (128 * inputs.max(1));
    #[expect(clippy::cast_precision_loss, reason = "16 bits")]
    let greatest = greatest.min(32_767) as f32;
    // A half is kept for rounding up.
    greatest - 1.0
}
