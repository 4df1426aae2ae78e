//! An article as pieces with features, and the windows in which it is read.

use std::ops::Range;

use crate::{
    encoder::Input,
    quotation_marks::quoted_stretches,
    wordpiece::{Piece, Vocabulary},
    words::{Capitals, capitals, words},
};

/// Begins a window.
const CLASSIFICATION: Input = Input {
    id: 101,
    feature: 0,
};
/// Ends a paragraph.
pub(crate) const SEPARATOR: u32 = 102;
/// Pieces of a window without its first.
const ROOM: usize = 254;
/// Pieces on either side that are read as context at least, where there are so many.
const CONTEXT: usize = 32;

/// A text cut into pieces.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) pieces: Vec<Piece>,
    inputs: Vec<Input>,
    /// For each piece, the number of its unit: a word's pieces are one unit, any other piece is one.
    units: Vec<u32>,
    /// The pieces with which paragraphs begin.
    paragraphs: Vec<usize>,
}

/// Part of an article that is read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// The pieces that are encoded.
    pub(crate) pieces: Range<usize>,
    /// The pieces among them in which cues are looked for; these ranges tile the article.
    pub(crate) core: Range<usize>,
}

impl Article {
    /// Cuts a text into pieces, with [`SEPARATOR`] after each paragraph.
    pub(crate) fn new(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut pieces = Vec::new();
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for paragraph in text.split('\n') {
            let end = start + paragraph.len();
            if !paragraph.trim().is_empty() {
                let first = pieces.len();
                vocabulary.cut(paragraph, start, &mut pieces);
                if pieces.len() > first {
                    paragraphs.push(first);
                }
                pieces.push(Piece {
                    id: SEPARATOR,
                    bytes: end..end,
                });
            }
            start = end + 1;
        }
        let (inputs, units) = described(text, &pieces);
        Self {
            pieces,
            inputs,
            units,
            paragraphs,
        }
    }

    /// The pieces of a window as the encoder takes them, behind the one that begins it.
    pub(crate) fn inputs(&self, window: &Window) -> Vec<Input> {
        let mut inputs = Vec::with_capacity(ROOM + 1);
        inputs.push(CLASSIFICATION);
        inputs.extend(&self.inputs[window.pieces.clone()]);
        inputs
    }

    /// The number of a piece's unit, counted from the article's beginning.
    pub(crate) fn unit(&self, piece: usize) -> u32 {
        self.units[piece]
    }

    /// The bytes of the text from the first of some pieces to the last.
    pub(crate) fn bytes(&self, pieces: &Range<usize>) -> Range<usize> {
        self.pieces[pieces.start].bytes.start..self.pieces[pieces.end - 1].bytes.end
    }

    /// Whether there is a word among some pieces, and not only marks.
    pub(crate) fn has_word(&self, pieces: &Range<usize>) -> bool {
        let inputs = &self.inputs[pieces.clone()];
        inputs
            .iter()
            .any(|input| input.feature >= 2 * Capitals::Small as u8)
    }

    /// Whether a piece is the end of a paragraph.
    pub(crate) fn is_separator(&self, piece: usize) -> bool {
        self.inputs[piece].id == SEPARATOR
    }

    /// The windows: their cores are cut where paragraphs begin, where possible, and what room is left
    /// goes to the context on both sides.
    pub(crate) fn windows(&self) -> impl Iterator<Item = Window> {
        let count = self.pieces.len();
        let mut start = 0;
        std::iter::from_fn(move || {
            (start < count).then(|| {
                let core = start..self.core_end(start);
                let room = ROOM - core.len();
                let first = core.start.saturating_sub(room / 2);
                let last = count.min(core.end + room - (core.start - first));
                start = core.end;
                Window {
                    pieces: first..last,
                    core,
                }
            })
        })
    }

    fn core_end(&self, start: usize) -> usize {
        let end = start + ROOM - 2 * CONTEXT;
        if end >= self.pieces.len() {
            return self.pieces.len();
        }
        let after = self.paragraphs.partition_point(|&first| first <= end);
        match after.checked_sub(1).map(|last| self.paragraphs[last]) {
            Some(first) if first > start => first,
            _ => end,
        }
    }
}

/// For each piece, what the encoder takes, and the number of its unit.
fn described(text: &str, pieces: &[Piece]) -> (Vec<Input>, Vec<u32>) {
    let quoted = quoted_stretches(text);
    let words = words(text);
    let (mut inputs, mut units) = (
        Vec::with_capacity(pieces.len()),
        Vec::with_capacity(pieces.len()),
    );
    let (mut word, mut stretch, mut unit) = (0, 0, 0u32);
    let mut last_word = None;
    for piece in pieces {
        let at = piece.bytes.start;
        word += words[word..]
            .iter()
            .take_while(|word| word.end <= at)
            .count();
        stretch += quoted[stretch..]
            .iter()
            .take_while(|stretch| stretch.end <= at)
            .count();
        let its_word = words.get(word).filter(|word| word.contains(&at));
        let case = its_word.map_or(Capitals::NoLetter, |word| capitals(&text[word.clone()]));
        let is_quoted = quoted
            .get(stretch)
            .is_some_and(|stretch| stretch.contains(&at));
        inputs.push(Input {
            id: piece.id,
            feature: case as u8 * 2 + u8::from(is_quoted),
        });
        let this_word = its_word.map(|_| word);
        if !inputs.is_empty() && (this_word.is_none() || this_word != last_word) {
            unit += 1;
        }
        last_word = this_word;
        units.push(unit);
    }
    (inputs, units)
}
