//! Mistakes about sources and the quotations from them.

use quotation::NotFound;
use thiserror::Error;

use super::{shortened, suggestion};

/// What is wrong with a source or a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SourceMistake {
    /// A quotation names a source that is not listed.
    #[error("no source is listed as `{}`", shortened(id))]
    Unlisted {
        /// As written.
        id: String,
        /// The source that was probably meant.
        nearest: Option<String>,
        /// Those listed.
        listed: Vec<String>,
    },
    /// The file at hand is not the text that was quoted.
    #[error("this is another text: `{path}` has the sha256 {found}")]
    AnotherText {
        /// The file.
        path: String,
        /// The hash of its bytes.
        found: String,
    },
    /// No hash at all.
    #[error("\"{}\" is no sha256", shortened(written))]
    NotAHash {
        /// As written.
        written: String,
    },
    /// The file is there and cannot be read.
    #[error("the source `{path}` cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the operating system says.
        reason: String,
    },
    /// A folder, a device or the like.
    #[error("the source `{path}` is not a file")]
    NotAFile {
        /// What it is.
        path: String,
    },
    /// Larger than any article.
    #[error("the source `{path}` is larger than {limit} bytes, the most that a source may have")]
    TooLarge {
        /// The file.
        path: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// Its bytes are no UTF-8 text.
    #[error("the source `{path}` is not UTF-8 text: first at byte {offset}")]
    NotUtf8 {
        /// The file.
        path: String,
        /// Where the first bad byte stands.
        offset: usize,
    },
    /// The quotation is not in its source.
    #[error("these words do not stand in the source `{source_id}`")]
    NotInSource {
        /// The source's id.
        source_id: String,
        /// How far they agree.
        miss: NotFound,
        /// Whether the quotation leaves words out: "…".
        has_gap: bool,
    },
}

impl SourceMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::Unlisted { listed, .. } if listed.is_empty() => {
                "list it first: [sources.NAME] with `file = \"…\"`".to_owned()
            }
            Self::Unlisted { nearest, listed, .. } => suggestion(nearest.as_deref(), listed),
            Self::AnotherText { .. } => "quote the text that is there and write its hash here, or get back the text that was quoted".to_owned(),
            Self::NotAHash { .. } => "a sha256 is 64 characters, digits and a to f, as `sha256sum` prints".to_owned(),
            Self::Unreadable { .. } => return None,
            Self::NotAFile { .. } => "name a text file".to_owned(),
            Self::TooLarge { .. } => "cut the document down to the part that is quoted".to_owned(),
            Self::NotUtf8 { .. } => "save the source as plain text in UTF-8".to_owned(),
            Self::NotInSource { miss, has_gap: true, .. } => {
                miss_help(miss) + "; where words are left out, quote the two passages separately, as a list"
            }
            Self::NotInSource { miss, .. } => miss_help(miss),
        })
    }
}

fn miss_help(miss: &NotFound) -> String {
    match miss {
        NotFound::Empty => "write the words that are quoted".to_owned(),
        NotFound::Nowhere { first_word } => {
            format!(
                "not even the first, \"{}\", does; quote word for word",
                shortened(first_word)
            )
        }
        NotFound::Partly {
            matched,
            quotation_goes_on,
            source_goes_on,
            ..
        } => {
            let source = if source_goes_on.is_empty() {
                "the source ends".to_owned()
            } else {
                format!("the source goes on \"{}\"", ending(source_goes_on))
            };
            format!(
                "after \"{}\" {source}, the quotation \"{}\"",
                beginning_cut(matched),
                ending(quotation_goes_on)
            )
        }
    }
}

/// The last words of a long stretch: what matters is where it stops.
fn beginning_cut(text: &str) -> String {
    const MOST_CHARACTERS: usize = 50;
    let count = text.chars().count();
    if count <= MOST_CHARACTERS {
        return one_line(text);
    }
    let kept: String = text.chars().skip(count - MOST_CHARACTERS).collect();
    format!("…{}", one_line(&kept))
}

fn ending(text: &str) -> String {
    shortened(&one_line(text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
