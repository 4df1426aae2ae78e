//! Mistakes in what the command line changes: `--set` and `--without`.

use thiserror::Error;

use super::{shortened, suggestion};
use crate::written::number_help;

/// What is wrong with an option.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OptionMistake {
    /// `--set` names a number that the arrangement does not have.
    #[error("the arrangement has no number `{}`", shortened(path))]
    NoSuchNumber {
        /// As written.
        path: String,
        /// The path that was probably meant.
        nearest: Option<String>,
        /// Paths that begin alike.
        alike: Vec<String>,
    },
    /// `--set` gives no number.
    #[error("\"{}\" is no number", shortened(value))]
    NotANumber {
        /// As written.
        value: String,
    },
    /// `--set` names a key that holds something else.
    #[error("`{}` is not a number", shortened(key))]
    NotOfNumbers {
        /// The last part of the path.
        key: String,
    },
    /// `--set` or `--without` twice for the same.
    #[error("`{}` is given twice with {option}", shortened(name))]
    Twice {
        /// The option.
        option: &'static str,
        /// The path or the id.
        name: String,
    },
    /// `--without` names a commitment that the arrangement does not have.
    #[error("the arrangement has no commitment `{}`", shortened(id))]
    NoSuchCommitment {
        /// As written.
        id: String,
        /// The commitment that was probably meant.
        nearest: Option<String>,
        /// Those there are.
        known: Vec<String>,
    },
}

impl OptionMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoSuchNumber { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::NoSuchNumber { alike, .. } if alike.is_empty() => {
                "paths look like `actors.us.stake`, `commitments.us-backstop.honour` or `war.decisive`".to_owned()
            }
            Self::NoSuchNumber { alike, .. } => suggestion(None, alike),
            Self::NotOfNumbers { .. } => "--set changes numbers only: change it in the file".to_owned(),
            Self::Twice { .. } => "give it once".to_owned(),
            Self::NotANumber { value } => number_help(value)
                .unwrap_or_else(|| "write a number like 60 or 0.5".to_owned()),
            Self::NoSuchCommitment { nearest, known, .. } => suggestion(nearest.as_deref(), known),
        })
    }
}
