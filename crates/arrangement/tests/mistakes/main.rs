//! One report for each kind of bad input, as a person would see it.

mod actors;
mod brackets;
mod calibrations;
mod commitments;
mod dates;
mod documents;
mod keys;
mod numbers;
mod options;
mod packages;
mod reference;
mod slips;
mod sources;
mod spellings;

use arrangement::{ReadOptions, read_bytes};

/// A small arrangement without mistakes; each test breaks one thing.
pub const SOUND: &str = r#"title  = "Does the peace hold?"
signed = 2025-05-01

[target]
years    = 5
survival = 0.8

[actors.north]
role     = "challenger"
strength = [0.5, 0.8]
stake    = 100

[actors.south]
role     = "protege"
strength = 0.7
stake    = 200

[actors.west]
role     = "guarantor"
strength = 0.3
stake    = 40
moods    = [{ id = "cool", initial = 1.0 }, { id = "warm", stake = 1.5 }]
turnovers = [{ date = 2029-01-20, to = { cool = 0.5, warm = 0.5 } }]

[actors.east]
role     = "guarantor"
strength = 0.2
stake    = 30
joins_after = ["west"]

[[commitments]]
id     = "promise"
by     = "west"
kind   = "pledge"
honour = 40
"#;

/// What leaves the sound arrangement without notices: `east` too has a choice.
pub const BRIGADE: &str = r#"
[[commitments]]
id     = "brigade"
by     = "east"
kind   = "deployment"
strength = 0.1
"#;

/// The report on the sound arrangement with one piece replaced.
pub fn replacing(piece: &str, by: &str) -> String {
    assert!(SOUND.contains(piece), "the arrangement has no {piece:?}");
    report(&SOUND.replacen(piece, by, 1))
}

/// The report on the sound arrangement with something added at its end.
pub fn adding(text: &str) -> String {
    report(&format!("{SOUND}\n{text}"))
}

/// The report on a whole text.
pub fn report(text: &str) -> String {
    report_bytes(text.as_bytes(), &ReadOptions::default())
}

/// The report on bytes read with options.
pub fn report_bytes(bytes: &[u8], options: &ReadOptions) -> String {
    match read_bytes("peace.toml", bytes, None, options) {
        Ok(_) => "no mistakes".to_owned(),
        Err(report) => report.to_string(),
    }
}

#[test]
fn the_arrangement_that_all_tests_break_is_sound() {
    assert_eq!(report(SOUND), "no mistakes");
}

#[test]
fn all_mistakes_come_in_one_report_in_the_order_of_the_file() {
    let broken = SOUND
        .replace("stake    = 200", "steak    = 200")
        .replace("survival = 0.8", "survival = 80")
        .replace("\"west\"]", "\"wset\"]")
        .replace("honour = 40", "honour = \"40\"");
    insta::assert_snapshot!(report(&broken));
}
