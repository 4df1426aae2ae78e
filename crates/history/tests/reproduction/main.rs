//! The figures that were computed elsewhere from the same data come out again, and the documentation lists
//! them.
//!
//! `expected.json` holds figures that R's survival 3.5-3 and Python's lifelines 0.30.3 gave; the page is
//! written anew with `BACKSTOP_WRITE=1`.

mod alliances;
mod card;
mod counts;
mod curves;
mod figures;
mod forecasts;
mod log_location;
mod names;
mod regressions;
mod steps;

use std::{collections::BTreeSet, fs, path::Path};

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
        steps::cease_fires(&expected["ceasefires"], &expected["km_steps"]),
        regressions::cease_fires(&expected["weibull_post1945_ext"]),
        counts::cease_fires(&expected["ceasefire_year_rates"]),
        steps::civil_settlements(&expected["mattes_savun"]),
        steps::civil_wars(&expected["fortna"]),
        counts::civil_wars(&expected["fortna"]),
        counts::attacks(&expected["politically_relevant"]),
        alliances::alliances(&expected["alliance_reliability"]),
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

/// The numbers of a recorded object by their paths, but for the times at which a curve is told and the ends of
/// intervals that the page says are not compared: about a curve at 1, and after the last time watched.
fn numbers<'a>(path: &str, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Number(_) => found.push((path.to_owned(), value)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                numbers(&format!("{path}/{at}"), item, found);
            }
        }
        Value::Object(entries) => {
            let is =
                |key: &str, number: f64| entries.get(key).and_then(Value::as_f64) == Some(number);
            let has_no_band = is("S", 1.0) || is("n_risk", 0.0);
            let is_left_out = |key: &str| {
                entries.contains_key("n_risk")
                    && (key == "years" || has_no_band && ["lower", "upper"].contains(&key))
            };
            for (key, item) in entries.iter().filter(|(key, _)| !is_left_out(key)) {
                numbers(&format!("{path}/{key}"), item, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[test]
fn every_recorded_number_is_compared() {
    let expected = expected();
    let mut recorded = Vec::new();
    numbers("", &expected, &mut recorded);
    let sections = sections(&expected);
    let rows = sections.iter().flat_map(|section| &section.rows);
    let compared: BTreeSet<*const Value> = rows
        .flat_map(|row| &row.figures)
        .map(|figure| figure.recorded)
        .collect();
    let left: Vec<&String> = (recorded.iter())
        .filter(|(_, value)| !compared.contains(&std::ptr::from_ref(*value)))
        .map(|(path, _)| path)
        .collect();
    assert!(left.is_empty(), "{} are not: {left:#?}", left.len());
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
