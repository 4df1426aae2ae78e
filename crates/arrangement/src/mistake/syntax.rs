//! Mistakes of a file that is not TOML throughout, told in the words of people where they can be.

use thiserror::Error;

use super::shortened;

/// What breaks the syntax of TOML.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SyntaxMistake {
    /// Something that the reader has no better words for than the parser's.
    #[error("not valid TOML: {reason}")]
    Other {
        /// What the parser says.
        reason: String,
    },
    /// More of the same followed.
    #[error("{count} more {} not valid TOML, perhaps only because of the above", if *count == 1 { "line is" } else { "lines are" })]
    More {
        /// In how many lines.
        count: usize,
    },
    /// A table, a list or a heading without its end.
    #[error("the {what} that begins here is not closed")]
    Unclosed {
        /// "table" or "list".
        what: &'static str,
        /// What would close it.
        closing: char,
    },
    /// A text without its end.
    #[error("the text that begins here is not closed")]
    UnclosedText {
        /// The quotation mark that would close it.
        mark: char,
    },
    /// Curly quotation marks around a text.
    #[error("curly quotation marks do not enclose a text")]
    CurlyMarks,
    /// Two keys of a table, with nothing between them.
    #[error("a comma is missing before `{}`", shortened(key))]
    NoCommaBeforeKey {
        /// The second key.
        key: String,
    },
    /// Two numbers of a list, with nothing between them.
    #[error("a comma is missing in \"{}\"", shortened(written))]
    NoCommaBetween {
        /// As written.
        written: String,
    },
    /// A number in a spelling that TOML does not have.
    #[error("\"{}\" is no number", shortened(written))]
    Number {
        /// As written.
        written: String,
        /// How it is written in TOML.
        help: String,
    },
    /// A date in a spelling that TOML does not have.
    #[error("\"{}\" is no date", shortened(written))]
    Date {
        /// As written.
        written: String,
        /// How it is written in TOML.
        help: String,
    },
    /// Yes or no in a spelling that TOML does not have.
    #[error("\"{}\" is neither true nor false", shortened(written))]
    Truth {
        /// As written.
        written: String,
    },
    /// A key with nothing behind its `=`.
    #[error("there is no value behind this `=`")]
    NoValue,
    /// `[commitments]` where a list is meant.
    #[error("`commitments` stands here a second time")]
    SecondCommitments,
    /// A heading written twice.
    #[error("the table `{}` stands here a second time", shortened(name))]
    SecondTable {
        /// The last part of its name.
        name: String,
    },
    /// A key written twice.
    #[error("the key `{}` stands here a second time", shortened(key))]
    SecondKey {
        /// The key.
        key: String,
    },
}

impl SyntaxMistake {
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Other { reason } => return other_help(reason).map(str::to_owned),
            Self::More { .. } => "mend the first ones and check again",
            Self::Unclosed { closing, .. } => return Some(format!("is its `{closing}` missing?")),
            Self::UnclosedText { mark } => {
                return Some(format!("end it with {mark} in the same line"));
            }
            Self::CurlyMarks => "use the straight mark: \"…\"",
            Self::NoCommaBeforeKey { .. } => {
                "in a table between { and } keys are separated by commas; elsewhere each has a line of its own"
            }
            Self::NoCommaBetween { .. } => {
                "values of a list are separated by commas; a single number has no space in it"
            }
            Self::Number { help, .. } | Self::Date { help, .. } => return Some(help.clone()),
            Self::Truth { .. } => {
                "write true or false, in small letters and without quotation marks"
            }
            Self::NoValue => "write a value, or delete the key",
            Self::SecondCommitments => {
                "each commitment has a heading with double brackets: write [[commitments]] everywhere"
            }
            Self::SecondTable { .. } => {
                "write the keys of both below one heading, or give one of them another name"
            }
            Self::SecondKey { .. } => "a key may be written only once: keep one of the two",
        };
        Some(help.to_owned())
    }
}

fn other_help(reason: &str) -> Option<&'static str> {
    const HELPS: [(&str, &str); 6] = [
        (
            "string values must be quoted",
            "put text into double quotation marks; numbers are written like 12 or 0.5, dates like 2025-05-01",
        ),
        ("recurs", "nothing in an arrangement is nested this deeply"),
        ("key with no value", "write `key = value`"),
        (
            "invalid unquoted key",
            "a key is made of letters, digits, `-` and `_`: write `key = value`",
        ),
        (
            "unclosed table",
            "a heading ends with its bracket: [target]",
        ),
        (
            "unexpected key or value",
            "one value stands behind a key; several are a list, [1, 2]",
        ),
    ];
    HELPS
        .iter()
        .find_map(|(known, help)| reason.contains(known).then_some(*help))
}
