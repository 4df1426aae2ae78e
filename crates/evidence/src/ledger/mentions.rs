//! Words of a text as names are looked for among them.

use std::ops::Range;

use attribution::{Capitals, capitals, words};

/// Words that begin with a capital and name nobody.
const NO_NAMES: [&str; 56] = [
    "The",
    "A",
    "An",
    "But",
    "And",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "In",
    "On",
    "At",
    "As",
    "If",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "When",
    "While",
    "After",
    "Before",
    "Asked",
    "Setting",
    "Ahead",
    "Under",
    "Of",
    "For",
    "With",
    "From",
    "Without",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
];
/// Small words within names.
const JOINING: [&str; 8] = ["de", "der", "von", "van", "al", "bin", "du", "la"];

/// A name has no more words than these.
const LONGEST_NAME: usize = 8;

/// A word of a text, without an 's at its end.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) bytes: Range<usize>,
    /// Whether only one space parts it from the word before.
    pub(crate) follows: bool,
    pub(crate) is_possessive: bool,
}

/// The words of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut last = None;
    let token = |bytes: Range<usize>| {
        let word = &text[bytes.clone()];
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        let follows = last.is_some_and(|end| text.get(end..bytes.start) == Some(" "));
        last = Some(bytes.end);
        Token {
            bytes: bytes.start..bytes.start + stem.unwrap_or(word).len(),
            follows,
            is_possessive: stem.is_some(),
        }
    };
    words(text).into_iter().map(token).collect()
}

/// Whether a word may be part of a name.
fn is_name(word: &str) -> bool {
    matches!(capitals(word), Capitals::First | Capitals::All) && !NO_NAMES.contains(&word)
}

/// How many words from a place on are one name, small words within it included.
pub(crate) fn name_length(text: &str, tokens: &[Token]) -> usize {
    let mut length = 0;
    for (index, token) in tokens.iter().take(LONGEST_NAME).enumerate() {
        let word = &text[token.bytes.clone()];
        let goes_on = index == 0 || (token.follows && !tokens[index - 1].is_possessive);
        if !goes_on {
            break;
        }
        if is_name(word) {
            length = index + 1;
        } else if index == 0 || !JOINING.contains(&word) {
            break;
        }
    }
    length
}

/// Whether these words stand at the beginning of some tokens, capitals aside where `any_case`.
pub(crate) fn stands(text: &str, tokens: &[Token], name: &str, any_case: bool) -> Option<usize> {
    let mut count = 0;
    for word in name.split(' ') {
        let token = tokens.get(count)?;
        let here = &text[token.bytes.clone()];
        // A headline may be all in capitals.
        let same = here == word
            || (any_case && here.to_lowercase() == word)
            || (here.len() > 2 && here == word.to_uppercase());
        if !same || (count > 0 && !token.follows) {
            return None;
        }
        count += 1;
    }
    Some(count)
}
