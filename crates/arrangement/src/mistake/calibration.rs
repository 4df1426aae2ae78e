//! Mistakes about what numbers are calibrated to.

use thiserror::Error;

use super::{plainly, shortened, suggestion};

/// What is wrong with a calibration.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CalibrationMistake {
    /// `without` names a commitment that the arrangement does not have.
    #[error("the arrangement has no commitment `{}`", shortened(id))]
    NoSuchCommitment {
        /// As written.
        id: String,
        /// The commitment that was probably meant.
        nearest: Option<String>,
        /// Those there are.
        known: Vec<String>,
    },
    /// Something is known of a time that the calendar does not reach.
    #[error("the calibration speaks of {years} years, beyond the horizon of {horizon} years")]
    BeyondHorizon {
        /// Its `years`.
        years: f64,
        /// `horizon_years`, at its lowest.
        horizon: f64,
    },
    /// The larger probability comes first.
    #[error("`calibrate.survival` goes from {low} down to {high}")]
    Descending {
        /// The first.
        low: f64,
        /// The second.
        high: f64,
    },
    /// A probability is stated, and a class of peaces named as well.
    #[error("a calibration has both `survival` and `class`")]
    KnownTwice,
    /// No peace of the class has been watched for so long.
    #[error("no peace of \"{class}\" has been watched for {years} years")]
    NotWatched {
        /// The class.
        class: String,
        /// The calibration's `years`.
        years: f64,
        /// For how many years the longest has been.
        longest: f64,
    },
    /// `numbers` names a number that the arrangement does not have.
    #[error("the arrangement has no number `{}`", shortened(path))]
    NoSuchNumber {
        /// As written.
        path: String,
        /// The path that was probably meant.
        nearest: Option<String>,
    },
    /// `numbers` names one that cannot be moved.
    #[error("`{path}` cannot be moved by itself: {why}")]
    CannotMove {
        /// Its path.
        path: String,
        /// Why not.
        why: &'static str,
    },
    /// `numbers` names one that has nowhere to go.
    #[error("`{path}` has no range within which it may move")]
    NoRange {
        /// Its path.
        path: String,
        /// Its value.
        value: f64,
    },
}

impl CalibrationMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoSuchCommitment { nearest, known, .. } => suggestion(nearest.as_deref(), known),
            Self::BeyondHorizon { .. } => "lengthen `horizon_years`, or shorten `years`".to_owned(),
            Self::Descending { low, high } => {
                format!("write survival = [{high}, {low}]")
            }
            Self::KnownTwice => "delete one of them".to_owned(),
            Self::NotWatched { longest, .. } => {
                format!("name a wider class, or write `years` of at most {}", plainly(longest.floor()))
            }
            Self::NoSuchNumber { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::NoSuchNumber { nearest: None, .. } => {
                "paths look like `actors.us.stake`, `commitments.us-backstop.honour` or `war.decisive`".to_owned()
            }
            Self::CannotMove { .. } => "delete it from `numbers`".to_owned(),
            Self::NoRange { value, .. } => format!(
                "give it one where it stands: {{ low = …, mode = {}, high = … }}",
                plainly(*value)
            ),
        })
    }
}
