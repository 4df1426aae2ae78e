//! How the lines of a text end, so that an edit leaves them as they are.

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`
    Unix,
    /// `\r\n`
    Windows,
}

impl LineEnd {
    /// With what most lines of a text end.
    pub fn of(text: &str) -> Self {
        let windows = text.matches("\r\n").count();
        match 2 * windows > text.matches('\n').count() {
            true => Self::Windows,
            false => Self::Unix,
        }
    }

    /// The text with every line ended so; a `\r` without a `\n` stays.
    pub fn put(self, text: &str) -> String {
        let plain = text.replace("\r\n", "\n");
        match self {
            Self::Unix => plain,
            Self::Windows => plain.replace('\n', "\r\n"),
        }
    }
}
