//! The first steps with the command: its help, a new arrangement, a shell's completions.

mod common;

use common::{backstop, printed, run, text};

#[test]
fn a_new_arrangement_passes_check_and_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = |arguments: &[&str]| {
        backstop(arguments)
            .current_dir(folder.path())
            .output()
            .expect("the command starts")
    };
    std::fs::create_dir(folder.path().join("folder")).expect("created");
    for (name, file) in [
        ("mine", "mine.toml"),
        ("other.toml", "other.toml"),
        ("folder", "folder/arrangement.toml"),
        ("another/", "another/arrangement.toml"),
    ] {
        assert!(inside(&["new", name]).status.success());
        for verb in ["check", "run"] {
            let output = inside(&[verb, file]);
            let said = text(&output.stderr);
            assert!(output.status.success() && said.is_empty(), "{said}");
        }
    }
}

#[test]
fn a_new_arrangement_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, "mine").expect("written");
    let output = run(&["new", file.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is there already"));
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "mine");
}

#[test]
fn every_verb_teaches_by_example() {
    assert!(printed(&["--help"]).contains("Examples:"));
    for verb in ["check", "run", "packages", "new", "completions"] {
        let help = printed(&[verb, "--help"]);
        assert!(help.contains("Examples:"), "{help}");
        assert!(help.contains(&format!("backstop {verb} ")), "{help}");
    }
}

#[test]
fn the_version_is_printed() {
    let version = printed(&["-V"]);
    assert_eq!(
        version.trim(),
        concat!("backstop ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(printed(&["completions", shell]).contains("without"));
    }
}
