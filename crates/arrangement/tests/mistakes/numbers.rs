//! Numbers that are not finite, out of bounds, or have unsound ranges.

use insta::assert_snapshot;

use crate::{SOUND, adding, replacing, report};

#[test]
fn nan_and_infinities_are_no_numbers() {
    let broken = SOUND
        .replace("stake    = 100", "stake    = nan")
        .replace("stake    = 200", "stake    = { low = 1, high = inf }")
        .replace("stake    = 30", "stake    = -inf")
        .replace("honour = 40", "honour = 1e999");
    assert_snapshot!(report(&broken));
}

#[test]
fn a_negative_rate_is_refused() {
    assert_snapshot!(adding("[war]\ndecisive = -0.5\n[credibility]\nmend = -1"));
}

#[test]
fn a_probability_outside_0_to_1_is_refused() {
    assert_snapshot!(adding("[probe]\nescalation = 1.5"));
}

#[test]
fn negative_points_are_refused_where_they_make_no_sense() {
    assert_snapshot!(replacing(
        "stake    = 200",
        "stake    = -200\nwar_cost = -1"
    ));
}

#[test]
fn private_information_below_a_hundredth_is_refused() {
    let broken = SOUND.replace("signed =", "private_information = 0\nsigned =");
    let broken = broken.replace(
        "stake    = 30",
        "stake    = 30\nprivate_information = 0.009",
    );
    assert_snapshot!(report(&format!(
        "{broken}\n[probe]\nprivate_information = 0.001"
    )));
}

#[test]
fn an_exponent_has_to_be_above_0() {
    assert_snapshot!(adding("[war]\nexponent = 0"));
}

#[test]
fn horizons_of_no_years_and_of_ages_are_refused() {
    let broken = SOUND.replace(
        "signed =",
        "horizon_years = 0\nafterwards_years = 1e6\nsigned =",
    );
    assert_snapshot!(report(&broken));
}

#[test]
fn rates_that_would_run_for_ever_are_refused() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = 100\nwindows = 1e12"
    ));
}

#[test]
fn a_range_upside_down_is_refused() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = { low = 140, high = 60 }"
    ));
}

#[test]
fn a_mode_outside_its_range_is_refused() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = { low = 60, mode = 50, high = 140 }"
    ));
}

#[test]
fn a_value_outside_its_range_is_refused() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = { low = 60, high = 140, value = 150 }"
    ));
}

#[test]
fn half_a_range_is_refused() {
    assert_snapshot!(replacing("stake    = 100", "stake    = { low = 60 }"));
}

#[test]
fn a_mode_without_a_range_is_refused() {
    assert_snapshot!(replacing("stake    = 100", "stake    = { mode = 60 }"));
}

#[test]
fn a_reason_without_a_number_is_refused() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = { because = \"so it is\" }"
    ));
}

#[test]
fn the_ends_of_a_range_obey_the_rule_of_the_number() {
    assert_snapshot!(adding(
        "[probe]\nescalation = { low = -0.1, mode = 0.2, high = 1.1 }"
    ));
}

#[test]
fn an_unknown_key_in_an_uncertain_number_is_told_the_nearest_one() {
    assert_snapshot!(replacing(
        "stake    = 100",
        "stake    = { low = 60, hihg = 140, high = 140 }"
    ));
}

#[test]
fn a_readiness_that_is_no_whole_number_is_refused() {
    assert_snapshot!(adding(
        "[start]\nreadiness = 0.5\n[no_deal]\nreadiness = { low = 0, high = 1 }"
    ));
}

#[test]
fn a_readiness_that_the_challenger_does_not_have_is_refused() {
    assert_snapshot!(adding("[start]\nreadiness = 2\n[no_deal]\nreadiness = -1"));
}

#[test]
fn a_target_beyond_the_horizon_is_refused() {
    assert_snapshot!(replacing("years    = 5", "years    = 12"));
}

#[test]
fn a_target_that_may_lie_beyond_the_horizon_is_refused() {
    let broken = SOUND.replace(
        "signed =",
        "horizon_years = { low = 4, high = 12 }\nsigned =",
    );
    assert_snapshot!(report(&broken));
}

#[test]
fn a_survival_in_percent_is_refused() {
    assert_snapshot!(replacing("survival = 0.8", "survival = 80"));
}
