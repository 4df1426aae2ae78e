//! How long solving takes, beside the plain reference that solves the same equations.
//!
//! Before anything is timed, the largest error of every number is printed for what is timed, so that
//! times are compared at equal accuracy.

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, read_file};
use divan::Bencher;
use games::{Instructions, continuous::Accuracy};
use guarantee::GuaranteeGame;

/// Tolerances that are timed.
const TOLERANCES: [f64; 4] = [1e-3, 1e-4, 1e-6, 1e-9];
/// Steps a year of the reference that are timed.
const STEPS: [usize; 3] = [2, 4, 8];

fn main() {
    for (name, arrangement) in [
        ("ukraine_2025", ukraine_2025()),
        ("five_players", five_players()),
    ] {
        print_errors(name, &arrangement);
    }
    divan::main();
}

/// The scenario that the program is shown with.
fn ukraine_2025() -> Arrangement {
    read("../../scenarios/ukraine-2025/arrangement.toml")
}

/// Five players and 81 states.
fn five_players() -> Arrangement {
    read("benches/five-players.toml")
}

fn read(path: &str) -> Arrangement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    match read_file(&path, &ReadOptions::default()) {
        Ok(read) => read.arrangement,
        Err(report) => panic!("{}", report.render(false)),
    }
}

/// Prints how far every number is from a solution at tolerance 1e-12, relative to max(1, |number|).
fn print_errors(name: &str, arrangement: &Arrangement) {
    let mut game = GuaranteeGame::new(arrangement);
    let mut solve = |tolerance| {
        let outlook = game.solve(arrangement, Accuracy::new(tolerance));
        outlook.expect("solvable").clone()
    };
    let exact = solve(1e-12);
    println!("{name}: {} players", arrangement.actors.len());
    for tolerance in TOLERANCES {
        let error = solve(tolerance).largest_difference(&exact);
        println!("  engine, tolerance {tolerance:e}: largest error {error:.1e}");
    }
    let finest = reference::solve(arrangement, 40);
    for steps in STEPS {
        let answer = reference::solve(arrangement, steps);
        let error = (answer.numbers().iter().zip(finest.numbers()))
            .map(|(a, b)| (a - b).abs() / b.abs().max(1.0))
            .fold(0.0, f64::max);
        println!("  reference, {steps} steps a year: largest error {error:.1e}");
    }
    println!("  {} states", game.states());
}

/// Times the full answer, values and outlook with the deal and without, laid out beforehand.
fn engine(bencher: Bencher, arrangement: &Arrangement, instructions: Instructions, tolerance: f64) {
    let mut game = GuaranteeGame::with_instructions(arrangement, instructions);
    bencher.bench_local(|| {
        game.solve(arrangement, Accuracy::new(tolerance))
            .map(|outlook| outlook.reached)
    });
}

mod ukraine_2025 {
    use super::*;

    #[divan::bench(args = TOLERANCES)]
    fn fastest_instructions(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::ukraine_2025(),
            Instructions::Fastest,
            tolerance,
        );
    }

    #[divan::bench(args = TOLERANCES)]
    fn four_numbers_at_once(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::ukraine_2025(),
            Instructions::Four,
            tolerance,
        );
    }

    #[divan::bench(args = TOLERANCES)]
    fn portable_instructions(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::ukraine_2025(),
            Instructions::Portable,
            tolerance,
        );
    }

    #[divan::bench]
    fn laying_out(bencher: Bencher) {
        let arrangement = super::ukraine_2025();
        bencher.bench_local(|| GuaranteeGame::new(&arrangement));
    }

    #[divan::bench(args = STEPS, sample_count = 20)]
    fn reference(bencher: Bencher, steps_per_year: usize) {
        let arrangement = super::ukraine_2025();
        bencher.bench_local(|| ::reference::solve(&arrangement, steps_per_year));
    }
}

mod five_players {
    use super::*;

    #[divan::bench(args = TOLERANCES)]
    fn fastest_instructions(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::five_players(),
            Instructions::Fastest,
            tolerance,
        );
    }

    #[divan::bench(args = TOLERANCES)]
    fn four_numbers_at_once(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::five_players(),
            Instructions::Four,
            tolerance,
        );
    }

    #[divan::bench(args = TOLERANCES)]
    fn portable_instructions(bencher: Bencher, tolerance: f64) {
        engine(
            bencher,
            &super::five_players(),
            Instructions::Portable,
            tolerance,
        );
    }

    #[divan::bench(args = STEPS, sample_count = 20)]
    fn reference(bencher: Bencher, steps_per_year: usize) {
        let arrangement = super::five_players();
        bencher.bench_local(|| ::reference::solve(&arrangement, steps_per_year));
    }
}
