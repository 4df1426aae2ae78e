//! The report on a text that is not TOML throughout: what probably was meant, where that can be
//! told, and whatever else can be judged beside it.

mod brackets;
mod slip;

use std::ops::RangeInclusive;

use toml::de::Error;

use crate::mistake::{KeyMistake, Mistake, MistakeKind, SyntaxMistake};
use crate::report::Report;
use crate::text::Texts;
use crate::types::Place;

/// The parser goes on after a mistake, and then often stumbles over its consequences.
const MOST_LINES: usize = 3;

/// A line in which the parser stumbled, and where and why it did so first.
#[derive(Debug)]
struct BrokenLine<'e> {
    start: usize,
    place: Place,
    message: &'e str,
}

/// The first lines that are not TOML, and of the mistakes `found` elsewhere those that do not
/// depend on what was not understood.
pub(super) fn report(texts: Texts, text: &str, errors: &[Error], found: Vec<Mistake>) -> Report {
    let line_of = |byte: usize| texts.line(byte).map_or(0, |line| line.start);
    let mut broken: Vec<BrokenLine<'_>> = errors
        .iter()
        .map(|error| {
            let place = error.span().unwrap_or_default();
            BrokenLine {
                start: line_of(place.start),
                place,
                message: error.message(),
            }
        })
        .collect();
    broken.sort_by_key(|line| line.place.start);
    broken.dedup_by_key(|line| line.start);
    let unclosed = brackets::unclosed(text);
    let end = unclosed
        .as_ref()
        .map(|unclosed| line_of(unclosed.opened.start));
    if let Some(end) = end {
        broken.retain(|line| line.start < end);
    }
    let (mut mistakes, doubled_tables) = syntax_mistakes(&texts, text, &broken);
    let second_commitments = mistakes.iter().any(|mistake| {
        matches!(
            mistake.kind,
            MistakeKind::Syntax(SyntaxMistake::SecondCommitments)
        )
    });
    mistakes.extend(found.into_iter().filter(|mistake| {
        let Some(place) = &mistake.place else {
            return false;
        };
        let lines = line_of(place.start)..=line_of(place.end);
        mistake.kind.is_local()
            && !has_one_in(&broken, &lines)
            && end.is_none_or(|end| *lines.end() < end)
            && !doubled_tables
                .iter()
                .any(|table| table.contains(&place.start))
            && !(second_commitments && is_about_commitments(&mistake.kind))
    }));
    if let Some(unclosed) = unclosed {
        let kind = SyntaxMistake::Unclosed {
            what: if unclosed.closing == ']' {
                "list"
            } else {
                "table"
            },
            closing: unclosed.closing,
        };
        mistakes.push(Mistake {
            kind: kind.into(),
            place: Some(unclosed.opened),
            also: Some((unclosed.noticed, "it is still open here")),
        });
    }
    let total = mistakes.len();
    Report::new(texts, mistakes, total)
}

/// What breaks the syntax, line by line, and where the tables stand that are there already.
fn syntax_mistakes(
    texts: &Texts,
    text: &str,
    broken: &[BrokenLine<'_>],
) -> (Vec<Mistake>, Vec<Place>) {
    let mut mistakes = Vec::new();
    let mut lines = 0;
    let mut first_beyond: Option<Place> = None;
    let mut doubled_tables: Vec<Place> = Vec::new();
    for BrokenLine { place, message, .. } in broken {
        let doubled = message.contains("duplicate key");
        // The keys of a table that is there already are taken for keys of the first.
        let follows = doubled
            && doubled_tables
                .iter()
                .any(|table| table.contains(&place.start));
        if follows {
            continue;
        }
        lines += 1;
        if lines > MOST_LINES {
            first_beyond.get_or_insert(place.clone());
            continue;
        }
        if doubled {
            let (kind, table) = second(text, place);
            doubled_tables.extend(table);
            mistakes.push(mistake(kind, place.clone()));
            continue;
        }
        let Some(line) = texts.line(place.start) else {
            continue;
        };
        let slips = match message.contains("recurs") {
            true => Vec::new(),
            false => slip::slips(line.text),
        };
        if slips.is_empty() {
            let reason = message.trim().replace('\n', ", ");
            mistakes.push(mistake(SyntaxMistake::Other { reason }, place.clone()));
        }
        mistakes.extend(slips.into_iter().map(|(kind, within)| {
            mistake(kind, line.start + within.start..line.start + within.end)
        }));
    }
    if let Some(place) = first_beyond {
        let count = lines - MOST_LINES;
        mistakes.push(mistake(SyntaxMistake::More { count }, place));
    }
    (mistakes, doubled_tables)
}

/// What is written twice; of a table, also where it stands.
fn second(text: &str, place: &Place) -> (SyntaxMistake, Option<Place>) {
    let name = text.get(place.clone()).unwrap_or_default().to_owned();
    let before = text[..place.start].lines().next_back().unwrap_or_default();
    if !before.trim_start().starts_with('[') {
        return (SyntaxMistake::SecondKey { key: name }, None);
    }
    let next = text[place.end..].find("\n[");
    let end = next.map_or(text.len(), |next| place.end + next);
    let kind = if name == "commitments" {
        SyntaxMistake::SecondCommitments
    } else {
        SyntaxMistake::SecondTable { name }
    };
    (kind, Some(place.start..end))
}

fn has_one_in(broken: &[BrokenLine<'_>], lines: &RangeInclusive<usize>) -> bool {
    let first = broken.partition_point(|line| line.start < *lines.start());
    broken
        .get(first)
        .is_some_and(|line| lines.contains(&line.start))
}

fn is_about_commitments(kind: &MistakeKind) -> bool {
    matches!(kind, MistakeKind::Key(KeyMistake::WrongType { path, .. }) if path == "commitments")
}

fn mistake(kind: SyntaxMistake, place: Place) -> Mistake {
    Mistake {
        kind: kind.into(),
        place: Some(place),
        also: None,
    }
}
