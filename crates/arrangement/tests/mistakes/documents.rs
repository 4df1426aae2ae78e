//! Files that are no text, no TOML, or no arrangement at all.

use std::path::Path;

use arrangement::{ReadOptions, read_file};
use insta::assert_snapshot;

use crate::{SOUND, adding, replacing, report, report_bytes};

#[test]
fn bytes_that_are_not_utf_8_are_pointed_at() {
    let mut bytes = SOUND.as_bytes().to_vec();
    let at = SOUND.find("north").unwrap() + 2;
    bytes[at] = 0xFF;
    assert_snapshot!(report_bytes(&bytes, &ReadOptions::default()));
}

#[test]
fn broken_syntax_is_reported_with_what_is_wrong_elsewhere() {
    let broken = SOUND
        .replace("stake    = 100", "stake    = 100 000")
        .replace("stake    = 40", "steak    = 40");
    assert_snapshot!(report(&broken));
}

#[test]
fn only_the_first_of_many_syntax_mistakes_are_shown() {
    assert_snapshot!(replacing("[0.5, 0.8]", "[0.5, 0.8"));
}

#[test]
fn a_key_written_twice_is_a_syntax_mistake() {
    assert_snapshot!(replacing(
        "stake    = 200",
        "stake    = 200\nstake    = 210"
    ));
}

#[test]
fn an_unquoted_word_is_a_syntax_mistake() {
    assert_snapshot!(replacing("\"protege\"", "protege"));
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
    assert!(report.to_string().contains("the file cannot be read"));
    assert!(report.to_string().contains("nowhere/peace.toml"));
}

#[test]
fn a_folder_is_no_arrangement() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = read_file(folder, &ReadOptions::default()).unwrap_err();
    assert!(report.to_string().contains("this is a folder, not a file"));
}
