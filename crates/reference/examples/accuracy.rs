//! How exact the reference is at several numbers of steps a year, and how long it takes.

use std::time::Instant;

use reference::{Answer, solve, ukraine::ukraine_2025};

fn main() {
    let arrangement = ukraine_2025();
    let finest = solve(&arrangement, 1600);
    println!("{finest:#?}");
    for steps in [25, 50, 100, 200, 400, 800] {
        let begin = Instant::now();
        let answer = solve(&arrangement, steps);
        let seconds = begin.elapsed().as_secs_f64();
        let off = numbers(&answer)
            .iter()
            .zip(numbers(&finest))
            .map(|(number, exact)| (number - exact).abs() / exact.abs().max(1.0))
            .fold(0.0, f64::max);
        println!("{steps:5} steps a year: off by {off:.1e}, {seconds:.3} s");
    }
}

/// Every number of an answer.
fn numbers(answer: &Answer) -> Vec<f64> {
    let breaks = &answer.first_break;
    let mut numbers = vec![
        answer.reached,
        breaks.assault_resisted,
        breaks.yielded,
        breaks.escalated_probe,
        answer.probes,
    ];
    numbers.extend(&answer.survival);
    numbers.extend(
        answer
            .stands
            .iter()
            .flat_map(|at| [at.peace, at.war, at.fallen]),
    );
    numbers.extend(answer.fights.iter().flatten());
    numbers.extend(answer.value.iter().chain(&answer.value_no_deal));
    numbers
}
