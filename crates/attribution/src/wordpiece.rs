//! Word pieces: words cut into the longest pieces that a vocabulary knows, as BERT's uncased models do.

use std::{collections::HashMap, ops::Range};

use unicode_normalization::char::decompose_canonical;

use crate::characters::{is_accent, is_control, is_ideograph, is_punctuation};

/// Words with more characters than this are not looked up.
const LONGEST_WORD: usize = 100;

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its number in the vocabulary.
    pub(crate) id: u32,
    /// The bytes of the text that it stands for.
    pub(crate) bytes: Range<usize>,
}

/// The pieces that a model knows, by number.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Pieces with which a word begins.
    beginnings: HashMap<&'static str, u32>,
    /// Pieces with which a word goes on.
    continuations: HashMap<&'static str, u32>,
    unknown: u32,
}

/// A word, lower case and without accents, and the bytes of the text for each of its characters.
#[derive(Default)]
struct Word {
    folded: String,
    /// Where each character of `folded` begins in it, and the bytes that it stands for.
    characters: Vec<(usize, Range<usize>)>,
}

impl Word {
    fn push(&mut self, character: char, bytes: Range<usize>) {
        // Of a word too long to be looked up, only where it ends matters.
        if self.characters.len() > LONGEST_WORD
            && let Some((_, last)) = self.characters.last_mut()
        {
            last.end = bytes.end;
            return;
        }
        self.characters.push((self.folded.len(), bytes));
        self.folded.push(character);
    }

    fn clear(&mut self) {
        self.folded.clear();
        self.characters.clear();
    }
}

impl Vocabulary {
    /// Reads a vocabulary with a piece on each line; pieces that go on begin with `##`. `None` without `[UNK]`.
    pub(crate) fn new(lines: &'static str) -> Option<Self> {
        let mut beginnings = HashMap::with_capacity(1 << 15);
        let mut continuations = HashMap::with_capacity(1 << 13);
        for (piece, id) in lines.lines().zip(0u32..) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => continuations.insert(rest, id),
                _ => beginnings.insert(piece, id),
            };
        }
        let unknown = *beginnings.get("[UNK]")?;
        Some(Self {
            beginnings,
            continuations,
            unknown,
        })
    }

    /// Appends the pieces of a paragraph that begins at byte `start` of its text.
    pub(crate) fn cut(&self, paragraph: &str, start: usize, pieces: &mut Vec<Piece>) {
        let mut word = Word::default();
        for (at, character) in paragraph.char_indices() {
            let bytes = start + at..start + at + character.len_utf8();
            if character.is_whitespace() {
                self.end_word(&mut word, pieces);
            } else if matches!(character, '\0' | '\u{fffd}') || is_control(character) {
            } else if is_ideograph(character) {
                self.end_word(&mut word, pieces);
                word.push(character, bytes);
                self.end_word(&mut word, pieces);
            } else {
                self.add(character, &bytes, &mut word, pieces);
            }
        }
        self.end_word(&mut word, pieces);
    }

    /// Adds a character to the word, taken apart into letters and accents; punctuation is a word by itself.
    fn add(&self, character: char, bytes: &Range<usize>, word: &mut Word, pieces: &mut Vec<Piece>) {
        let mut fold = |part: char| {
            if is_accent(part) {
                return;
            }
            for lower in part.to_lowercase() {
                if is_punctuation(lower) {
                    self.end_word(word, pieces);
                    word.push(lower, bytes.clone());
                    self.end_word(word, pieces);
                } else {
                    word.push(lower, bytes.clone());
                }
            }
        };
        if character.is_ascii() {
            fold(character);
        } else {
            decompose_canonical(character, fold);
        }
    }

    /// Cuts the word into the longest pieces known, from its beginning; one unknown piece where that fails.
    fn end_word(&self, word: &mut Word, pieces: &mut Vec<Piece>) {
        let count = word.characters.len();
        if count == 0 {
            return;
        }
        let before = pieces.len();
        let mut first = 0;
        while first < count && count <= LONGEST_WORD {
            let Some((id, end)) = self.longest(word, first) else {
                break;
            };
            let bytes = word.characters[first].1.start..word.characters[end - 1].1.end;
            pieces.push(Piece { id, bytes });
            first = end;
        }
        if first < count {
            pieces.truncate(before);
            let bytes = word.characters[0].1.start..word.characters[count - 1].1.end;
            pieces.push(Piece {
                id: self.unknown,
                bytes,
            });
        }
        word.clear();
    }

    /// The longest piece known that begins at a character of a word, and the character after it.
    fn longest(&self, word: &Word, first: usize) -> Option<(u32, usize)> {
        let known = if first == 0 {
            &self.beginnings
        } else {
            &self.continuations
        };
        let rest = &word.folded[word.characters[first].0..];
        let offset = word.characters[first].0;
        (first + 1..=word.characters.len()).rev().find_map(|end| {
            let length = word
                .characters
                .get(end)
                .map_or(rest.len(), |next| next.0 - offset);
            known.get(&rest[..length]).map(|&id| (id, end))
        })
    }
}
