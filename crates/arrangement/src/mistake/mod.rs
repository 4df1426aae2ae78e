//! What can be wrong with an arrangement: one variant for each kind of mistake, and what to do.

mod actor;
mod calibration;
mod commitment;
mod document;
mod key;
mod number;
mod option;
mod package;
mod reference;
mod source;
mod syntax;

use std::path::Path;

use thiserror::Error;

pub use actor::ActorMistake;
pub use calibration::CalibrationMistake;
pub use commitment::CommitmentMistake;
pub use document::DocumentMistake;
pub use key::KeyMistake;
pub use number::NumberMistake;
pub use option::OptionMistake;
pub use package::PackageMistake;
pub use reference::ReferenceMistake;
pub use source::SourceMistake;
pub use syntax::SyntaxMistake;

use crate::types::Place;

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// Where it stands; `None` if it concerns the file as a whole.
    pub place: Option<Place>,
    /// Another place that helps to understand it, with a few words about it.
    pub also: Option<(Place, &'static str)>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum MistakeKind {
    /// The file cannot be read as a text.
    #[error(transparent)]
    Document(#[from] DocumentMistake),
    /// The text is not TOML.
    #[error(transparent)]
    Syntax(#[from] SyntaxMistake),
    /// A key, its presence or the type of its value.
    #[error(transparent)]
    Key(#[from] KeyMistake),
    /// A number.
    #[error(transparent)]
    Number(#[from] NumberMistake),
    /// Actors, their moods and turnovers.
    #[error(transparent)]
    Actor(#[from] ActorMistake),
    /// Commitments.
    #[error(transparent)]
    Commitment(#[from] CommitmentMistake),
    /// Packages and options.
    #[error(transparent)]
    Package(#[from] PackageMistake),
    /// What numbers are calibrated to.
    #[error(transparent)]
    Calibration(#[from] CalibrationMistake),
    /// Sources and quotations.
    #[error(transparent)]
    Source(#[from] SourceMistake),
    /// The class of historical peaces.
    #[error(transparent)]
    Reference(#[from] ReferenceMistake),
    /// What the command line changes.
    #[error(transparent)]
    Option(#[from] OptionMistake),
}

impl MistakeKind {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Document(mistake) => mistake.help(),
            Self::Syntax(mistake) => mistake.help(),
            Self::Key(mistake) => mistake.help(),
            Self::Number(mistake) => mistake.help(),
            Self::Actor(mistake) => mistake.help(),
            Self::Commitment(mistake) => mistake.help(),
            Self::Package(mistake) => mistake.help(),
            Self::Calibration(mistake) => mistake.help(),
            Self::Source(mistake) => mistake.help(),
            Self::Reference(mistake) => mistake.help(),
            Self::Option(mistake) => mistake.help(),
        }
    }

    /// Whether it can be judged from its own line, so that it stands even in a file whose
    /// syntax is broken elsewhere.
    pub(crate) fn is_local(&self) -> bool {
        match self {
            Self::Document(_) | Self::Syntax(_) => true,
            Self::Key(mistake) => !matches!(mistake, KeyMistake::Missing { .. }),
            Self::Number(mistake) => mistake.is_local(),
            _ => false,
        }
    }
}

/// Names in backquotes, for messages: "`a`, `b` and `c`".
pub(crate) fn in_words<S: AsRef<str>>(names: &[S]) -> String {
    const MOST_NAMED: usize = 20;
    let mut quoted: Vec<String> = names
        .iter()
        .take(MOST_NAMED)
        .map(|name| format!("`{}`", shortened(name.as_ref())))
        .collect();
    if names.len() > MOST_NAMED {
        quoted.push(format!("{} more", names.len() - MOST_NAMED));
    }
    match quoted.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// What somebody wrote, short enough for a message.
pub(crate) fn shortened(written: &str) -> String {
    const MOST_CHARACTERS: usize = 60;
    let printable = visible(written.chars().take(MOST_CHARACTERS));
    if written.chars().nth(MOST_CHARACTERS).is_some() {
        printable + "…"
    } else {
        printable
    }
}

/// A path as it may stand in a message: nothing in it is hidden, and nothing steers the terminal.
pub fn path_shown(path: &Path) -> String {
    visible(path.display().to_string().chars())
}

/// Text in which nothing is hidden, and nothing steers the terminal.
fn visible(characters: impl Iterator<Item = char>) -> String {
    let shown = |character| match is_invisible(character) {
        true => '\u{fffd}',
        false => character,
    };
    characters.map(shown).collect()
}

/// "did you mean `x`?", or else what may stand there.
pub(crate) fn suggestion<S: AsRef<str>>(nearest: Option<&str>, known: &[S]) -> String {
    match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if known.is_empty() => "there is nothing to name here".to_owned(),
        None => format!("what may stand here: {}", in_words(known)),
    }
}

/// Whether a character steers a terminal, turns the direction of writing or shows nothing.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A number as a person would write it.
pub(crate) fn plainly(number: f64) -> String {
    let size = number.abs();
    if number != 0.0 && !(1e-6..1e15).contains(&size) {
        format!("{number:e}")
    } else {
        number.to_string()
    }
}
