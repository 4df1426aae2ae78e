//! Sensitivity of recorded samples is what SALib says it is.

mod recorded;

use explore::Estimate;
use explore::sensitivity::{Bootstrap, elementary_effects, first_order_indices, sobol_indices};
use recorded::Recorded;

const BOOTSTRAP: Bootstrap = Bootstrap {
    resamples: 1000,
    seed: 1,
};

fn salib() -> Recorded {
    Recorded::read(include_str!("peers/recorded/salib.csv"))
}

fn assert_equal(name: &str, found: impl Iterator<Item = f64>, expected: &[f64]) {
    let found: Vec<f64> = found.collect();
    assert_eq!(found.len(), expected.len(), "{name}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 1e-10,
            "{name}: {found} is not {expected}"
        );
    }
}

/// Half widths of bootstraps differ by chance, and by few resamples (SALib's default is 100).
fn assert_alike(name: &str, found: impl Iterator<Item = Estimate>, expected: &[f64]) {
    for (found, expected) in found.zip(expected) {
        let half_width = found.interval()[1] - found.value;
        assert!(
            (half_width / expected - 1.0).abs() < 0.3,
            "{name}: {half_width} for {expected}"
        );
    }
}

#[test]
fn sobol_indices_are_those_of_salib() {
    let salib = salib();
    for (case, inputs) in [("sobol ishigami", 3), ("sobol g", 8)] {
        let answer = |name: &str| salib.row(&format!("{case} {name}"));
        let found = sobol_indices(answer("outcomes"), inputs, BOOTSTRAP).unwrap();
        let (first_order, total) = (
            found.iter().map(|i| i.first_order),
            found.iter().map(|i| i.total),
        );
        assert_equal(
            case,
            first_order.clone().map(|index| index.value),
            answer("first"),
        );
        assert_equal(
            case,
            total.clone().map(|index| index.value),
            answer("total"),
        );
        assert_alike(case, first_order, answer("first_half_width"));
        assert_alike(case, total, answer("total_half_width"));
    }
}

#[test]
fn first_order_indices_of_a_given_sample_are_those_of_salib_less_their_bias() {
    let salib = salib();
    for (case, classes) in [("given few", 4.0), ("given many", 6.0)] {
        let answer = |name: &str| salib.row(&format!("{case} {name}"));
        let outcomes = answer("outcomes");
        let found = first_order_indices(&salib.columns(case), outcomes, BOOTSTRAP).unwrap();
        let rows = outcomes.len() as f64;
        let with_bias =
            |index: &Estimate| 1.0 - (1.0 - index.value) * (rows - classes) / (rows - 1.0);
        assert_equal(case, found.iter().map(with_bias), answer("first"));
    }
}

#[test]
fn elementary_effects_are_those_of_salib() {
    let salib = salib();
    for case in ["morris 4", "morris 6"] {
        let answer = |name: &str| salib.row(&format!("{case} {name}"));
        let found =
            elementary_effects(&salib.columns(case), answer("outcomes"), BOOTSTRAP).unwrap();
        let sizes = found.iter().map(|effects| effects.mean_size);
        assert_equal(case, found.iter().map(|effects| effects.mean), answer("mu"));
        assert_equal(
            case,
            sizes.clone().map(|size| size.value),
            answer("mu_star"),
        );
        assert_equal(
            case,
            found.iter().map(|effects| effects.standard_deviation),
            answer("sigma"),
        );
        assert_alike(case, sizes, answer("mu_star_half_width"));
    }
}
