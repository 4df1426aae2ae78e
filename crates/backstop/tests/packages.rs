//! `backstop packages`: the same figures as `backstop run`, and what is said where there is nothing to do.

mod common;

use std::path::PathBuf;

use common::{FIRST_STEPS, UKRAINE, json, printed, root, run, text};
use serde_json::Value;
use tempfile::TempDir;

/// A copy of the first scenario with something added at its end.
fn first_steps_with(addition: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("arrangement.toml");
    let scenario = std::fs::read_to_string(root().join(FIRST_STEPS)).expect("the scenario");
    std::fs::write(&file, format!("{scenario}\n{addition}")).expect("written");
    let brief = "scenarios/first-steps/brief.txt";
    std::fs::copy(root().join(brief), folder.path().join("brief.txt")).expect("copied");
    (folder, file)
}

fn assert_same(name: &str, one: &Value, other: &Value) {
    match (one.as_object(), one.as_f64()) {
        (Some(entries), _) => {
            assert!(!entries.is_empty());
            for (key, value) in entries {
                assert_same(name, value, &other[key]);
            }
        }
        (None, Some(number)) => {
            let other = other.as_f64().expect("a number");
            assert!(
                (number - other).abs() < 1e-9,
                "{name}: {number} is not {other}"
            );
        }
        (None, None) => assert_eq!(one, other, "{name}"),
    }
}

#[test]
fn every_figure_is_that_of_run_with_the_same_numbers() {
    let answer = json(&["packages", UKRAINE, "-n", "0", "--json"]);
    let all = json(&["weigh", UKRAINE, "--json"]);
    let ids = all["commitments"].as_array().expect("commitments");
    let packages = answer["packages"].as_array().expect("packages");
    assert_eq!(packages.len(), 5);
    for package in packages {
        let mut arguments = vec!["run".to_owned(), UKRAINE.to_owned(), "--json".to_owned()];
        let kept = package["commitments"].as_array().expect("ids");
        for id in ids.iter().map(|commitment| &commitment["id"]) {
            if !kept.contains(id) {
                arguments.extend([
                    "--without".to_owned(),
                    id.as_str().expect("an id").to_owned(),
                ]);
            }
        }
        for (path, value) in package["set"].as_object().expect("numbers") {
            arguments.extend(["--set".to_owned(), format!("{path}={value}")]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let alone = json(&arguments);
        let name = package["name"].as_str().expect("a name");
        assert_same(name, &package["reached"], &alone["target"]["reached"]);
        assert_same(name, &package["sufficient"], &alone["target"]["sufficient"]);
        for key in ["value", "value_no_deal", "accepts", "would_be_signed"] {
            assert_same(name, &package[key], &alone[key]);
        }
    }
}

#[test]
fn the_json_object_has_the_keys_that_others_rely_on() {
    let answer = json(&["packages", UKRAINE, "-n", "8", "--json"]);
    let keys = |value: &Value| {
        format!(
            "{:?}",
            value
                .as_object()
                .expect("an object")
                .keys()
                .collect::<Vec<_>>()
        )
    };
    insta::assert_snapshot!(keys(&answer));
    insta::assert_snapshot!(keys(&answer["packages"][0]));
    insta::assert_snapshot!(keys(&answer["futures"]));
}

#[test]
fn a_person_reads_packages_in_80_columns() {
    let paid = [
        "packages",
        UKRAINE,
        "-n",
        "64",
        "--set",
        "commitments.minerals.value.russia=4",
    ];
    for arguments in [&paid[..4], &paid[..]] {
        let answer = printed(arguments);
        for line in answer.lines() {
            assert!(line.chars().count() <= 80 && !line.ends_with(' '), "{line}");
        }
        insta::assert_snapshot!(answer);
    }
}

#[test]
fn the_same_seed_gives_the_same_futures() {
    let with = |seed: &str| printed(&["packages", UKRAINE, "-n", "16", "--seed", seed, "--json"]);
    assert_eq!(with("3"), with("3"));
    assert_ne!(with("3"), with("4"));
}

#[test]
fn what_is_left_out_is_left_out_of_every_package() {
    let answer = json(&[
        "packages",
        UKRAINE,
        "-n",
        "0",
        "--json",
        "--without",
        "european-force",
    ]);
    for package in answer["packages"].as_array().expect("packages") {
        let kept = package["commitments"].as_array().expect("ids");
        assert!(!kept.contains(&Value::from("european-force")));
    }
    // Then the larger force sets nothing.
    assert_eq!(
        answer["packages"][3]["reached"],
        answer["packages"][1]["reached"]
    );
}

#[test]
fn other_verbs_pass_packages_over() {
    let (_folder, file) = first_steps_with(
        "[[packages]]\nname = \"None\"\ncommitments = []\nset = { \"war.talks\" = 3 }\n",
    );
    let path = file.to_str().expect("UTF-8");
    assert_eq!(printed(&["run", path]), printed(&["run", FIRST_STEPS]));
}

/// What is said on standard error, with exit status 2 and nothing on standard output.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    let error = said.find("error: ").expect("an error");
    said[error..].to_owned()
}

#[test]
fn a_file_without_packages_is_told_how_to_write_them() {
    insta::assert_snapshot!(refused(&["packages", FIRST_STEPS]));
}

#[test]
fn too_many_packages_and_futures_are_told_how_many_may_be() {
    let list: String = (0..513).map(|option| format!("{option},")).collect();
    let addition = format!(
        "[[commitments]]\nid = \"force\"\nby = \"lorran\"\nkind = \"deployment\"\noptions = [{list}]\n"
    );
    let (_folder, file) = first_steps_with(&addition);
    insta::assert_snapshot!(refused(&["packages", file.to_str().expect("UTF-8")]));
    insta::assert_snapshot!(refused(&["packages", UKRAINE, "-n", "60001"]));
}

#[test]
fn a_setting_that_every_package_overrules_is_refused() {
    let (_folder, file) = first_steps_with(
        "[[packages]]\nname = \"None\"\ncommitments = []\nset = { \"war.talks\" = 3 }\n",
    );
    let path = file.to_str().expect("UTF-8");
    insta::assert_snapshot!(refused(&["packages", path, "--set", "war.talks=1"]));
}

#[test]
fn a_mistake_in_a_package_is_reported_by_every_verb() {
    let (_folder, file) =
        first_steps_with("[[packages]]\nname = \"None\"\ncommitments = [\"nothing\"]\n");
    let path = file.to_str().expect("UTF-8");
    for verb in ["run", "check", "packages"] {
        assert!(refused(&[verb, path]).contains("no commitment `nothing`"));
    }
}

#[test]
fn options_are_said_to_leave_costs_and_futures_that_were_not_asked_for_not_to_be_compared() {
    let (_folder, file) = first_steps_with(
        "\n[[commitments]]\nid = \"force\"\nby = \"lorran\"\nkind = \"deployment\"\noptions = [0.1, 0.2]\n",
    );
    let file = file.to_str().expect("UTF-8");
    let told = printed(&["packages", file, "-n", "0"]);
    let line = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        line.contains("An option chooses a strength alone"),
        "{told}"
    );
    assert!(line.contains("none were asked for (-n)"), "{told}");
}

#[test]
fn a_commitment_without_which_the_chance_is_higher_is_named() {
    let taking = ["--set", "commitments.harbour-dues.value.kestria=-5"];
    let without = "Without harbour-dues the chance is higher";
    assert!(printed(&[&["weigh", FIRST_STEPS], &taking[..]].concat()).contains(without));
    assert!(!printed(&["weigh", FIRST_STEPS]).contains("Without harbour-dues"));
}
