//! Where the game has no answer at a value, that is told, and the rest is answered.

use arrangement::{Arrangement, ReadOptions, read_bytes};
use explore::{
    design::Sobol,
    enough::{enough, enough_in_futures, lever},
    frontier::frontier,
    one_at_a_time::one_at_a_time,
};

const STRENGTH: &str = "actors.south.strength";

/// Just after the war the challenger has no strength; without any of the protégé's nobody could win.
fn arrangement() -> Arrangement {
    let file = "
        title = \"Does it hold?\"\nsigned = 2025-05-01\n[target]\nyears = 5\nsurvival = 0.12\n\
        [actors.north]\nrole = \"challenger\"\nstrength = [0, 0.5]\nstake = 50\n\
        [actors.south]\nrole = \"protege\"\nstrength = { low = 0, high = 2 }\nstake = 200\n";
    let read = read_bytes("file.toml", file.as_bytes(), None, &ReadOptions::default());
    read.expect("a valid arrangement").arrangement
}

#[test]
fn a_lever_with_a_gap_is_followed_past_it() {
    let arrangement = arrangement();
    let strength = lever(&arrangement, STRENGTH).expect("a lever");
    let found = enough(&arrangement, &[strength]).expect("an answer as it is");
    let gaps = found.levers[0].gaps.as_ref().expect("a gap at 0");
    assert_eq!(gaps.count, 1);
    let first = gaps.first.to_string();
    assert!(first.starts_with("actors.south.strength = 0: neither side"));
    assert!(found.levers[0].least().is_some_and(|least| least > 0.0));
}

#[test]
fn a_future_without_an_answer_does_not_count_as_sufficient() {
    let arrangement = arrangement();
    let strength = lever(&arrangement, STRENGTH).expect("a lever");
    let design = Sobol::new(4, 1, 1).expect("a design");
    let found =
        enough_in_futures(&arrangement, &[strength], 0.5, &design, &|_| {}).expect("answers");
    assert_eq!(
        found.levers[0].gaps.as_ref().map(|gaps| gaps.count),
        Some(4)
    );
    assert!(found.levers[0].least().is_some_and(|least| least > 0.0));
}

#[test]
fn a_frontier_with_a_gap_is_traced_past_it() {
    let arrangement = arrangement();
    let levers = ["actors.north.windows", STRENGTH];
    let levers = levers.map(|path| lever(&arrangement, path).expect("a lever"));
    let traced = frontier(&arrangement, levers, &|_| {});
    let gaps = traced.gaps.expect("gaps at 0");
    // One for each point: the second number at 0.
    assert_eq!(gaps.count, traced.points.len());
    let first = gaps.first.to_string();
    assert!(first.starts_with("actors.north.windows = 0, actors.south.strength = 0: "));
}

#[test]
fn a_curve_with_a_gap_goes_on_past_it() {
    let curves = one_at_a_time(&arrangement(), &|_| {});
    let curve = &curves[0];
    assert_eq!(curve.points[0], (0.0, None));
    assert!(curve.points[1..].iter().all(|point| point.1.is_some()));
    assert_eq!(curve.gaps.as_ref().map(|gaps| gaps.count), Some(1));
    assert_eq!(curve.flips.len(), 1);
}
