//! The texts that an arrangement is read from, the file and the options, laid end to end so that
//! one range of bytes names a place in any of them.

use crate::types::Place;

/// A name, a line and a column, as people count them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file's name as given, or `command line`.
    pub name: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// A line and a column of the file, as an editor in a browser counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in UTF-16 code units, counted from 1.
    pub column: usize,
}

/// The file's text, followed by those of the options that change it.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    name: String,
    text: String,
    start: usize,
    line_starts: Vec<usize>,
}

/// One line of a text, with its place among the texts.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    pub(crate) name: &'t str,
    pub(crate) number: usize,
    pub(crate) text: &'t str,
    pub(crate) start: usize,
}

impl Texts {
    pub(crate) fn new(name: &str, text: String) -> Self {
        let mut texts = Self { pieces: Vec::new() };
        texts.push(name, text);
        texts
    }

    /// Adds a text after those there are; returns where it starts.
    pub(crate) fn push(&mut self, name: &str, text: String) -> usize {
        // A byte between two texts keeps the end of one apart from the start of the next.
        let start = self
            .pieces
            .last()
            .map_or(0, |piece| piece.start + piece.text.len() + 1);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        self.pieces.push(Piece {
            name: name.to_owned(),
            text,
            start,
            line_starts,
        });
        start
    }

    /// The file's text.
    pub(crate) fn file_text(&self) -> &str {
        self.pieces.first().map_or("", |piece| &piece.text)
    }

    /// The name of the file.
    pub(crate) fn file_name(&self) -> &str {
        self.pieces.first().map_or("", |piece| &piece.name)
    }

    /// Whether a place lies in the file rather than in an option.
    pub(crate) fn in_file(&self, place: &Place) -> bool {
        self.pieces
            .first()
            .is_some_and(|piece| place.start <= piece.text.len())
    }

    /// The line in which a byte lies.
    pub(crate) fn line(&self, byte: usize) -> Option<Line<'_>> {
        let piece = self.piece(byte)?;
        let byte = (byte - piece.start).min(piece.text.len());
        let index = piece.line_starts.partition_point(|&start| start <= byte) - 1;
        let start = piece.line_starts[index];
        let end = piece
            .line_starts
            .get(index + 1)
            .map_or(piece.text.len(), |&next| next - 1);
        let text = piece.text[start..end].trim_end_matches('\r');
        Some(Line {
            name: &piece.name,
            number: index + 1,
            text,
            start: piece.start + start,
        })
    }

    /// Where a place begins, as people count.
    pub(crate) fn location(&self, place: &Place) -> Option<Location> {
        let line = self.line(place.start)?;
        Some(Location {
            name: line.name.to_owned(),
            line: line.number,
            column: column(line.text, place.start - line.start),
        })
    }

    /// Where a place of the file begins and ends, as an editor counts; `None` if it is not in the file.
    pub(crate) fn positions(&self, place: &Place) -> Option<[Position; 2]> {
        if !self.in_file(place) {
            return None;
        }
        let text = self.file_text();
        let position = |byte: usize| {
            let line = self.line(byte.min(text.len()))?;
            let before = text.get(line.start..)?.char_indices();
            let units = before
                .take_while(|(at, _)| line.start + at < byte)
                .map(|(_, character)| character.len_utf16());
            Some(Position {
                line: line.number,
                column: units.sum::<usize>() + 1,
            })
        };
        Some([position(place.start)?, position(place.end)?])
    }

    fn piece(&self, byte: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= byte);
        self.pieces.get(after.checked_sub(1)?)
    }
}

/// The column, counted from 1, of a byte of a line.
fn column(line: &str, byte: usize) -> usize {
    line.char_indices().take_while(|&(at, _)| at < byte).count() + 1
}
