//! Mistakes about packages: what they keep, and the numbers that they set.

use thiserror::Error;

use super::{shortened, suggestion};

/// What is wrong with a package; `package` is its name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackageMistake {
    /// Two packages of one name.
    #[error("a second package \"{}\"", shortened(package))]
    SecondOfName {
        /// The name.
        package: String,
    },
    /// It keeps a commitment that the arrangement does not have.
    #[error("the arrangement has no commitment `{}`", shortened(id))]
    NoSuchCommitment {
        /// As written.
        id: String,
        /// The commitment that was probably meant.
        nearest: Option<String>,
        /// Those there are.
        known: Vec<String>,
    },
    /// It names a commitment twice.
    #[error("the package \"{}\" names `{id}` twice", shortened(package))]
    CommitmentTwice {
        /// The package.
        package: String,
        /// The commitment.
        id: String,
    },
    /// A path written as keys, which makes it a table.
    #[error(
        "`{}` is a table in the `set` of the package \"{}\"",
        shortened(key),
        shortened(package)
    )]
    PathWithoutQuotes {
        /// The package.
        package: String,
        /// The first part of the path.
        key: String,
    },
    /// It sets a number that the arrangement does not have.
    #[error("the arrangement has no number `{}`", shortened(path))]
    NoSuchNumber {
        /// As written.
        path: String,
        /// The path that was probably meant.
        nearest: Option<String>,
    },
    /// It sets what a deal is worth to somebody whom the deal does not name.
    #[error("the deal `{id}` names no value for `{actor}`")]
    NotNamedByDeal {
        /// The deal.
        id: String,
        /// The actor.
        actor: String,
    },
    /// It sets what holds no number.
    #[error("`{}` is not a number", shortened(key))]
    NotOfNumbers {
        /// The last part of the path.
        key: String,
    },
    /// It sets a number that is the same for all packages.
    #[error("`{path}` is no part of a package: {why}")]
    NoPartOfIt {
        /// As written.
        path: String,
        /// Why not.
        why: &'static str,
    },
    /// It sets a number of a commitment that it does not keep.
    #[error(
        "the package \"{}\" sets a number of `{id}`, which it does not keep",
        shortened(package)
    )]
    NotKept {
        /// The package.
        package: String,
        /// The commitment.
        id: String,
    },
    /// A list of options without any.
    #[error("`{path}` is empty")]
    NoOptions {
        /// Its path.
        path: String,
    },
    /// An option twice.
    #[error("`{path}` lists {value} twice")]
    OptionTwice {
        /// Its path.
        path: String,
        /// The option.
        value: String,
    },
}

impl PackageMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::SecondOfName { .. } => "give each package a name of its own".to_owned(),
            Self::NoSuchCommitment { nearest, known, .. } => suggestion(nearest.as_deref(), known),
            Self::CommitmentTwice { .. } => "name it once".to_owned(),
            Self::PathWithoutQuotes { .. } => {
                "write the whole path in quotation marks: set = { \"commitments.ID.strength\" = 0.2 }"
                    .to_owned()
            }
            Self::NoSuchNumber { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::NoSuchNumber { .. } => {
                "a package sets numbers that the file writes or that have a default; paths look like \
                 `commitments.us-backstop.honour`"
                    .to_owned()
            }
            Self::NotNamedByDeal { actor, .. } => {
                format!("add `{actor} = 0` to the deal's `value`; then a package can set it")
            }
            Self::NotOfNumbers { .. } => {
                "a package sets numbers only; what else differs between packages is written as \
                 commitments, each kept by some and not by others"
                    .to_owned()
            }
            Self::NoPartOfIt { .. } => "change it in the file, or with --set for all packages".to_owned(),
            Self::NotKept { id, .. } => {
                format!("add `{id}` to the package's `commitments`, or delete the setting")
            }
            Self::NoOptions { .. } => {
                "list the strengths to try: options = [0.1, 0.2]; or delete the key".to_owned()
            }
            Self::OptionTwice { .. } => "list each strength once".to_owned(),
        })
    }
}
