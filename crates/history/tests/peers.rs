//! Statistics of recorded random spells are what lifelines and R's `survival` say they are.

use std::collections::BTreeSet;

#[path = "../../explore/tests/recorded/mod.rs"]
mod recorded;

use history::survival::{CoxRegression, KaplanMeier, Share, Spell, WeibullRegression, log_rank};
use recorded::Recorded;

const CASES: [&str; 3] = ["few", "ties", "many"];

fn lifelines() -> Recorded {
    Recorded::read(include_str!("peers/recorded/lifelines.csv"))
}

fn r_survival() -> Recorded {
    Recorded::read(include_str!("peers/recorded/survival.csv"))
}

fn spells(recorded: &Recorded, case: &str) -> Vec<Spell> {
    let row = |name: &str| recorded.row(&format!("{case} {name}"));
    let ends = row("time").iter().zip(row("broke"));
    ends.zip(row("cluster"))
        .map(|((&time, &broke), &cluster)| Spell::new(time, broke == 1.0, cluster as usize))
        .collect()
}

fn covariates(recorded: &Recorded, case: &str) -> Vec<Vec<f64>> {
    let row = |name: &str| recorded.row(&format!("{case} {name}"));
    let both = row("treated").iter().zip(row("size"));
    both.map(|(&treated, &size)| vec![treated, size]).collect()
}

fn assert_near(what: &str, found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (found, expected) in found.iter().zip(expected) {
        let difference = (found - expected).abs();
        assert!(
            difference <= within * expected.abs().max(1.0),
            "{what}: {found} is not {expected}"
        );
    }
}

#[test]
fn curves_bands_and_hazards_are_those_of_lifelines() {
    let recorded = lifelines();
    for case in CASES {
        let row = |name: &str| recorded.row(&format!("{case} {name}"));
        let curve = KaplanMeier::estimate(&spells(&recorded, case));
        let of = |figure: fn(&history::survival::Step) -> f64| -> Vec<f64> {
            curve.steps().iter().map(figure).collect()
        };
        assert_near(case, &of(|step| step.time), row("steps"), 0.0);
        assert_near(case, &of(|step| step.survival), row("survival"), 1e-12);
        assert_near(
            case,
            &of(|step| step.cumulative_hazard),
            row("cumulative_hazard"),
            1e-12,
        );
        let bands = row("low").iter().zip(row("high"));
        for (step, (&low, &high)) in curve.steps().iter().zip(bands) {
            // About a curve at 0 or 1 lifelines has no band of this kind.
            if 0.0 < step.survival && step.survival < 1.0 {
                let found = curve.at(step.time).expect("watched").pointwise;
                assert_near(case, &[found.low, found.high], &[low, high], 1e-9);
            }
        }
    }
}

#[test]
fn the_log_rank_test_is_that_of_lifelines() {
    let recorded = lifelines();
    for case in CASES {
        let of_group = |group: f64| {
            let rows = covariates(&recorded, case);
            let all = spells(&recorded, case).into_iter().zip(rows);
            all.filter(|(_, row)| row[0] == group)
                .map(|(spell, _)| spell)
                .collect()
        };
        let test = log_rank(&[of_group(0.0), of_group(1.0)]).expect("two groups");
        let expected = recorded.row(&format!("{case} log_rank"));
        assert_near(case, &[test.chi_squared, test.p], expected, 1e-9);
    }
}

#[test]
fn weibull_models_are_those_of_lifelines() {
    let recorded = lifelines();
    for case in CASES {
        let row = |name: &str| recorded.row(&format!("{case} {name}"));
        let spells = spells(&recorded, case);
        let rows = covariates(&recorded, case);
        let fit = WeibullRegression::fit(&spells, &rows).expect("a fit");
        assert_near(
            case,
            &[fit.log_likelihood],
            row("weibull_log_likelihood"),
            1e-6,
        );
        // lifelines stops its search a little before the summit.
        assert_near(case, &fit.coefficients, row("weibull"), 1e-4);
        assert_near(case, &[fit.shape()], row("weibull_shape"), 1e-4);
        assert_near(case, &fit.standard_errors[..3], row("weibull_errors"), 1e-4);
        let alone: Vec<Spell> = (0..)
            .zip(&spells)
            .map(|(cluster, s)| Spell { cluster, ..*s })
            .collect();
        let robust = WeibullRegression::fit(&alone, &rows)
            .expect("a fit")
            .clustered_errors;
        assert_near(case, &robust[..3], row("weibull_robust_errors"), 1e-4);
    }
}

#[test]
fn proportional_hazards_models_are_those_of_lifelines() {
    let recorded = lifelines();
    for case in CASES {
        let row = |name: &str| recorded.row(&format!("{case} {name}"));
        let spells = spells(&recorded, case);
        let fit = CoxRegression::fit(&spells, &covariates(&recorded, case)).expect("a fit");
        assert_near(case, &[fit.log_likelihood], row("cox_log_likelihood"), 1e-9);
        assert_near(case, &fit.coefficients, row("cox"), 1e-7);
        assert_near(case, &fit.standard_errors, row("cox_errors"), 1e-7);
        // Where breaks come at one time, lifelines' scores are not Efron's; R's are, and clustered errors
        // with ties are compared with R's in the reproduction of published figures.
        if case == "many" {
            let expected = row("cox_clustered_errors");
            assert_near(case, &fit.clustered_errors, expected, 1e-6);
        }
    }
}

#[test]
fn clustered_bands_are_those_of_r() {
    let (spells_of, recorded) = (lifelines(), r_survival());
    for case in CASES {
        let row = |name: &str| recorded.row(&format!("{case} {name}"));
        let spells = spells(&spells_of, case);
        let curve = KaplanMeier::estimate(&spells);
        let times: Vec<f64> = curve.steps().iter().map(|step| step.time).collect();
        assert_near(case, &times, row("steps"), 1e-12);
        let clusters = curve.clusters();
        assert!(clusters < curve.spells(), "{case}");
        let ends = row("clustered_low").iter().zip(row("clustered_high"));
        let rows = curve.steps().iter().zip(row("clustered_error")).zip(ends);
        let (mut compared, mut lowest) = (0, 1.0_f64);
        for ((step, &error), (&low, &high)) in rows {
            let found = step.survival * step.clustered.sqrt();
            assert_near(case, &[found], &[error], 1e-9);
            let band = curve.at(step.time).expect("a step").clustered;
            let broken: BTreeSet<usize> = (spells.iter())
                .filter(|spell| spell.broke && spell.time <= step.time)
                .map(|spell| spell.cluster)
                .collect();
            let expected = match broken.len() {
                // Before anything broke the band is that of the clusters that are still watched.
                0 => continue,
                // Until a second cluster has seen a break it is exact.
                1 => {
                    let share = Share {
                        part: clusters - 1,
                        whole: clusters,
                    };
                    let exact = share.interval();
                    [exact.low, exact.high]
                }
                // A curve at 0 has no band of this kind.
                _ if step.survival <= 0.0 => continue,
                // Then it is R's, but that no lower end rises.
                _ => {
                    compared += 1;
                    [low.min(lowest), high]
                }
            };
            assert_near(case, &[band.low, band.high], &expected, 1e-9);
            lowest = expected[0];
        }
        assert!(compared > curve.steps().len() / 2, "{case}: {compared}");
    }
}

#[test]
fn clustered_errors_of_weibull_models_are_those_of_r() {
    let (spells_of, recorded) = (lifelines(), r_survival());
    for case in CASES {
        let row = |name: &str| recorded.row(&format!("{case} {name}"));
        let spells = spells(&spells_of, case);
        let fit = WeibullRegression::fit(&spells, &covariates(&spells_of, case)).expect("a fit");
        let found = [fit.coefficients, vec![fit.scale.ln()]].concat();
        assert_near(case, &found, row("weibull"), 1e-6);
        let errors = row("weibull_clustered_errors");
        assert_near(case, &fit.clustered_errors, errors, 1e-6);
    }
}
