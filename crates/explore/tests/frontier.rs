//! The frontier of two levers: enough on it, not below it, and straight between its points.

mod scenarios;

use arrangement::Arrangement;
use explore::{Question, enough::lever, frontier::frontier};
use scenarios::scenario;

const FIRST: &str = "commitments.us-backstop.honour";
const SECOND: &str = "commitments.european-force.strength";

fn ukraine_2025() -> Arrangement {
    scenario("ukraine-2025")
}

fn is_sufficient(first: f64, second: f64) -> bool {
    let mut question = Question::new(ukraine_2025());
    question.set(FIRST, first).expect("a number");
    question.set(SECOND, second).expect("a number");
    question.ask().expect("solvable").sufficient
}

#[test]
fn the_frontier_parts_what_is_enough_from_what_is_not() {
    let arrangement = ukraine_2025();
    let levers = [FIRST, SECOND].map(|path| lever(&arrangement, path).expect("a number"));
    let traced = frontier(&arrangement, levers, &|_| {});
    let points: Vec<(f64, f64)> = (traced.points.iter())
        .map(|&(first, second)| (first, second.expect("the force alone is enough")))
        .collect();
    assert!(points.len() > 20);
    let height = points.iter().map(|point| point.1).fold(0.0, f64::max);
    for pair in points.windows(2) {
        assert!(pair[0].0 < pair[1].0);
        // More of the one never needs more of the other here.
        assert!(pair[0].1 >= pair[1].1);
    }
    for &(first, second) in points.iter().step_by(7) {
        assert!(is_sufficient(first, second), "{first}, {second}");
        let less = second - 1e-4 * height;
        assert!(less < 0.0 || !is_sufficient(first, less), "{first}, {less}");
    }
    // Halfway between neighbours the frontier is where a straight line has it.
    for pair in points.windows(2).step_by(9) {
        let first = 0.5 * (pair[0].0 + pair[1].0);
        let second = 0.5 * (pair[0].1 + pair[1].1);
        assert!(is_sufficient(first, second + 1.5e-3 * height));
        let less = second - 1.5e-3 * height;
        assert!(less < 0.0 || !is_sufficient(first, less));
    }
    let last = points[points.len() - 1];
    assert_eq!(last.1, 0.0);
}
