//! Mistakes about actors: their roles, whom they join, their moods and turnovers.

use thiserror::Error;

use super::{in_words, shortened, suggestion};

/// What is wrong with an actor, a mood or a turnover.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ActorMistake {
    /// Nobody has a role that exactly one actor has to have.
    #[error("there is no {role}")]
    NoneInRole {
        /// "challenger" or "protégé".
        role: &'static str,
        /// As the file writes the role.
        written: &'static str,
    },
    /// A role that only one may have is taken.
    #[error("`{actor}` is a second {role}: `{first}` is one already")]
    SecondInRole {
        /// "challenger" or "protégé".
        role: &'static str,
        /// The second.
        actor: String,
        /// The first.
        first: String,
    },
    /// More guarantors than the program takes.
    #[error("{count} guarantors, more than the {limit} that an arrangement may have")]
    TooManyGuarantors {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The game would be too large.
    #[error("this arrangement has {states} states, more than the {limit} that the program takes")]
    TooManyStates {
        /// How many there are; at most `usize::MAX`.
        states: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The game and its calendar would be too large together.
    #[error(
        "this arrangement has {states} states and {dates} dates, together more than the program \
         takes: {states} × {dates} is above {limit}"
    )]
    TooManyDates {
        /// States.
        states: usize,
        /// Dates at which something begins, ends or turns over.
        dates: usize,
        /// How large their product may be.
        limit: usize,
    },
    /// An id that no actor has.
    #[error("no actor is declared as `{}`", shortened(id))]
    Undeclared {
        /// As written.
        id: String,
        /// The actor that was probably meant.
        nearest: Option<String>,
        /// Those declared.
        declared: Vec<String>,
    },
    /// The challenger has no strength.
    #[error("{owner} lists no strength")]
    NoStrengths {
        /// Who: "the challenger `north`".
        owner: String,
    },
    /// A list of strengths for an actor that has a single one.
    #[error("{owner} has a list of strengths")]
    StrengthList {
        /// Who.
        owner: String,
    },
    /// A contest of nothing against nothing.
    #[error("neither side has any strength at readiness level {level}")]
    NoStrengthAtAll {
        /// The challenger's readiness level.
        level: usize,
    },
    /// `joins_after` names the actor itself.
    #[error("`{actor}` cannot join after itself")]
    JoinsItself {
        /// Its id.
        actor: String,
    },
    /// `joins_after` names somebody who chooses later.
    #[error("`{actor}` joins after `{other}`, who is listed after it")]
    JoinsLater {
        /// Whose `joins_after` it is.
        actor: String,
        /// Whom it names.
        other: String,
    },
    /// A guarantor is needed here.
    #[error("`{other}` is {role}, not a guarantor")]
    NotAGuarantor {
        /// Who was named.
        other: String,
        /// "the challenger" or "the protégé".
        role: &'static str,
    },
    /// The same name twice in a list.
    #[error("`{id}` is named twice")]
    NamedTwice {
        /// The name.
        id: String,
    },
    /// `moods = []`.
    #[error("the list of moods of `{actor}` is empty")]
    NoMoods {
        /// Whose.
        actor: String,
    },
    /// Turnovers of somebody without moods.
    #[error("`{actor}` has turnovers but no moods")]
    TurnoverWithoutMoods {
        /// Whose.
        actor: String,
    },
    /// `to` names a mood that is not there.
    #[error("`{actor}` has no mood `{}`", shortened(mood))]
    UnknownMood {
        /// Whose moods.
        actor: String,
        /// As written.
        mood: String,
        /// The mood that was probably meant.
        nearest: Option<String>,
        /// Its moods.
        moods: Vec<String>,
    },
    /// A turnover on or before the signing.
    #[error("the turnover of `{actor}` on {date} is not after the signing on {signed}")]
    TurnoverNotAfterSigning {
        /// Whose.
        actor: String,
        /// Its day.
        date: String,
        /// The day of the signing.
        signed: String,
    },
    /// Two turnovers of one guarantor on one day.
    #[error("a second turnover of `{actor}` on {date}")]
    TwoTurnoversOnOneDay {
        /// Whose.
        actor: String,
        /// The day.
        date: String,
    },
}

impl ActorMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoneInRole { written, role } => {
                format!("give the {role} `role = \"{written}\"`")
            }
            Self::SecondInRole { role, .. } => {
                format!("exactly one actor is the {role}; the others are guarantors, or left out")
            }
            Self::TooManyGuarantors { .. } => "join guarantors that act alike into one".to_owned(),
            Self::TooManyStates { .. } => "use fewer moods, readiness levels or guarantors: the states are moods × levels × (2 + 2^guarantors) + 1".to_owned(),
            Self::TooManyDates { .. } => "use fewer moods or readiness levels, or fewer turnovers and dated commitments".to_owned(),
            Self::Undeclared { nearest, declared, .. } => suggestion(nearest.as_deref(), declared),
            Self::NoStrengths { .. } => "write one strength per readiness level, weakest first: strength = [0.5, 0.8]".to_owned(),
            Self::StrengthList { .. } => "write one number, without brackets: only the challenger has readiness levels".to_owned(),
            Self::NoStrengthAtAll { .. } => "give the protégé or this level of the challenger a strength above 0".to_owned(),
            Self::JoinsItself { .. } => "name guarantors listed before it".to_owned(),
            Self::JoinsLater { actor, other } => format!("guarantors act in the order of the file: move `{other}` above `{actor}`"),
            Self::NotAGuarantor { .. } => "name guarantors only".to_owned(),
            Self::NamedTwice { .. } => "name it once".to_owned(),
            Self::NoMoods { .. } => "name at least one mood, or delete the key".to_owned(),
            Self::TurnoverWithoutMoods { .. } => "a turnover redraws the mood: list the `moods`, or delete the turnovers".to_owned(),
            Self::UnknownMood { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownMood { actor, moods, .. } => format!("the moods of `{actor}`: {}", in_words(moods)),
            Self::TurnoverNotAfterSigning { .. } => "say with the moods' `initial` how things stand on the day of the signing".to_owned(),
            Self::TwoTurnoversOnOneDay { .. } => "a guarantor's mood is redrawn at most once a day: keep one".to_owned(),
        })
    }
}
