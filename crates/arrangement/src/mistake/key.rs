//! Mistakes about keys: unknown, missing, in the wrong table, with a value of the wrong type.

use thiserror::Error;

use super::{in_words, shortened, suggestion};
use crate::rule::MOST_ID_CHARACTERS;

/// What is wrong with a key or the type of its value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyMistake {
    /// No such key here.
    #[error("unknown key `{}` {place}", shortened(key))]
    Unknown {
        /// As written.
        key: String,
        /// Which table: "in `[war]`".
        place: String,
        /// The key that was probably meant.
        nearest: Option<String>,
        /// The keys that may stand there.
        known: Vec<String>,
        /// Other tables in which this very key may stand.
        elsewhere: Vec<String>,
    },
    /// The key exists, but not for this role or kind.
    #[error("`{key}` makes no sense for {owner}")]
    Misplaced {
        /// As written.
        key: String,
        /// Whose table it is: "the protégé `ukraine`".
        owner: String,
        /// Where it belongs: "in a guarantor's table".
        belongs: String,
    },
    /// A key that has to be there is not.
    #[error("{owner} has no `{key}`")]
    Missing {
        /// The missing key.
        key: String,
        /// Whose it is: "the actor `us`".
        owner: String,
        /// What to write.
        example: String,
    },
    /// The value has another type.
    #[error("`{path}` is {found}, but has to be {expected}")]
    WrongType {
        /// Dotted path of the key.
        path: String,
        /// The type expected.
        expected: String,
        /// The type found.
        found: String,
        /// What to write, where that is not plain from the type.
        example: Option<String>,
    },
    /// The text is none of those known.
    #[error("\"{}\" is no {what}", shortened(found))]
    NotOneOf {
        /// What was expected: "role".
        what: &'static str,
        /// As written.
        found: String,
        /// The one that was probably meant.
        nearest: Option<String>,
        /// All of them.
        known: Vec<String>,
    },
    /// A text that says nothing.
    #[error("`{path}` is empty")]
    EmptyText {
        /// Dotted path of the key.
        path: String,
    },
    /// An id with other characters than letters, digits, `-` and `_`.
    #[error("\"{}\" cannot be an id", shortened(id))]
    BadId {
        /// As written.
        id: String,
    },
    /// Two things of one kind with the same id.
    #[error("a second {what} `{}`", shortened(id))]
    DuplicateId {
        /// The kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// More than may be.
    #[error("{count} {what}, more than the {limit} that an arrangement may have")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A day that the calendar does not have.
    #[error("{written} is not a day of the calendar")]
    NoSuchDay {
        /// As written.
        written: String,
    },
}

impl KeyMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::Unknown {
                key,
                nearest,
                known,
                elsewhere,
                ..
            } => unknown_help(key, nearest.as_deref(), known, elsewhere),
            Self::Misplaced { key, belongs, .. } => {
                format!("`{key}` belongs {belongs}: move or delete it")
            }
            Self::Missing { example, .. } => format!("add {example}"),
            Self::WrongType { example, .. } => return example.clone(),
            Self::NotOneOf { nearest, known, .. } => suggestion(nearest.as_deref(), known),
            Self::EmptyText { path } => empty_help(path).to_owned(),
            Self::BadId { .. } => format!(
                "use letters, digits, `-` and `_`, at most {MOST_ID_CHARACTERS} of them; a `name` may hold anything"
            ),
            Self::DuplicateId { what, .. } => format!("give each {what} an id of its own"),
            Self::TooMany { .. } => "leave out those that matter least".to_owned(),
            Self::NoSuchDay { .. } => "write a date like 2025-05-01".to_owned(),
        })
    }
}

fn unknown_help(
    key: &str,
    nearest: Option<&str>,
    known: &[String],
    elsewhere: &[String],
) -> String {
    match (nearest, elsewhere) {
        (Some(nearest), _) => format!("did you mean `{nearest}`?"),
        (None, []) => format!("known keys here: {}", in_words(known)),
        (None, places) => format!("`{key}` belongs {}", places.join(", or ")),
    }
}

/// What to write for an empty text: keys that have to be there cannot be deleted.
fn empty_help(path: &str) -> &'static str {
    if path == "title" {
        return "write the question in a line";
    }
    if path == "packages.name" {
        return "write it out: it has to be there";
    }
    match path.rsplit('.').next() {
        Some("quote") => "write the words that are quoted, or give a judgement: because = \"…\"",
        Some("id" | "by" | "kind" | "role" | "file" | "source") => {
            "write it out: it has to be there"
        }
        _ => "write it out, or delete the key",
    }
}
