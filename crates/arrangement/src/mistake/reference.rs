//! Mistakes of the class of historical peaces.

use history::class::ClassError;
use thiserror::Error;

/// What is wrong with the class of peaces held comparable.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReferenceMistake {
    /// There is no such class.
    #[error("{error}")]
    NoSuchClass {
        /// Why not.
        error: ClassError,
    },
}

impl ReferenceMistake {
    pub(super) fn help(&self) -> Option<String> {
        let Self::NoSuchClass { error } = self;
        Some(error.help())
    }
}
