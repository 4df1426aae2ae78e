//! Shapley values are the averages over all orders that they are defined as.

use explore::attribution::{Coalition, estimated_shapley_values, shapley_values};
use proptest::prelude::*;

/// All orders of the players.
fn orders(players: usize) -> Vec<Vec<usize>> {
    if players == 0 {
        return vec![vec![]];
    }
    let shorter = orders(players - 1).into_iter();
    shorter
        .flat_map(|order| {
            (0..players).map(move |place| {
                let mut longer = order.clone();
                longer.insert(place, players - 1);
                longer
            })
        })
        .collect()
}

/// What each player adds, averaged over every order.
fn by_definition(players: usize, worth: impl Fn(Coalition) -> f64) -> Vec<f64> {
    let orders = orders(players);
    let mut values = vec![0.0; players];
    for order in &orders {
        let mut coalition = 0;
        for &player in order {
            let joined = coalition | 1 << player;
            values[player] += (worth(joined) - worth(coalition)) / orders.len() as f64;
            coalition = joined;
        }
    }
    values
}

/// A game of twenty players in which weights and pairs of neighbours count.
fn neighbours(coalition: Coalition) -> f64 {
    let weights: f64 = (0..20)
        .filter(|player| coalition >> player & 1 == 1)
        .map(f64::from)
        .sum();
    weights + 5.0 * f64::from((coalition & coalition >> 1).count_ones())
}

#[test]
fn a_player_whom_the_others_need_gets_more() {
    // Shapley & Shubik (1954): of votes 2, 1, 1 with three needed, the first decides in 4 of 6 orders.
    let passes = |coalition: Coalition| {
        let votes = 2 * (coalition & 1) + (coalition >> 1).count_ones() as u64;
        f64::from(votes >= 3)
    };
    let values = shapley_values(3, passes).unwrap();
    for (value, expected) in values.iter().zip([4.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0]) {
        assert!((value - expected).abs() < 1e-15, "{values:?}");
    }
}

#[test]
fn estimates_are_as_far_off_as_they_say() {
    // Each pair of neighbours shares its 5 points equally.
    let truth = |player: usize| player as f64 + if (1..19).contains(&player) { 5.0 } else { 2.5 };
    let found = estimated_shapley_values(20, 200, 1, neighbours).unwrap();
    for (player, found) in found.iter().enumerate() {
        let error = found.value - truth(player);
        assert!(
            error.abs() <= 4.0 * found.standard_error + 1e-12,
            "{found:?} of player {player}"
        );
        assert!(found.standard_error < 0.2);
    }
}

#[test]
fn estimates_sum_to_the_whole() {
    let found = estimated_shapley_values(20, 3, 5, neighbours).unwrap();
    let sum: f64 = found.iter().map(|value| value.value).sum();
    assert!((sum - neighbours((1 << 20) - 1)).abs() < 1e-9);
}

#[test]
fn each_coalition_is_asked_for_as_often_as_promised() {
    let mut asked = 0;
    shapley_values(6, |_| {
        asked += 1;
        0.0
    })
    .unwrap();
    assert_eq!(asked, 64);

    asked = 0;
    estimated_shapley_values(64, 3, 0, |_| {
        asked += 1;
        0.0
    })
    .unwrap();
    assert_eq!(asked, 2 + 2 * 63 * 3);
}

#[test]
fn too_many_players_are_refused() {
    assert!(shapley_values(13, |_| 0.0).is_err());
    assert!(estimated_shapley_values(65, 2, 0, |_| 0.0).is_err());
    assert!(estimated_shapley_values(5, 1, 0, |_| 0.0).is_err());
}

#[test]
fn nobody_shares_nothing() {
    assert!(shapley_values(0, |_| 1.0).unwrap().is_empty());
    assert_eq!(estimated_shapley_values(0, 2, 0, |_| 1.0).unwrap(), []);
}

proptest! {
    #[test]
    fn exact_values_are_the_averages_over_all_orders(worths in prop::collection::vec(-10.0..10.0, 64)) {
        for players in 1..=6 {
            let worth = |coalition: Coalition| worths[coalition as usize];
            let found = shapley_values(players, worth).unwrap();
            for (found, expected) in found.iter().zip(by_definition(players, worth)) {
                prop_assert!((found - expected).abs() < 1e-10);
            }
            let whole = worths[(1 << players) - 1] - worths[0];
            prop_assert!((found.iter().sum::<f64>() - whole).abs() < 1e-10);
        }
    }
}
