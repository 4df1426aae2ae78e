//! The quotations of an arrangement in their places, where the sources are at hand.

use std::{collections::BTreeMap, ops::Range};

use arrangement::{ReadArrangement, Reason};
use serde_json::{Map, Value, json};

use crate::terminal::words::plain;

/// Characters of a sentence that are shown on either side of a quotation, at most: enough to judge whether
/// it is quoted fairly, and no more of an article than that.
const SHOWN: usize = 200;

/// For each source at hand, by its id, the quotations in the order in which they stand in it: the words
/// before in the same sentence, the words found, those after, and the paths of what rests on them.
pub fn quotations_json(read: &ReadArrangement) -> Value {
    let mut sources = Map::new();
    let found = places(read);
    for (at, source) in read.arrangement.sources.iter().enumerate() {
        let Some(Some(document)) = read.documents.get(at) else {
            continue;
        };
        let shown = found[at].iter().map(|(bytes, paths)| {
            let (before, after) = around(document.text(), bytes);
            json!({
                "before": plain(&before),
                "found": plain(&document.text()[bytes.clone()]),
                "after": plain(&after),
                "paths": paths,
            })
        });
        sources.insert(source.id.clone(), shown.collect());
    }
    sources.into()
}

/// For each source, where its quotations stand in its text, in order, each with the paths of what rests on
/// it; none of a source that is not at hand.
pub(super) fn places(read: &ReadArrangement) -> Vec<Vec<(Range<usize>, Vec<String>)>> {
    let mut places = vec![Vec::new(); read.arrangement.sources.len()];
    for ((at, quote), paths) in cited(read) {
        let document = read.documents.get(at).and_then(Option::as_ref);
        if let Some(found) = document.and_then(|document| document.find(quote).ok()) {
            places[at].push((found.bytes, paths));
        }
    }
    for source in &mut places {
        source.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
    }
    places
}

/// What rests on each quotation: paths by source and words.
fn cited(read: &ReadArrangement) -> BTreeMap<(usize, &str), Vec<String>> {
    let arrangement = &read.arrangement;
    let numbers = (arrangement.numbers().into_iter()).flat_map(|(path, number)| {
        number
            .because
            .iter()
            .map(move |reason| (path.clone(), reason))
    });
    let actors = arrangement.actors.iter().flat_map(|actor| {
        let own = actor
            .because
            .iter()
            .map(|reason| (format!("actors.{}", actor.id), reason));
        own.chain(actor.turnovers.iter().flat_map(|turnover| {
            let path = format!("actors.{}.turnovers.{}", actor.id, turnover.date);
            turnover
                .because
                .iter()
                .map(move |reason| (path.clone(), reason))
        }))
    });
    let commitments = arrangement.commitments.iter().flat_map(|commitment| {
        let path = format!("commitments.{}", commitment.id);
        commitment
            .because
            .iter()
            .map(move |reason| (path.clone(), reason))
    });
    let reference = arrangement.reference.iter();
    let reference = reference.flat_map(|reference| &reference.because);
    let reference = reference.map(|reason| ("reference".to_owned(), reason));
    let mut cited: BTreeMap<(usize, &str), Vec<String>> = BTreeMap::new();
    for (path, reason) in numbers.chain(actors).chain(commitments).chain(reference) {
        if let Reason::Quotation { source, quote, .. } = reason {
            cited.entry((*source, quote)).or_default().push(path);
        }
    }
    cited
}

/// The text before and after a place, within its sentence; `…` where that is longer than is shown.
fn around(text: &str, bytes: &Range<usize>) -> (String, String) {
    let before = &text[..bytes.start];
    let begins = ends_of_sentences(before).last().unwrap_or(0);
    let after = &text[bytes.end..];
    // What is quoted may end its sentence itself.
    let ended = text[bytes.clone()].ends_with(['.', '!', '?']);
    let ends = match ended {
        true => 0,
        false => ends_of_sentences(after).next().unwrap_or(after.len()),
    };
    let before: Vec<char> = before[begins..].trim_start().chars().collect();
    let after: Vec<char> = after[..ends].trim_end().chars().collect();
    let shown_before: String = before[before.len().saturating_sub(SHOWN)..]
        .iter()
        .collect();
    let shown_after: String = after.iter().take(SHOWN).collect();
    (
        if before.len() > SHOWN {
            format!("…{shown_before}")
        } else {
            shown_before
        },
        if after.len() > SHOWN {
            format!("{shown_after}…")
        } else {
            shown_after
        },
    )
}

/// Where sentences of a text end, in bytes: after a full stop or its like (and the marks that close a
/// quotation) before white space, and at the end of a line.
fn ends_of_sentences(text: &str) -> impl Iterator<Item = usize> + '_ {
    let closing = ['"', '”', '’', '\'', ')'];
    text.char_indices().filter_map(move |(at, character)| {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '\n' => Some(at),
            '.' | '!' | '?' => {
                let marks = rest.trim_start_matches(closing);
                let ends = marks.starts_with(char::is_whitespace);
                ends.then(|| text.len() - marks.len())
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_shown_within_its_sentence() {
        let text = "One stands. “We will not go,” she said, “at 2.5 per cent.” He left.\nA new line goes on";
        let shown = |quote: &str| {
            let start = text.find(quote).expect("there");
            around(text, &(start..start + quote.len()))
        };
        let whole = ("“We will not go,” she said, ".to_owned(), ".”".to_owned());
        assert_eq!(shown("“at 2.5 per cent"), whole);
        assert_eq!(shown("new line"), ("A ".to_owned(), " goes on".to_owned()));
        assert_eq!(shown("He left."), (String::new(), String::new()));
        assert_eq!(shown("stands"), ("One ".to_owned(), ".".to_owned()));
    }

    #[test]
    fn a_long_sentence_is_cut() {
        let text = format!("{} here {}", "é".repeat(500), "b".repeat(500));
        let start = text.find("here").expect("there");
        let (before, after) = around(&text, &(start..start + 4));
        assert_eq!((before.chars().count(), after.chars().count()), (201, 201));
        assert!(before.starts_with('…') && after.ends_with('…'));
    }
}
