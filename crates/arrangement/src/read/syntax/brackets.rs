//! Brackets that are opened and not closed, found without the parser: after one, the parser takes
//! the rest of the file for its content.

use crate::types::Place;

/// A bracket that is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// Where it is opened.
    pub(super) opened: Place,
    /// What would close it.
    pub(super) closing: char,
    /// Where something stands that cannot stand in it.
    pub(super) noticed: Place,
}

/// The first bracket that is not closed; `None` too if a text is not closed, since then brackets
/// cannot be told from text.
pub(super) fn unclosed(text: &str) -> Option<Unclosed> {
    let bytes = text.as_bytes();
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut at = 0;
    let mut line_begins = true;
    while at < bytes.len() {
        if line_begins {
            line_begins = false;
            at += leading_space(&text[at..]);
            let line = first_line(&text[at..]);
            match open.last() {
                None if line.starts_with('[') => {
                    at += line.len();
                    continue;
                }
                Some(&opening) if cannot_stand_in(opening.1, line) => {
                    return Some(not_closed(opening, at..at + line.trim_end().len()));
                }
                _ => {}
            }
        }
        match bytes.get(at).copied() {
            None => break,
            Some(b'\n') => line_begins = true,
            Some(b'#') => {
                at += first_line(&text[at..]).len();
                continue;
            }
            Some(b'"' | b'\'') => {
                at += text_length(&text[at..])?;
                continue;
            }
            Some(opening @ (b'[' | b'{')) => open.push((at, opening)),
            Some(closing @ (b']' | b'}')) => match open.pop() {
                Some((_, opening)) if closes(opening) == char::from(closing) => {}
                Some(opening) => return Some(not_closed(opening, at..at + 1)),
                None => return None,
            },
            Some(_) if text[at..].starts_with(['“', '„']) => {
                let rest = first_line(&text[at..]);
                at += rest.find('”').unwrap_or(0).max("“".len());
                continue;
            }
            Some(_) => {}
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    let end = text.trim_end().len();
    open.pop().map(|opening| not_closed(opening, end..end))
}

fn not_closed((at, opening): (usize, u8), noticed: Place) -> Unclosed {
    Unclosed {
        opened: at..at + 1,
        closing: closes(opening),
        noticed,
    }
}

fn closes(opening: u8) -> char {
    if opening == b'[' { ']' } else { '}' }
}

/// Whether a line cannot stand between these brackets: a heading, or in a list a key with its value.
fn cannot_stand_in(opening: u8, line: &str) -> bool {
    is_heading(line) || (opening == b'[' && is_key(line))
}

/// A list begins with `[` too, but not with a word in it.
fn is_heading(line: &str) -> bool {
    let name = line.trim_start_matches('[');
    let brackets = line.len() - name.len();
    let word: &str = name.split([']', '.', ' ', ',']).next().unwrap_or_default();
    (1..=2).contains(&brackets)
        && word.starts_with(|first: char| first.is_ascii_alphabetic())
        && !matches!(word, "true" | "false" | "inf" | "nan")
}

fn is_key(line: &str) -> bool {
    let after = line.trim_start_matches(|character: char| {
        character.is_ascii_alphanumeric() || "-_.".contains(character)
    });
    after.len() < line.len() && after.trim_start().starts_with('=')
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// The length of the text that begins here, its marks included; `None` if it is not closed.
fn text_length(text: &str) -> Option<usize> {
    let mark = &text[..1];
    let long = mark.repeat(3);
    let escapes = mark == "\"";
    let (opening, closing) = if text.starts_with(&long) {
        (long.len(), long.as_str())
    } else {
        (1, mark)
    };
    let mut at = opening;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(closing) {
            return Some(at + closing.len());
        }
        if closing.len() == 1 && rest.starts_with('\n') {
            return None;
        }
        let mut characters = rest.chars();
        let first = characters.next();
        at += first.map_or(1, char::len_utf8);
        if escapes && first == Some('\\') {
            at += characters.next().map_or(0, char::len_utf8);
        }
    }
    None
}
