//! Sensitivity: which inputs move the outcome, and by how much.
//!
//! With V the variance of the outcome Y over the distribution of independent inputs X₁, …, X_d, the
//! first-order index of an input is Sᵢ = V(E(Y | Xᵢ))/V, the share of the variance that would go if the
//! input were known; the total index is Tᵢ = E(V(Y | all but Xᵢ))/V, the share that would be left if
//! all others were (Sobol' 1993; Homma & Saltelli 1996).
//!
//! [`sobol_indices`] estimates both from a [`crate::design::Saltelli`] design, [`first_order_indices`]
//! the first from any sample, and [`elementary_effects`] screens many inputs with few runs.
//!
//! ```
//! use explore::design::{Design, Saltelli};
//! use explore::sensitivity::{Bootstrap, sobol_indices};
//!
//! let design = Saltelli::new(1024, 2, 7).unwrap();
//! let outcomes: Vec<f64> = (0..design.rows())
//!     .map(|index| design.row(index))
//!     .map(|row| 2.0 * row[0] + row[1])
//!     .collect();
//! let found = sobol_indices(&outcomes, 2, Bootstrap { resamples: 100, seed: 7 }).unwrap();
//! // Variances add as the squares of 2 and 1: four fifths and one fifth.
//! assert!((found[0].first_order.value - 0.8).abs() < 0.01);
//! assert!((found[1].total.value - 0.2).abs() < 0.01);
//! ```

mod bootstrap;
mod elementary_effects;
mod given_sample;
mod sobol_indices;

pub use bootstrap::Bootstrap;
pub use elementary_effects::{ElementaryEffects, elementary_effects};
pub use given_sample::first_order_indices;
pub use sobol_indices::{SobolIndices, sobol_indices};

use thiserror::Error;

/// Why a sample says nothing about sensitivity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SensitivityError {
    /// The number of outcomes does not fit the design.
    #[error(
        "{outcomes} outcomes are not of a design with {block} rows for each of at least two points"
    )]
    NotOfTheDesign {
        /// Outcomes given.
        outcomes: usize,
        /// Rows of a base point or trajectory.
        block: usize,
    },
    /// A column is longer or shorter than the outcomes.
    #[error("input {input} has {rows} rows, the outcome {outcomes}")]
    DifferentLengths {
        /// Which input, from 0.
        input: usize,
        /// Its rows.
        rows: usize,
        /// Outcomes given.
        outcomes: usize,
    },
    /// There are not more rows than classes to group them in.
    #[error("{outcomes} draws are too few to tell: at least {FEWEST_ROWS} are needed")]
    TooFewRows {
        /// Outcomes given.
        outcomes: usize,
    },
    /// An outcome is infinite or not a number.
    #[error("the outcome of row {row} is not a finite number")]
    NotFinite {
        /// Which row, from 0.
        row: usize,
    },
    /// A trajectory changes one input a step, and each input once.
    #[error(
        "the step to row {row} does not change one input that the trajectory has not changed before"
    )]
    NotAStep {
        /// Row at the end of the step, from 0.
        row: usize,
    },
}

/// Rows below which a sample is not grouped.
///
/// Classes then have 20 rows or more.
const FEWEST_ROWS: usize = 60;

/// # Errors
///
/// [`SensitivityError::NotFinite`].
fn check_finite(outcomes: &[f64]) -> Result<(), SensitivityError> {
    match outcomes.iter().position(|outcome| !outcome.is_finite()) {
        Some(row) => Err(SensitivityError::NotFinite { row }),
        None => Ok(()),
    }
}

/// # Errors
///
/// [`SensitivityError::DifferentLengths`].
fn check_lengths(columns: &[Vec<f64>], outcomes: &[f64]) -> Result<(), SensitivityError> {
    match columns
        .iter()
        .position(|column| column.len() != outcomes.len())
    {
        Some(input) => Err(SensitivityError::DifferentLengths {
            input,
            rows: columns[input].len(),
            outcomes: outcomes.len(),
        }),
        None => Ok(()),
    }
}
