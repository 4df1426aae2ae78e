//! The least that would be enough: enough there, and not just below.

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, read_file};
use explore::{
    Question, QuestionError,
    enough::{default_levers, enough, lever},
};

fn ukraine_2025() -> Arrangement {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ukraine-2025/arrangement.toml");
    read_file(&path, &ReadOptions::default())
        .expect("a scenario is valid")
        .arrangement
}

fn reached(path: &str, value: f64) -> f64 {
    let mut question = Question::new(ukraine_2025());
    question.set(path, value).expect("a number of the scenario");
    question.ask().expect("solvable").reached
}

#[test]
fn the_least_value_is_enough_and_a_little_less_is_not() {
    let arrangement = ukraine_2025();
    let target = arrangement.target.survival.value;
    let found = enough(&arrangement, &default_levers(&arrangement)).expect("solvable");
    let mut sufficient = 0;
    for found in &found.levers {
        let path = &found.lever.path;
        match found.least {
            Some(least) => {
                sufficient += 1;
                assert!(reached(path, least) >= target, "{path} at {least}");
                let less = least - 1e-6 * found.lever.most;
                assert!(reached(path, less) < target, "{path} at {less}");
            }
            None => {
                assert!(found.best.0 < target);
                assert_eq!(reached(path, found.best.1), found.best.0);
            }
        }
    }
    assert!(sufficient >= 3);
    assert!(sufficient < found.levers.len());
}

#[test]
fn levers_are_what_commitments_promise_and_not_what_they_cost() {
    let levers = default_levers(&ukraine_2025());
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
    let levers = default_levers(&arrangement);
    let found = enough(&arrangement, &levers).expect("solvable");
    assert!(found.levers.iter().all(|found| found.least == Some(0.0)));
}

#[test]
fn a_number_that_is_not_there_is_named() {
    let error = lever(&ukraine_2025(), "actors.us.steak");
    let path = "actors.us.steak".to_owned();
    assert_eq!(error, Err(QuestionError::UnknownNumber { path }));
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
