//! Mistakes of the file as a whole: it cannot be read, or is no text.

use std::path::PathBuf;

use thiserror::Error;

use super::path_shown;

/// Why a file cannot be read as a text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentMistake {
    /// The operating system does not give it.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What the operating system says.
        reason: String,
    },
    /// There is none of this name.
    #[error("there is no such file")]
    NotFound {
        /// The file that was probably meant.
        nearest: Option<PathBuf>,
    },
    /// It is a folder.
    #[error("this is a folder, not a file")]
    IsFolder {
        /// The arrangement in it.
        nearest: Option<PathBuf>,
    },
    /// It is larger than any arrangement.
    #[error("the file is larger than {limit} bytes, the most that an arrangement may have")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Its bytes are no UTF-8 text.
    #[error("the byte 0x{byte:02X} here is not UTF-8 text")]
    NotUtf8 {
        /// The first byte that fits no character.
        byte: u8,
    },
}

impl DocumentMistake {
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Unreadable { .. } => return None,
            Self::NotFound {
                nearest: Some(nearest),
            }
            | Self::IsFolder {
                nearest: Some(nearest),
            } => {
                return Some(format!("did you mean `{}`?", path_shown(nearest)));
            }
            Self::NotFound { .. } => {
                "name its path from the folder you are in; `backstop new NAME` writes one to start from"
            }
            Self::IsFolder { .. } => "name the arrangement's file in it",
            Self::TooLarge { .. } => {
                "is this the right file? documents belong in `[sources]`, as files of their own"
            }
            Self::NotUtf8 { .. } => "save the file as UTF-8",
        };
        Some(help.to_owned())
    }
}
