//! An article as pieces with features, and the windows in which it is read.

use std::ops::Range;

use crate::{
    attention::BLOCK,
    encoder::{Input, POSITIONS},
    quotation_marks::quoted_stretches,
    reporting_verbs::reports,
    wordpiece::{Piece, Vocabulary},
    words::{Capitals, capitals, words},
};

/// Begins a window.
const CLASSIFICATION: Input = Input {
    id: 101,
    feature: 0,
    position: 0,
};
/// Ends a paragraph.
pub(crate) const SEPARATOR: u32 = 102;
/// Pieces of a window without its first: a text of some 700 words is read at once.
const ROOM: usize = 16 * BLOCK - 1;
/// Pieces on either side that are read as context, where there are so many.
const CONTEXT: usize = BLOCK;
/// A paragraph that would begin beyond this position begins at 1 again, so that it finds room.
const ANEW: u16 = 256;

/// A text cut into pieces.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) pieces: Vec<Piece>,
    /// What the encoder takes, but for the positions, which windows give.
    inputs: Vec<Input>,
    /// For each piece, the number of its unit: a word's pieces are one unit, any other piece is one.
    units: Vec<u32>,
    /// The pieces with which paragraphs begin.
    paragraphs: Vec<usize>,
    /// The pieces with which verbs begin that are cues, whatever the encoder says.
    reporting: Vec<usize>,
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
        let Described {
            inputs,
            units,
            reporting,
        } = described(text, &pieces);
        Self {
            pieces,
            inputs,
            units,
            paragraphs,
            reporting,
        }
    }

    /// The pieces of a window as the encoder takes them, behind the one that begins it.
    pub(crate) fn inputs(&self, window: &Window) -> Vec<Input> {
        let mut inputs = Vec::with_capacity(ROOM + 1);
        inputs.push(CLASSIFICATION);
        let before = self
            .paragraphs
            .partition_point(|&first| first < window.pieces.start);
        let mut paragraphs = self.paragraphs[before..].iter().peekable();
        let mut position = 0;
        for piece in window.pieces.clone() {
            let begins_anew = paragraphs.next_if_eq(&&piece).is_some() && position >= ANEW;
            let is_last = usize::from(position) == POSITIONS - 1;
            position = if begins_anew || is_last {
                1
            } else {
                position + 1
            };
            inputs.push(Input {
                position,
                ..self.inputs[piece]
            });
        }
        inputs
    }

    /// The number of a piece's unit, counted from the article's beginning.
    pub(crate) fn unit(&self, piece: usize) -> u32 {
        self.units[piece]
    }

    /// Whether a piece is there and belongs to a unit.
    pub(crate) fn has_unit(&self, piece: usize, unit: u32) -> bool {
        self.units.get(piece) == Some(&unit)
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

    /// Whether a piece begins a verb that is a cue, whatever the encoder says.
    pub(crate) fn reports(&self, piece: usize) -> bool {
        self.reporting.binary_search(&piece).is_ok()
    }

    /// The windows: their cores are cut where paragraphs begin, where possible.
    pub(crate) fn windows(&self) -> impl Iterator<Item = Window> {
        let count = self.pieces.len();
        let mut start = 0;
        std::iter::from_fn(move || {
            (start < count).then(|| {
                let core = start..self.core_end(start);
                let first = core.start.saturating_sub(CONTEXT);
                let last = count.min(core.end + CONTEXT);
                start = core.end;
                Window {
                    pieces: first..last,
                    core,
                }
            })
        })
    }

    fn core_end(&self, start: usize) -> usize {
        let before = start.min(CONTEXT);
        if self.pieces.len() - start + before <= ROOM {
            return self.pieces.len();
        }
        let end = start + ROOM - before - CONTEXT;
        let after = self.paragraphs.partition_point(|&first| first <= end);
        match after.checked_sub(1).map(|last| self.paragraphs[last]) {
            Some(first) if first > start => first,
            _ => end,
        }
    }
}

/// For each piece, what the encoder takes and the number of its unit; and those that begin reporting verbs.
struct Described {
    inputs: Vec<Input>,
    units: Vec<u32>,
    reporting: Vec<usize>,
}

fn described(text: &str, pieces: &[Piece]) -> Described {
    let quoted = quoted_stretches(text);
    let words = words(text);
    let (mut inputs, mut units) = (
        Vec::with_capacity(pieces.len()),
        Vec::with_capacity(pieces.len()),
    );
    let mut reporting = Vec::new();
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
            position: 0,
        });
        let this_word = its_word.map(|_| word);
        if this_word.is_some()
            && this_word != last_word
            && !is_quoted
            && reports(text, &words, word)
        {
            reporting.push(units.len());
        }
        if !inputs.is_empty() && (this_word.is_none() || this_word != last_word) {
            unit += 1;
        }
        last_word = this_word;
        units.push(unit);
    }
    Described {
        inputs,
        units,
        reporting,
    }
}

#[cfg(test)]
mod tests {
    use super::{ANEW, Article, CONTEXT, Input, POSITIONS, Piece, ROOM, SEPARATOR, Window};

    /// Paragraphs of so many pieces each, their ends among them.
    fn article(lengths: &[usize]) -> Article {
        let (mut pieces, mut paragraphs) = (Vec::new(), Vec::new());
        for &length in lengths {
            paragraphs.push(pieces.len());
            for place in 1..=length {
                let id = if place == length { SEPARATOR } else { 2_000 };
                let at = pieces.len();
                pieces.push(Piece {
                    id,
                    bytes: at..at + 1,
                });
            }
        }
        let input = |piece: &Piece| Input {
            id: piece.id,
            feature: 2,
            position: 0,
        };
        Article {
            inputs: pieces.iter().map(input).collect(),
            units: (0..).take(pieces.len()).collect(),
            pieces,
            paragraphs,
            reporting: Vec::new(),
        }
    }

    fn positions(article: &Article, pieces: std::ops::Range<usize>) -> Vec<usize> {
        let window = Window {
            core: pieces.clone(),
            pieces,
        };
        let inputs = article.inputs(&window);
        inputs.iter().map(|input| input.position.into()).collect()
    }

    #[test]
    fn cores_tile_an_article_and_windows_have_room() {
        for lengths in [
            vec![50; 300],
            vec![5_000],
            vec![700, 700, 3, 1_500],
            vec![ROOM],
            vec![ROOM + 1],
            vec![1],
        ] {
            let article = article(&lengths);
            let windows: Vec<Window> = article.windows().collect();
            let mut read = 0;
            for window in &windows {
                assert_eq!(window.core.start, read);
                assert!(window.core.end > read && window.pieces.len() <= ROOM);
                let context = [
                    window.core.start - window.pieces.start,
                    window.pieces.end - window.core.end,
                ];
                assert!(context.iter().all(|&pieces| pieces <= CONTEXT));
                read = window.core.end;
            }
            assert_eq!(read, article.pieces.len());
            assert!(article.pieces.len() > ROOM || windows.len() == 1);
        }
    }

    #[test]
    fn windows_are_cut_where_paragraphs_begin() {
        let article = article(&[50; 300]);
        assert!(
            article
                .windows()
                .all(|window| window.core.start.is_multiple_of(50))
        );
    }

    #[test]
    fn positions_begin_anew_with_a_far_paragraph_and_behind_the_last() {
        let anew = usize::from(ANEW);
        // The second paragraph stands behind as many pieces as there are positions before it begins anew.
        assert_eq!(
            positions(&article(&[anew, 3]), 0..anew + 3)[anew..],
            [anew, 1, 2, 3]
        );
        assert_eq!(
            positions(&article(&[anew - 1, 3]), 0..anew + 2)[anew - 1..],
            [anew - 1, anew, anew + 1, anew + 2]
        );
        assert_eq!(
            positions(&article(&[600]), 0..600)[POSITIONS - 2..][..4],
            [510, 511, 1, 2]
        );
        // A window that begins within a paragraph counts from there.
        assert_eq!(
            positions(&article(&[anew + 9, 2]), 10..anew + 11)[anew - 2..],
            [anew - 2, anew - 1, anew, anew + 1]
        );
    }
}
