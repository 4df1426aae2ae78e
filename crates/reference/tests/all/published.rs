//! The published figures of the arrangement of spring 2025, and how fast the numbers settle.

use reference::{solve, solve_within, ukraine::ukraine_2025};

#[test]
fn the_central_values_of_spring_2025_give_the_published_figures() {
    let answer = solve(&ukraine_2025(), 50);
    let figures = [
        ("survival to 5 years", answer.survival[4], 0.74834, 5e-6),
        ("survival to 10 years", answer.survival[9], 0.46484, 5e-6),
        ("survival to the target", answer.reached, 0.74834, 5e-6),
        ("probes", answer.probes, 0.42238, 5e-6),
        (
            "the United States fights",
            answer.fights.as_ref().map_or(f64::NAN, |fights| fights[1]),
            0.78949,
            5e-6,
        ),
        ("Russia's value", answer.value[0], 11.1685, 5e-5),
        (
            "Russia's value with no deal",
            answer.value_no_deal[0],
            53.4156,
            5e-5,
        ),
    ];
    for (name, ours, published, tolerance) in figures {
        assert!(
            (ours - published).abs() <= tolerance,
            "{name}: {ours} here, {published} published"
        );
    }
}

#[test]
fn russia_would_not_sign_the_central_arrangement() {
    let answer = solve(&ukraine_2025(), 50);
    assert_eq!(answer.accepts, [false, true, false, true]);
    assert!(!answer.would_be_signed);
}

#[test]
fn halving_the_step_makes_the_error_sixteen_times_smaller() {
    let arrangement = ukraine_2025();
    let exact = solve(&arrangement, 320);
    let errors = [5, 10, 20, 40].map(|steps| solve(&arrangement, steps).distance(&exact));
    for pair in errors.windows(2) {
        let ratio = pair[0] / pair[1];
        assert!((12.0..21.0).contains(&ratio), "errors {errors:?}");
    }
}

#[test]
fn an_answer_is_settled_once_twice_as_many_steps_do_not_move_it() {
    let arrangement = ukraine_2025();
    assert_eq!(
        solve_within(&arrangement, 1e-8, 100),
        Some(solve(&arrangement, 100))
    );
    assert_eq!(solve_within(&arrangement, 1e-8, 99), None);
}
