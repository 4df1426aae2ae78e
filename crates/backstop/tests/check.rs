//! `backstop check`, and what every verb does with bad input.

mod common;

use common::{FIRST_STEPS, UKRAINE, backstop, printed, run, text};

#[test]
fn a_file_in_order_is_ok_and_says_how_its_assumptions_stand() {
    insta::assert_snapshot!(printed(&["check", FIRST_STEPS]));
}

#[test]
fn a_source_that_is_not_at_hand_is_a_notice_on_standard_error() {
    let output = run(&["check", UKRAINE]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("not verified"));
    assert!(!text(&output.stdout).contains("not at hand"));
}

#[test]
fn folders_of_sources_are_also_taken_from_the_environment() {
    let output = backstop(&["check", UKRAINE])
        .env("BACKSTOP_SOURCES", "some-folder-of-articles")
        .output()
        .expect("the command starts");
    assert!(text(&output.stderr).contains("some-folder-of-articles"));
}

#[test]
fn bad_input_is_reported_whole_with_exit_status_2_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("bad.toml"),
        "title = \"Bad\"\nsigned = 2025-05-01\nhorizon = 3\n\n[target]\nyears = 20\nsurvival = 1.5\n",
    )
    .expect("written");
    for arguments in [
        &["check", "bad.toml"][..],
        &["run", "bad.toml", "--json", "-o", "out.json"],
        &["run", "bad.toml"],
    ] {
        let output = backstop(arguments)
            .current_dir(folder.path())
            .output()
            .expect("the command starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let report = text(&output.stderr);
        assert!(report.contains("bad.toml:3:1"), "{report}");
        assert!(report.contains("survival = 1.5"), "{report}");
        assert!(!report.contains('\u{1b}'), "no colour in a file");
    }
    assert!(!folder.path().join("out.json").exists());
}

#[test]
fn a_file_that_is_not_there_is_reported() {
    let output = run(&["run", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("no-such-file.toml"));
}
