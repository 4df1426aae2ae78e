//! `backstop enough` over many futures, and where there is no answer.

mod common;

use common::{FIRST_STEPS, json, printed, run};

const FUTURES: [&str; 5] = ["enough", FIRST_STEPS, "--futures", "-n", "64"];
const DUES: [&str; 2] = ["--lever", "commitments.harbour-dues.value.kestria"];

#[test]
fn what_is_enough_in_most_futures_is_told_with_how_sure_that_is() {
    let arguments = [&FUTURES[..], &DUES, &["--share", "0.75"]].concat();
    insta::assert_snapshot!(printed(&arguments));
    let object = json(&[&arguments[..], &["--json"]].concat());
    assert_eq!(
        (&object["futures"], &object["share"]),
        (&64.into(), &0.75.into())
    );
    let lever = &object["levers"][0];
    assert_eq!(lever["least"], lever["sufficient"][0][0]);
    assert!(lever["without_answer"].is_null());
    assert!(lever["best"]["share"].as_f64() >= Some(0.75));
}

#[test]
fn options_of_futures_need_them_and_a_share_is_one() {
    for options in [
        &["enough", FIRST_STEPS, "--share", "0.5"][..],
        &["enough", FIRST_STEPS, "--futures", "--share", "90"],
        &["enough", FIRST_STEPS, "--futures", "--share", "nan"],
        &["enough", FIRST_STEPS, "--futures", "--frontier"],
    ] {
        let output = run(options);
        assert_eq!(output.status.code(), Some(2), "{options:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_value_without_an_answer_is_a_gap_and_fails_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("weak.toml");
    let text = "title = \"Does it hold?\"\nsigned = 2025-05-01\n[target]\nyears = 5\n\
        survival = 0.12\n[actors.north]\nrole = \"challenger\"\nstrength = [0, 0.5]\nstake = 50\n\
        [actors.south]\nrole = \"protege\"\nstrength = { low = 0, high = 2 }\nstake = 200\n";
    std::fs::write(&file, text).expect("written");
    let path = file.to_str().expect("UTF-8");
    let told = "has no answer and count";
    let strength = ["--lever", "actors.south.strength"];
    let windows = ["--lever", "actors.north.windows"];
    let frontier = [&["enough", path, "--frontier"], &windows[..], &strength[..]].concat();
    for arguments in [
        [&["enough", path], &strength[..]].concat(),
        vec!["explore", path, "--one-at-a-time"],
    ] {
        assert!(printed(&arguments).contains(told), "{arguments:?}");
    }
    assert!(printed(&frontier).contains("have no answer and count"));
}

#[test]
fn every_wrong_lever_is_told_with_what_to_name_instead() {
    let output = run(&[
        "enough",
        FIRST_STEPS,
        "--without",
        "harbour-dues",
        "--lever",
        "promise.honour",
        "--lever",
        "commitments.harbour-dues.value.kestria",
        "--lever",
        "war.talks",
        "--lever",
        "war.talks",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr));
}

#[test]
fn numbers_among_the_options_are_asked_for_in_words() {
    for (option, number, wanted) in [
        ("-n", "0", "write a whole number from 2 to 10000000"),
        ("-n", "-5", "write a whole number from 2 to 10000000"),
        ("-n", "1e5", "write a whole number from 2 to 10000000"),
        (
            "--seed",
            "99999999999999999999",
            "write a whole number from 0 to 18446744073709551615",
        ),
    ] {
        let output = run(&["explore", FIRST_STEPS, option, number]);
        assert_eq!(output.status.code(), Some(2), "{option} {number}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(wanted), "{told}");
    }
}

#[test]
fn a_folder_of_futures_is_not_given_the_name_of_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("futures.json");
    let output = run(&[
        "explore",
        FIRST_STEPS,
        "-n",
        "8",
        "-o",
        path.to_str().expect("UTF-8"),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!path.exists());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("would be a folder with every future in it"),
        "{told}"
    );
}

#[test]
fn a_frontier_that_needs_neither_number_says_so() {
    let aim = ["--set", "target.survival=0.1"];
    let levers = [
        "--lever",
        "commitments.promise.honour",
        "--lever",
        "commitments.battalion.strength",
    ];
    let told = printed(
        &[
            &["enough", FIRST_STEPS, "--frontier"],
            &aim[..],
            &levers[..],
        ]
        .concat(),
    );
    assert!(told.contains("neither is needed"), "{told}");
    assert!(!told.contains("least B that is enough"));
}
