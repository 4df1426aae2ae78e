//! What each commitment contributes, against the same questions asked one by one.

mod scenarios;

use std::sync::atomic::{AtomicU64, Ordering};

use arrangement::{Arrangement, ReadOptions};
use explore::{
    Question,
    weigh::{Weighing, sets, weigh},
};
use scenarios::scenario_with;

fn scenario(name: &str, without: &[&str]) -> Arrangement {
    let options = ReadOptions {
        without: without.iter().map(|id| (*id).to_owned()).collect(),
        ..ReadOptions::default()
    };
    scenario_with(name, &options)
}

fn reached(arrangement: Arrangement) -> f64 {
    Question::new(arrangement)
        .ask()
        .expect("a scenario is solvable")
        .reached
}

fn weigh_scenario(name: &str) -> (Arrangement, Weighing) {
    let arrangement = scenario(name, &[]);
    let weighing = weigh(&arrangement, 1, &|_| {}).expect("a scenario is solvable");
    (arrangement, weighing)
}

#[test]
fn shares_sum_to_the_difference_between_all_and_none() {
    for name in ["first-steps", "ukraine-2025"] {
        let (arrangement, weighing) = weigh_scenario(name);
        let shares: f64 = (weighing.weights.iter())
            .map(|weight| weight.shapley.value)
            .sum();
        assert!((shares - (weighing.with_all - weighing.with_none)).abs() < 1e-12);
        assert_eq!(weighing.solved, 1 << arrangement.commitments.len());
    }
}

#[test]
fn alone_and_removed_are_what_leaving_commitments_out_gives() {
    let (arrangement, weighing) = weigh_scenario("ukraine-2025");
    let ids: Vec<&str> = (weighing.weights.iter())
        .map(|weight| weight.id.as_str())
        .collect();
    assert_eq!(weighing.with_none, reached(scenario("ukraine-2025", &ids)));
    assert_eq!(weighing.with_all, reached(arrangement));
    for weight in &weighing.weights {
        let others: Vec<&str> = (ids.iter().copied())
            .filter(|id| *id != weight.id)
            .collect();
        assert_eq!(weight.alone, reached(scenario("ukraine-2025", &others)));
        let removed = reached(scenario("ukraine-2025", &[&weight.id]));
        assert_eq!(weight.removed, removed);
    }
}

#[test]
fn shares_are_averages_over_all_orders_of_three_commitments() {
    let (_, weighing) = weigh_scenario("first-steps");
    let ids: Vec<&str> = (weighing.weights.iter())
        .map(|weight| weight.id.as_str())
        .collect();
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let mut shares = [0.0; 3];
    for order in orders {
        for (at, &joining) in order.iter().enumerate() {
            let missing = |from: usize| -> Vec<&str> {
                order[from..].iter().map(|&index| ids[index]).collect()
            };
            let before = reached(scenario("first-steps", &missing(at)));
            let after = reached(scenario("first-steps", &missing(at + 1)));
            shares[joining] += (after - before) / 6.0;
        }
    }
    for (weight, share) in weighing.weights.iter().zip(shares) {
        assert!((weight.shapley.value - share).abs() < 1e-12, "{weight:?}");
    }
}

#[test]
fn beyond_twelve_commitments_shares_are_estimated_and_still_sum() {
    let mut arrangement = scenario("first-steps", &[]);
    // Thirteen commitments: the three, and ten small pledges of the same guarantor.
    let promise = arrangement.commitments[0].clone();
    for copy in 0..10 {
        let mut pledge = promise.clone();
        pledge.id = format!("promise-{copy}");
        arrangement.commitments.push(pledge);
    }
    let told = AtomicU64::new(0);
    let tell = |more| {
        told.fetch_add(more, Ordering::Relaxed);
    };
    let weighing = weigh(&arrangement, 7, &tell).expect("solvable");
    let counted = sets(arrangement.commitments.len(), 7).expect("few enough");
    assert_eq!(weighing.solved, counted.len());
    assert_eq!(told.into_inner(), counted.len() as u64);
    let shares: f64 = (weighing.weights.iter())
        .map(|weight| weight.shapley.value)
        .sum();
    assert!((shares - (weighing.with_all - weighing.with_none)).abs() < 1e-12);
    // Equal commitments have equal shares, within four standard errors of their difference.
    let [first, second] = [&weighing.weights[0].shapley, &weighing.weights[3].shapley];
    let error = first.standard_error.hypot(second.standard_error);
    assert!(error > 0.0 && (first.value - second.value).abs() < 4.0 * error);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let alone = pool
        .expect("a thread")
        .install(|| weigh(&arrangement, 7, &|_| {}));
    assert_eq!(weighing, alone.expect("solvable"));
}
