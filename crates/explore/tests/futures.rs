//! Many futures: each right by itself, all the same on any number of threads, and read rightly.

mod scenarios;

use arrangement::{Arrangement, UncertainRange};
use explore::{
    AskError,
    design::{Design, LatinHypercube, Sobol},
    failing::Failing,
    findings::{FindingsError, findings},
    futures::{Draw, Futures, explore, solve},
    inputs,
};
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;
use scenarios::scenario;

fn draws(arrangement: &Arrangement, rows: usize) -> Vec<Draw> {
    let design = Sobol::new(rows, inputs(arrangement).len(), 1).expect("a design");
    solve(arrangement, &design, 0..rows, &|_| {})
}

#[test]
fn every_future_is_the_outlook_of_its_numbers() {
    let arrangement = scenario("ukraine-2025");
    for draw in draws(&arrangement, 16) {
        let mut changed = arrangement.clone();
        for (input, &value) in inputs(&arrangement).iter().zip(&draw.values) {
            let number = changed.number_mut(&input.path).expect("an input");
            number.value = value;
            let range = number.range.expect("an input has a range");
            assert!((range.low()..=range.high()).contains(&value));
        }
        let mut game = GuaranteeGame::new(&changed);
        let outlook = game.solve(&changed, Accuracy::new(1e-9)).expect("solvable");
        let found = draw.answer.expect("solvable");
        assert!((found.reached - outlook.reached).abs() < 2e-5);
        assert_eq!(
            found.would_be_signed(&changed),
            outlook.would_be_signed(&changed)
        );
    }
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let arrangement = scenario("first-steps");
    let design = Sobol::new(100, inputs(&arrangement).len(), 1).expect("a design");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        (pool.expect("threads")).install(|| explore(&arrangement, &design, &|_| {}))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn rows_solved_apart_are_those_solved_together() {
    let arrangement = scenario("first-steps");
    let design = Sobol::new(2100, inputs(&arrangement).len(), 1).expect("a design");
    let solve = |rows| solve(&arrangement, &design, rows, &|_| {});
    let together = solve(0..2100);
    assert_eq!([solve(0..2010), solve(2010..2100)].concat(), together);
    // Kept part by part, of which the last is short.
    let kept = explore(&arrangement, &design, &|_| {});
    assert_eq!(kept, Futures::new(&arrangement, 0, &together));
}

#[test]
fn a_shorter_run_is_the_beginning_of_a_longer_one() {
    let arrangement = scenario("first-steps");
    let (short, long) = (draws(&arrangement, 32), draws(&arrangement, 64));
    assert_eq!(short[..], long[..32]);
}

#[test]
fn moods_are_drawn_together() {
    let mut arrangement = scenario("ukraine-2025");
    let us = (arrangement.actors.iter_mut()).find(|actor| actor.id == "us");
    let initial = &mut us.expect("the scenario has the United States").moods[0].initial;
    let range = Some(UncertainRange::Uniform {
        low: 0.5,
        high: 0.9,
    });
    initial.range = range;
    let solved = draws(&arrangement, 8)
        .into_iter()
        .filter(|draw| draw.answer.is_ok());
    assert_eq!(solved.count(), 8);
}

#[test]
fn futures_without_an_answer_are_kept_with_the_reason() {
    let mut arrangement = scenario("first-steps");
    arrangement.horizon_years.value = 1.0;
    let draws = draws(&arrangement, 8);
    assert!(
        draws
            .iter()
            .all(|draw| matches!(draw.answer, Err(AskError::TargetBeyondHorizon { .. })))
    );
    let found = findings(&arrangement, &Futures::new(&arrangement, 0, &draws), 1);
    let Err(FindingsError::NoAnswer(none)) = found else {
        panic!("{found:?}");
    };
    assert_eq!(none.draws, 8);
}

/// Futures that hold a peace with a chance of 1 − x, where x is the first of two inputs.
fn invented(rows: usize) -> Futures {
    let columns = Sobol::new(rows, 2, 3).expect("a design").columns();
    let first = || columns[0].iter();
    Futures {
        reached: first().map(|x| 1.0 - x).collect(),
        sufficient: first().map(|&x| x <= 0.7).collect(),
        would_be_signed: first().map(|&x| x <= 0.25).collect(),
        survival: vec![
            first().map(|x| 1.0 - x / 2.0).collect(),
            first().map(|x| 1.0 - x).collect(),
        ],
        gains: vec![first().map(|x| 0.5 - x).collect()],
        columns,
        ..Futures::default()
    }
}

#[test]
fn findings_are_those_of_futures_that_are_known() {
    let found = findings(&scenario("first-steps"), &invented(4096), 1).expect("finite inputs");
    assert!((found.sufficient.value - 0.7).abs() < 1e-3);
    assert!((found.sufficient.standard_error - (0.21_f64 / 4096.0).sqrt()).abs() < 1e-5);
    assert!((found.signed.value - 0.25).abs() < 1e-3);
    assert_eq!(found.signed, found.sufficient_and_signed);
    let signing = &found.signing[0];
    assert!((signing.accepts.value - 0.5).abs() < 1e-3);
    assert!((signing.gain[1] + 0.25).abs() < 1e-3);
    assert!((signing.lacks.expect("it refuses in half of them") - 0.25).abs() < 1e-3);
    for (quantile, share) in found.reached.iter().zip([0.05, 0.25, 0.5, 0.75, 0.95_f64]) {
        assert!((quantile.value - share).abs() < 1e-3);
        // Of even numbers from 0 to 1 the quantile errs as its rank does.
        let error = (share * (1.0 - share) / 4096.0).sqrt();
        assert!((quantile.standard_error - error).abs() < 0.1 * error);
    }
    let moves = found.moves.expect("enough rows");
    assert!(moves[0].value > 0.99 && moves[1].value.abs() < 0.02);
    let fails = found.fails.expect("it fails somewhere");
    assert_eq!(fails.halves, [2048, 2048]);
    let [told] = &fails.boxes[..] else {
        panic!("one box holds all: {:?}", fails.boxes);
    };
    assert!(told.scenario.density > 0.97);
    assert_eq!(told.restrictions[0].input, 0);
    assert!((told.restrictions[0].limit - 0.7).abs() < 0.05);
    let [below, above] = &fails.leaves[..] else {
        panic!("one cut is all it takes: {:?}", fails.leaves);
    };
    assert!(below.scenario.density < 5e-3 && above.scenario.density > 0.995);
    assert!((above.restrictions[0].limit - 0.7).abs() < 2e-3);
}

#[test]
fn where_it_fails_is_told_of_futures_in_which_it_was_not_sought() {
    // Whether it fails has nothing to do with the inputs, so nothing can be told of that.
    let columns = LatinHypercube::new(1000, 8, 5).expect("a design").columns();
    let noise = LatinHypercube::new(1000, 1, 11)
        .expect("a design")
        .columns();
    let fails: Vec<bool> = noise[0].iter().map(|&number| number < 0.3).collect();
    let found = Failing::new(&columns, &fails)
        .expect("finite")
        .expect("sought");
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    let share = fails[500..].iter().filter(|&&fails| fails).count() as f64 / 500.0;
    let rows: usize = found.leaves.iter().map(|leaf| leaf.scenario.rows).sum();
    assert_eq!(rows, 500);
    for leaf in &found.leaves {
        let error = (share * (1.0 - share) / leaf.scenario.rows as f64).sqrt();
        assert!(
            (leaf.scenario.density - share).abs() < 3.5 * error,
            "{leaf:?}"
        );
    }
}

#[test]
fn limits_that_hardly_matter_hide_no_dense_box() {
    // Two of twenty inputs make it likelier to fail, and it always hangs on chance too.
    let columns = LatinHypercube::new(2000, 20, 5)
        .expect("a design")
        .columns();
    let chance = LatinHypercube::new(2000, 1, 11)
        .expect("a design")
        .columns();
    let is_likely = |row: usize| columns[0][row] > 0.55 && columns[1][row] < 0.5;
    let fails: Vec<bool> = (0..2000)
        .map(|row| chance[0][row] < if is_likely(row) { 0.8 } else { 0.1 })
        .collect();
    let found = Failing::new(&columns, &fails)
        .expect("finite")
        .expect("sought");
    let first = &found.boxes[0];
    let named: Vec<usize> = first.restrictions.iter().map(|limit| limit.input).collect();
    assert_eq!(named, [0, 1], "{first:?}");
    assert!(first.scenario.density > 0.7 && first.scenario.coverage > 0.5);
}

#[test]
fn a_second_box_is_sought_in_what_the_first_left() {
    let columns = LatinHypercube::new(4000, 3, 5).expect("a design").columns();
    let corner = |row: usize| columns[0][row] > 0.6 && columns[1][row] > 0.5;
    let slab = |row: usize| columns[2][row] < 0.1;
    let fails: Vec<bool> = (0..4000).map(|row| corner(row) || slab(row)).collect();
    let found = Failing::new(&columns, &fails)
        .expect("finite")
        .expect("sought");
    let [first, second, ..] = &found.boxes[..] else {
        panic!("two boxes: {:?}", found.boxes);
    };
    assert!(first.scenario.density > 0.9 && second.scenario.density > 0.9);
    assert!(first.scenario.coverage + second.scenario.coverage > 0.85);
    assert_eq!(second.restrictions[0].input, 2);
    let few: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| column[..150].to_vec())
        .collect();
    assert_eq!(Failing::new(&few, &fails[..150]), Ok(None));
}

#[test]
fn whole_numbers_are_drawn_whole_and_what_defines_the_question_is_not_drawn() {
    let mut arrangement = scenario("ukraine-2025");
    let range = |low, high| Some(UncertainRange::Uniform { low, high });
    arrangement.start.readiness.range = range(0.0, 2.0);
    arrangement.target.survival.range = range(0.2, 0.9);
    let draws = draws(&arrangement, 300);
    let inputs = inputs(&arrangement);
    let at = |path: &str| inputs.iter().position(|input| input.path == path);
    assert_eq!(at("target.survival"), None);
    let readiness = at("start.readiness").expect("an input");
    for level in [0.0, 1.0, 2.0] {
        let at_level = |draw: &&Draw| draw.values[readiness] == level;
        let share = draws.iter().filter(at_level).count();
        assert!((90..=110).contains(&share), "{share} of 300 at {level}");
    }
}
