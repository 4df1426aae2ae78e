//! Reading: bytes to an arrangement, or to a report of everything that is wrong with them.
//!
//! The parser's table is walked key by key ([`walk`]); every reader returns something usable even
//! where it found a mistake (a number that could not be read is NaN, which breaks no further
//! rule), so that one pass finds all mistakes.

mod actor;
mod calibration;
mod commitment;
mod cross;
mod document;
mod file;
mod mood;
mod number;
mod option;
mod package;
mod reason;
mod reference;
mod settings;
mod source;
mod syntax;
mod walk;

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use quotation::SearchableText;

use crate::assumptions::Assumptions;
use crate::mistake::{DocumentMistake, Mistake, path_shown};
use crate::notice::{self, Notice, NoticeKind};
use crate::report::Report;
use crate::rule::MOST_BYTES;
use crate::sources::read_at_most;
use crate::text::{Location, Texts};
use crate::types::{Arrangement, Place};

pub use settings::Setting;

/// What to do while reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Folders in which sources are looked for, after the arrangement's own.
    pub source_folders: Vec<PathBuf>,
    /// Numbers to hold other values than the file says; a path twice is a mistake.
    pub set: Vec<Setting>,
    /// Ids of commitments to leave out; an id twice is a mistake.
    pub without: Vec<String>,
    /// Whether a source counts as at hand only if its file truly lies in one of the folders: then neither
    /// `..`, nor a path from the root, nor a link leads out of them.
    pub confined: bool,
}

/// An arrangement without mistakes, and what is known about its file.
#[derive(Clone, Debug)]
pub struct ReadArrangement {
    /// The arrangement.
    pub arrangement: Arrangement,
    /// The sha256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// How its assumptions stand.
    pub assumptions: Assumptions,
    /// What a reader should know.
    pub notices: Vec<Notice>,
    /// The texts of the sources that are at hand, in the order of [`Arrangement::sources`].
    pub documents: Vec<Option<SearchableText>>,
    pub(crate) texts: Texts,
}

impl ReadArrangement {
    /// The file's text.
    pub fn text(&self) -> &str {
        self.texts.file_text()
    }

    /// Where something stands, as people count.
    pub fn location(&self, place: &Place) -> Option<Location> {
        self.texts.location(place)
    }

    /// Adds what only who checks a file wants to be told: that it names no historical class.
    pub fn notice_no_reference(&mut self) {
        if self.arrangement.reference.is_none() {
            let kind = NoticeKind::NoReference;
            self.notices.push(Notice { kind, place: None });
        }
    }

    /// The notices as text, each at its place; empty if there are none.
    pub fn render_notices(&self, colour: bool) -> String {
        notice::render(&self.texts, &self.notices, colour)
    }
}

/// Reads an arrangement from its file.
///
/// # Errors
///
/// A report of all the mistakes found.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<ReadArrangement, Report> {
    let name = path_shown(path);
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(mistake) => return Err(single(&name, mistake)),
    };
    read_bytes(&name, &bytes, path.parent(), options)
}

/// Reads an arrangement from bytes that are at hand; `name` is what reports call them.
///
/// Sources are looked for in `folder`, then in the folders of the options; without any, no file
/// is touched.
///
/// # Errors
///
/// A report of all the mistakes found.
pub fn read_bytes(
    name: &str,
    bytes: &[u8],
    folder: Option<&Path>,
    options: &ReadOptions,
) -> Result<ReadArrangement, Report> {
    if bytes.len() > MOST_BYTES {
        return Err(single(
            name,
            DocumentMistake::TooLarge { limit: MOST_BYTES },
        ));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => document::read(name, text, folder, options),
        Err(error) => Err(not_utf8(name, bytes, error.valid_up_to())),
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, DocumentMistake> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => DocumentMistake::NotFound {
            nearest: file_with_ending(path),
        },
        _ => DocumentMistake::Unreadable {
            reason: error.to_string(),
        },
    };
    if path.is_dir() {
        let inside = path.join("arrangement.toml");
        return Err(DocumentMistake::IsFolder {
            nearest: inside.is_file().then_some(inside),
        });
    }
    let file = File::open(path).map_err(unreadable)?;
    read_at_most(file)
        .map_err(unreadable)?
        .ok_or(DocumentMistake::TooLarge { limit: MOST_BYTES })
}

/// The file that `backstop new NAME` writes, where NAME was asked for.
fn file_with_ending(path: &Path) -> Option<PathBuf> {
    let mut name = path.as_os_str().to_owned();
    name.push(".toml");
    Some(PathBuf::from(name)).filter(|path| path.is_file())
}

fn single(name: &str, mistake: DocumentMistake) -> Report {
    let mistake = Mistake {
        kind: mistake.into(),
        place: None,
        also: None,
    };
    Report::new(Texts::new(name, String::new()), vec![mistake], 1)
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Report {
    // What cannot be decoded is shown as the replacement character; before it, bytes and places
    // agree with the file.
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mistake = Mistake {
        kind: DocumentMistake::NotUtf8 {
            byte: bytes.get(valid).copied().unwrap_or_default(),
        }
        .into(),
        place: Some(valid..valid + char::REPLACEMENT_CHARACTER.len_utf8()),
        also: None,
    };
    Report::new(Texts::new(name, text), vec![mistake], 1)
}

#[cfg(test)]
mod tests {
    use crate::sources::hash;

    #[test]
    fn the_hash_is_the_published_one_of_abc() {
        assert_eq!(
            hash(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
