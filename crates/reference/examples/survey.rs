//! How exact the reference is on random arrangements, and what they are like.
//!
//! Takes the number of arrangements, and of steps a year.

use std::time::Instant;

use arrangement::Arrangement;
use reference::{generate, solve};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: usize| {
        arguments
            .next()
            .map_or(default, |text| text.parse().expect("a whole number"))
    };
    let (count, steps) = (number(40), number(50));
    survey("moderate", generate::moderate, count, steps);
    survey("arrangement", generate::arrangement, count, steps);
}

fn survey(name: &str, draw: fn(u64) -> Arrangement, count: usize, steps: usize) {
    for seed in 0..count as u64 {
        let arrangement = draw(seed);
        let begin = Instant::now();
        let answer = solve(&arrangement, steps);
        let seconds = begin.elapsed().as_secs_f64();
        let off = answer.distance(&solve(&arrangement, 2 * steps));
        let breaks = &answer.first_break;
        println!(
            "{name} {seed}: {} actors, off by {off:.0e}, {seconds:.2} s; S {:.3}, \
             breaks {:.3} {:.3} {:.3}, probes {:.2}, fights {:.2?}",
            arrangement.actors.len(),
            answer.reached,
            breaks.assault_resisted,
            breaks.yielded,
            breaks.escalated_probe,
            answer.probes,
            answer.fights.unwrap_or_default(),
        );
    }
}
