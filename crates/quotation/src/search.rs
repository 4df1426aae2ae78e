//! Whether a quotation stands, word for word, in the text it is said to come from.
//!
//! White space is folded (any stretch of it, line ends and no-break spaces included, equals one
//! space); straight and curly quotation marks, and dashes of every length, are taken as equal.
//! Everything else must agree, capitals included. A quotation begins and ends where words do:
//! “we can” does not stand in “we can't”, nor “2” in “2.5”.

use std::collections::HashMap;
use std::ops::Range;

use thiserror::Error;

use crate::tokens::{Token, tokens};

/// How much of the source a message repeats where the quotation stops agreeing.
const TOKENS_SHOWN: usize = 12;

/// A text prepared for any number of searches; each takes time linear in the text and quotation.
#[derive(Clone, Debug)]
pub struct SearchableText {
    text: String,
    words: HashMap<String, u32>,
    numbers: Vec<u32>,
    places: Vec<Range<usize>>,
}

/// Where a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the original text.
    pub bytes: Range<usize>,
    /// Unicode code points of the original text, end exclusive.
    pub code_points: Range<usize>,
}

/// Why a quotation does not stand in a text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotFound {
    /// There is nothing to look for.
    #[error("the quotation is empty")]
    Empty,
    /// Not even its first word occurs.
    #[error("the source does not contain its first word, \"{first_word}\"")]
    Nowhere {
        /// The quotation's first word or mark.
        first_word: String,
    },
    /// Its beginning occurs, the whole does not.
    #[error(
        "the source has \"{matched}\", then \"{source_goes_on}\" instead of \"{quotation_goes_on}\""
    )]
    Partly {
        /// The longest beginning of the quotation that the text contains, as the quotation has it.
        matched: String,
        /// What the quotation says next.
        quotation_goes_on: String,
        /// What the text says next, at the first place where that beginning stands.
        source_goes_on: String,
        /// Bytes of the text in which the beginning stands.
        bytes: Range<usize>,
    },
}

impl SearchableText {
    /// Prepares a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut words = HashMap::new();
        let mut numbers = Vec::new();
        let mut places = Vec::new();
        for token in tokens(&text) {
            let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
            numbers.push(*words.entry(token.folded).or_insert(next));
            places.push(token.bytes);
        }
        Self {
            text,
            words,
            numbers,
            places,
        }
    }

    /// The original text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Finds the first place where `quotation` stands.
    ///
    /// # Errors
    ///
    /// [`NotFound`] says how far the quotation and the text agree.
    pub fn find(&self, quotation: &str) -> Result<Found, NotFound> {
        let sought = tokens(quotation);
        if sought.is_empty() {
            return Err(NotFound::Empty);
        }
        let pattern: Vec<Option<u32>> = sought
            .iter()
            .map(|token| self.words.get(&token.folded).copied())
            .collect();
        let longest = longest_beginning(&pattern, &self.numbers);
        if longest.length == sought.len() {
            return Ok(self.found(longest.start, longest.length));
        }
        Err(self.miss(quotation, &sought, &longest))
    }

    fn found(&self, start: usize, length: usize) -> Found {
        let bytes = self.span(start, length);
        let first = self.text[..bytes.start].chars().count();
        let last = first + self.text[bytes.clone()].chars().count();
        Found {
            bytes,
            code_points: first..last,
        }
    }

    fn miss(&self, quotation: &str, sought: &[Token], longest: &Beginning) -> NotFound {
        if longest.length == 0 {
            let first_word = quotation[sought[0].bytes.clone()].to_owned();
            return NotFound::Nowhere { first_word };
        }
        // A trailing space says nothing to a reader: it goes to what differs.
        let matched_end = sought[longest.length - 1].bytes.end;
        let first_start = sought[0].bytes.start;
        let next = longest.start + longest.length;
        NotFound::Partly {
            matched: quotation[first_start..matched_end].trim_end().to_owned(),
            quotation_goes_on: shown(quotation, sought[longest.length..].iter().map(|t| &t.bytes)),
            source_goes_on: shown(&self.text, self.places[next..].iter()),
            bytes: self.span(longest.start, longest.length),
        }
    }

    fn span(&self, start: usize, length: usize) -> Range<usize> {
        self.places[start].start..self.places[start + length - 1].end
    }
}

/// The first few of the tokens at `places`, as the text has them.
fn shown<'p>(text: &str, places: impl Iterator<Item = &'p Range<usize>>) -> String {
    let mut shown: Option<Range<usize>> = None;
    for place in places.take(TOKENS_SHOWN) {
        let start = shown.map_or(place.start, |range| range.start);
        shown = Some(start..place.end);
    }
    shown.map_or_else(String::new, |range| text[range].trim().to_owned())
}

/// The longest beginning of a pattern that stands in a text, and where.
struct Beginning {
    start: usize,
    length: usize,
}

/// The search of Knuth, Morris and Pratt: one pass, and the longest partial match comes for free.
fn longest_beginning(pattern: &[Option<u32>], text: &[u32]) -> Beginning {
    let fallback = fallbacks(pattern);
    let mut best = Beginning {
        start: 0,
        length: 0,
    };
    let mut length = 0;
    for (position, &word) in text.iter().enumerate() {
        while length > 0 && pattern[length] != Some(word) {
            length = fallback[length - 1];
        }
        if pattern[length] == Some(word) {
            length += 1;
        }
        if length > best.length {
            best = Beginning {
                start: position + 1 - length,
                length,
            };
        }
        if length == pattern.len() {
            break;
        }
    }
    best
}

/// For each beginning of the pattern, the length of its longest proper ending that is also a
/// beginning. Words the text lacks (`None`) match nothing, so a match never passes them.
fn fallbacks(pattern: &[Option<u32>]) -> Vec<usize> {
    let mut fallback = vec![0; pattern.len()];
    let mut length = 0;
    for position in 1..pattern.len() {
        while length > 0 && pattern[position] != pattern[length] {
            length = fallback[length - 1];
        }
        if pattern[position] == pattern[length] {
            length += 1;
        }
        fallback[position] = length;
    }
    fallback
}
