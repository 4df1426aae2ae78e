//! How exactly differential equations are solved, what that takes, and why it can fail.

use thiserror::Error;

/// How exactly differential equations are solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Largest estimated error of a step, relative to max(1, |y|): a tenth of it where the solution is kept
    /// between the ends of steps; where it is not, after the followed stretches more, as much as
    /// discounting takes off until it tells.
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
}

/// How exactly one span of a solution is followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Care {
    tolerance: f64,
    most_work: usize,
    /// How fast an error made later wears off on the way to `since`, a year.
    discount_rate: f64,
    since: f64,
    damping: f64,
}

impl Care {
    /// For a solution that is kept: between the ends of a step it is known to order 7 only, and what
    /// dies out by its end is still there. Not stability but accuracy limits its steps, so that
    /// nothing is damped.
    pub(crate) fn of_kept(accuracy: Accuracy) -> Self {
        Self {
            tolerance: accuracy.tolerance / 10.0,
            damping: 0.0,
            ..Self::of_ends(accuracy, 0.0, 0.0)
        }
    }

    /// For a solution of which only the end is wanted; errors made after `since` tell only there,
    /// discounted.
    pub(crate) fn of_ends(accuracy: Accuracy, discount_rate: f64, since: f64) -> Self {
        Self {
            tolerance: accuracy.tolerance,
            most_work: accuracy.most_work,
            discount_rate,
            since,
            damping: DAMPING,
        }
    }

    /// Largest estimated error of a step that ends at this time.
    pub(crate) fn tolerance_at(&self, time: f64) -> f64 {
        let growth = (self.discount_rate * (time - self.since)).exp();
        self.tolerance * growth.clamp(1.0, MOST_DISCOUNTED)
    }

    /// Exponent of the error of the step before in the length of the next.
    pub(crate) fn damping(&self) -> f64 {
        self.damping
    }

    /// See [`Accuracy::most_work`].
    pub(crate) fn most_work(&self) -> usize {
        self.most_work
    }
}

/// Damping where steps may be as long as stability allows.
const DAMPING: f64 = 0.02;
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
