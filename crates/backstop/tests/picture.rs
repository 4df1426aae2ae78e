//! Answers drawn as pictures.

mod common;

use std::fs;

use common::{FIRST_STEPS, run, text};

#[test]
fn a_picture_comes_beside_the_answer_and_says_what_it_shows() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let picture = folder.path().join("weights.svg");
    let words = ["weigh", FIRST_STEPS];
    let with = [&words[..], &["--picture", picture.to_str().expect("UTF-8")]].concat();
    assert_eq!(run(&with).stdout, run(&words).stdout);
    let svg = fs::read_to_string(&picture).expect("drawn");
    assert!(svg.starts_with("<svg "), "{svg}");
    for shown in [
        "Kestria and Alvane",
        "What each commitment adds",
        "harbour-dues",
    ] {
        assert!(svg.contains(shown), "{shown} is missing in {svg}");
    }
}

#[test]
fn a_picture_never_replaces_the_arrangement() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("arrangement.toml");
    fs::copy(common::root().join(FIRST_STEPS), &file).expect("copied");
    let before = fs::read(&file).expect("there");
    let named = file.to_str().expect("UTF-8");
    let link = folder.path().join("link.svg");
    std::os::unix::fs::symlink(&file, &link).expect("linked");
    for (picture, told) in [
        (link.to_str().expect("UTF-8"), "is the arrangement itself"),
        (named, "name a file that ends in .svg"),
    ] {
        let output = run(&["weigh", named, "--picture", picture]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(told),
            "{}",
            text(&output.stderr)
        );
    }
    // Nor does an answer replace another arrangement.
    let other = folder.path().join("other.toml");
    fs::write(&other, "title = 'another'").expect("written");
    let output = run(&["weigh", named, "-o", other.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is there already"));
    assert_eq!(
        fs::read_to_string(&other).expect("there"),
        "title = 'another'"
    );
    assert_eq!(fs::read(&file).expect("there"), before);
}

#[test]
fn only_answers_that_have_a_picture_take_the_option() {
    for words in [
        &["explore", FIRST_STEPS, "--morris", "--picture", "never.svg"][..],
        &["enough", FIRST_STEPS, "--picture", "never.svg"],
    ] {
        assert_eq!(run(words).status.code(), Some(2), "{words:?}");
    }
}
