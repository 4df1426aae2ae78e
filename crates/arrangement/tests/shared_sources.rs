//! Quotations from the press article that lies beside the repository, where it does.

use std::path::PathBuf;

use arrangement::{ReadOptions, Reason, read_bytes, read_file};

fn shared_sources() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/sources");
    if folder.join("starmer-backstop.txt").is_file() {
        return Some(folder);
    }
    eprintln!("skipped: {} has no starmer-backstop.txt", folder.display());
    None
}

const FILE: &str = r#"
title = "Quoting"
signed = 2025-05-01
[target]
years = 5
survival = 0.8
[sources.article]
file = "starmer-backstop.txt"
published = 2025-02-27
[actors.russia]
role = "challenger"
strength = { value = 0.8, because = { source = "article", quote = "sufficient to deter Putin from coming again" } }
stake = { value = 100, because = { source = "article", quote = '"They are the aggressor.' } }
[actors.ukraine]
role = "protege"
strength = 0.8
stake = { value = 200, because = { source = "article", quote = "the aggressor\" - and  that there were" } }
"#;

fn options(folder: PathBuf) -> ReadOptions {
    ReadOptions {
        source_folders: vec![folder],
        ..ReadOptions::default()
    }
}

#[test]
fn quotations_from_the_article_are_verified_whatever_their_marks_and_spaces() {
    let Some(folder) = shared_sources() else {
        return;
    };
    let read = read_bytes("quoting.toml", FILE.as_bytes(), None, &options(folder));
    let read = read.unwrap_or_else(|report| panic!("{report}"));
    assert_eq!((read.assumptions.quoted, read.assumptions.verified), (3, 3));
    assert!(read.notices.is_empty());
}

#[test]
fn a_word_changed_is_found_out() {
    let Some(folder) = shared_sources() else {
        return;
    };
    let changed = FILE.replace("deter Putin from coming", "deter Putin from ever coming");
    let report =
        read_bytes("quoting.toml", changed.as_bytes(), None, &options(folder)).unwrap_err();
    let report = report.to_string();
    assert!(
        report.contains("these words do not stand in the source `article`"),
        "{report}"
    );
    assert!(
        report.contains("the quotation \"ever coming again\""),
        "{report}"
    );
}

#[test]
fn the_scenario_on_the_article_is_in_order_and_its_quotations_stand() {
    let Some(folder) = shared_sources() else {
        return;
    };
    let scenario = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../scenarios/ukraine-2025/arrangement.toml");
    let read = read_file(&scenario, &options(folder));
    let read = read.unwrap_or_else(|report| panic!("{report}"));
    assert!(read.assumptions.quoted >= 10);
    assert_eq!(read.assumptions.quoted, read.assumptions.verified);
    let quotations = read
        .arrangement
        .numbers()
        .into_iter()
        .flat_map(|(_, number)| &number.because);
    for reason in quotations {
        if let Reason::Quotation { quote, .. } = reason {
            assert!(
                quote.split_whitespace().count() <= 15,
                "too long to quote: {quote}"
            );
        }
    }
}
