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

/// How many states are worked on at once; runs of states are padded to a multiple of it.
pub const LANES: usize = 4;

/// One number for each lane.
pub type Lanes = [f64; LANES];

/// Applies `f` in every lane.
#[inline(always)]
pub(crate) fn lanes(f: impl Fn(usize) -> f64) -> Lanes {
    std::array::from_fn(f)
}

/// a·b + c; fused where the machine fuses, since a fused product elsewhere is a slow library call.
#[inline(always)]
pub(crate) fn multiply_add<const FUSED: bool>(a: f64, b: f64, c: f64) -> f64 {
    if FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// Horner's rule in every lane, highest coefficient first.
#[inline(always)]
fn polynomial<const FUSED: bool, const N: usize>(coefficients: &[f64; N], x: Lanes) -> Lanes {
    let mut sum = [coefficients[0]; LANES];
    for &coefficient in &coefficients[1..] {
        sum = lanes(
            #[inline(always)]
            |l| multiply_add::<FUSED>(sum[l], x[l], coefficient),
        );
    }
    sum
}

/// 1/k! for k = 12 … 0: exp on |r| ≤ ln 2 / 2 to 2e-16.
const EXPONENTIAL: [f64; 13] = [
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

/// 2/(2k+1) for k = 13 … 0: 2 artanh(s)/s in powers of s², on s ≤ 1/3 to 1e-15.
const ARTANH: [f64; 14] = [
    2.0 / 27.0,
    2.0 / 25.0,
    2.0 / 23.0,
    2.0 / 21.0,
    2.0 / 19.0,
    2.0 / 17.0,
    2.0 / 15.0,
    2.0 / 13.0,
    2.0 / 11.0,
    2.0 / 9.0,
    2.0 / 7.0,
    2.0 / 5.0,
    2.0 / 3.0,
    2.0,
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
fn exponential<const FUSED: bool>(x: Lanes) -> Lanes {
    let shifted = lanes(
        #[inline(always)]
        |l| multiply_add::<FUSED>(x[l], std::f64::consts::LOG2_E, ROUNDING),
    );
    let remainder = lanes(
        #[inline(always)]
        |l| {
            let whole = shifted[l] - ROUNDING;
            let partial = multiply_add::<FUSED>(whole, -LN_2_HIGH, x[l]);
            multiply_add::<FUSED>(whole, -LN_2_LOW, partial)
        },
    );
    let power = polynomial::<FUSED, 13>(&EXPONENTIAL, remainder);
    lanes(
        #[inline(always)]
        |l| f64::from_bits(power[l].to_bits().wrapping_add(shifted[l].to_bits() << 52)),
    )
}

/// The probability of the second action, p = 1/(1 + exp(−x)), and ln(1 + exp x), in every lane.
///
/// Absolute error at most 2e-15 · max(1, |x|).
#[inline(always)]
pub(crate) fn choice<const FUSED: bool>(x: Lanes) -> (Lanes, Lanes) {
    let e = exponential::<FUSED>(lanes(
        #[inline(always)]
        |l| (-x[l].abs()).max(-FARTHEST),
    ));
    let reciprocal = lanes(
        #[inline(always)]
        |l| 1.0 / ((1.0 + e[l]) * (2.0 + e[l])),
    );
    let s = lanes(
        #[inline(always)]
        |l| e[l] * (1.0 + e[l]) * reciprocal[l],
    );
    let series = polynomial::<FUSED, 14>(
        &ARTANH,
        lanes(
            #[inline(always)]
            |l| s[l] * s[l],
        ),
    );
    let probability = lanes(
        #[inline(always)]
        |l| {
            let larger = (2.0 + e[l]) * reciprocal[l];
            if x[l] >= 0.0 { larger } else { e[l] * larger }
        },
    );
    let logarithm = lanes(
        #[inline(always)]
        |l| multiply_add::<FUSED>(series[l], s[l], x[l].max(0.0)),
    );
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
    let (probability, logarithm) = choice::<false>([(second - first) / scale; LANES]);
    (probability[0], scale.mul_add(logarithm[0], first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_agree_with_the_standard_library() {
        for step in -40_000..=40_000 {
            let x = f64::from(step) * 0.01;
            for (probability, logarithm) in
                [choice::<false>([x; LANES]), choice::<true>([x; LANES])]
            {
                let exact_probability = 1.0 / (1.0 + (-x).exp());
                let exact_logarithm = x.max(0.0) + (-x.abs()).exp().ln_1p();
                assert!(
                    (probability[0] - exact_probability).abs() < 1e-15,
                    "p at {x}"
                );
                let allowed = 2e-15 * exact_logarithm.max(1.0);
                assert!(
                    (logarithm[0] - exact_logarithm).abs() < allowed,
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
