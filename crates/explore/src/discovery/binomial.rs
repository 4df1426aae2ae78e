//! The upper tail of the binomial distribution.

/// The chance that of n trials, each a success with probability p, at least k succeed.
///
/// Σ C(n, j) pʲ (1 − p)ⁿ⁻ʲ over j ≥ k, summed from k away from the mean, so that terms fall; to a
/// relative 1e-10 for n up to a million.
pub(super) fn at_least(k: usize, n: usize, p: f64) -> f64 {
    if k == 0 || p >= 1.0 {
        return 1.0;
    }
    if p <= 0.0 {
        return 0.0;
    }
    let odds = p / (1.0 - p);
    let (successes, trials) = (k as f64, n as f64);
    if successes > trials * p {
        let ratios = (k..n).map(|j| (n - j) as f64 / (j + 1) as f64 * odds);
        probability(k, n, p) * sum_of_products(ratios)
    } else {
        let ratios = (1..k).rev().map(|j| j as f64 / (n - j + 1) as f64 / odds);
        1.0 - probability(k - 1, n, p) * sum_of_products(ratios)
    }
}

/// C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ.
fn probability(k: usize, n: usize, p: f64) -> f64 {
    let few = k.min(n - k);
    let coefficient: f64 = (1..=few)
        .map(|j| ((n - few + j) as f64 / j as f64).ln())
        .sum();
    (coefficient + k as f64 * p.ln() + (n - k) as f64 * (-p).ln_1p()).exp()
}

/// 1 + r₁ + r₁r₂ + …, until more would not be seen.
fn sum_of_products(ratios: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for ratio in ratios {
        term *= ratio;
        if term < sum * f64::EPSILON * 1e-3 {
            break;
        }
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_small_tables() {
        // Three throws of a coin: 1, 7/8, 4/8, 1/8.
        for (k, expected) in [1.0, 0.875, 0.5, 0.125].into_iter().enumerate() {
            assert!((at_least(k, 3, 0.5) - expected).abs() < 1e-15);
        }
        assert_eq!(at_least(2, 3, 1.0), 1.0);
        assert_eq!(at_least(2, 3, 0.0), 0.0);
    }

    #[test]
    fn far_tails_keep_their_relative_accuracy() {
        // Values of SciPy's binom.sf(k − 1, n, p).
        let known = [
            (70, 100, 0.5, 3.925_069_822_796_835e-5),
            (45, 52, 0.3, 3.479_415_889_417_803_4e-17),
            (480, 1000, 0.5, 0.902_616_835_769_117_4),
        ];
        for (k, n, p, expected) in known {
            let found = at_least(k, n, p);
            assert!(
                (found / expected - 1.0).abs() < 1e-10,
                "{found} for {expected}"
            );
        }
    }
}
