//! `backstop calibrate`: what is found, and the file that holds it.

mod common;

use std::{fs, path::PathBuf};

use common::{FIRST_STEPS, json, printed, root, run, text};
use tempfile::TempDir;

/// The first scenario with something known of it, in a folder of its own.
fn known(survival: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let written = fs::read_to_string(root().join(FIRST_STEPS)).expect("a scenario");
    let entry = format!(
        "\n[[calibrate]]\nwithout = [\"promise\", \"battalion\"]\nyears = 5\nsurvival = {survival}\n\
         numbers = [\"actors.kestria.windows\", \"actors.kestria.stake\"]\n\
         because = [\"as in the last century\", {{ source = \"brief\", quote = \"held the harbour with difficulty\" }}]\n"
    );
    let file = folder.path().join("arrangement.toml");
    fs::write(&file, written + &entry).expect("written");
    let brief = root().join(FIRST_STEPS).with_file_name("brief.txt");
    fs::copy(brief, folder.path().join("brief.txt")).expect("copied");
    (folder, file)
}

/// The same, known to be as in a class of peaces.
fn known_as_of(class: &str) -> (TempDir, PathBuf) {
    let (folder, file) = known("0.5");
    let text = fs::read_to_string(&file).expect("there");
    let named = text.replace("survival = 0.5", &format!("class = \"{class}\""));
    fs::write(&file, named).expect("written");
    (folder, file)
}

#[test]
fn numbers_that_fit_are_told_and_written_with_their_reasons_and_fit_again() {
    let (folder, file) = known("[0.7, 0.75]");
    let path = file.to_str().expect("UTF-8");
    let calibrated = folder.path().join("calibrated.toml");
    let output = calibrated.to_str().expect("UTF-8");
    insta::assert_snapshot!(printed(&["calibrate", path, "-o", output]));

    let before = fs::read_to_string(&file).expect("there");
    let after = fs::read_to_string(&calibrated).expect("written");
    let only_in = |one: &str, other: &str| -> Vec<String> {
        let other: Vec<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !other.contains(line));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(only_in(&before, &after).len(), 2);
    insta::assert_snapshot!("what_is_written", only_in(&after, &before).join("\n"));

    assert!(printed(&["check", output]).contains("OK"));
    let without = ["--without", "promise", "--without", "battalion"];
    let outlook = json(&[&["run", output, "--json"], &without[..]].concat());
    let reached = outlook["survival"]["5"].as_f64().expect("a chance");
    assert!((0.7 - 1e-3..=0.75 + 1e-3).contains(&reached), "{reached}");
    let again = json(&["calibrate", output, "--json"]);
    assert_eq!(again["fits"], true);
    assert_eq!(again["solutions"][0], again["now"]);
}

#[test]
fn a_class_of_peaces_gives_the_interval_that_has_to_hold() {
    let class = "interstate since 1945, principal, land border";
    let (_folder, file) = known_as_of(class);
    let path = file.to_str().expect("UTF-8");
    insta::assert_snapshot!("class", printed(&["calibrate", path, "-n", "4"]));

    let found = json(&["calibrate", path, "-n", "4", "--json"]);
    let history = json(&["history", "--class", class, "--json"]);
    let ends = ["low", "high"].map(|end| history[end]["5"].clone());
    assert_eq!(found["known"][0]["class"], class);
    assert_eq!(found["known"][0]["survival"], serde_json::json!(ends));
    assert_eq!(found["known"][0]["broken_by"], history["broken_by"]);
    assert_eq!(found["known"][0]["tells_little"], false);
}

#[test]
fn what_has_to_be_known_of_a_class_is_told_as_elsewhere() {
    let class = "cease-fires since 1945, full demilitarised zone";
    let (_folder, file) = known_as_of(class);
    let path = file.to_str().expect("UTF-8");
    let said = printed(&["calibrate", path, "-n", "1"]).replace('\n', " ");
    assert!(said.contains(
        "In this model it is any assault, and any probe that becomes a war; of those peaces it is the next war"
    ));
    assert!(said.contains("Only the steps of this curve can be passed on"));
    assert!(said.contains("(immortal time)"));
    let known = &json(&["calibrate", path, "-n", "1", "--json"])["known"][0];
    let note = known["note"].as_str().expect("a note");
    assert!(said.contains(note), "{note}");
    let outlook = printed(&["run", path, "--class", class]).replace('\n', " ");
    let counts = note.split_once("broke. ").expect("what counts").1;
    assert!(outlook.contains(counts), "{counts}");
}

#[test]
fn where_the_chances_lie_in_a_class_is_told_until_war_and_until_deaths() {
    let class = "interstate since 1945, principal, land border";
    let (_folder, file) = known_as_of(class);
    let path = file.to_str().expect("UTF-8");
    let known = &json(&["calibrate", path, "-n", "4", "--json"])["known"][0];
    let sooner = json(&[
        "history",
        "--class",
        &format!("{class}, until deaths"),
        "--json",
    ]);
    let ends = ["low", "high"].map(|end| sooner[end]["5"].clone());
    assert_eq!(known["until_deaths"], serde_json::json!(ends));
    let beside = known["beside"].as_str().expect("a sentence");
    assert!(beside.contains("leave open 79.6–98.6%, and until deaths 23.1–54.4%"));
    assert!(
        beside.contains("% (now) lies below the first and above the second"),
        "{beside}"
    );
    assert!(
        beside.contains("(found) lies at the lower end of the first"),
        "{beside}"
    );
    let said = printed(&["calibrate", path, "-n", "4"]).replace('\n', " ");
    assert!(said.contains(beside), "{said}");
}

#[test]
fn the_object_says_what_is_known_and_what_was_found() {
    let (_folder, file) = known("[0.7, 0.75]");
    let object = json(&[
        "calibrate",
        file.to_str().expect("UTF-8"),
        "-n",
        "4",
        "--json",
    ]);
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    insta::assert_snapshot!(format!("{keys:?}"), @r#"["title", "program", "input", "seed", "starts", "starts_that_fit", "fits", "known", "numbers", "now", "solutions"]"#);
    assert_eq!(
        object["known"][0]["survival"],
        serde_json::json!([0.7, 0.75])
    );
    let known = &object["known"][0];
    assert!(
        [
            "class",
            "broken_by",
            "tells_little",
            "note",
            "until_deaths",
            "beside"
        ]
        .iter()
        .all(|key| known[*key].is_null())
    );
    let found = &object["solutions"][0];
    assert!(found["misses"][0].as_f64() <= Some(5e-4));
    assert!(found["values"]["actors.kestria.windows"].is_number());
}

#[test]
fn where_nothing_fits_the_nearest_is_told_and_nothing_is_written() {
    let (folder, file) = known("0.999");
    let output = folder.path().join("calibrated.toml");
    let output = output.to_str().expect("UTF-8");
    let told = run(&[
        "calibrate",
        file.to_str().expect("UTF-8"),
        "-n",
        "4",
        "-o",
        output,
    ]);
    assert_eq!(told.status.code(), Some(1));
    insta::assert_snapshot!(text(&told.stdout));
    assert!(text(&told.stderr).contains("no numbers were found that fit"));
    assert!(!PathBuf::from(output).exists());
}

#[test]
fn the_arrangement_and_its_sources_are_never_written_over() {
    let (folder, file) = known("[0.7, 0.75]");
    let path = file.to_str().expect("UTF-8");
    let brief = folder.path().join("brief.txt");
    let other = folder.path().join("other.toml");
    for arguments in [
        vec!["-o", path],
        vec!["-o", brief.to_str().expect("UTF-8")],
        // The file would not hold what is set.
        vec!["-o", other.to_str().expect("UTF-8"), "--set", "war.talks=1"],
    ] {
        let output = run(&[&["calibrate", path], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !other.exists());
    }
}

#[test]
fn a_file_that_states_nothing_known_is_told_what_to_write() {
    let output = run(&["calibrate", FIRST_STEPS]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("[[calibrate]]\n  without  = \"all\""));
}
