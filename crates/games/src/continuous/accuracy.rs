//! How exactly differential equations are solved, what that takes, and why it can fail.

use thiserror::Error;

/// How exactly differential equations are solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Largest estimated error of a step, relative to max(1, |y|); a tenth of it where values are kept;
    /// after the followed stretches more, as much as discounting takes off until it tells.
    pub tolerance: f64,
    /// Steps, times the numbers that each of them moves, after which a solution is given up.
    pub most_work: usize,
}

impl Accuracy {
    /// Accuracy with this tolerance and the default limit on work: half a minute or so.
    pub fn new(tolerance: f64) -> Self {
        Self {
            tolerance,
            most_work: 400_000_000,
        }
    }

    /// That of values that choices are read from: a tenth of the tolerance, since between the ends of
    /// a step they are known to order 7 only, and what dies out by its end is still there.
    pub(crate) fn of_kept_values(self) -> Self {
        Self {
            tolerance: self.tolerance / 10.0,
            ..self
        }
    }
}

/// How exactly one span of a solution is followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Care {
    accuracy: Accuracy,
    /// How fast an error made later wears off on the way to `since`, a year.
    discount_rate: f64,
    since: f64,
}

impl Care {
    /// Errors count alike at all times.
    pub(crate) fn everywhere(accuracy: Accuracy) -> Self {
        Self {
            accuracy,
            discount_rate: 0.0,
            since: 0.0,
        }
    }

    /// Errors made after `since` tell only there, discounted.
    pub(crate) fn discounted(accuracy: Accuracy, discount_rate: f64, since: f64) -> Self {
        Self {
            accuracy,
            discount_rate,
            since,
        }
    }

    /// Largest estimated error of a step that ends at this time.
    pub(crate) fn tolerance_at(&self, time: f64) -> f64 {
        let growth = (self.discount_rate * (time - self.since)).exp();
        self.accuracy.tolerance * growth.clamp(1.0, MOST_DISCOUNTED)
    }

    /// See [`Accuracy::most_work`].
    pub(crate) fn most_work(&self) -> usize {
        self.accuracy.most_work
    }
}

/// A tolerance is raised by no more than this, however long errors have to wear off.
const MOST_DISCOUNTED: f64 = 100.0;

/// How much work a solution took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Steps taken.
    pub steps: usize,
    /// Steps tried and refused.
    pub refused: usize,
    /// Evaluations of the right-hand side.
    pub evaluations: usize,
}

impl std::ops::AddAssign for Work {
    fn add_assign(&mut self, other: Self) {
        self.steps += other.steps;
        self.refused += other.refused;
        self.evaluations += other.evaluations;
    }
}

/// Why a differential equation could not be solved.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum IntegrationError {
    /// The limit on work was reached.
    #[error(
        "{steps} steps did not suffice to follow the game (stopped at {time:.4} years): high rates, a \
         long time, or choices that switch fast (a small private_information) take many short steps"
    )]
    TooManySteps {
        /// How many were taken or tried.
        steps: usize,
        /// Where it stopped, in years.
        time: f64,
    },
    /// The solution takes too much memory.
    #[error(
        "the solution would take more than a gibibyte of memory (stopped at {time:.4} years): the \
         game has too many states for rates so high and a time so long"
    )]
    TooMuchToKeep {
        /// Where it stopped, in years.
        time: f64,
    },
    /// A number overflowed, or steps became too small to move time.
    #[error(
        "the game could not be followed past {time:.4} years: its numbers are too large or too \
         far apart"
    )]
    Stuck {
        /// Where it stopped, in years.
        time: f64,
    },
}
