//! What would be enough in most futures: the share is that of asking every future at every value.

mod scenarios;

use arrangement::Arrangement;
use explore::{
    Question,
    design::{Design, Sobol},
    enough::{InFutures, enough_in_futures, lever},
    inputs,
};
use scenarios::scenario;

const FUTURES: usize = 48;
/// How far answers of futures may be from those of `run`.
const ROUGH: f64 = 1e-4;

fn first_steps() -> Arrangement {
    scenario("first-steps")
}

fn design() -> Sobol {
    Sobol::new(FUTURES, inputs(&first_steps()).len(), 3).expect("a design")
}

fn found(paths: &[&str], share: f64) -> InFutures {
    let arrangement = first_steps();
    let levers = paths.iter().map(|path| lever(&arrangement, path));
    let levers: Vec<_> = levers.collect::<Result<_, _>>().expect("levers");
    enough_in_futures(&arrangement, &levers, share, &design(), &|_| {}).expect("solvable")
}

/// In how many futures it is enough with a number at a value: certainly, and perhaps.
fn counts(path: &str, value: f64) -> [usize; 2] {
    let (arrangement, design) = (first_steps(), design());
    let target = arrangement.target.survival.value;
    let reached = (0..FUTURES).map(|future| {
        let mut question = Question::new(arrangement.clone());
        for (input, unit) in inputs(&arrangement).iter().zip(design.row(future)) {
            let drawn = input.quantile(unit);
            question.set(&input.path, drawn).expect("a number");
        }
        question.set(path, value).expect("a number");
        question.ask().expect("solvable").reached
    });
    let reached: Vec<f64> = reached.collect();
    [ROUGH, -ROUGH].map(|more| reached.iter().filter(|&&r| r >= target + more).count())
}

#[test]
fn a_value_is_enough_exactly_where_so_many_futures_are() {
    // One of which more is better, and one of which less is.
    let cases = [
        ("commitments.harbour-dues.value.kestria", 4.0),
        ("actors.kestria.windows", 1.2),
    ];
    let share = 0.75;
    let needed = (share * FUTURES as f64) as usize;
    let found = found(&cases.map(|(path, _)| path), share);
    for ((path, most), lever) in cases.into_iter().zip(&found.levers) {
        assert_eq!(lever.sufficient.len(), 1, "{path}");
        let [from, to] = lever.sufficient[0];
        assert!((from > 0.0) != (to < lever.lever.most), "{path}");
        let flip = if from > 0.0 { from } else { to };
        assert!(flip < most, "{path}: {flip}");
        let beside = [1.0 - 1e-4, 1.0 + 1e-4].map(|factor| flip * factor);
        let grid = (0..=24).map(|step| most * f64::from(step) / 24.0);
        for value in grid.chain(beside) {
            let [certain, perhaps] = counts(path, value);
            match (from..=to).contains(&value) {
                true => assert!(perhaps >= needed, "{path} = {value}: {perhaps}"),
                false => assert!(certain < needed, "{path} = {value}: {certain}"),
            }
        }
    }
}

#[test]
fn a_standard_error_less_or_more_is_had_at_the_values_beside_the_least() {
    let path = "commitments.harbour-dues.value.kestria";
    let found = found(&[path], 0.5);
    let lever = &found.levers[0];
    let [Some(less), Some(more)] = lever.around else {
        panic!("both are had: {:?}", lever.around);
    };
    let least = lever.least().expect("enough");
    assert!(less < least && least < more);
    for (value, side) in [(less, -1.0), (more, 1.0)] {
        let needed = FUTURES as f64 * (0.5 + side * found.standard_error());
        let [certain, perhaps] =
            [1.0 - 1e-4, 1.0 + 1e-4].map(|factor| counts(path, value * factor));
        assert!(
            (certain[0] as f64) < needed && needed <= perhaps[1] as f64,
            "{value}"
        );
    }
}

#[test]
fn where_no_value_has_the_share_the_best_is_told_and_what_futures_say_of_it() {
    let path = "commitments.promise.honour";
    let found = found(&[path], 0.95);
    let lever = &found.levers[0];
    assert_eq!((lever.sufficient.len(), lever.least()), (0, None));
    let (share, value) = lever.best;
    let [certain, perhaps] = counts(path, value);
    let count = (share * FUTURES as f64).round() as usize;
    assert!((certain..=perhaps).contains(&count));
    assert!(found.now.value < share && share < 0.95);
    let smoothed: f64 = (0.95 * 48.0 + 1.0) / 50.0;
    assert!((found.standard_error() - (smoothed * (1.0 - smoothed) / 48.0).sqrt()).abs() < 1e-15);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let path = "commitments.harbour-dues.value.kestria";
        pool.expect("threads").install(|| found(&[path], 0.5))
    };
    assert_eq!(with_threads(1), with_threads(3));
}
