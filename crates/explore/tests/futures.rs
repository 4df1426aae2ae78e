//! Many futures: each right by itself, all the same on any number of threads, and read rightly.

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, UncertainRange, read_file};
use explore::{
    AskError,
    design::{Design, Sobol},
    findings::{FindingsError, findings},
    futures::{Future, Futures, explore},
    inputs,
};
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;

fn scenario(name: &str) -> Arrangement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../scenarios")
        .join(name)
        .join("arrangement.toml");
    read_file(&path, &ReadOptions::default())
        .expect("a scenario is valid")
        .arrangement
}

fn draw(arrangement: &Arrangement, rows: usize) -> Futures {
    let design = Sobol::new(rows, inputs(arrangement).len(), 1).expect("a design");
    explore(arrangement, &design, &|_| {})
}

fn solved(answers: &[Result<Future, AskError>]) -> Vec<&Future> {
    (answers.iter())
        .map(|answer| answer.as_ref().expect("solvable"))
        .collect()
}

#[test]
fn every_future_is_the_outlook_of_its_numbers() {
    let arrangement = scenario("ukraine-2025");
    let futures = draw(&arrangement, 16);
    for (row, future) in solved(&futures.answers).into_iter().enumerate() {
        let mut changed = arrangement.clone();
        for (input, column) in futures.inputs.iter().zip(&futures.columns) {
            let number = changed.number_mut(&input.path).expect("an input");
            number.value = column[row];
            let range = number.range.expect("an input has a range");
            assert!((range.low()..=range.high()).contains(&column[row]));
        }
        let mut game = GuaranteeGame::new(&changed);
        let outlook = game.solve(&changed, Accuracy::new(1e-9)).expect("solvable");
        assert!((future.reached - outlook.reached).abs() < 2e-5);
        assert_eq!(future.survival.len(), outlook.survival.len());
        assert_eq!(future.would_be_signed, outlook.would_be_signed(&changed));
    }
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let arrangement = scenario("first-steps");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let futures = pool.expect("threads").install(|| draw(&arrangement, 100));
        (futures.columns, futures.answers)
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn a_shorter_run_is_the_beginning_of_a_longer_one() {
    let arrangement = scenario("first-steps");
    let (short, long) = (draw(&arrangement, 32), draw(&arrangement, 64));
    assert_eq!(short.answers[..], long.answers[..32]);
}

#[test]
fn moods_drawn_apart_that_do_not_sum_to_one_are_kept_with_the_reason() {
    let mut arrangement = scenario("ukraine-2025");
    let us = (arrangement.actors.iter_mut()).find(|actor| actor.id == "us");
    let initial = &mut us.expect("the scenario has the United States").moods[0].initial;
    initial.range = Some(UncertainRange::Uniform {
        low: 0.5,
        high: 0.9,
    });
    let futures = draw(&arrangement, 8);
    for answer in &futures.answers {
        assert!(
            matches!(answer, Err(AskError::Moods { actor, .. }) if actor == "us"),
            "{answer:?}"
        );
    }
    let found = findings(&futures, 1);
    assert!(matches!(
        found,
        Err(FindingsError::NoAnswer { draws: 8, .. })
    ));
}

/// Futures that hold a peace with a chance of 1 − x, where x is the first of two inputs.
fn invented(rows: usize) -> Futures {
    let inputs = inputs(&scenario("first-steps"))[..2].to_vec();
    let design = Sobol::new(rows, 2, 3).expect("a design");
    let columns = design.columns();
    let future = |&x: &f64| {
        Ok(Future {
            reached: 1.0 - x,
            sufficient: x <= 0.7,
            would_be_signed: x <= 0.25,
            survival: vec![1.0 - x / 2.0, 1.0 - x],
        })
    };
    Futures {
        answers: columns[0].iter().map(future).collect(),
        inputs,
        columns,
    }
}

#[test]
fn findings_are_those_of_futures_that_are_known() {
    let found = findings(&invented(4096), 1).expect("finite inputs");
    assert!((found.sufficient - 0.7).abs() < 1e-3);
    assert!((found.signed - 0.25).abs() < 1e-3);
    assert_eq!(found.signed, found.sufficient_and_signed);
    for (quantile, expected) in found.reached.iter().zip([0.05, 0.25, 0.5, 0.75, 0.95]) {
        assert!((quantile - expected).abs() < 1e-3);
    }
    let moves = found.moves.expect("enough rows");
    assert!(moves[0].value > 0.99 && moves[1].value.abs() < 0.02);
    let fails = found.fails.expect("a box");
    assert!(fails.scenario.density > 0.99);
    assert_eq!(fails.restrictions[0].input, 0);
    assert!((fails.restrictions[0].limit - 0.7).abs() < 0.05);
}

#[test]
fn whole_numbers_are_drawn_whole_and_what_defines_the_question_is_not_drawn() {
    let mut arrangement = scenario("ukraine-2025");
    let range = |low, high| Some(UncertainRange::Uniform { low, high });
    arrangement.start.readiness.range = range(0.0, 2.0);
    arrangement.target.survival.range = range(0.2, 0.9);
    let futures = draw(&arrangement, 300);
    let at = |path: &str| futures.inputs.iter().position(|input| input.path == path);
    assert_eq!(at("target.survival"), None);
    let readiness = &futures.columns[at("start.readiness").expect("an input")];
    for level in [0.0, 1.0, 2.0] {
        let share = readiness.iter().filter(|&&drawn| drawn == level).count();
        assert!((90..=110).contains(&share), "{share} of 300 at {level}");
    }
}
