//! `backstop run`: what a person and a program read.

mod common;

use std::process::Stdio;

use common::{FIRST_STEPS, UKRAINE, backstop, json, printed, run, text};
use serde_json::Value;

fn assert_is(value: &Value, expected: f64) {
    let value = value.as_f64().expect("a number");
    let tolerance = 5e-5 * expected.abs().max(1.0);
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not {expected}"
    );
}

#[test]
fn the_numbers_of_the_real_case_are_those_of_the_cross_check() {
    let outlook = json(&["run", UKRAINE, "--json"]);
    assert_is(&outlook["survival"]["5"], 0.74834);
    assert_is(&outlook["survival"]["10"], 0.46484);
    assert_is(&outlook["target"]["reached"], 0.74834);
    assert_is(&outlook["probes"], 0.42238);
    assert_is(&outlook["fights"]["us"], 0.78949);
    assert_is(&outlook["value"]["russia"], 11.1685);
    assert_is(&outlook["value_no_deal"]["russia"], 53.4156);
    assert_eq!(outlook["target"]["sufficient"], false);
    assert_eq!(outlook["accepts"]["russia"], false);
    assert_eq!(outlook["would_be_signed"], false);
    let change = outlook["certificate"]["largest_change"].as_f64();
    assert!(change.expect("solved twice") <= 1e-6);
}

#[test]
fn the_json_object_has_the_keys_that_others_rely_on() {
    let outlook = json(&["run", UKRAINE, "--json"]);
    let keys: Vec<&String> = outlook.as_object().expect("an object").keys().collect();
    insta::assert_snapshot!(format!("{keys:?}"), @r#"["title", "program", "input", "survival", "target", "first_break", "probes", "stands", "stands_at_horizon", "fights", "value", "value_no_deal", "accepts", "would_be_signed", "reference", "assumptions", "certificate"]"#);
    let years: Vec<String> = (1..=10).map(|year| year.to_string()).collect();
    for by_year in ["survival", "stands"] {
        let keys: Vec<&String> = outlook[by_year]
            .as_object()
            .expect(by_year)
            .keys()
            .collect();
        assert_eq!(keys, years.iter().collect::<Vec<_>>());
    }
    assert_eq!(outlook["input"]["path"], UKRAINE);
    assert_eq!(outlook["input"]["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn a_person_reads_the_whole_outlook_in_80_columns() {
    let outlook = printed(&["run", UKRAINE]);
    for line in outlook.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert!(!line.ends_with(' '), "{line}");
    }
    insta::with_settings!({filters => vec![(r"within \d+e-\d+ ", "within [CHANGE] ")]}, {
        insta::assert_snapshot!(outlook);
    });
}

#[test]
fn a_stronger_pledge_is_asked_with_set() {
    let written = json(&["run", UKRAINE, "--json"]);
    let set = ["--set", "commitments.us-backstop.honour=40"];
    let stronger = json(&[&["run", UKRAINE, "--json"], &set[..]].concat());
    let survival = |outlook: &Value| outlook["survival"]["5"].as_f64().expect("a number");
    assert!(survival(&stronger) > survival(&written));
    assert_eq!(
        stronger["input"]["set"]["commitments.us-backstop.honour"],
        40.0
    );
    let person = printed(&[&["run", UKRAINE], &set[..]].concat()).replace('\n', " ");
    assert!(person.contains("As written, but with commitments.us-backstop.honour = 40,"));
}

#[test]
fn a_commitment_is_left_out_with_without() {
    let written = json(&["run", UKRAINE, "--json"]);
    let without = json(&["run", UKRAINE, "--json", "--without", "us-backstop"]);
    let fights = |outlook: &Value| outlook["fights"]["us"].as_f64().expect("a number");
    assert!(fights(&without) < fights(&written));
}

#[test]
fn an_option_that_names_nothing_is_a_mistake() {
    for option in [
        ["--set", "actors.us.steak=60"],
        ["--without", "us-backstopp"],
        ["--set", "actors.us.stake"],
    ] {
        let output = run(&[&["run", UKRAINE], &option[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{option:?}");
        assert!(output.stdout.is_empty());
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn an_output_file_holds_what_would_have_been_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outlook.json");
    let path = file.to_str().expect("UTF-8");
    let printed = printed(&["run", FIRST_STEPS, "--json"]);
    let output = run(&["run", FIRST_STEPS, "--json", "-o", path]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(std::fs::read_to_string(&file).expect("written"), printed);
    let left = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 1, "no temporary file is left behind");
}

#[test]
fn the_output_never_replaces_the_arrangement() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    let path = file.to_str().expect("UTF-8");
    assert!(run(&["new", path]).status.success());
    let before = std::fs::read(&file).expect("written");
    let output = run(&["run", path, "-o", path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(&file).expect("still there"), before);
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_mistake() {
    let mut child = backstop(&["run", UKRAINE])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert!(output.status.success());
    assert!(!text(&output.stderr).contains("panicked"));
}

#[test]
fn history_stands_beside_the_answer_where_the_file_names_a_class() {
    let outlook = json(&["run", UKRAINE, "--json"]);
    let reference = &outlook["reference"];
    let view = json(&[
        "history",
        "--class",
        reference["class"].as_str().expect("a class"),
        "--json",
    ]);
    assert_eq!(reference["peaces"], view["peaces"]);
    for key in ["survival", "low", "high"] {
        let by_year = reference[key].as_object().expect(key);
        assert_eq!(by_year.len(), 10);
        for year in ["1", "5", "10"] {
            assert_eq!(by_year[year], view[key][year], "{key} {year}");
        }
    }
    // The same class in R's `survival`: 0.94444444 after 5 years.
    assert!((reference["survival"]["5"].as_f64().expect("a share") - 0.94444444).abs() < 1e-8);
    let person = printed(&["run", UKRAINE]);
    assert!(person.contains("Beside history") && person.contains("those peaces"));
}

#[test]
fn on_which_side_of_history_the_model_is_is_told_without_taking_one() {
    let said = |windows: &str| {
        let set = format!("actors.kestria.windows={windows}");
        printed(&["run", FIRST_STEPS, "--set", &set]).replace('\n', " ")
    };
    for (windows, often) in [("1", "more"), ("0.05", "less")] {
        let said = said(windows);
        let told = format!("peace breaks {often} often in the model than those peaces did");
        assert!(said.contains(&told), "{said}");
        let is_within = said.contains("lies within the first");
        assert_eq!(
            said.contains("by chance among 36 peaces"),
            is_within,
            "{said}"
        );
    }
    let those = "Those peaces came after wars that ended from 1948 to 2000.";
    assert!(said("1").contains(those));
}

#[test]
fn another_class_stands_beside_the_answer_when_asked_for() {
    let class = "cease-fires since 1945, until force";
    let outlook = json(&["run", UKRAINE, "--class", class, "--json"]);
    assert_eq!(outlook["reference"]["class"], class);
    assert_eq!(
        outlook["target"],
        json(&["run", UKRAINE, "--json"])["target"]
    );
    let person = printed(&["run", UKRAINE, "--class", class]);
    assert!(person.contains(class) && person.contains("use of force"));
    // The author's reason is one for the author's class.
    assert!(!person.contains("held comparable because"));
    let own = printed(&["run", UKRAINE]).replace('\n', " ");
    assert!(own.contains("held comparable because"));
    let refused = run(&["run", UKRAINE, "--class", "land boarder"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
    assert!(text(&refused.stderr).contains("did you mean \"land border\"?"));
}

#[test]
fn what_counts_as_the_end_is_said_and_until_deaths_is_the_class_asked_so() {
    let outlook = json(&["run", UKRAINE, "--json"]);
    let reference = &outlook["reference"];
    assert!(
        reference["broken_by"]
            .as_str()
            .is_some_and(|by| by.contains("1,000 battle deaths"))
    );
    let class = format!(
        "{}, until deaths",
        reference["class"].as_str().expect("a class")
    );
    let view = json(&["history", "--class", &class, "--json"]);
    for key in ["survival", "low", "high"] {
        assert_eq!(reference["until_deaths"][key]["5"], view[key]["5"]);
    }
}

#[test]
fn without_a_class_there_is_no_reference_and_only_check_warns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("peace.toml");
    let written = std::fs::read_to_string(common::root().join(FIRST_STEPS)).expect("the file");
    let (before, rest) = written.split_once("[reference]").expect("a reference");
    let (_, after) = rest.split_once("[sources.brief]").expect("a source");
    std::fs::write(&path, format!("{before}[sources.brief]{after}")).expect("written");
    let path = path.to_str().expect("a path");
    assert_eq!(json(&["run", path, "--json"])["reference"], Value::Null);
    assert!(!printed(&["run", path]).contains("Beside history"));
    let warns = |verb| text(&run(&[verb, path]).stderr).contains("no class of historical peaces");
    assert!(warns("check") && !warns("run"));
    assert!(!text(&run(&["check", FIRST_STEPS]).stderr).contains("no class of historical peaces"));
}

#[test]
fn history_beside_a_long_horizon_keeps_to_80_columns() {
    let set = ["--set", "horizon_years=30", "--set", "target.years=7"];
    let outlook = printed(&[&["run", UKRAINE], &set[..]].concat());
    assert!(outlook.contains("At 7 years the model"));
    assert!(outlook.lines().all(|line| line.chars().count() <= 80));
}
