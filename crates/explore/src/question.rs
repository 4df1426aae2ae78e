//! One arrangement, asked again and again with other numbers.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook, SolveError};
use thiserror::Error;

/// The tolerance at which a question is asked: that of `backstop run`, so that both agree on which
/// side of a target an answer is.
const TOLERANCE: f64 = 1e-10;
/// Layouts that are kept, at most.
const MOST_LAYOUTS: usize = 4;
/// How far probabilities may be from summing to 1.
const SUM: f64 = 1e-9;

/// Why numbers have no outlook.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum AskError {
    /// Probabilities that were changed apart do not sum to 1.
    #[error("the probabilities of the moods of `{actor}`, each by itself, sum to {sum}")]
    Moods {
        /// The actor.
        actor: String,
        /// What they sum to.
        sum: f64,
    },
    /// The target lies beyond the horizon.
    #[error("the target of {years} years lies beyond the horizon of {horizon}")]
    TargetBeyondHorizon {
        /// The target.
        years: f64,
        /// The horizon.
        horizon: f64,
    },
    /// Nobody could win.
    #[error("neither side has any strength at one of the challenger's readiness levels")]
    NoStrength,
    /// The game could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
}

/// Why a question has no answer.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum QuestionError {
    /// There is no outlook with these numbers.
    #[error("{changed}: {error}")]
    NoOutlook {
        /// What was changed, as PATH = VALUE or in words.
        changed: String,
        /// Why not.
        error: AskError,
    },
    /// There is no such number.
    #[error("there is no number `{path}` in this arrangement; {}", instead(nearest.as_deref()))]
    UnknownNumber {
        /// The path asked for.
        path: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// The number is none that could be moved by itself.
    #[error("`{path}` cannot be moved by itself: {why}")]
    NoLever {
        /// Its path.
        path: String,
        /// Why not.
        why: &'static str,
    },
}

fn instead(nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "the reference of the arrangement file lists the paths".to_owned(),
    }
}

impl QuestionError {
    /// There is no number at a path.
    pub(crate) fn unknown(arrangement: &Arrangement, path: &str) -> Self {
        Self::UnknownNumber {
            path: path.to_owned(),
            nearest: arrangement.nearest_number(path),
        }
    }

    /// The same, naming another number that was changed before.
    pub(crate) fn also(self, path: &str, value: f64) -> Self {
        match self {
            Self::NoOutlook { changed, error } => Self::NoOutlook {
                changed: format!("{path} = {value}, {changed}"),
                error,
            },
            other => other,
        }
    }
}

/// An arrangement with room to solve it again with other numbers.
#[derive(Clone, Debug)]
pub struct Question {
    arrangement: Arrangement,
    /// The game in the layouts that numbers asked for last, the latest first: a date that numbers move
    /// may come before another or after it, time and again.
    games: Vec<GuaranteeGame>,
    accuracy: Accuracy,
}

impl Question {
    /// The question that an arrangement asks.
    pub fn new(arrangement: Arrangement) -> Self {
        Self::with_tolerance(arrangement, TOLERANCE)
    }

    pub(crate) fn with_tolerance(arrangement: Arrangement, tolerance: f64) -> Self {
        Self {
            games: vec![GuaranteeGame::new(&arrangement)],
            arrangement,
            accuracy: Accuracy::new(tolerance),
        }
    }

    /// The arrangement with its numbers as they are now.
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// Gives the number at a dotted path another value, which must be valid there.
    ///
    /// # Errors
    /// [`QuestionError::UnknownNumber`].
    pub fn set(&mut self, path: &str, value: f64) -> Result<(), QuestionError> {
        match self.arrangement.number_mut(path) {
            Some(number) => {
                number.value = value;
                Ok(())
            }
            None => Err(QuestionError::unknown(&self.arrangement, path)),
        }
    }

    /// Changes numbers, to values that are valid where they stand.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Arrangement)) {
        change(&mut self.arrangement);
    }

    /// The outlook with the numbers as they are now.
    ///
    /// # Errors
    /// Where the numbers do not go together, or the game cannot be solved.
    pub fn ask(&mut self) -> Result<Outlook, AskError> {
        check(&self.arrangement)?;
        for latest in 0..self.games.len() {
            let solved = self.games[latest].solve(&self.arrangement, self.accuracy);
            if solved == Err(SolveError::AnotherLayout) {
                continue;
            }
            let outlook = solved?.clone();
            self.games[..=latest].rotate_right(1);
            return Ok(outlook);
        }
        self.games.truncate(MOST_LAYOUTS - 1);
        self.games.insert(0, GuaranteeGame::new(&self.arrangement));
        let outlook = self.games[0].solve(&self.arrangement, self.accuracy)?;
        Ok(outlook.clone())
    }

    /// The probability that the peace holds until the target's date, with one number changed.
    pub(crate) fn reached_with(&mut self, path: &str, value: f64) -> Result<f64, QuestionError> {
        self.set(path, value)?;
        let no_outlook = |error| QuestionError::NoOutlook {
            changed: format!("{path} = {value}"),
            error,
        };
        Ok(self.ask().map_err(no_outlook)?.reached)
    }
}

/// What a file is checked for and numbers that are changed one by one may break.
fn check(arrangement: &Arrangement) -> Result<(), AskError> {
    for actor in &arrangement.actors {
        let initial = actor.moods.iter().map(|mood| mood.initial.value).sum();
        let turnovers = actor.turnovers.iter();
        let after = turnovers.map(|turnover| turnover.to.iter().map(|to| to.value).sum());
        let sums = (!actor.moods.is_empty()).then_some(initial);
        let wrong = |sum: &f64| (sum - 1.0).abs() > SUM;
        if let Some(sum) = sums.into_iter().chain(after).find(wrong) {
            let actor = actor.id.clone();
            return Err(AskError::Moods { actor, sum });
        }
    }
    let (years, horizon) = (
        arrangement.target.years.value,
        arrangement.horizon_years.value,
    );
    if years > horizon {
        return Err(AskError::TargetBeyondHorizon { years, horizon });
    }
    let weak = |actor: usize| {
        let mut strengths = arrangement.actors[actor].strength.iter();
        strengths.any(|strength| strength.value == 0.0)
    };
    if weak(arrangement.challenger()) && weak(arrangement.protege()) {
        return Err(AskError::NoStrength);
    }
    Ok(())
}
