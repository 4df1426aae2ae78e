//! How often allies came.

use history::alliances::{AllianceCell, Coding, alliance_cells};
use history::survival::Share;
use serde_json::Value;

use crate::counts::entries;
use crate::figures::{Row, Section, table};

pub fn alliances(expected: &Value) -> Section {
    let mut rows = Vec::new();
    let (published, codings): (Vec<_>, Vec<_>) =
        entries(expected).partition(|(name, _)| name.starts_with("published"));
    for (coding, parts) in codings {
        let (wanted, coding) = match coding.as_str() {
            "LLM" => (
                Coding::LeedsLongMitchell,
                "Leeds, Long and Mitchell's rules",
            ),
            _ => (
                Coding::BerkemeierFuhrmann,
                "Berkemeier and Fuhrmann's rules",
            ),
        };
        for (part, figures) in entries(parts) {
            let found = |holds: &dyn Fn(&AllianceCell) -> bool| honoured(wanted, holds);
            if part == "published_split_by_sample" {
                for (sample, figures) in entries(figures) {
                    let share = found(&|cell| cell.llm_sample.to_string() == *sample);
                    let wars = match sample.as_str() {
                        "1" => "the wars of Leeds, Long and Mitchell 2000",
                        _ => "later wars",
                    };
                    let mut row = Row::new(format!("{coding}, {wars}"));
                    row.count("called upon", &figures[0], share.whole);
                    row.push("honoured", &figures[1], share.value(), 5.1e-10);
                    row.show("called upon", 0);
                    row.show("honoured", 3);
                    rows.push(row);
                }
                continue;
            }
            let share = found(&|cell| part.split('_').all(|word| has(cell, word)));
            let mut row = Row::new(format!("{coding}, {}", pacts(part)));
            row.count("called upon", &figures["n"], share.whole);
            row.count("of these honoured", &figures["honored"], share.part);
            row.push("honoured", &figures["rate"], share.value(), 5.1e-10);
            row.show("called upon", 0);
            row.show("honoured", 3);
            rows.push(row);
        }
    }
    rows.extend(
        published
            .into_iter()
            .map(|(_, shares)| published_row(shares)),
    );
    Section {
        title: "Alliances called upon and honoured",
        table: table("alliance_reliability_counts"),
        rows,
    }
}

/// How many alliances of a coding that hold this were honoured.
fn honoured(coding: Coding, holds: &dyn Fn(&AllianceCell) -> bool) -> Share {
    let cells = alliance_cells().iter();
    let chosen = cells.filter(|cell| cell.coding == coding && holds(cell));
    chosen.map(AllianceCell::honoured).sum()
}

/// The shares that Berkemeier and Fuhrmann printed, in whole percent; the two periods are the two samples.
fn published_row(expected: &Value) -> Row {
    let mut row = Row::new("as published by Berkemeier and Fuhrmann 2018, in whole percent");
    for (part, share) in entries(expected) {
        let found = honoured(Coding::LeedsLongMitchell, &|cell| match part.as_str() {
            "before_1945" => cell.llm_sample == 1,
            "1945_2003" => cell.llm_sample == 0,
            kind => has(cell, kind),
        });
        let name = match part.as_str() {
            "before_1945" => "to 1944".to_owned(),
            "1945_2003" => "1945 to 2003".to_owned(),
            kind => pacts(kind),
        };
        row.push(&name, share, found.value(), 0.005);
        row.show(&name, 3);
    }
    row
}

/// A recorded name of pacts, in words.
fn pacts(part: &str) -> String {
    let words = part.split('_').filter(|word| *word != "wars");
    let words: Vec<&str> = words
        .map(|word| match word {
            "defense" => "defence",
            "offense" => "offence",
            "neutral" => "neutrality",
            "nonagg" => "non-aggression",
            "bilateral" => "of two",
            "multilateral" => "of more than two",
            other => other,
        })
        .collect();
    words.join(" ")
}

/// Whether a cell has what one word of the recorded names says; 1945 and "wars" belong to the word before.
fn has(cell: &AllianceCell, word: &str) -> bool {
    match word {
        "all" | "1945" | "wars" => true,
        "defense" => cell.defense == 1,
        "offense" => cell.offense == 1,
        "neutral" => cell.neutral == 1,
        "nonagg" => cell.nonagg == 1,
        "bilateral" => cell.multilateral == 0,
        "multilateral" => cell.multilateral == 1,
        "before" => cell.war_year < 1945,
        "from" => cell.war_year >= 1945,
        other => panic!("{other}"),
    }
}
