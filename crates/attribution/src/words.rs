//! The words of a text, and how they are capitalised.

use std::ops::Range;

use crate::characters::{is_letter, is_letter_or_digit};

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// It has no letter.
    NoLetter,
    /// It begins with anything but a capital.
    Small,
    /// It begins with a capital.
    First,
    /// All its letters are capitals, and it is longer than one character.
    All,
}

/// The words of a text as bytes, in order: letters and digits, held together by single marks between
/// them (`don't`, `2.5`, `Anglo-French`, the `U.S` of `U.S. troops`).
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut open: Option<usize> = None;
    while let Some((at, character)) = characters.next() {
        if is_letter_or_digit(character) {
            open.get_or_insert(at);
            continue;
        }
        let goes_on = characters
            .peek()
            .is_some_and(|&(_, next)| is_letter_or_digit(next));
        if open.is_some() && goes_on && joins(character) {
            continue;
        }
        found.extend(open.take().map(|start| start..at));
    }
    found.extend(open.map(|start| start..text.len()));
    found
}

/// Whether a mark between letters or digits holds a word together.
fn joins(mark: char) -> bool {
    matches!(mark, '.' | '\'' | '’' | '-' | '&' | '/' | ',')
}

/// How a word is capitalised.
pub fn capitals(word: &str) -> Capitals {
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return Capitals::NoLetter;
    };
    if !word.chars().any(is_letter) {
        return Capitals::NoLetter;
    }
    if !first.is_uppercase() {
        return Capitals::Small;
    }
    if characters.next().is_some() && !word.chars().any(char::is_lowercase) {
        return Capitals::All;
    }
    Capitals::First
}

#[cfg(test)]
mod tests {
    use super::{Capitals, capitals, words};

    #[test]
    fn single_marks_between_letters_hold_a_word_together() {
        let text = "The U.S. said 2.5% – isn’t it? Anglo-French, and/or A--B";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(
            found,
            [
                "The",
                "U.S",
                "said",
                "2.5",
                "isn’t",
                "it",
                "Anglo-French",
                "and/or",
                "A",
                "B"
            ]
        );
    }

    #[test]
    fn capitals_are_none_first_or_all() {
        assert_eq!(capitals("2.5"), Capitals::NoLetter);
        assert_eq!(capitals("peace"), Capitals::Small);
        assert_eq!(capitals("Kyiv"), Capitals::First);
        assert_eq!(capitals("I"), Capitals::First);
        assert_eq!(capitals("NATO"), Capitals::All);
    }
}
