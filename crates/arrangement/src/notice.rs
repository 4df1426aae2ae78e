//! What a reader should know about an arrangement that is otherwise in order.

use std::path::PathBuf;

use annotate_snippets::Level;
use jiff::civil::Date;
use thiserror::Error;

use crate::report::{Entry, render_entry};
use crate::text::Texts;
use crate::types::Place;

/// Something worth saying, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What is worth saying.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NoticeKind {
    /// A source is not at hand, so its quotations are not verified.
    #[error("the source `{id}` is not at hand: its {} not verified", quotations_are(*quotations))]
    SourceAbsent {
        /// Its id.
        id: String,
        /// Every file that was looked for.
        looked_for: Vec<PathBuf>,
        /// How many quotations rest on it.
        quotations: usize,
    },
    /// A turnover on or after the horizon.
    #[error("the turnover of `{actor}` on {date} has no effect: it is not before the horizon")]
    TurnoverAfterHorizon {
        /// Whose.
        actor: String,
        /// Its day.
        date: Date,
    },
    /// A commitment that begins after the horizon.
    #[error("`{id}` is never active: it begins on {date}, after the horizon")]
    CommitmentAfterHorizon {
        /// The commitment.
        id: String,
        /// Its first day.
        date: Date,
    },
    /// Strengths that are not listed weakest first.
    #[error("readiness level {level} of `{actor}` is weaker than the level below it")]
    StrengthFalls {
        /// The challenger.
        actor: String,
        /// The level, counted from 0.
        level: usize,
    },
    /// Broken credibility that makes honour weigh more.
    #[error("`credibility.broken` is {value}: honour weighs more when credibility is broken")]
    BrokenAboveOne {
        /// The multiplier.
        value: f64,
    },
}

impl NoticeKind {
    /// What to do about it, or where was looked.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::SourceAbsent { looked_for, .. } if looked_for.is_empty() => {
                Some("name the folder that holds it with --sources DIR".to_owned())
            }
            Self::SourceAbsent { looked_for, .. } => {
                let paths: Vec<String> = looked_for
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                Some(format!(
                    "looked for {}; name a folder that holds it with --sources DIR",
                    paths.join(", ")
                ))
            }
            Self::StrengthFalls { .. } => Some("strengths are listed weakest first".to_owned()),
            _ => None,
        }
    }
}

pub(crate) fn render(texts: &Texts, notices: &[Notice], colour: bool) -> String {
    notices
        .iter()
        .map(|notice| {
            let entry = Entry {
                level: Level::WARNING,
                message: notice.kind.to_string(),
                help: notice.kind.help(),
                place: notice.place.as_ref(),
                also: None,
            };
            render_entry(texts, colour, &entry) + "\n\n"
        })
        .collect()
}

fn quotations_are(count: usize) -> String {
    match count {
        1 => "1 quotation is".to_owned(),
        _ => format!("{count} quotations are"),
    }
}
