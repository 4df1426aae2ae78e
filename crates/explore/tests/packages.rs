//! Packages: each what the file says, compared by what is defined, the same on any number of threads.

use arrangement::{Arrangement, ReadOptions, Setting, read_bytes};
use explore::{
    Question,
    design::{Design, Sobol},
    inputs,
    packages::{
        MOST_COMBINATIONS, Packages, PackagesError, Regrets, combinations, dominance::dominated_by,
        packages, regret::regrets_of, regrets,
    },
};
use games::continuous::Accuracy;
use guarantee::GuaranteeGame;
use proptest::prelude::*;

const UKRAINE: &str = include_str!("../../../scenarios/ukraine-2025/arrangement.toml");

/// A scenario without packages of its own, and with others.
fn with(scenario: &str, packages: &str) -> String {
    let own = scenario.split("[[packages]]").next().unwrap_or_default();
    format!("{own}\n{packages}")
}

fn read(text: &str, set: &[(String, f64)], without: &[&str]) -> Arrangement {
    let options = ReadOptions {
        set: (set.iter())
            .map(|(path, value)| Setting::parse(&format!("{path}={value}")).expect("a setting"))
            .collect(),
        without: without.iter().map(|id| (*id).to_owned()).collect(),
        ..ReadOptions::default()
    };
    read_bytes("packages.toml", text.as_bytes(), None, &options)
        .unwrap_or_else(|report| panic!("{report}"))
        .arrangement
}

fn alternatives() -> String {
    let options = "options = [0, 0.2]\nkind       = \"spending\"";
    with(UKRAINE, PACKAGES).replace("kind       = \"spending\"", options)
}

const PACKAGES: &str = r#"
[[packages]]
name = "Europe alone"
commitments = ["uk-spending", "european-pledge", "european-force"]
[[packages]]
name = "Everyone"
commitments = ["european-pledge", "european-force", "us-backstop", "minerals", "uk-spending"]
set = { "commitments.uk-spending.strength" = 0.1, "commitments.us-backstop.honour" = 20, "war.talks" = 1 }
[[packages]]
name = "A bare signature"
commitments = []
"#;

#[test]
fn a_package_is_the_file_without_what_it_does_not_keep_and_with_what_it_sets() {
    let text = alternatives();
    let solved = packages(&read(&text, &[], &[])).expect("solvable");
    let names: Vec<String> = (solved.packages.iter())
        .map(|package| package.combination.name())
        .collect();
    let expected = [
        "Europe alone, uk-spending 0",
        "Europe alone, uk-spending 0.2",
        "Everyone",
        "A bare signature",
    ];
    assert_eq!(names, expected);
    for package in &solved.packages {
        let combination = &package.combination;
        let kept = &combination.arrangement.commitments;
        let all = [
            "european-pledge",
            "european-force",
            "us-backstop",
            "minerals",
            "uk-spending",
        ];
        let without: Vec<&str> = (all.into_iter())
            .filter(|id| kept.iter().all(|commitment| commitment.id != *id))
            .collect();
        let chosen = combination.options.iter();
        let chosen = chosen.map(|(id, value)| (format!("commitments.{id}.strength"), *value));
        let set: Vec<(String, f64)> = combination.set.iter().cloned().chain(chosen).collect();
        let alone = Question::new(read(&text, &set, &without))
            .ask()
            .expect("solvable");
        assert_eq!(package.outlook, alone, "{}", combination.name());
    }
}

#[test]
fn without_packages_every_combination_of_options_is_tried_the_last_fastest() {
    let text = with(UKRAINE, "").replace(
        "kind       = \"spending\"",
        "kind = \"spending\"\noptions = [1, 2, 3]",
    );
    let text = text.replace(
        "kind     = \"deployment\"",
        "kind = \"deployment\"\noptions = [0.5, 0]",
    );
    let combinations = combinations(&read(&text, &[], &[])).expect("few");
    let names: Vec<String> = combinations
        .iter()
        .map(|combination| combination.name())
        .collect();
    assert_eq!(
        names[..2],
        [
            "european-force 0.5, uk-spending 1",
            "european-force 0.5, uk-spending 2"
        ]
    );
    assert_eq!(
        (names.len(), names[5].as_str()),
        (6, "european-force 0, uk-spending 3")
    );
    assert!(
        combinations
            .iter()
            .all(|combination| combination.arrangement.commitments.len() == 5)
    );
}

#[test]
fn nothing_to_choose_from_and_too_much_are_said() {
    assert_eq!(
        packages(&read(&with(UKRAINE, ""), &[], &[])),
        Err(PackagesError::Nothing)
    );
    let list = |count: usize| {
        (1..=count)
            .map(|option| format!("{option},"))
            .collect::<String>()
    };
    let options = |count| {
        let text = with(UKRAINE, "");
        let text = text.replace(
            "kind       = \"spending\"",
            &format!("kind = \"spending\"\noptions = [{}]", list(2)),
        );
        text.replace(
            "kind     = \"deployment\"",
            &format!("kind = \"deployment\"\noptions = [{}]", list(count)),
        )
    };
    let most = MOST_COMBINATIONS / 2;
    assert!(combinations(&read(&options(most), &[], &[])).is_ok());
    let too_many = combinations(&read(&options(most + 1), &[], &[]));
    assert_eq!(
        too_many,
        Err(PackagesError::TooMany {
            count: 2 * most + 2
        })
    );
}

fn drawn(text: &str, futures: usize) -> (Packages, Regrets) {
    let arrangement = read(text, &[], &[]);
    let solved = packages(&arrangement).expect("solvable");
    let regrets = regrets(&arrangement, &solved, futures, 7, &|_| {}).expect("solvable");
    (solved, regrets.expect("numbers are uncertain"))
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads")
            .install(|| drawn(&alternatives(), 16))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn regrets_are_those_of_futures_solved_one_by_one() {
    const FUTURES: usize = 32;
    let text = alternatives();
    let (solved, regrets) = drawn(&text, FUTURES);
    let arrangement = read(&text, &[], &[]);
    // What is set or chosen wherever it is kept is not drawn.
    let drawn: Vec<String> = (inputs(&arrangement).into_iter())
        .map(|input| input.path)
        .filter(|path| path != "commitments.uk-spending.strength")
        .filter(|path| path != "commitments.us-backstop.honour")
        .collect();
    let paths: Vec<&String> = regrets.inputs.iter().map(|input| &input.path).collect();
    assert_eq!(paths, drawn.iter().collect::<Vec<_>>());
    let design = Sobol::new(FUTURES, regrets.inputs.len(), 7).expect("a design");
    let solve = |package: usize, future: usize| {
        let mut changed = solved.packages[package].combination.arrangement.clone();
        for (input, unit) in regrets.inputs.iter().zip(design.row(future)) {
            if let Some(number) = changed.number_mut(&input.path)
                && number.range.is_some()
            {
                number.value = input.quantile(unit);
            }
        }
        let mut game = GuaranteeGame::new(&changed);
        let outlook = game
            .solve(&changed, Accuracy::new(1e-8))
            .expect("solvable")
            .clone();
        (
            outlook.reached,
            outlook.sufficient,
            outlook.would_be_signed(&changed),
        )
    };
    let all: Vec<Vec<(f64, bool, bool)>> = (0..solved.packages.len())
        .map(|package| (0..FUTURES).map(|future| solve(package, future)).collect())
        .collect();
    for (own, regret) in all.iter().zip(&regrets.regrets) {
        let short = |future: usize| {
            let best = all.iter().map(|of| of[future].0).max_by(f64::total_cmp);
            best.expect("packages") - own[future].0
        };
        let mut short: Vec<f64> = (0..FUTURES).map(short).collect();
        short.sort_unstable_by(f64::total_cmp);
        // 0.9 × 31 = 27.9.
        let percentile = short[27] + 0.9 * (short[28] - short[27]);
        assert!(
            (regret.largest - short[FUTURES - 1]).abs() < 2e-5,
            "{regret:?} is not {short:?}"
        );
        assert!((regret.percentile_90.value - percentile).abs() < 2e-5);
        let share = |holds: &dyn Fn(&(f64, bool, bool)) -> bool| {
            own.iter().filter(|future| holds(future)).count() as f64 / FUTURES as f64
        };
        assert_eq!(regret.sufficient.value, share(&|future| future.1));
        assert_eq!(
            regret.sufficient_and_signed.value,
            share(&|future| future.1 && future.2)
        );
    }
    let least = regrets.minimax();
    assert!(
        !least.is_empty()
            && least.iter().all(|&choice| {
                regrets
                    .regrets
                    .iter()
                    .all(|other| regrets.regrets[choice].largest <= other.largest + 2e-5)
            })
    );
}

#[test]
fn regrets_by_hand() {
    // Two futures; the best chances are 0.75 and 0.5.
    let reached = [vec![0.75, 0.25], vec![0.5, 0.5], vec![0.25, 0.0]];
    let regrets = [vec![0.0, 0.25], vec![0.25, 0.0], vec![0.5, 0.5]];
    assert_eq!(regrets_of(&reached), regrets);
}

#[test]
fn without_uncertain_numbers_there_is_nothing_to_regret() {
    let text = r#"
title = "Certain"
signed = 2025-05-01
target = { years = { low = 2, high = 4 }, survival = 0.5 }
[actors.north]
role = "challenger"
strength = 0.5
stake = 50
[actors.south]
role = "protege"
strength = 0.7
stake = 200
[[commitments]]
id = "guard"
by = "south"
kind = "deployment"
strength = { low = 0.1, high = 0.3 }
options = [0.1, 0.3]
"#;
    let arrangement = read(text, &[], &[]);
    let solved = packages(&arrangement).expect("solvable");
    let regrets = regrets(&arrangement, &solved, 8, 1, &|_| {});
    assert_eq!(regrets, Ok(None));
}

#[test]
fn too_many_futures_are_not_begun() {
    let arrangement = read(&alternatives(), &[], &[]);
    let solved = packages(&arrangement).expect("solvable");
    let regrets = regrets(&arrangement, &solved, 75_001, 1, &|_| panic!("begun"));
    let error = regrets.expect_err("too many");
    assert!(
        error.to_string().contains("draw -n 75000 or fewer"),
        "{error}"
    );
}

#[test]
fn the_choice_is_enough_signed_and_not_dominated_and_else_the_nearest_are_named() {
    let paid = [("commitments.minerals.value.russia".to_owned(), 4.0)];
    let twice = r#"
[[packages]]
name = "Everyone"
commitments = ["european-pledge", "european-force", "us-backstop", "minerals", "uk-spending"]
[[packages]]
name = "No spending"
commitments = ["european-pledge", "european-force", "us-backstop", "minerals"]
[[packages]]
name = "Everyone, dearer"
commitments = ["european-pledge", "european-force", "us-backstop", "minerals", "uk-spending"]
set = { "commitments.uk-spending.cost" = 0.3 }
[[packages]]
name = "Europe alone"
commitments = ["european-pledge", "european-force", "uk-spending"]
"#;
    let text = with(UKRAINE, twice);
    let solved = packages(&read(&text, &paid, &[])).expect("solvable");
    assert_eq!(solved.choice(), [0, 1]);
    // The dearer one costs Europe more, and spending as much for more money keeps no better.
    assert_eq!(solved.dominated_by, [None, None, Some(0), None]);
    assert_eq!(solved.nearest(), None);
    let solved = packages(&read(&text, &[], &[])).expect("solvable");
    assert!(solved.choice().is_empty());
    let nearest = solved.nearest().expect("none is enough and signed");
    let reached = |index: usize| solved.packages[index].outlook.reached;
    let lacking = |index: usize| solved.packages[index].blockers()[0].shortfall;
    // Only Russia blocks, all of them, and none is enough.
    assert!(
        nearest
            .to_enough
            .iter()
            .all(|&near| (0..4).all(|other| reached(near) >= reached(other) - 1e-9))
    );
    assert_eq!(nearest.to_signed, [3]);
    assert!((0..3).all(|other| lacking(3) < lacking(other)));
}

proptest! {
    #[test]
    fn dominance_is_what_its_definition_says(
        points in prop::collection::vec(prop::collection::vec(0u8..4, 3), 0..12)
    ) {
        let points: Vec<Vec<f64>> = (points.into_iter())
            .map(|merits| merits.into_iter().map(f64::from).collect())
            .collect();
        let better = |one: usize, other: usize| {
            let merits = 0..3;
            merits.clone().all(|merit| points[one][merit] >= points[other][merit])
                && merits.clone().any(|merit| points[one][merit] > points[other][merit])
        };
        let all = || 0..points.len();
        let by = dominated_by(&points);
        for index in all() {
            let best = |other: &usize| better(*other, index) && !all().any(|third| better(third, *other));
            prop_assert_eq!(by[index], all().find(best));
            prop_assert_eq!(by[index].is_some(), all().any(|other| better(other, index)));
        }
    }

    #[test]
    fn what_a_solver_leaves_in_the_last_digits_decides_nothing(noise in prop::collection::vec(-1e-11f64..1e-11, 6)) {
        let points: Vec<Vec<f64>> = noise.chunks(2).map(|noise| vec![0.25 + noise[0], -3.0 + noise[1]]).collect();
        prop_assert_eq!(dominated_by(&points), [None; 3]);
    }
}
