//! What a reader should know about an arrangement that is otherwise in order.

use std::path::PathBuf;

use annotate_snippets::Level;
use jiff::civil::Date;
use thiserror::Error;

use crate::mistake::{path_shown, shortened};
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
    #[error("the source `{id}` is not at hand: {}", quotations_are(*quotations))]
    SourceAbsent {
        /// Its id.
        id: String,
        /// Every file that was looked for.
        looked_for: Vec<PathBuf>,
        /// Of the folders in which was looked, those that are not there.
        no_folders: Vec<PathBuf>,
        /// How many quotations rest on it.
        quotations: usize,
    },
    /// A quotation so short that finding it proves little.
    #[error("a quotation of {words} {} carries little: \"{}\" may stand anywhere", if *words == 1 { "word" } else { "words" }, shortened(quote))]
    ShortQuotation {
        /// The quotation.
        quote: String,
        /// Its words.
        words: usize,
    },
    /// Two actors of one name.
    #[error("`{first}` and `{actor}` have the same name, {}", shortened(name))]
    SameName {
        /// The first.
        first: String,
        /// The other.
        actor: String,
        /// The name.
        name: String,
    },
    /// A guarantor that has no choice to make.
    #[error("`{actor}` has no pledge and no deployment: under this peace it never fights")]
    NeverFights {
        /// The guarantor.
        actor: String,
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
    /// No class of historical peaces is named.
    #[error("no class of historical peaces is held beside this arrangement")]
    NoReference,
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
            Self::SourceAbsent {
                looked_for,
                no_folders,
                ..
            } => {
                let absent = match no_folders.as_slice() {
                    [] => String::new(),
                    folders => format!("; there is no folder {}", listed(folders)),
                };
                Some(format!(
                    "looked for {}{absent}; name a folder that holds it with --sources DIR",
                    listed(looked_for)
                ))
            }
            Self::ShortQuotation { .. } => Some("quote at least three words".to_owned()),
            Self::SameName { .. } => Some("give one of them another `name`".to_owned()),
            Self::NeverFights { .. } => Some(
                "only who has one, be it of 0 points, chooses when there is an assault".to_owned(),
            ),
            Self::StrengthFalls { .. } => Some(
                "strengths are listed weakest first; a number has a point, not a comma: 0.5"
                    .to_owned(),
            ),
            Self::NoReference => Some(
                "write [reference] with `class = \"…\"` and `because = \"…\"`; `backstop history` lists \
                 the classes"
                    .to_owned(),
            ),
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
        0 => "no reason quotes it".to_owned(),
        1 => "its 1 quotation is not verified".to_owned(),
        _ => format!("its {count} quotations are not verified"),
    }
}

fn listed(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path_shown(path)).collect();
    paths.join(", ")
}
