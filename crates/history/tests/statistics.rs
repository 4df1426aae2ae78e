//! What theory says of survival statistics, and exact intervals against published tables.

use history::survival::{
    CoxRegression, Interval, KaplanMeier, Rate, RegressionError, Share, Spell, WeibullRegression,
    clustered_rate_interval, life_table, log_rank, piecewise_log_likelihood,
};
use proptest::prelude::*;

/// Some spells in few clusters, with ties, of which some broke.
fn spells() -> impl Strategy<Value = Vec<Spell>> {
    let spell = (1_u32..40, any::<bool>(), 0_usize..5)
        .prop_map(|(time, broke, cluster)| Spell::new(f64::from(time) / 2.0, broke, cluster));
    proptest::collection::vec(spell, 1..40)
}

fn none(spells: &[Spell]) -> Vec<Vec<f64>> {
    vec![Vec::new(); spells.len()]
}

proptest! {
    #[test]
    fn without_censoring_the_curve_is_the_share_still_holding(spells in spells(), time in 0.0..25.0) {
        let all: Vec<Spell> = spells.iter().map(|s| Spell { broke: true, ..*s }).collect();
        let held = all.iter().filter(|spell| spell.time > time).count();
        let curve = KaplanMeier::estimate(&all);
        let found = curve.step_at(time).map_or(1.0, |step| step.survival);
        prop_assert!((found - held as f64 / all.len() as f64).abs() < 1e-12);
    }

    #[test]
    fn clustered_variance_is_greenwoods_where_every_spell_is_its_own_cluster(spells in spells()) {
        let alone: Vec<Spell> =
            (0..).zip(&spells).map(|(cluster, s)| Spell { cluster, ..*s }).collect();
        for step in KaplanMeier::estimate(&alone).steps() {
            prop_assert!((step.clustered - step.greenwood).abs() < 1e-12);
        }
    }

    #[test]
    fn copies_of_a_spell_in_its_cluster_tell_nothing_new(spells in spells()) {
        let alone: Vec<Spell> =
            (0..).zip(&spells).map(|(cluster, s)| Spell { cluster, ..*s }).collect();
        let thrice: Vec<Spell> = alone.iter().flat_map(|spell| [*spell; 3]).collect();
        let (once, thrice) = (KaplanMeier::estimate(&alone), KaplanMeier::estimate(&thrice));
        for (one, other) in once.steps().iter().zip(thrice.steps()) {
            prop_assert!((one.survival - other.survival).abs() < 1e-12);
            if one.survival > 0.0 {
                prop_assert!((one.clustered - other.clustered).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn intervals_hold_the_curve_and_stay_between_0_and_1(spells in spells(), time in 0.0..25.0) {
        if let Some(moment) = KaplanMeier::estimate(&spells).at(time) {
            let interval = moment.interval();
            prop_assert!(interval.contains(moment.survival));
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
        }
    }

    #[test]
    fn the_curve_lies_below_the_exponential_of_the_cumulative_hazard(spells in spells()) {
        // 1 − x ≤ e^−x, factor by factor.
        for step in KaplanMeier::estimate(&spells).steps() {
            prop_assert!(step.survival <= (-step.cumulative_hazard).exp() + 1e-12);
        }
    }

    #[test]
    fn a_life_table_counts_every_spell_and_all_its_time_once(spells in spells()) {
        let rows = life_table(&spells, &[1.0, 5.0, 10.0]);
        let events: usize = rows.iter().map(|row| row.rate.events).sum();
        let censored: usize = rows.iter().map(|row| row.censored).sum();
        let time: f64 = rows.iter().map(|row| row.rate.time).sum();
        prop_assert_eq!(events, spells.iter().filter(|spell| spell.broke).count());
        prop_assert_eq!(events + censored, spells.len());
        prop_assert!((time - spells.iter().map(|spell| spell.time).sum::<f64>()).abs() < 1e-9);
    }

    #[test]
    fn a_life_table_of_short_intervals_without_censoring_is_the_curve(spells in spells()) {
        let all: Vec<Spell> = spells.iter().map(|s| Spell { broke: true, ..*s }).collect();
        let edges: Vec<f64> = (1..50).map(|step| f64::from(step) / 2.0 + 0.25).collect();
        let curve = KaplanMeier::estimate(&all);
        for row in life_table(&all, &edges).iter().filter(|row| row.until.is_finite()) {
            let expected = curve.step_at(row.until).map_or(1.0, |step| step.survival);
            prop_assert!((row.survival - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn a_weibull_fit_shifts_with_the_unit_of_time(spells in spells(), unit in 0.01_f64..100.0) {
        prop_assume!(spells.iter().filter(|spell| spell.broke).count() > 2);
        let scaled: Vec<Spell> =
            spells.iter().map(|s| Spell { time: s.time * unit, ..*s }).collect();
        let fits = (WeibullRegression::fit(&spells, &none(&spells)), WeibullRegression::fit(&scaled, &none(&scaled)));
        if let (Ok(one), Ok(other)) = fits {
            prop_assert!((one.scale - other.scale).abs() < 1e-5 * one.scale);
            let shifted = one.coefficients[0] + unit.ln();
            prop_assert!((shifted - other.coefficients[0]).abs() < 1e-4);
        }
    }

    #[test]
    fn a_weibull_fit_is_a_summit(spells in spells(), shape in 0.5_f64..2.0, rate in 0.01_f64..1.0) {
        // No other pair of shape and rate has a higher likelihood.
        if let Ok(fit) = WeibullRegression::fit(&spells, &none(&spells)) {
            let hazard = |s: &Spell| shape * rate * (rate * s.time).powf(shape - 1.0);
            let other: f64 = (spells.iter())
                .map(|s| if s.broke { hazard(s).ln() } else { 0.0 } - (rate * s.time).powf(shape))
                .sum();
            prop_assert!(other <= fit.log_likelihood + 1e-9);
        }
    }
}

#[test]
fn where_all_broke_none_is_left_later_and_the_upper_end_is_exact() {
    let spells = [1.0, 2.0, 3.0].map(|time| Spell::new(time, true, time as usize));
    let moment = KaplanMeier::estimate(&spells)
        .at(10.0)
        .expect("all are known to have broken");
    assert_eq!((moment.survival, moment.at_risk), (0.0, 0));
    // 0 of 3: 1 − 0.025^(1/3).
    let upper = 1.0 - 0.025_f64.cbrt();
    assert_eq!(moment.interval().low, 0.0);
    assert!((moment.interval().high - upper).abs() < 1e-12);
}

#[test]
fn the_last_break_among_censored_spells_does_not_make_the_upper_end_sure() {
    // Half of 40 were watched no longer; then the last one of all broke.
    let spells: Vec<Spell> = (0..40)
        .map(|at| Spell::new(f64::from(at + 1), at % 2 == 1, at as usize))
        .collect();
    let curve = KaplanMeier::estimate(&spells);
    let (before, after) = (curve.at(39.5), curve.at(40.0));
    let (before, after) = (before.expect("watched"), after.expect("none is left"));
    assert_eq!(after.survival, 0.0);
    assert_eq!(
        after.interval(),
        Interval {
            low: 0.0,
            ..before.interval()
        }
    );
    assert!(after.interval().high > 0.1);
}

#[test]
fn one_cluster_is_one_case_whatever_breaks_in_it() {
    let spells = [1.0, 2.0, 3.0].map(|time| Spell::new(time, time < 3.0, 7));
    let curve = KaplanMeier::estimate(&spells);
    // Of one case one held: 0.025 to 1; then none: 0 to 0.975.
    let clustered = |time| curve.at(time).expect("watched").clustered;
    assert!((clustered(0.5).low - 0.025).abs() < 1e-12 && clustered(0.5).high == 1.0);
    assert!(clustered(1.5).low == 0.0 && (clustered(1.5).high - 0.975).abs() < 1e-12);
    assert_eq!(clustered_rate_interval(&spells), None);
}

proptest! {
    #[test]
    fn a_lower_end_by_clusters_never_rises(spells in spells()) {
        let curve = KaplanMeier::estimate(&spells);
        let broke = curve.steps().iter().filter(|step| step.survival < 1.0);
        let lows: Vec<f64> = broke
            .map(|step| curve.at(step.time).expect("a step").clustered.low)
            .collect();
        prop_assert!(lows.windows(2).all(|pair| pair[1] <= pair[0]));
    }
}

#[test]
fn a_time_that_is_no_number_ends_no_loop() {
    let spells = [1.0, f64::NAN, 2.0, f64::INFINITY].map(|time| Spell::new(time, true, 0));
    assert_eq!(KaplanMeier::estimate(&spells).spells(), 4);
}

#[test]
fn copies_of_a_rate_in_its_cluster_tell_nothing_new() {
    let spells: Vec<Spell> = (1..20)
        .map(|at| Spell::new(f64::from(at), at % 3 == 0, at as usize))
        .collect();
    let thrice: Vec<Spell> = spells.iter().flat_map(|spell| [*spell; 3]).collect();
    let (once, copied) = (
        clustered_rate_interval(&spells),
        clustered_rate_interval(&thrice),
    );
    let (once, copied) = (once.expect("clusters"), copied.expect("clusters"));
    assert!((once.low - copied.low).abs() < 1e-12 && (once.high - copied.high).abs() < 1e-12);
}

#[test]
fn a_textbook_curve_comes_out() {
    // The 6-MP arm of Freireich and others (1963), as in Cox and Oakes (1984), table 1.1: weeks of
    // remission; S(10) = 0.753, S(23) = 0.448, standard errors 0.0963 and 0.1346.
    let broke = [6.0, 6.0, 6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0];
    let holding = [
        6.0, 9.0, 10.0, 11.0, 17.0, 19.0, 20.0, 25.0, 32.0, 32.0, 34.0, 35.0,
    ];
    let spells: Vec<Spell> = (broke.iter().map(|&time| (time, true)))
        .chain(holding.iter().map(|&time| (time, false)))
        .enumerate()
        .map(|(cluster, (time, broke))| Spell::new(time, broke, cluster))
        .collect();
    let curve = KaplanMeier::estimate(&spells);
    for (time, survival, error) in [(10.0, 0.753, 0.0963), (23.0, 0.448, 0.1346)] {
        let step = curve.step_at(time).unwrap();
        assert!((step.survival - survival).abs() < 5e-4);
        assert!((step.survival * step.greenwood.sqrt() - error).abs() < 5e-5);
    }
    assert_eq!(curve.median(), Some(23.0));
    assert!(curve.at(36.0).is_none());
}

#[test]
fn exact_intervals_of_counts_are_the_published_ones() {
    // Garwood 1936, and every table since: 0 → (0, 3.689), 5 → (1.623, 11.668), 18 → (10.668, 28.448).
    for (events, low, high) in [(0, 0.0, 3.689), (5, 1.623, 11.668), (18, 10.668, 28.448)] {
        let interval = Rate { events, time: 1.0 }.interval().unwrap();
        assert!((interval.low - low).abs() < 6e-4, "{interval:?}");
        assert!((interval.high - high).abs() < 6e-4, "{interval:?}");
    }
    assert!(Rate::default().interval().is_none());
}

#[test]
fn exact_intervals_of_shares_are_the_ones_in_closed_form() {
    // Clopper and Pearson: none or all of n have 1 − (α/2)^(1/n); one of two solves 1 − (1 − p)² = α/2.
    let none = Share { part: 0, whole: 10 }.interval();
    assert_eq!(none.low, 0.0);
    assert!((none.high - (1.0 - 0.025_f64.powf(0.1))).abs() < 1e-10);
    let all = Share {
        part: 10,
        whole: 10,
    }
    .interval();
    assert_eq!(all.high, 1.0);
    assert!((all.low - 0.025_f64.powf(0.1)).abs() < 1e-10);
    let one = Share { part: 1, whole: 2 }.interval();
    assert!((one.low - (1.0 - 0.975_f64.sqrt())).abs() < 1e-10);
}

#[test]
fn a_constant_hazard_is_found_by_the_weibull_model_with_shape_near_1() {
    // Quantiles of an exponential distribution of mean 3, none censored.
    let spells: Vec<Spell> = (0..2000)
        .map(|at| Spell::new(-3.0 * (1.0 - (at as f64 + 0.5) / 2000.0).ln(), true, at))
        .collect();
    let fit = WeibullRegression::fit(&spells, &none(&spells)).unwrap();
    assert!((fit.shape() - 1.0).abs() < 5e-3);
    assert!((fit.survival(&[], 3.0) - (-1.0_f64).exp()).abs() < 2e-3);
    let time = spells.iter().map(|spell| spell.time).sum();
    let exponential = piecewise_log_likelihood(&[Rate { events: 2000, time }]);
    assert!(fit.log_likelihood >= exponential);
}

#[test]
fn what_cannot_be_estimated_is_said() {
    let holding = [Spell::new(1.0, false, 0), Spell::new(2.0, false, 1)];
    let row = vec![vec![1.0], vec![2.0]];
    assert_eq!(
        WeibullRegression::fit(&holding, &row),
        Err(RegressionError::NothingBroke)
    );
    assert_eq!(
        CoxRegression::fit(&holding, &row),
        Err(RegressionError::NothingBroke)
    );
    assert_eq!(
        WeibullRegression::fit(&[], &[]),
        Err(RegressionError::BadRows)
    );
    let broke = [
        Spell::new(1.0, true, 0),
        Spell::new(2.0, true, 1),
        Spell::new(3.0, false, 2),
    ];
    let same = vec![vec![1.0, 1.0], vec![2.0, 2.0], vec![4.0, 4.0]];
    assert_eq!(
        WeibullRegression::fit(&broke, &same),
        Err(RegressionError::NotIdentified)
    );
    assert_eq!(
        CoxRegression::fit(&broke, &same),
        Err(RegressionError::NotIdentified)
    );
    assert!(log_rank(&[broke.to_vec()]).is_none());
    // Whoever has the covariate never breaks: the likelihood grows without a summit.
    let separated: Vec<Spell> = (0..10)
        .map(|at| Spell::new(1.0 + f64::from(at), at < 5, at as usize))
        .collect();
    let parts: Vec<Vec<f64>> = separated
        .iter()
        .map(|s| vec![f64::from(!s.broke)])
        .collect();
    let fit = WeibullRegression::fit(&separated, &parts);
    assert_eq!(fit, Err(RegressionError::NotIdentified));
    assert!(WeibullRegression::fit_penalised(&separated, &parts, 0.05).is_ok());
}
