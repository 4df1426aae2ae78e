//! One number at a time: the curve is what asking again gives, and the verdict flips where it says.

mod scenarios;

use arrangement::Arrangement;
use explore::{
    Question,
    one_at_a_time::{POINTS, one_at_a_time},
};
use scenarios::scenario;

fn first_steps() -> Arrangement {
    scenario("first-steps")
}

fn reached(path: &str, value: f64) -> f64 {
    let mut question = Question::new(first_steps());
    question.set(path, value).expect("a number of the scenario");
    question.ask().expect("solvable").reached
}

#[test]
fn curves_are_what_setting_one_number_gives() {
    let curves = one_at_a_time(&first_steps(), &|_| {});
    let mut flipping = 0;
    for curve in &curves {
        let path = &curve.input.path;
        assert_eq!(curve.points.len(), POINTS);
        assert_eq!(curve.points[0].0, curve.input.range.low());
        assert_eq!(curve.points[POINTS - 1].0, curve.input.range.high());
        for &(value, probability) in curve.points.iter().step_by(10) {
            assert_eq!(probability, Some(reached(path, value)), "{path} = {value}");
        }
        let target = first_steps().target.survival.value;
        let width = curve.input.range.high() - curve.input.range.low();
        for &flip in &curve.flips {
            flipping += 1;
            let sides = [-1e-6, 1e-6].map(|to| reached(path, flip + to * width) >= target);
            assert_ne!(sides[0], sides[1], "{path} at {flip}");
        }
    }
    assert!(flipping > 0);
}
