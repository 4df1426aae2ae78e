//! Arrangements that are in order and unusual: what is missing from them is missing from the
//! answer, and nothing else.

mod common;

use std::path::PathBuf;

use common::{json, printed, run, text};
use tempfile::TempDir;

/// An arrangement without guarantors, with some lines for its beginning and its challenger.
fn arrangement(beginning: &str, challenger: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("arrangement.toml");
    let text = format!(
        "title = \"Does it hold?\"\nsigned = 2025-05-01\n{beginning}\n\
         [target]\nyears = 0.5\nsurvival = 0.9\n\
         [actors.north]\nrole = \"challenger\"\nstrength = 0.5\nstake = 50\n{challenger}\n\
         [actors.south]\nrole = \"protege\"\nstrength = 0.7\nstake = 200\n"
    );
    std::fs::write(&file, text).expect("written");
    (folder, file)
}

#[test]
fn where_no_assault_can_come_nobody_fights_and_the_object_says_null() {
    let (_folder, file) = arrangement("", "windows = 0");
    let path = file.to_str().expect("UTF-8");
    assert!(json(&["run", path, "--json"])["fights"].is_null());
    assert!(printed(&["run", path]).contains("no assault is ever resisted"));
}

#[test]
fn without_guarantors_the_protege_fights_alone() {
    let (_folder, file) = arrangement("", "");
    let path = file.to_str().expect("UTF-8");
    let outlook = json(&["run", path, "--json"]);
    assert_eq!(outlook["fights"], serde_json::json!({}));
    assert!(printed(&["run", path]).contains("south alone"));
}

#[test]
fn a_horizon_of_half_a_year_has_no_yearly_figures() {
    let (_folder, file) = arrangement("horizon_years = 0.5", "");
    let path = file.to_str().expect("UTF-8");
    let outlook = json(&["run", path, "--json"]);
    assert_eq!(outlook["survival"], serde_json::json!({}));
    assert!(outlook["target"]["reached"].is_number());
    assert!(printed(&["run", path]).contains("last 0.5 years"));
}

#[test]
fn long_names_and_a_long_horizon_stay_inside_80_columns() {
    let name = format!("name = \"{}\"", "The Very Long Name of It ".repeat(5));
    let (_folder, file) = arrangement("horizon_years = 120", &name);
    let outlook = printed(&["run", file.to_str().expect("UTF-8")]);
    for line in outlook.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(outlook.contains("resists"));
}

#[test]
fn an_output_whose_folder_is_not_there_is_refused_before_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nowhere/answer.json");
    let missing = missing.to_str().expect("a path");
    let picture = folder.path().join("nowhere/answer.svg");
    let picture = picture.to_str().expect("a path");
    for asked in [
        &["run", common::FIRST_STEPS, "-o", missing][..],
        &[
            "explore",
            common::FIRST_STEPS,
            "-n",
            "16",
            "--picture",
            picture,
        ],
        &["packages", common::FIRST_STEPS, "-o", missing],
    ] {
        let output = run(asked);
        assert_eq!(output.status.code(), Some(2), "{asked:?}");
        assert!(output.stdout.is_empty(), "{asked:?}");
        let error = text(&output.stderr);
        assert!(error.contains("its folder is not there"), "{error}");
        assert!(!error.contains(".unfinished"), "{error}");
    }
}

#[test]
fn no_message_about_a_file_steers_the_terminal() {
    let (folder, file) = arrangement("", "");
    let path = file.to_str().expect("UTF-8");
    let missing = folder.path().join("\u{1b}[31mred\u{7}/answer.txt");
    let missing = missing.to_str().expect("UTF-8");
    for arguments in [
        vec!["run", path, "-o", missing],
        vec!["history", "--attacks", "-o", missing],
        vec!["run", missing],
        vec!["run", path, "--sources", missing],
    ] {
        let output = run(&arguments);
        let error = text(&output.stderr);
        assert!(
            error.contains("[31mred") || output.status.success(),
            "{error}"
        );
        assert!(!error.contains(['\u{1b}', '\u{7}']), "{error:?}");
    }
}
