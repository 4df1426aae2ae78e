//! The logistic choice, in lanes of several states at once.
//!
//! A player compares two actions worth a and b points; its points of the second are shifted by a
//! draw ε from the logistic distribution with mean 0 and scale σ. With x = (b − a)/σ
//!
//! - it takes the second with probability p = 1 / (1 + exp(−x)),
//! - coming to the choice is worth E max(a, b + ε) = a + σ ln(1 + exp(x))
//!
//! (Signorino 2003; Rust 1987). Both come from one exponential, e = exp(−|x|) ∈ (0, 1]:
//! p = 1/(1+e) or e/(1+e), and ln(1 + exp x) = max(x, 0) + ln(1 + e) with
//! ln(1 + e) = 2 artanh(e/(2+e)).

use crate::vectors::{Arithmetic, LANES, Portable};

/// A polynomial, lowest coefficient first: the even powers by Horner's rule, and the odd ones beside
/// them, since one chain of products would wait for itself.
#[inline(always)]
fn polynomial<A: Arithmetic, const C: usize>(
    simd: A,
    coefficients: &[f64; C],
    x: A::Vector,
) -> A::Vector {
    let square = simd.multiply(x, x);
    let (highest, next) = (coefficients[C - 1], coefficients[C - 2]);
    let mut sums = [simd.splat(highest), simd.splat(next)];
    for power in (0..C - 2).rev() {
        let sum = &mut sums[(C - 1 - power) % 2];
        *sum = simd.multiply_add(*sum, square, simd.splat(coefficients[power]));
    }
    let [even, odd] = if C % 2 == 1 { sums } else { [sums[1], sums[0]] };
    simd.multiply_add(odd, x, even)
}

/// exp(r) on |r| ≤ ln 2 / 2 to a relative 4e-16: interpolation at Chebyshev points, which needs fewer
/// terms than the series (worked out in 40 digits).
const EXPONENTIAL: [f64; 11] = [
    1.0,
    1.000_000_000_000_006_7,
    0.500_000_000_000_000_6,
    0.166_666_666_665_543_14,
    0.041_666_666_666_573_066,
    0.008_333_333_385_699_212,
    0.001_388_888_893_251_478,
    0.000_198_411_702_305_702_86,
    2.480_150_431_378_554e-5,
    2.764_019_739_169_484e-6,
    2.762_637_106_569_635_4e-7,
];

/// 2 artanh(s)/s in powers of s² on s ≤ 1/3, to a relative 1e-16; worked out as [`EXPONENTIAL`].
const ARTANH: [f64; 10] = [
    2.0,
    0.666_666_666_666_825_7,
    0.399_999_999_952_876,
    0.285_714_291_116_571_6,
    0.222_221_908_613_462_83,
    0.181_828_598_004_739_1,
    0.153_636_762_488_916_33,
    0.135_913_054_855_798_94,
    0.098_807_890_487_647_86,
    0.177_807_638_261_133_02,
];

/// Adding this leaves the nearest whole number in the lowest bits of the sum (1.5 · 2^52).
const ROUNDING: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts, the first exact in few bits, so that n·ln 2 is subtracted without loss.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Beyond this many scales, the less attractive action is never taken (exp(−700) ≈ 1e-304).
const FARTHEST: f64 = 700.0;

/// exp(x) for −700 ≤ x ≤ 0.
#[inline(always)]
fn exponential<A: Arithmetic>(simd: A, x: A::Vector) -> A::Vector {
    let (rounding, log2_e) = (simd.splat(ROUNDING), simd.splat(std::f64::consts::LOG2_E));
    let (high, low) = (simd.splat(-LN_2_HIGH), simd.splat(-LN_2_LOW));
    let shifted = simd.multiply_add(x, log2_e, rounding);
    let whole = simd.subtract(shifted, rounding);
    let remainder = simd.multiply_add(whole, low, simd.multiply_add(whole, high, x));
    simd.scale(polynomial(simd, &EXPONENTIAL, remainder), shifted)
}

/// The probability of the second action, p = 1/(1 + exp(−x)), and ln(1 + exp x), in every lane.
///
/// Absolute error at most 2e-15 · max(1, |x|).
#[inline(always)]
pub(crate) fn choices<A: Arithmetic>(simd: A, x: A::Vector) -> (A::Vector, A::Vector) {
    let (zero, one, two) = (simd.splat(0.0), simd.splat(1.0), simd.splat(2.0));
    let distance = simd.subtract(zero, simd.absolute(x));
    let e = exponential(simd, simd.max(distance, simd.splat(-FARTHEST)));
    let (more, most) = (simd.add(e, one), simd.add(e, two));
    let reciprocal = simd.divide(one, simd.multiply(more, most));
    let s = simd.multiply(simd.multiply(e, more), reciprocal);
    let series = polynomial(simd, &ARTANH, simd.multiply(s, s));
    let larger = simd.multiply(most, reciprocal);
    let probability = simd.where_positive(x, larger, simd.multiply(e, larger));
    let logarithm = simd.multiply_add(series, s, simd.max(x, zero));
    (probability, logarithm)
}

/// One logistic choice: the probability of the second action and what coming to the choice is worth.
///
/// `first` and `second` are the expected points of the two actions, `scale` is σ > 0 in points.
/// The worth is never less than that of either action alone.
///
/// ```
/// let (probability, worth) = games::logistic::choose(10.0, 17.0, 7.0);
/// assert!((probability - 0.731_058_578_630_005).abs() < 1e-12);
/// assert!(worth > 17.0);
/// ```
pub fn choose(first: f64, second: f64, scale: f64) -> (f64, f64) {
    let (probability, logarithm) = choices(Portable, [(second - first) / scale; LANES]);
    (probability[0], scale.mul_add(logarithm[0], first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vectors::Vectors;

    /// Probability and logarithm by every kind of vectors that this machine has.
    fn every_kind(x: f64) -> Vec<(f64, f64)> {
        let mut found = Vec::new();
        kinds(Portable, x, &mut found);
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V3::try_new() {
            kinds(simd, x, &mut found);
        }
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V4::try_new() {
            kinds(simd, x, &mut found);
        }
        found
    }

    /// In a vector of four, and in the last lane of two of these.
    fn kinds<S: Vectors>(simd: S, x: f64, found: &mut Vec<(f64, f64)>) {
        let (probability, logarithm) = choices(simd, simd.splat(x));
        found.push((simd.store(probability)[0], simd.store(logarithm)[0]));
        let two = simd.two();
        let lanes = [[0.0; LANES], [0.0, 0.0, 0.0, x]];
        let (probability, logarithm) = choices(two, two.load(&lanes));
        found.push((two.store(probability)[1][3], two.store(logarithm)[1][3]));
    }

    #[test]
    fn choices_agree_with_the_standard_library() {
        for step in -40_000..=40_000 {
            let x = f64::from(step) * 0.01;
            for (probability, logarithm) in every_kind(x) {
                let exact_probability = 1.0 / (1.0 + (-x).exp());
                let exact_logarithm = x.max(0.0) + (-x.abs()).exp().ln_1p();
                assert!((probability - exact_probability).abs() < 1e-15, "p at {x}");
                let allowed = 2e-15 * exact_logarithm.max(1.0);
                assert!(
                    (logarithm - exact_logarithm).abs() < allowed,
                    "ln(1+e^x) at {x}"
                );
            }
        }
    }

    #[test]
    fn a_choice_between_far_apart_actions_is_certain() {
        assert_eq!(choose(0.0, 1e9, 0.01), (1.0, 1e9));
        let (probability, worth) = choose(0.0, -1e9, 0.01);
        assert!(probability < 1e-300 && worth < 1e-300);
    }
}
