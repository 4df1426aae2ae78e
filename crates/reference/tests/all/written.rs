//! Arrangements written as text.

use arrangement::{Number, Reason, UncertainRange};
use reference::make::number;
use reference::{to_toml, ukraine::ukraine_2025};

#[test]
fn the_arrangement_of_spring_2025_is_written_as_a_person_would() {
    let text = to_toml(&ukraine_2025());
    for line in [
        "signed = 2025-05-01",
        "horizon_years = 10",
        "strength = [0.5, 0.8, 1.1]",
        "joins_after = [\"europe\"]",
        "turnovers = [{ date = 2029-01-20, to = { sceptical = 0.5, committed = 0.5 } }]",
        "value = { us = 1.5, ukraine = 0.2 }",
        "from = 2027-04-01",
    ] {
        assert!(
            text.lines().any(|written| written == line),
            "no line {line:?} in\n{text}"
        );
    }
}

#[test]
fn a_number_is_written_with_its_range_and_its_reasons() {
    let mut arrangement = ukraine_2025();
    arrangement.actors[0].stake = Number {
        range: Some(UncertainRange::Triangular {
            low: 80.0,
            mode: 120.0,
            high: 180.0,
        }),
        because: vec![Reason::Judgement("worth \"years\" of war".to_owned())],
        ..number(130.5)
    };
    let line = "stake = { low = 80, mode = 120, high = 180, value = 130.5, \
                because = [\"worth \\\"years\\\" of war\"] }";
    assert!(to_toml(&arrangement).lines().any(|written| written == line));
}
