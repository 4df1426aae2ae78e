//! The functions between products: normalisation, softmax and GELU, in plain arithmetic of 32 bits.
//!
//! No step of them depends on the processor, so they give the same everywhere; the compiler turns their
//! loops into the vectors of whatever calls them.

use crate::instructions::LANES;

/// What is added to a variance before its root is taken, as BERT has it.
const EPSILON: f32 = 1e-12;

/// Normalisation of a row to mean 0 and variance 1, then a weight and a bias for each number.
#[derive(Debug)]
pub(crate) struct Normalisation {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Normalisation {
    /// Normalises a row in place.
    #[inline(always)]
    pub(crate) fn apply(&self, row: &mut [f32]) {
        #[expect(clippy::cast_precision_loss, reason = "a row's length")]
        let length = row.len() as f32;
        let mean = sum_of(row, |value| value) / length;
        let variance = sum_of(row, |value| (value - mean) * (value - mean)) / length;
        let factor = 1.0 / (variance + EPSILON).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *value = (*value - mean) * factor * weight + bias;
        }
    }
}

/// Σ f(value), in sixteen sums that are added at the end.
#[inline(always)]
fn sum_of(values: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0f32; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for lane in 0..LANES {
            sums[lane] += f(chunk[lane]);
        }
    }
    let rest: f32 = rest.iter().map(|&value| f(value)).sum();
    sums.iter().sum::<f32>() + rest
}

/// e^x to about 1e-7, for x within ±87; less is as −87, more as 87.
///
/// 2^n · e^r with a whole n and |r| ≤ ½ ln 2; e^r by the polynomial of Cephes' `expf` (Moshier 1989).
#[inline(always)]
pub(crate) fn exponential(x: f32) -> f32 {
    // Adding this rounds to the nearest whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let x = if x > -87.0 { x } else { -87.0 };
    let x = if x < 87.0 { x } else { 87.0 };
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let n = rounded - ROUND;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let mut p = 1.987_569_1e-4;
    for coefficient in [
        1.398_199_9e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        0.166_666_66,
        0.5,
    ] {
        p = p * r + coefficient;
    }
    let power = f32::from_bits((rounded.to_bits() << 23).wrapping_add(127 << 23));
    (p * r * r + r + 1.0) * power
}

/// x · Φ(x), with the normal distribution's Φ; the error function by formula 7.1.26 of Abramowitz and
/// Stegun (1964), exact to 1.5e-7.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    let scaled = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * scaled);
    let mut p = 1.061_405_4;
    for coefficient in [-1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6] {
        p = p * t + coefficient;
    }
    // ½ (1 − erf |x|/√2): how much lies beyond.
    let beyond = 0.5 * p * t * exponential(-scaled * scaled);
    x * if x < 0.0 { beyond } else { 1.0 - beyond }
}

/// Replaces scores by e^(scale · (score − the greatest)), divided by their sum.
#[inline(always)]
pub(crate) fn softmax(scores: &mut [f32], scale: f32) {
    let mut lanes = [f32::MIN; LANES];
    let (chunks, rest) = scores.as_chunks::<LANES>();
    for chunk in chunks {
        for lane in 0..LANES {
            lanes[lane] = if chunk[lane] > lanes[lane] {
                chunk[lane]
            } else {
                lanes[lane]
            };
        }
    }
    let greatest = lanes.iter().chain(rest).fold(f32::MIN, |a, &b| a.max(b));
    for score in &mut *scores {
        *score = exponential((*score - greatest) * scale);
    }
    let factor = 1.0 / sum_of(scores, |value| value);
    for score in scores {
        *score *= factor;
    }
}

/// 1 / (1 + e^−x).
pub(crate) fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exponential(-x))
}

#[cfg(test)]
mod tests {
    use super::{exponential, gelu};

    #[test]
    fn the_exponential_is_exact_to_single_precision() {
        for step in -8700..=8700i16 {
            let x = f32::from(step) / 100.0;
            let exact = f64::from(x).exp();
            let error = (f64::from(exponential(x)) - exact).abs() / exact;
            assert!(error < 3e-7, "{x}: {error}");
        }
    }

    #[test]
    fn gelu_has_its_known_values() {
        // x·Φ(x) by the tables of the normal distribution.
        for (x, exact) in [
            (0.0, 0.0),
            (1.0, 0.841_344_8),
            (-1.0, -0.158_655_25),
            (2.0, 1.954_499_7),
            (-3.0, -0.004_049_69),
        ] {
            assert!((gelu(x) - exact).abs() < 5e-7, "{x}: {}", gelu(x));
        }
    }
}
