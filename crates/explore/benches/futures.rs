//! How many futures a second are drawn and solved, on one core and on all.
//!
//! Before anything is timed, the errors of what is timed are printed: over every number of the full
//! answer of every future, against the tolerance of `backstop run`.

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, read_file};
use divan::{Bencher, counter::ItemsCount};
use explore::{Question, design::Sobol, futures, inputs};
use games::{Instructions, continuous::Accuracy};
use guarantee::{GuaranteeGame, SolveError};

const FUTURES: usize = 256;
/// Futures whose errors are printed.
const CHECKED: usize = 1024;

fn main() {
    print_errors();
    divan::main();
}

/// Prints the largest errors of futures, relative to max(1, |number|): in the median future, in one of
/// a hundred, in the worst.
fn print_errors() {
    let arrangement = ukraine_2025();
    let inputs = inputs(&arrangement);
    let design = Sobol::new(CHECKED, inputs.len(), 1).expect("a design");
    let mut question = Question::new(arrangement.clone());
    for checked in [FUTURES, CHECKED] {
        let draws = futures::solve(&arrangement, &design, 0..checked, &|_| {});
        let error = |draw: futures::Draw| {
            for (input, &value) in inputs.iter().zip(&draw.values) {
                question.set(&input.path, value).expect("an input");
            }
            let exact = question.ask().expect("solvable");
            (draw.answer.expect("solvable")).largest_difference(&exact)
        };
        let mut errors: Vec<f64> = draws.into_iter().map(error).collect();
        errors.sort_by(f64::total_cmp);
        let at = |share: usize| errors[(checked - 1) * share / 100];
        println!(
            "{checked} futures, tolerance {:e}: largest error {:.1e} in the median, {:.1e} in one of a \
             hundred, {:.1e} in the worst",
            futures::TOLERANCE,
            at(50),
            at(99),
            at(100),
        );
    }
}

fn ukraine_2025() -> Arrangement {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ukraine-2025/arrangement.toml");
    match read_file(&path, &ReadOptions::default()) {
        Ok(read) => read.arrangement,
        Err(report) => panic!("{}", report.render(false)),
    }
}

/// With 0 threads, one for each core.
#[divan::bench(args = [1, 0], sample_count = 20)]
fn ukraine_2025_with_threads(bencher: Bencher, threads: usize) {
    let arrangement = ukraine_2025();
    let design = Sobol::new(FUTURES, inputs(&arrangement).len(), 1).expect("a design");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("threads");
    bencher
        .counter(ItemsCount::new(FUTURES))
        .bench_local(|| pool.install(|| futures::explore(&arrangement, &design, &|_| {})));
}

/// The same futures, drawn beforehand, on one core with what kinds of processors have: AVX-512 or the
/// best there is, AVX2, neither.
#[divan::bench(args = [Instructions::Fastest, Instructions::Four, Instructions::Portable], sample_count = 20)]
fn ukraine_2025_with_instructions(bencher: Bencher, instructions: Instructions) {
    let arrangement = ukraine_2025();
    let inputs = inputs(&arrangement);
    let design = Sobol::new(FUTURES, inputs.len(), 1).expect("a design");
    let draws = futures::solve(&arrangement, &design, 0..FUTURES, &|_| {});
    let drawn = draws.into_iter().map(|draw| {
        let mut drawn = arrangement.clone();
        for (input, value) in inputs.iter().zip(draw.values) {
            drawn.number_mut(&input.path).expect("an input").value = value;
        }
        drawn
    });
    let drawn: Vec<Arrangement> = drawn.collect();
    let accuracy = Accuracy::new(futures::TOLERANCE);
    // One for each order that dates come in.
    let mut games: Vec<GuaranteeGame> = vec![];
    let mut solve = |drawn: &Arrangement| {
        for game in &mut games {
            match game.solve(drawn, accuracy) {
                Err(SolveError::AnotherLayout) => {}
                solved => return solved.expect("solvable").reached,
            }
        }
        let mut game = GuaranteeGame::with_instructions(drawn, instructions);
        let reached = game.solve(drawn, accuracy).expect("solvable").reached;
        games.push(game);
        reached
    };
    bencher
        .counter(ItemsCount::new(FUTURES))
        .bench_local(|| drawn.iter().map(&mut solve).sum::<f64>());
}
