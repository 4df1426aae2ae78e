//! How exact the reference is at several numbers of steps a year, and how long it takes.

use std::time::Instant;

use reference::{solve, ukraine::ukraine_2025};

fn main() {
    let arrangement = ukraine_2025();
    let finest = solve(&arrangement, 1600);
    println!("{finest:#?}");
    for steps in [25, 50, 100, 200, 400, 800] {
        let begin = Instant::now();
        let answer = solve(&arrangement, steps);
        let seconds = begin.elapsed().as_secs_f64();
        let off = answer.distance(&finest);
        println!("{steps:5} steps a year: off by {off:.1e}, {seconds:.3} s");
    }
}
