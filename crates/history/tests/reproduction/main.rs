//! The figures that were computed elsewhere from the same data come out again, and the documentation lists
//! them.
//!
//! `expected.json` holds figures that R's survival 3.5-3 and Python's lifelines 0.30.3 gave; the page is
//! written anew with `BACKSTOP_WRITE=1`.

mod card;
mod counts;
mod curves;
mod figures;
mod log_location;
mod names;
mod regressions;

use std::{fs, path::Path};

use card::card;
use figures::{Section, page};
use serde_json::Value;

fn expected() -> Value {
    serde_json::from_str(include_str!("expected.json")).expect("JSON")
}

fn sections(expected: &Value) -> Vec<Section> {
    vec![
        curves::interstate(&expected["postwar_dyads"]),
        regressions::interstate(&expected["postwar_dyads"]),
        curves::cease_fires(&expected["ceasefires"], &expected["km_steps"]),
        regressions::cease_fires(&expected["weibull_post1945_ext"]),
        counts::cease_fires(&expected["ceasefire_year_rates"]),
        curves::civil_settlements(&expected["mattes_savun"]),
        curves::civil_wars(&expected["fortna"]),
        counts::civil_wars(&expected["fortna"]),
        counts::attacks(&expected["politically_relevant"]),
        counts::alliances(&expected["alliance_reliability"]),
        counts::cases(&expected["cases"], &expected["sizes"]),
    ]
}

#[test]
fn every_figure_that_the_tables_allow_comes_out_again() {
    let mut figures = 0;
    let mut wrong = String::new();
    for section in sections(&expected()) {
        for row in section.rows {
            for figure in &row.figures {
                figures += 1;
                let is_near = figure.difference() <= figure.within;
                if !is_near {
                    let (found, expected) = (figure.found, figure.expected);
                    wrong += &format!(
                        "{}, {}, {}: {found} is not {expected}\n",
                        section.title, row.what, figure.name
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(figures > 3000, "{figures}");
}

/// Compares a page of the documentation with what it should be, or writes it.
fn keep(page: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/src/reference")
        .join(page);
    if std::env::var_os("BACKSTOP_WRITE").is_some() {
        fs::write(&path, text).expect("the page can be written");
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "{page} is stale: run this test with BACKSTOP_WRITE=1"
    );
}

#[test]
fn the_page_of_figures_is_current() {
    keep("history-figures.md", &page(&sections(&expected())));
}

#[test]
fn the_data_card_is_current() {
    keep("history-data.md", &card());
}
