//! Files that are no text, no TOML, or no arrangement at all.

use std::fs;
use std::path::Path;

use arrangement::{ReadOptions, read_file};
use insta::assert_snapshot;

use crate::{SOUND, adding, report, report_bytes};

#[test]
fn bytes_that_are_not_utf_8_are_pointed_at() {
    let mut bytes = SOUND.as_bytes().to_vec();
    let at = SOUND.find("north").unwrap() + 2;
    bytes[at] = 0xFF;
    assert_snapshot!(report_bytes(&bytes, &ReadOptions::default()));
}

#[test]
fn deep_nesting_ends_in_a_report() {
    for (open, close) in [("[", "]"), ("{ a = ", "}")] {
        let deep = format!("deep = {}{}", open.repeat(100_000), close.repeat(100_000));
        let report = report(&format!("{deep}\n{SOUND}"));
        assert!(
            report.contains("nothing in an arrangement is nested this deeply"),
            "{report}"
        );
    }
    let dotted = format!("{} = 1\n{SOUND}", vec!["a"; 100_000].join("."));
    assert!(report(&dotted).contains("nothing was run"));
}

#[test]
fn a_file_of_fifty_megabytes_is_refused() {
    assert_snapshot!(report_bytes(&vec![b'#'; 50 << 20], &ReadOptions::default()));
}

#[test]
fn an_empty_file_lacks_what_every_arrangement_needs() {
    assert_snapshot!(report(""));
}

#[test]
fn a_long_line_is_cut_around_the_mistake() {
    let filler = " ".repeat(100_000);
    assert_snapshot!(adding(&format!(
        "[war]\nbecause = {{ {filler}x = 1, source = \"é\", quote = \"é\"{filler} }}"
    )));
}

#[test]
fn thousands_of_mistakes_are_counted_but_not_all_shown() {
    let unknown: String = (0..5000).map(|key| format!("k{key} = 1\n")).collect();
    let report = report(&format!("{unknown}{SOUND}"));
    assert!(
        report.contains("… and 4700 more that are not shown.\n5000 mistakes in peace.toml"),
        "{report}"
    );
}

#[test]
fn a_file_that_is_not_there_is_reported_by_name() {
    let report = read_file(Path::new("nowhere/peace.toml"), &ReadOptions::default()).unwrap_err();
    assert_snapshot!(report, @r"
    error: there is no such file
    --> nowhere/peace.toml
     = help: name its path from the folder you are in; `backstop new NAME` writes one to start from

    1 mistake in nowhere/peace.toml; nothing was run.
    ");
}

#[test]
fn a_folder_is_no_arrangement() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = read_file(folder, &ReadOptions::default()).unwrap_err();
    assert!(report.to_string().contains("this is a folder, not a file"));
}

#[test]
fn a_file_or_folder_without_its_ending_is_told_the_arrangement_that_is_there() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    fs::create_dir_all(folder.join("case")).unwrap();
    fs::write(folder.join("mine.toml"), SOUND).unwrap();
    fs::write(folder.join("case/arrangement.toml"), SOUND).unwrap();
    let report = |name: &str| {
        let report = read_file(&folder.join(name), &ReadOptions::default()).unwrap_err();
        report
            .to_string()
            .replace(&folder.display().to_string(), "[folder]")
    };
    assert_snapshot!(report("mine"), @r"
    error: there is no such file
    --> [folder]/mine
     = help: did you mean `[folder]/mine.toml`?

    1 mistake in [folder]/mine; nothing was run.
    ");
    assert_snapshot!(report("case"), @r"
    error: this is a folder, not a file
    --> [folder]/case
     = help: did you mean `[folder]/case/arrangement.toml`?

    1 mistake in [folder]/case; nothing was run.
    ");
}
