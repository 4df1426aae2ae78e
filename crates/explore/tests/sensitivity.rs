//! Indices are those that mathematics gives, within the error of the sample.

use std::f64::consts::PI;

use explore::{
    Estimate,
    design::{Design, LatinHypercube, Saltelli, Trajectories, quantile},
    sensitivity::{Bootstrap, elementary_effects, first_order_indices, sobol_indices},
};
use proptest::prelude::*;

const BOOTSTRAP: Bootstrap = Bootstrap {
    resamples: 200,
    seed: 7,
};

/// sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ on (−π, π)³ with a = 7, b = 0.1 (Ishigami & Homma 1990).
fn ishigami(row: &[f64]) -> f64 {
    let x: Vec<f64> = row
        .iter()
        .map(|&unit| quantile::uniform(unit, -PI, PI))
        .collect();
    x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
}

/// First-order and total indices of [`ishigami`], from its variance taken apart:
/// V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = 8b²π⁸/225.
fn ishigami_indices() -> [[f64; 2]; 3] {
    let (a, b) = (7.0_f64, 0.1_f64);
    let first = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2);
    let second = a * a / 8.0;
    let joint = 8.0 * b * b * PI.powi(8) / 225.0;
    let all = first + second + joint;
    [
        [first / all, (first + joint) / all],
        [second / all, second / all],
        [0.0, joint / all],
    ]
}

const A: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

/// Π (|4xᵢ − 2| + aᵢ)/(1 + aᵢ) on the unit cube (Saltelli & Sobol' 1995).
fn g_function(row: &[f64]) -> f64 {
    row.iter()
        .zip(A)
        .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a))
        .product()
}

/// With vᵢ = 1/(3(1 + aᵢ)²): V = Π(1 + vᵢ) − 1, Sᵢ = vᵢ/V, Tᵢ = vᵢ Π_{j≠i}(1 + vⱼ)/V.
fn g_function_indices() -> Vec<[f64; 2]> {
    let v = A.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let product: f64 = v.iter().map(|v| 1.0 + v).product();
    v.iter()
        .map(|v| [v, &(v * product / (1.0 + v))].map(|share| share / (product - 1.0)))
        .collect()
}

fn outcomes(design: &dyn Design, function: fn(&[f64]) -> f64) -> Vec<f64> {
    (0..design.rows())
        .map(|index| function(&design.row(index)))
        .collect()
}

/// Within four standard errors, which in turn are small.
fn assert_near(found: Estimate, expected: f64, largest_error: f64) {
    let error = found.standard_error;
    assert!(error <= largest_error, "{found:?} is uncertain");
    assert!(
        (found.value - expected).abs() <= 4.0 * error + 1e-12,
        "{found:?} for {expected}"
    );
}

#[test]
fn sobol_indices_of_the_ishigami_function_are_the_analytic_ones() {
    let design = Saltelli::new(4096, 3, 1).unwrap();
    let found = sobol_indices(&outcomes(&design, ishigami), 3, BOOTSTRAP).unwrap();
    for (found, [first, total]) in found.into_iter().zip(ishigami_indices()) {
        assert_near(found.first_order, first, 0.025);
        assert_near(found.total, total, 0.025);
    }
}

#[test]
fn sobol_indices_of_the_g_function_are_the_analytic_ones() {
    let design = Saltelli::new(4096, 8, 1).unwrap();
    let found = sobol_indices(&outcomes(&design, g_function), 8, BOOTSTRAP).unwrap();
    for (found, [first, total]) in found.into_iter().zip(g_function_indices()) {
        assert_near(found.first_order, first, 0.025);
        assert_near(found.total, total, 0.025);
    }
}

#[test]
fn a_sobol_sequence_errs_far_less_than_its_bootstrap_says() {
    let (mut errors, mut said) = (0.0, 0.0);
    for seed in 0..8 {
        let design = Saltelli::new(2048, 3, seed).unwrap();
        let found = sobol_indices(&outcomes(&design, ishigami), 3, BOOTSTRAP).unwrap();
        for (found, [first, total]) in found.into_iter().zip(ishigami_indices()) {
            errors +=
                (found.first_order.value - first).powi(2) + (found.total.value - total).powi(2);
            said += found.first_order.standard_error.powi(2) + found.total.standard_error.powi(2);
        }
    }
    assert!(errors < said / 4.0, "{errors} of {said}");
}

#[test]
fn a_given_sample_shows_first_order_indices() {
    let design = LatinHypercube::new(16_384, 3, 1).unwrap();
    let found =
        first_order_indices(&design.columns(), &outcomes(&design, ishigami), BOOTSTRAP).unwrap();
    for (found, [first, _]) in found.into_iter().zip(ishigami_indices()) {
        // What changes within a class is missed: here up to 0.004.
        assert!(
            (found.value - first).abs() < 4.0 * found.standard_error + 0.004,
            "{found:?} for {first}"
        );
    }
}

#[test]
fn an_input_that_does_nothing_has_a_first_order_index_around_zero() {
    let of_seed = |seed| {
        let design = LatinHypercube::new(200, 3, seed).unwrap();
        first_order_indices(&design.columns(), &outcomes(&design, ishigami), BOOTSTRAP).unwrap()[2]
            .value
    };
    let found: Vec<f64> = (0..100).map(of_seed).collect();
    let mean = found.iter().sum::<f64>() / 100.0;
    // Without the correction it would be (M − 1)/(n − 1) = 0.015; the error of the mean is 0.0015.
    assert!(mean.abs() < 0.006, "{mean}");
}

#[test]
fn intervals_cover_what_they_estimate() {
    let truth = ishigami_indices()[0][0];
    let covers = |seed: &u64| {
        let design = LatinHypercube::new(2000, 3, *seed).unwrap();
        let found = first_order_indices(&design.columns(), &outcomes(&design, ishigami), BOOTSTRAP);
        let [low, high] = found.unwrap()[0].interval();
        (low..=high).contains(&truth)
    };
    let covered = (0..40).filter(covers).count();
    assert!(covered >= 35, "{covered} of 40");
}

#[test]
fn classes_follow_equal_inputs() {
    // A coin decides everything: rows with the same side are never split, so nothing is left over.
    let coin: Vec<f64> = (0..100).map(|row| f64::from(row % 2)).collect();
    let column = vec![0.5; 100];
    let found = first_order_indices(&[coin.clone(), column], &coin, BOOTSTRAP).unwrap();
    assert_eq!(found[0].value, 1.0);
    assert_eq!(found[1].value, 0.0);
}

#[test]
fn an_outcome_that_never_changes_is_moved_by_nothing() {
    let found = sobol_indices(&[3.3; 50], 3, BOOTSTRAP).unwrap();
    assert!(
        found
            .iter()
            .all(|indices| indices.first_order.value == 0.0 && indices.total.value == 0.0)
    );
}

#[test]
fn elementary_effects_of_a_sum_are_its_coefficients() {
    let design = Trajectories::new(6, 3, 4, 1).unwrap();
    let sum = outcomes(&design, |row| 3.0 * row[0] - 2.0 * row[1]);
    let found = elementary_effects(&design.columns(), &sum, BOOTSTRAP).unwrap();
    for (found, effect) in found.iter().zip([3.0, -2.0, 0.0_f64]) {
        assert!((found.mean - effect).abs() < 1e-12);
        assert!((found.mean_size.value - effect.abs()).abs() < 1e-12);
        assert!(found.standard_deviation < 1e-12 && found.mean_size.standard_error < 1e-12);
    }
}

#[test]
fn a_sample_that_does_not_fit_is_refused() {
    assert!(sobol_indices(&[0.0; 7], 3, BOOTSTRAP).is_err());
    assert!(sobol_indices(&[f64::NAN; 10], 3, BOOTSTRAP).is_err());
    assert!(first_order_indices(&[vec![0.0; 9]], &[0.0; 10], BOOTSTRAP).is_err());
    assert!(first_order_indices(&[vec![0.0; 2]], &[0.0; 2], BOOTSTRAP).is_err());
    let repeated = [vec![0.0, 0.5, 0.0, 0.0, 0.5, 0.0], vec![0.0; 6]];
    assert!(elementary_effects(&repeated, &[0.0; 6], BOOTSTRAP).is_err());
}

proptest! {
    #[test]
    fn indices_do_not_depend_on_the_outcome_s_unit(seed: u64, scale in 0.1..100.0, shift in -100.0..100.0) {
        let design = Saltelli::new(32, 3, seed).unwrap();
        let plain = outcomes(&design, ishigami);
        let other: Vec<f64> = plain.iter().map(|outcome| scale * outcome + shift).collect();
        let [plain, other] = [plain, other].map(|outcomes| sobol_indices(&outcomes, 3, BOOTSTRAP).unwrap());
        for (plain, other) in plain.iter().zip(&other) {
            prop_assert!((plain.first_order.value - other.first_order.value).abs() < 1e-9);
            prop_assert!((plain.total.standard_error - other.total.standard_error).abs() < 1e-9);
        }
    }
}
