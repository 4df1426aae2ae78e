//! The least that would be enough: enough there, and not just below.

mod scenarios;

use arrangement::Arrangement;
use explore::{
    Question, QuestionError,
    enough::{Lever, default_levers, enough, lever},
};
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;
use scenarios::scenario;

fn ukraine_2025() -> Arrangement {
    scenario("ukraine-2025")
}

fn reached(path: &str, value: f64) -> f64 {
    let mut question = Question::new(ukraine_2025());
    question.set(path, value).expect("a number of the scenario");
    question.ask().expect("solvable").reached
}

/// What `backstop run` finds.
fn run(path: &str, value: f64) -> f64 {
    let mut arrangement = ukraine_2025();
    arrangement.number_mut(path).expect("a number").value = value;
    let mut game = GuaranteeGame::new(&arrangement);
    let outlook = game.solve(&arrangement, Accuracy::new(1e-10));
    outlook.expect("solvable").reached
}

#[test]
fn what_is_enough_is_enough_for_run_too_and_a_little_outside_is_not() {
    let arrangement = ukraine_2025();
    let target = arrangement.target.survival.value;
    let mut levers = default_levers(&arrangement).expect("levers");
    // Of these, less is better.
    for path in [
        "private_information",
        "actors.russia.windows",
        "war.decisive",
    ] {
        levers.push(lever(&arrangement, path).expect("a lever"));
    }
    let found = enough(&arrangement, &levers).expect("solvable");
    let (mut sufficient, mut falling) = (0, 0);
    for found in &found.levers {
        let Lever {
            path, least, most, ..
        } = &found.lever;
        for &[from, to] in &found.sufficient {
            sufficient += 1;
            falling += usize::from(from == *least && to < *most);
            let outside = 1e-6 * (most - least);
            assert!(
                run(path, from) >= target && run(path, to) >= target,
                "{path}"
            );
            assert!(
                from == *least || run(path, from - outside) < target,
                "{path}"
            );
            assert!(to == *most || run(path, to + outside) < target, "{path}");
        }
        if found.sufficient.is_empty() {
            let (best, at) = found.best.expect("an answer");
            assert!(best < target);
            assert_eq!(reached(path, at), best);
        }
    }
    assert!(sufficient >= 6);
    assert_eq!(falling, 3);
}

#[test]
fn the_value_in_the_file_is_always_tried() {
    let mut arrangement = ukraine_2025();
    let path = "private_information";
    arrangement.target.survival.value = reached(path, 7.0);
    let lever = lever(&arrangement, path).expect("a lever");
    let found = enough(&arrangement, &[lever]).expect("solvable");
    let holds = |range: &[f64; 2]| range[0] <= 7.0 && 7.0 <= range[1];
    assert!(found.levers[0].sufficient.iter().any(holds));
}

#[test]
fn levers_are_what_commitments_promise_and_not_what_they_cost() {
    let levers = default_levers(&ukraine_2025()).expect("levers");
    let paths: Vec<&str> = levers.iter().map(|lever| lever.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "commitments.european-pledge.honour",
            "commitments.european-force.strength",
            "commitments.european-force.tripwire",
            "commitments.us-backstop.honour",
            "commitments.minerals.value.ukraine",
            "commitments.minerals.value.us",
            "commitments.uk-spending.strength",
        ]
    );
}

#[test]
fn what_is_sufficient_without_anything_needs_nothing() {
    let mut arrangement = ukraine_2025();
    arrangement.target.survival.value = 0.1;
    let levers = default_levers(&arrangement).expect("levers");
    let found = enough(&arrangement, &levers).expect("solvable");
    assert!(found.levers.iter().all(|found| found.least() == Some(0.0)));
}

#[test]
fn a_number_that_is_not_there_is_named() {
    let error = lever(&ukraine_2025(), "actors.us.steak");
    let path = "actors.us.steak".to_owned();
    let nearest = Some("actors.us.stake".to_owned());
    assert_eq!(error, Err(QuestionError::UnknownNumber { path, nearest }));
}

#[test]
fn a_lever_keeps_to_what_its_number_may_be() {
    let arrangement = ukraine_2025();
    let bounds = |path: &str| lever(&arrangement, path).map(|lever| (lever.least, lever.most));
    assert_eq!(bounds("probe.escalation"), Ok((0.0, 1.0)));
    assert_eq!(bounds("private_information"), Ok((0.01, 70.0)));
    assert_eq!(bounds("war.exponent"), Ok((0.01, 15.0)));
    assert_eq!(bounds("actors.russia.windows"), Ok((0.0, 10.0)));
    for path in [
        "horizon_years",
        "target.survival",
        "start.readiness",
        "actors.us.moods.sceptical.initial",
    ] {
        let refused = matches!(bounds(path), Err(QuestionError::NoLever { .. }));
        assert!(refused, "{path}");
    }
}
