//! Numbers and dates as people write them elsewhere.

use arrangement::{ReadOptions, Setting};
use insta::assert_snapshot;

use crate::{SOUND, replacing, report_bytes};

/// The help on a value of `survival`.
fn help_on_survival(written: &str) -> String {
    help(&replacing(
        "survival = 0.8",
        &format!("survival = {written}"),
    ))
}

fn help_on_signed(written: &str) -> String {
    help(&replacing(
        "signed = 2025-05-01",
        &format!("signed = {written}"),
    ))
}

fn help(report: &str) -> String {
    let helps = report
        .lines()
        .filter_map(|line| line.split_once("= help: "));
    let helps: Vec<&str> = helps.map(|(_, help)| help).collect();
    helps.join("; ")
}

#[test]
fn a_decimal_comma_is_told_the_point() {
    assert_snapshot!(replacing("honour = 40", "honour = 10,5"), @r#"
    error: "10,5" is no number
      --> peace.toml:35:10
       |
    35 | honour = 10,5
       |          ^^^^
       |
       = help: a number is written with a point: 10.5

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_snapshot!(replacing("honour = 40", "honour = { low = 1,5, high = 3,5 }"), @r#"
    error: "1,5" is no number
      --> peace.toml:35:18
       |
    35 | honour = { low = 1,5, high = 3,5 }
       |                  ^^^
       |
       = help: a number is written with a point: 1.5

    error: "3,5" is no number
      --> peace.toml:35:30
       |
    35 | honour = { low = 1,5, high = 3,5 }
       |                              ^^^
       |
       = help: a number is written with a point: 3.5

    2 mistakes in peace.toml; nothing was run.
    "#);
    assert_eq!(
        help_on_survival("\"0,8\""),
        "a number is written with a point: 0.8, without quotation marks"
    );
}

#[test]
fn a_percentage_is_told_its_share() {
    assert_snapshot!(replacing("survival = 0.8", "survival = 80%"), @r#"
    error: "80%" is no number
     --> peace.toml:6:12
      |
    6 | survival = 80%
      |            ^^^
      |
      = help: 80% is written 0.8

    1 mistake in peace.toml; nothing was run.
    "#);
    for (written, share) in [("7,5 %", "0.075"), ("100%", "1"), ("0.1%", "0.001")] {
        assert_eq!(
            help_on_survival(written),
            format!("{written} is written {share}")
        );
    }
}

#[test]
fn a_number_without_a_digit_before_or_after_its_point_is_told_it() {
    assert_snapshot!(replacing("survival = 0.8", "survival = .75"), @r#"
    error: ".75" is no number
     --> peace.toml:6:12
      |
    6 | survival = .75
      |            ^^^
      |
      = help: write 0.75

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_eq!(help_on_survival("-.5"), "write -0.5");
    assert_eq!(help_on_survival("1."), "write 1");
}

#[test]
fn thousands_are_not_set_apart() {
    for written in ["100 000", "100.000.000"] {
        let digits = written.replace([' ', '.'], "");
        let help = help_on_survival(written);
        assert_eq!(help, format!("a number is written in one piece: {digits}"));
    }
}

#[test]
fn settings_are_told_the_same() {
    let options = ReadOptions {
        set: ["war.talks=0,5", "target.survival=80%"]
            .into_iter()
            .filter_map(Setting::parse)
            .collect(),
        ..ReadOptions::default()
    };
    assert_snapshot!(report_bytes(SOUND.as_bytes(), &options), @r#"
    error: "0,5" is no number
     |
     | --set war.talks=0,5
     |                 ^^^
     |
     = help: a number is written with a point: 0.5

    error: "80%" is no number
     |
     | --set target.survival=80%
     |                       ^^^
     |
     = help: 80% is written 0.8

    2 mistakes in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_probability_above_1_is_told_its_share() {
    assert_snapshot!(replacing("survival = 0.8", "survival = 75"), @r"
    error: `target.survival` is 75, but a probability to reach has to be a number above 0, at most 1
     --> peace.toml:6:12
      |
    6 | survival = 75
      |            ^^
      |
      = help: 75% is written 0.75

    1 mistake in peace.toml; nothing was run.
    ");
    assert!(!replacing("survival = 0.8", "survival = 750").contains("help"));
}

#[test]
fn a_date_in_another_order_is_told_the_right_one() {
    assert_snapshot!(replacing("signed = 2025-05-01", "signed = 2030-6-1"), @r#"
    error: "2030-6-1" is no date
     --> peace.toml:2:10
      |
    2 | signed = 2030-6-1
      |          ^^^^^^^^
      |
      = help: a date is written year, month, day: 2030-06-01

    1 mistake in peace.toml; nothing was run.
    "#);
    let meant = "a date is written year, month, day: 2030-06-01";
    for written in ["01.06.2030", "1.6.2030", "1 June 2030", "June 1, 2030"] {
        assert_eq!(help_on_signed(written), meant, "{written}");
    }
    for written in ["01/06/2030", "1.6.30", "40.06.2030"] {
        let help = help_on_signed(written);
        assert_eq!(
            help, "a date is written year, month, day, like 2030-06-01",
            "{written}"
        );
    }
}

#[test]
fn a_date_in_quotation_marks_is_told_the_same() {
    assert_snapshot!(replacing("signed = 2025-05-01", "signed = \"1 June 2030\""), @r#"
    error: `signed` is a text, but has to be a date
     --> peace.toml:2:10
      |
    2 | signed = "1 June 2030"
      |          ^^^^^^^^^^^^^
      |
      = help: a date is written year, month, day: 2030-06-01, without quotation marks

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_day_of_signing_that_is_none_hides_no_other_mistakes() {
    let broken = SOUND
        .replace("signed = 2025-05-01", "signed = \"soon\"")
        .replace("years    = 5", "years    = 50")
        .replace(
            "honour = 40",
            "honour = 40\nfrom = 2027-01-01\nuntil = 2026-01-01",
        );
    assert_snapshot!(crate::report(&broken), @r#"
    error: `signed` is a text, but has to be a date
     --> peace.toml:2:10
      |
    2 | signed = "soon"
      |          ^^^^^^
      |
      = help: write it like 2025-05-01, without quotation marks

    error: the target of 50 years lies beyond the horizon of 10 years
     --> peace.toml:5:12
      |
    5 | years    = 50
      |            ^^
      |
      = help: lengthen `horizon_years`, or shorten `target.years`

    error: `promise` ends on 2026-01-01, not after it begins on 2027-01-01
      --> peace.toml:37:9
       |
    37 | until = 2026-01-01
       |         ^^^^^^^^^^
       |
      ::: peace.toml:36:8
       |
    36 | from = 2027-01-01
       |        ---------- it begins here
       |
       = help: `until` is the first day on which it is active no longer: write a later one

    3 mistakes in peace.toml; nothing was run.
    "#);
}
