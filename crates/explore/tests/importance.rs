//! Which numbers matter: the two designs agree with each other, and with a number that does nothing.

mod scenarios;

use arrangement::Arrangement;
use explore::importance::{ImportanceError, morris, sobol};
use scenarios::scenario;

fn first_steps() -> Arrangement {
    scenario("first-steps")
}

#[test]
fn indices_are_shares_and_what_matters_most_is_among_the_first_of_a_screening() {
    let arrangement = first_steps();
    let indices = sobol(&arrangement, 128, 1, &|_| {}).expect("solvable");
    let effects = morris(&arrangement, 40, 1, &|_| {}).expect("solvable");
    let first: f64 = (indices.numbers.iter())
        .map(|(_, indices)| indices.first_order.value)
        .sum();
    assert!((0.8..1.1).contains(&first), "{first}");
    for (input, indices) in &indices.numbers {
        let error = 4.0
            * indices
                .first_order
                .standard_error
                .hypot(indices.total.standard_error);
        assert!(
            indices.first_order.value <= indices.total.value + error,
            "{}",
            input.path
        );
    }
    // Screening goes through whole ranges evenly, so that close ranks may change places.
    let most = (indices.numbers.iter())
        .max_by(|(_, a), (_, b)| a.total.value.total_cmp(&b.total.value))
        .map(|(input, _)| &input.path);
    let mut ranked = effects.numbers.clone();
    ranked.sort_by(|(_, a), (_, b)| b.mean_size.value.total_cmp(&a.mean_size.value));
    let first = ranked.iter().take(3).map(|(input, _)| &input.path);
    assert!(first.clone().any(|path| Some(path) == most), "{most:?}");
}

#[test]
fn a_number_that_does_nothing_has_no_index_and_no_effect() {
    let mut arrangement = first_steps();
    // The protégé's own discount rate changes no choice here but its own, which is certain enough.
    let protege = arrangement.protege();
    let name = arrangement.actors[protege].id.clone();
    let discount_rate = &mut arrangement.actors[protege].discount_rate;
    discount_rate.range = Some(arrangement::UncertainRange::Uniform {
        low: 0.049,
        high: 0.051,
    });
    let path = format!("actors.{name}.discount_rate");
    let indices = sobol(&arrangement, 64, 1, &|_| {}).expect("solvable");
    let effects = morris(&arrangement, 10, 1, &|_| {}).expect("solvable");
    let index = indices.numbers.iter().find(|(input, _)| input.path == path);
    assert!(index.expect("an input").1.total.value < 1e-4);
    let effect = effects.numbers.iter().find(|(input, _)| input.path == path);
    assert!(effect.expect("an input").1.mean_size.value < 1e-3);
}

#[test]
fn a_design_too_small_to_tell_is_refused() {
    let few = |error: ImportanceError| matches!(error, ImportanceError::TooFew { given: 3, .. });
    assert!(sobol(&first_steps(), 3, 1, &|_| {}).is_err_and(few));
    assert!(morris(&first_steps(), 3, 1, &|_| {}).is_err_and(few));
}
