//! Quotations that their sources do not contain, and sources that are not what they should be.

use std::fs;
use std::path::PathBuf;

use arrangement::{ReadOptions, read_bytes};
use insta::assert_snapshot;

use crate::{BRIGADE, SOUND};

const BRIEF: &str =
    "“We shall stand by the south,” the minister said on Monday – “whatever it takes.”\n";

/// A folder of this test's own, with a source in it.
struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join("sources")
            .join(name);
        fs::create_dir_all(folder.join("folder")).unwrap();
        fs::write(folder.join("brief.txt"), BRIEF).unwrap();
        fs::write(folder.join("bytes.txt"), b"caf\xe9").unwrap();
        fs::write(folder.join("large.txt"), vec![b' '; (4 << 20) + 1]).unwrap();
        Self { folder }
    }

    /// The report on the sound arrangement with a source and a reason.
    fn report(&self, source: &str, because: &str) -> String {
        let text = SOUND.replace(
            "honour = 40",
            &format!("honour = {{ value = 40, because = {because} }}"),
        );
        let text = format!("{text}\n[sources.brief]\n{source}\n{BRIGADE}");
        let folder = Some(self.folder.as_path());
        match read_bytes(
            "peace.toml",
            text.as_bytes(),
            folder,
            &ReadOptions::default(),
        ) {
            Ok(read) => read.render_notices(false) + "no mistakes",
            Err(report) => report.to_string(),
        }
        // The folder differs from machine to machine.
        .replace(&self.folder.display().to_string(), "[folder]")
    }
}

fn quote(words: &str) -> String {
    format!("{{ source = \"brief\", quote = '{words}' }}")
}

#[test]
fn a_quotation_that_is_there_is_fine() {
    let desk = Desk::new("there");
    let report = desk.report(
        "file = \"brief.txt\"",
        &quote("said on Monday - \"whatever it takes"),
    );
    assert_eq!(report, "no mistakes");
}

#[test]
fn a_quotation_that_is_not_there_is_shown_how_far_it_agrees() {
    let desk = Desk::new("partly");
    assert_snapshot!(desk.report(
        "file = \"brief.txt\"",
        &quote("stand by the south, whatever it costs")
    ));
}

#[test]
fn a_quotation_from_elsewhere_is_refused() {
    let desk = Desk::new("elsewhere");
    assert_snapshot!(desk.report("file = \"brief.txt\"", &quote("Nobody said this")));
}

#[test]
fn an_empty_quotation_is_refused() {
    let desk = Desk::new("empty");
    assert_snapshot!(desk.report("file = \"brief.txt\"", &quote(" ")));
}

#[test]
fn a_quotation_from_an_unlisted_source_is_told_the_nearest_one() {
    let desk = Desk::new("unlisted");
    assert_snapshot!(desk.report(
        "file = \"brief.txt\"",
        "{ source = \"breif\", quote = \"We shall\" }"
    ));
}

#[test]
fn a_quotation_without_words_and_a_reason_of_another_type_are_refused() {
    let desk = Desk::new("types");
    assert_snapshot!(desk.report(
        "file = \"brief.txt\"",
        "[{ source = \"brief\" }, 3, { quote = \"We\", page = 1 }]"
    ));
}

#[test]
fn a_source_with_another_hash_is_another_text() {
    let desk = Desk::new("hash");
    let source = format!("file = \"brief.txt\"\nsha256 = \"{}\"", "0".repeat(64));
    assert_snapshot!(desk.report(&source, &quote("We shall stand")));
}

#[test]
fn a_hash_that_is_none_is_refused() {
    let desk = Desk::new("no-hash");
    assert_snapshot!(desk.report(
        "file = \"brief.txt\"\nsha256 = \"abc\"",
        &quote("We shall stand")
    ));
}

#[test]
fn an_absent_source_is_noticed_once_with_where_it_was_looked_for() {
    let desk = Desk::new("absent");
    let reasons = format!("[{}, {}]", quote("We shall stand"), quote("by the south"));
    assert_snapshot!(desk.report("file = \"lost.txt\"", &reasons));
}

#[test]
fn a_source_that_nobody_quotes_is_not_said_to_be_unverified() {
    let desk = Desk::new("unquoted");
    assert_snapshot!(desk.report("file = \"lost.txt\"", "\"a judgement\""), @r#"
    warning: the source `brief` is not at hand: no reason quotes it
      --> peace.toml:38:8
       |
    38 | file = "lost.txt"
       |        ^^^^^^^^^^
       |
       = help: looked for [folder]/lost.txt; name a folder that holds it with --sources DIR

    no mistakes
    "#);
}

#[test]
fn a_folder_of_sources_that_is_not_there_is_named() {
    let text = format!("{SOUND}\n[sources.brief]\nfile = \"brief.txt\"\n{BRIGADE}");
    let options = ReadOptions {
        source_folders: vec![PathBuf::from("no/such/folder")],
        ..ReadOptions::default()
    };
    let read = read_bytes("peace.toml", text.as_bytes(), None, &options).unwrap();
    assert_snapshot!(read.render_notices(false), @r#"
    warning: the source `brief` is not at hand: no reason quotes it
      --> peace.toml:38:8
       |
    38 | file = "brief.txt"
       |        ^^^^^^^^^^^
       |
       = help: looked for no/such/folder/brief.txt; there is no folder no/such/folder; name a folder that holds it with --sources DIR
    "#);
}

#[test]
fn a_quotation_with_a_gap_is_told_to_be_two() {
    let desk = Desk::new("gap");
    for gap in ["…", "[...]"] {
        let report = desk.report(
            "file = \"brief.txt\"",
            &quote(&format!("We shall {gap} by the south")),
        );
        assert!(
            report.contains("quote the two passages separately, as a list"),
            "{report}"
        );
    }
    assert_snapshot!(desk.report("file = \"brief.txt\"", &quote("We shall … whatever it takes")), @r#"
    error: these words do not stand in the source `brief`
      --> peace.toml:35:62
       |
    35 | honour = { value = 40, because = { source = "brief", quote = 'We shall … whatever it takes' } }
       |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: after "We shall" the source goes on "stand by the south,” the", the quotation "… whatever it takes"; where words are left out, quote the two passages separately, as a list

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_quotation_of_two_words_is_noticed() {
    let desk = Desk::new("short");
    let reasons = format!("[{}, {}]", quote("the"), quote("We shall stand"));
    assert_snapshot!(desk.report("file = \"brief.txt\"", &reasons), @r#"
    warning: a quotation of 1 word carries little: "the" may stand anywhere
      --> peace.toml:35:63
       |
    35 | honour = { value = 40, because = [{ source = "brief", quote = 'the' }, { source = "brief", q...
       |                                                               ^^^^^
       |
       = help: quote at least three words

    no mistakes
    "#);
}

#[test]
fn a_source_that_is_a_folder_is_refused() {
    let desk = Desk::new("folder");
    assert_snapshot!(desk.report("file = \"folder\"", &quote("We shall stand")));
}

#[test]
fn a_source_that_is_no_text_is_refused() {
    let desk = Desk::new("bytes");
    assert_snapshot!(desk.report("file = \"bytes.txt\"", &quote("We shall stand")));
}

#[test]
fn a_source_of_more_than_four_mebibytes_is_refused() {
    let desk = Desk::new("large");
    assert_snapshot!(desk.report("file = \"large.txt\"", &quote("We shall stand")));
}

#[test]
fn a_source_without_a_file_is_asked_for_it() {
    let desk = Desk::new("no-file");
    assert_snapshot!(desk.report(
        "title = \"A brief\"\npublished = \"Monday\"",
        &quote("We shall stand")
    ));
}
