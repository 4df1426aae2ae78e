//! What numbers are calibrated to, and which may move.

use insta::assert_snapshot;

use crate::{SOUND, adding, report};

/// The report on the sound arrangement with a number that has a range, and a calibration.
fn calibrating(keys: &str) -> String {
    let ranged = SOUND.replacen("stake    = 200", "stake = { low = 100, high = 300 }", 1);
    report(&format!("{ranged}\n[[calibrate]]\n{keys}"))
}

#[test]
fn a_calibration_that_says_what_is_known_is_sound() {
    let known = "years = 5\nsurvival = [0.35, 0.55]\nwithout = \"all\"\nnumbers = [\"actors.south.stake\"]\nbecause = \"seen\"";
    assert_eq!(calibrating(known), "no mistakes");
    let only = "years = 5\nsurvival = 0.4\nwithout = [\"promise\"]";
    assert_eq!(calibrating(only), "no mistakes");
}

#[test]
fn it_says_until_when_the_peace_holds_and_how_likely() {
    assert_snapshot!(calibrating("numbers = [\"actors.south.stake\"]"));
}

#[test]
fn an_unknown_key_is_told_the_nearest() {
    assert_snapshot!(calibrating("year = 5\nyears = 5\nsurvival = 0.4"));
}

#[test]
fn a_probability_or_two_in_order_are_known() {
    for (wrong, name) in [
        ("\"high\"", "text"),
        ("[0.1, 0.2, 0.3]", "three"),
        ("[0.5, 0.2]", "descending"),
        ("[0.5, 55]", "percent"),
    ] {
        let keys = format!("years = 5\nsurvival = {wrong}");
        assert_snapshot!(name, calibrating(&keys));
    }
}

#[test]
fn a_class_of_peaces_stands_for_the_probability() {
    let class = "class = \"interstate since 1945, principal\"";
    assert_eq!(calibrating(&format!("years = 5\n{class}")), "no mistakes");
    let both = format!("years = 5\nsurvival = 0.4\n{class}");
    assert_snapshot!("class_and_survival", calibrating(&both));
    let unknown = "years = 5\nclass = \"interstate since 1945, principle\"";
    assert_snapshot!("class_unknown", calibrating(unknown));
    let longer = "years = 19\nclass = \"civil wars\"";
    assert_snapshot!("class_not_watched", calibrating(longer));
}

#[test]
fn what_is_known_lies_within_the_horizon() {
    assert_snapshot!(calibrating("years = 50\nsurvival = 0.4"));
}

#[test]
fn a_commitment_that_is_not_there_cannot_be_left_out() {
    assert_snapshot!(calibrating(
        "years = 5\nsurvival = 0.4\nwithout = [\"promis\", 3]"
    ));
}

#[test]
fn without_is_all_or_a_list() {
    assert_snapshot!(calibrating(
        "years = 5\nsurvival = 0.4\nwithout = \"everything\""
    ));
}

#[test]
fn only_a_number_with_a_range_of_its_own_can_move() {
    let keys = "years = 5\nsurvival = 0.4\nnumbers = [\"actors.south.steak\", \"nothing\", \"actors.north.stake\", \"target.years\", \"start.readiness\", \"actors.west.moods.cool.initial\"]";
    assert_snapshot!(calibrating(keys));
}

#[test]
fn calibrations_are_a_list_of_tables_and_not_too_many() {
    assert_snapshot!(
        "one_table",
        adding("[calibrate]\nyears = 5\nsurvival = 0.4")
    );
    let many = "[[calibrate]]\nyears = 5\nsurvival = 0.4\n".repeat(101);
    assert_snapshot!("too_many", adding(&many));
}
