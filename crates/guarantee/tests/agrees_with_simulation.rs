//! The solution against the game played out event by event.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{Estimate, FirstBreak, GuaranteeGame, Outlook, SimulatedOutlook, Standing};

const ACCURACY: f64 = 1e-9;

fn breaks(found: &FirstBreak) -> [f64; 3] {
    [found.assault_resisted, found.yielded, found.escalated_probe]
}

fn standing(found: &Standing) -> [f64; 3] {
    [found.peace, found.war, found.fallen]
}

/// Every number of the solution with its estimate by simulation.
fn compared(solved: &Outlook, played: &SimulatedOutlook) -> Vec<(String, f64, Estimate)> {
    let mut all = vec![
        ("reached".to_owned(), solved.reached, played.reached),
        ("probes".to_owned(), solved.probes, played.probes),
    ];
    let mut add = |name: &str, numbers: &[f64], estimates: &[Estimate]| {
        assert_eq!(numbers.len(), estimates.len(), "{name}");
        for (index, (&number, &estimate)) in numbers.iter().zip(estimates).enumerate() {
            all.push((format!("{name} {index}"), number, estimate));
        }
    };
    let estimates = |means: [f64; 3], errors: [f64; 3]| {
        [0, 1, 2].map(|k| Estimate {
            mean: means[k],
            standard_error: errors[k],
        })
    };
    add("survival", &solved.survival, &played.survival);
    add("value", &solved.value, &played.value);
    add(
        "value with no deal",
        &solved.value_no_deal,
        &played.value_no_deal,
    );
    let errors = breaks(&played.first_break_error);
    let estimate = estimates(breaks(&played.first_break), errors);
    add("first break", &breaks(&solved.first_break), &estimate);
    for (year, stands) in solved.stands.iter().enumerate() {
        let errors = standing(&played.stands_error[year]);
        let estimate = estimates(standing(&played.stands[year]), errors);
        add(
            &format!("stands in year {}", year + 1),
            &standing(stands),
            &estimate,
        );
    }
    if let (Some(solved), Some(played)) = (&solved.fights, &played.fights) {
        add("fights", solved, played);
    }
    all
}

fn assert_agreement(arrangement: &Arrangement, paths: u64, name: &str) {
    let mut game = GuaranteeGame::new(arrangement);
    let accuracy = Accuracy::new(ACCURACY);
    let solved = game.solve(arrangement, accuracy).expect("solvable").clone();
    let played = game
        .simulate(arrangement, paths, 1, accuracy, &|_| ())
        .expect("playable");
    for (
        what,
        number,
        Estimate {
            mean,
            standard_error,
        },
    ) in compared(&solved, &played)
    {
        // Where something is so rare that it never came about, its standard error says nothing:
        // three expected cases are then the least that could have shown.
        let resisted = played.first_break.assault_resisted;
        let share = if what.starts_with("fights") {
            resisted
        } else {
            1.0
        };
        let unseen = 3.0 / (paths as f64 * share) * number.abs().max(1.0);
        let allowed = 4.0 * standard_error + unseen;
        let message = format!("{name}: {what} is {number}, played {mean} ± {standard_error}");
        assert!((number - mean).abs() <= allowed, "{message}");
    }
}

#[test]
fn the_scenario_is_played_as_it_was_solved() {
    assert_agreement(&reference::ukraine::ukraine_2025(), 40_000, "ukraine-2025");
}

#[test]
fn random_arrangements_are_played_as_they_were_solved() {
    for seed in 100..120 {
        let arrangement = reference::generate::moderate(seed);
        assert_agreement(&arrangement, 4_000, &format!("seed {seed}"));
    }
}

#[test]
fn a_simulation_is_the_same_with_any_number_of_threads() {
    let arrangement = reference::ukraine::ukraine_2025();
    let mut game = GuaranteeGame::new(&arrangement);
    let mut play = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        pool.install(|| game.simulate(&arrangement, 3_000, 7, Accuracy::new(ACCURACY), &|_| ()))
            .expect("playable")
    };
    let alone = play(1);
    assert_eq!(alone, play(3));
}
