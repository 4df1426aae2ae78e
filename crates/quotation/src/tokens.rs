//! A text cut into words, marks and spaces, with what is to count as equal made equal.

use std::ops::Range;

/// One word, one mark or one stretch of white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What is compared: typographic variants replaced by one of them.
    pub(crate) folded: String,
    /// The bytes it takes in the original text.
    pub(crate) bytes: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Mark,
    Space,
    /// Takes no room on the page: a soft hyphen, a byte order mark.
    Invisible,
}

/// Cuts `text` into tokens; white space at either end gives none.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut previous = Class::Space;
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let end = start + character.len_utf8();
        let next = characters.peek().map(|&(_, next)| next);
        let class = match class_of(character) {
            Class::Mark if joins_a_word(tokens.last(), previous, character, next) => Class::Word,
            class => class,
        };
        if class == Class::Invisible {
            continue;
        }
        match tokens.last_mut() {
            Some(token) if class == previous && class == Class::Word => {
                token.folded.push(fold(character));
                token.bytes.end = end;
            }
            Some(token) if class == previous && class == Class::Space => token.bytes.end = end,
            None if class == Class::Space => {}
            _ => tokens.push(Token {
                folded: fold(character).to_string(),
                bytes: start..end,
            }),
        }
        previous = class;
    }
    if previous == Class::Space {
        tokens.pop();
    }
    tokens
}

/// Whether a mark belongs to the word around it: `don't`, `2.5`. Cutting there would let
/// “we can” be quoted from “we can't”.
fn joins_a_word(last: Option<&Token>, previous: Class, mark: char, next: Option<char>) -> bool {
    let before = last
        .filter(|_| previous == Class::Word)
        .and_then(|token| token.folded.chars().next_back());
    match (before, next) {
        (Some(before), Some(next)) => match fold(mark) {
            '\'' => before.is_alphanumeric() && next.is_alphanumeric(),
            '.' | ',' => before.is_numeric() && next.is_numeric(),
            _ => false,
        },
        _ => false,
    }
}

fn class_of(character: char) -> Class {
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Class::Invisible,
        _ if character.is_whitespace() => Class::Space,
        _ if character.is_alphanumeric() => Class::Word,
        _ => Class::Mark,
    }
}

fn fold(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => '"',
        '‘' | '’' | '‚' | '‛' | '`' | '´' | '＇' => '\'',
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}
