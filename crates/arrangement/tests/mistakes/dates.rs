//! Days before the signing, after the horizon, and at the end of the calendar.

use arrangement::{NoticeKind, ReadOptions, read_bytes};
use insta::assert_snapshot;

use crate::{BRIGADE, SOUND, replacing, report};

#[test]
fn a_turnover_before_the_signing_is_refused() {
    assert_snapshot!(replacing("date = 2029-01-20", "date = 2025-04-30"));
}

#[test]
fn a_turnover_on_the_day_of_signing_is_refused() {
    assert_snapshot!(replacing("date = 2029-01-20", "date = 2025-05-01"));
}

#[test]
fn a_commitment_that_ends_before_it_begins_is_refused() {
    assert_snapshot!(replacing(
        "honour = 40",
        "honour = 40\nfrom = 2027-01-01\nuntil = 2027-01-01"
    ));
}

#[test]
fn a_commitment_that_ends_before_the_signing_is_refused() {
    assert_snapshot!(replacing("honour = 40", "honour = 40\nuntil = 2025-05-01"));
}

#[test]
fn a_commitment_that_began_before_the_signing_is_fine() {
    assert_eq!(
        replacing("honour = 40", "honour = 40\nfrom = 2020-01-01"),
        "no mistakes"
    );
}

#[test]
fn a_date_with_a_time_is_refused() {
    assert_snapshot!(replacing(
        "signed = 2025-05-01",
        "signed = 2025-05-01T12:00:00"
    ));
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_refused() {
    assert_snapshot!(replacing("signed = 2025-05-01", "signed = 2025-02-30"));
}

#[test]
fn the_last_days_of_the_calendar_are_fine() {
    let late = SOUND
        .replace("2025-05-01", "9990-01-01")
        .replace("2029-01-20", "9999-12-31")
        .replace("honour = 40", "honour = 40\nuntil = 9999-12-31");
    assert_eq!(report(&late), "no mistakes");
    let early = SOUND.replace("2025-05-01", "0000-01-01");
    assert_eq!(report(&early), "no mistakes");
}

#[test]
fn a_turnover_after_the_horizon_is_fine_but_noticed() {
    let late = SOUND.replace("2029-01-20", "2035-05-02") + BRIGADE;
    let read = read_bytes("peace.toml", late.as_bytes(), None, &ReadOptions::default()).unwrap();
    assert!(matches!(
        read.notices[0].kind,
        NoticeKind::TurnoverAfterHorizon { .. }
    ));
    assert_snapshot!(read.render_notices(false));
}
