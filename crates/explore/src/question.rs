//! One arrangement, asked again and again with other numbers.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook, SolveError};
use thiserror::Error;

/// The tolerance at which explorations solve: on the scenarios, an error of some 1e-8.
const TOLERANCE: f64 = 1e-6;

/// Why a question has no answer.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum QuestionError {
    /// The game could not be solved with these numbers.
    #[error("{changed}: {error}")]
    Unsolvable {
        /// What was changed, as PATH = VALUE or in words.
        changed: String,
        /// Why not.
        error: SolveError,
    },
    /// There is no such number.
    #[error(
        "no number `{path}` is written in this arrangement; `backstop check` reads it, and the \
         reference of the arrangement file lists the paths"
    )]
    UnknownNumber {
        /// The path asked for.
        path: String,
    },
}

/// An arrangement with room to solve it again with other numbers.
#[derive(Clone, Debug)]
pub struct Question {
    arrangement: Arrangement,
    game: GuaranteeGame,
    accuracy: Accuracy,
}

impl Question {
    /// The question that an arrangement asks.
    pub fn new(arrangement: Arrangement) -> Self {
        Self::with_tolerance(arrangement, TOLERANCE)
    }

    pub(crate) fn with_tolerance(arrangement: Arrangement, tolerance: f64) -> Self {
        Self {
            game: GuaranteeGame::new(&arrangement),
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
            None => Err(QuestionError::UnknownNumber {
                path: path.to_owned(),
            }),
        }
    }

    /// Changes numbers, to values that are valid where they stand.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Arrangement)) {
        change(&mut self.arrangement);
    }

    /// The outlook with the numbers as they are now.
    ///
    /// # Errors
    /// Where the game cannot be solved.
    pub fn ask(&mut self) -> Result<Outlook, SolveError> {
        match self.game.solve(&self.arrangement, self.accuracy) {
            Err(SolveError::AnotherLayout) => {
                self.game = GuaranteeGame::new(&self.arrangement);
                self.game.solve(&self.arrangement, self.accuracy).cloned()
            }
            solved => solved.cloned(),
        }
    }

    /// The probability that the peace holds until the target's date, with one number changed.
    pub(crate) fn reached_with(&mut self, path: &str, value: f64) -> Result<f64, QuestionError> {
        self.set(path, value)?;
        let unsolvable = |error| QuestionError::Unsolvable {
            changed: format!("{path} = {value}"),
            error,
        };
        Ok(self.ask().map_err(unsolvable)?.reached)
    }
}
