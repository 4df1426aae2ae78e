//! Mistakes of the file as a whole: it cannot be read, is no text, or is no TOML.

use thiserror::Error;

/// Why a file cannot be read as TOML.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentMistake {
    /// The operating system does not give it.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What the operating system says.
        reason: String,
    },
    /// It is a folder.
    #[error("this is a folder, not a file")]
    IsFolder,
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
    /// It breaks the syntax of TOML.
    #[error("not valid TOML: {reason}")]
    Syntax {
        /// What the parser says.
        reason: String,
    },
    /// More of the same followed.
    #[error("{count} more places are not valid TOML, perhaps only because of those above")]
    MoreSyntax {
        /// How many.
        count: usize,
    },
}

impl DocumentMistake {
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Unreadable { .. } => return None,
            Self::IsFolder => "name the arrangement's file in it",
            Self::TooLarge { .. } => {
                "is this the right file? documents belong in `[sources]`, as files of their own"
            }
            Self::NotUtf8 { .. } => "save the file as UTF-8",
            Self::Syntax { .. } => return self.syntax_help().map(str::to_owned),
            Self::MoreSyntax { .. } => "mend the first ones and check again",
        };
        Some(help.to_owned())
    }

    fn syntax_help(&self) -> Option<&'static str> {
        let Self::Syntax { reason } = self else {
            return None;
        };
        if reason.contains("string values must be quoted") {
            Some(
                "put text into double quotation marks; numbers are written like 12 or 0.5, dates like 2025-05-01",
            )
        } else if reason.contains("duplicate key") {
            Some("a key and a [table] may be written only once: keep one of the two")
        } else if reason.contains("recurs") {
            Some("nothing in an arrangement is nested this deeply")
        } else if reason.contains("key with no value") {
            Some("write `key = value`")
        } else {
            None
        }
    }
}
