//! Solving again with other numbers gives what a game laid out for those numbers gives.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook, SolveError};
use reference::{generate, ukraine::ukraine_2025};

const ACCURACY: f64 = 1e-8;

fn fresh(arrangement: &Arrangement) -> Outlook {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve(arrangement, Accuracy::new(ACCURACY));
    outlook.expect("solvable").clone()
}

/// Solves `first`, then `second` in the same game: the same as a fresh game, or refused.
fn solved_again(first: &Arrangement, second: &Arrangement) -> Result<(), SolveError> {
    let mut game = GuaranteeGame::new(first);
    game.solve(first, Accuracy::new(ACCURACY))?;
    let again = game.solve(second, Accuracy::new(ACCURACY))?;
    let difference = again.largest_difference(&fresh(second));
    assert!(difference < 1e-12, "{difference} apart");
    Ok(())
}

fn assert_refused_or_right(first: &Arrangement, second: &Arrangement, refused: bool) {
    match solved_again(first, second) {
        Ok(()) => assert!(!refused, "another layout was needed"),
        Err(SolveError::AnotherLayout) => assert!(refused, "no other layout was needed"),
        Err(error) => panic!("{error}"),
    }
}

fn changed(change: impl FnOnce(&mut Arrangement)) -> Arrangement {
    let mut arrangement = ukraine_2025();
    change(&mut arrangement);
    arrangement
}

fn us(arrangement: &mut Arrangement) -> &mut arrangement::Actor {
    let us = (arrangement.actors.iter_mut()).find(|actor| actor.id == "us");
    us.expect("the scenario has the United States")
}

#[test]
fn what_was_solved_before_does_not_show_in_the_last_digit() {
    let other = changed(|arrangement| {
        arrangement.private_information.value *= 1.5;
        us(arrangement).stake.value *= 0.5;
    });
    let accuracy = Accuracy::new(1e-4);
    let mut game = GuaranteeGame::new(&ukraine_2025());
    let mut solve =
        |arrangement: &Arrangement| game.solve(arrangement, accuracy).expect("solvable").clone();
    let first = solve(&ukraine_2025());
    assert_ne!(first, solve(&other));
    assert_eq!(first, solve(&ukraine_2025()));
}

#[test]
fn a_mood_that_could_not_occur_needs_another_layout() {
    let even = changed(|arrangement| {
        for mood in &mut us(arrangement).moods {
            mood.initial.value = 0.5;
        }
    });
    assert_refused_or_right(&ukraine_2025(), &even, true);
    // The other way the layout has more than is needed.
    assert_refused_or_right(&even, &ukraine_2025(), false);
}

#[test]
fn other_odds_of_a_turnover_are_taken_over() {
    let odds = |sceptical: f64| {
        changed(|arrangement| {
            let to = &mut us(arrangement).turnovers[0].to;
            (to[0].value, to[1].value) = (sceptical, 1.0 - sceptical);
        })
    };
    assert_refused_or_right(&ukraine_2025(), &odds(0.2), false);
    assert_refused_or_right(&odds(1.0), &odds(0.5), true);
}

#[test]
fn a_horizon_beyond_one_more_turnover_needs_another_layout() {
    let horizon = |years: f64| {
        changed(|arrangement| {
            arrangement.horizon_years.value = years;
            arrangement.target.years.value = 2.0;
        })
    };
    assert_refused_or_right(&horizon(3.0), &horizon(3.9), true);
    assert_refused_or_right(&horizon(8.0), &horizon(9.5), false);
}

#[test]
fn other_dates_are_taken_over_or_refused() {
    let signed = |date: jiff::civil::Date| changed(|arrangement| arrangement.signed = date);
    let earlier = signed(jiff::civil::date(2025, 3, 1));
    assert_refused_or_right(&ukraine_2025(), &earlier, false);
    // After the spending has begun, that date is no cut any more.
    let later = signed(jiff::civil::date(2027, 6, 1));
    assert_refused_or_right(&ukraine_2025(), &later, true);
}

#[test]
fn numbers_of_any_kind_are_taken_over() {
    let mut taken_over = 0;
    for seed in 0..12 {
        let first = generate::arrangement(seed);
        let mut second = first.clone();
        for (path, number) in second.numbers_mut() {
            let stays = ["readiness", "initial", ".to.", "years", "exponent"];
            if !stays.iter().any(|part| path.contains(part)) {
                number.value *= 0.9;
            }
        }
        match solved_again(&first, &second) {
            Ok(()) => taken_over += 1,
            Err(SolveError::AnotherLayout) => {}
            Err(error) => panic!("{seed}: {error}"),
        }
    }
    assert!(taken_over > 8, "{taken_over}");
}
