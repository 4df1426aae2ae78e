//! The usual slips of the pen in a line that is not TOML.

use std::ops::Range;

use crate::mistake::SyntaxMistake;
use crate::written::{date_help, number_help};

/// Slips of one line that are told.
const MOST_SLIPS: usize = 3;

/// A slip, and the bytes of the line where it stands.
pub(super) type Slip = (SyntaxMistake, Range<usize>);

/// The slips in a line in which the parser stumbled; none if it is not to be recognised.
pub(super) fn slips(line: &str) -> Vec<Slip> {
    if line.contains("\"\"\"") || line.contains("'''") {
        return Vec::new();
    }
    let plain = match without_texts(line) {
        Ok(plain) => plain,
        Err(slip) => return vec![slip],
    };
    let mut slips = Vec::new();
    let assignments: Vec<usize> = plain.match_indices('=').map(|(at, _)| at).collect();
    if assignments.is_empty() {
        pieces(&plain, 0..plain.len(), &mut slips);
    }
    for (index, &at) in assignments.iter().enumerate() {
        let next = assignments.get(index + 1).copied();
        value(
            &plain,
            at + 1..next.unwrap_or(plain.len()),
            next.is_some(),
            &mut slips,
        );
        if slips.len() >= MOST_SLIPS {
            break;
        }
    }
    slips
}

/// The line with its texts and its comment replaced by as many bytes without a meaning.
fn without_texts(line: &str) -> Result<String, Slip> {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let at = plain.len();
        match first {
            '#' => break,
            '“' | '”' | '„' | '«' | '»' | '‘' => {
                let closing = match first {
                    '«' => '»',
                    '‘' => '’',
                    _ => '”',
                };
                let end = rest.find(closing).filter(|&end| end > 0);
                let length = end.map_or(rest.trim_end().len(), |end| {
                    end + rest[end..].chars().next().map_or(0, char::len_utf8)
                });
                return Err((SyntaxMistake::CurlyMarks, at..at + length));
            }
            '"' | '\'' => {
                let Some(length) = text_length(rest, first) else {
                    let curly = rest.contains(['“', '”']);
                    let slip = if curly {
                        SyntaxMistake::CurlyMarks
                    } else {
                        SyntaxMistake::UnclosedText { mark: first }
                    };
                    return Err((slip, at..at + rest.trim_end().len()));
                };
                plain += &"\"".repeat(length);
                rest = &rest[length..];
            }
            _ => {
                plain.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    Ok(plain)
}

fn text_length(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = mark == '"';
        } else if character == mark {
            return Some(at + 1);
        }
    }
    None
}

/// The slips between one `=` and the next, before which a key stands, or the end of the line.
fn value(plain: &str, place: Range<usize>, key_follows: bool, slips: &mut Vec<Slip>) {
    let mut place = trimmed(plain, place);
    if key_follows {
        let key = key_at_end(&plain[place.clone()]);
        let key_place = place.end - key.len()..place.end;
        place = trimmed(plain, place.start..key_place.start);
        let before = &plain[place.clone()];
        if !key.is_empty() && !before.is_empty() && !before.ends_with([',', '{']) {
            let key = key.to_owned();
            slips.push((SyntaxMistake::NoCommaBeforeKey { key }, key_place));
        }
    }
    let stripped = plain[place.clone()].trim_end_matches(['}', ']', ',', ' ', '\t']);
    if stripped.is_empty() {
        slips.push((
            SyntaxMistake::NoValue,
            place.start.saturating_sub(1)..place.start,
        ));
        return;
    }
    let written = place.start..place.start + stripped.len();
    if !stripped.starts_with(['[', '{'])
        && stripped.contains(',')
        && let Some(slip) = one(&plain[written.clone()])
    {
        slips.push((slip, written));
        return;
    }
    pieces(plain, place, slips);
}

/// The slips of values that are separated by commas or brackets.
fn pieces(plain: &str, place: Range<usize>, slips: &mut Vec<Slip>) {
    let mut start = place.start;
    for piece in plain[place].split([',', '[', ']', '{', '}']) {
        let written = trimmed(plain, start..start + piece.len());
        start += piece.len() + 1;
        if let Some(slip) = one(&plain[written.clone()]) {
            slips.push((slip, written));
        }
        if slips.len() >= MOST_SLIPS {
            return;
        }
    }
}

/// What is wrong with one value.
fn one(written: &str) -> Option<SyntaxMistake> {
    let owned = || written.to_owned();
    if let Some(help) = date_help(written) {
        return Some(SyntaxMistake::Date {
            written: owned(),
            help,
        });
    }
    if let Some(help) = number_help(written) {
        return Some(SyntaxMistake::Number {
            written: owned(),
            help,
        });
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| word.parse::<f64>().is_ok()) {
        return Some(SyntaxMistake::NoCommaBetween { written: owned() });
    }
    let lower = written.to_lowercase();
    let truth = matches!(lower.as_str(), "yes" | "no" | "on" | "off")
        || (matches!(lower.as_str(), "true" | "false") && lower != written);
    truth.then(|| SyntaxMistake::Truth { written: owned() })
}

fn key_at_end(text: &str) -> &str {
    let is_key = |character: char| character.is_alphanumeric() || "-_.".contains(character);
    let start = text.trim_end_matches(is_key).len();
    &text[start..]
}

fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let inner = &text[place.clone()];
    let start = place.start + inner.len() - inner.trim_start().len();
    let end = place.start + inner.trim_end().len();
    start..end.max(start)
}
