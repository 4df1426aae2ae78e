//! Which uncertain numbers matter, by designs that are made for the question.

use arrangement::Arrangement;
use thiserror::Error;

use crate::{
    design::{Design, DesignError, Saltelli, Trajectories},
    futures,
    inputs::{Input, inputs},
    question::AskError,
    sensitivity::{
        Bootstrap, ElementaryEffects, SensitivityError, SobolIndices, elementary_effects,
        sobol_indices,
    },
};

/// Resamples for standard errors.
const RESAMPLES: usize = 200;
/// Levels of each number in Morris screening.
const LEVELS: usize = 4;

/// Futures that a design may need, times numbers: what is kept of them takes some 300 MB.
const MOST_NUMBERS: usize = 20_000_000;

/// Why importance cannot be told.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum ImportanceError {
    /// There is no such design.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// The design is too large.
    #[error(
        "this design needs {futures} futures of {inputs} numbers each, more than the program takes \
         at once: ask for a smaller -n, or screen with --morris first"
    )]
    TooLarge {
        /// Futures.
        futures: usize,
        /// Uncertain numbers.
        inputs: usize,
    },
    /// A row of the design has no answer, and the design needs all.
    #[error("one of the futures that the design needs has no answer: {0}")]
    Future(#[from] AskError),
    /// The outcomes do not allow it.
    #[error(transparent)]
    Sensitivity(#[from] SensitivityError),
}

/// First-order and total Sobol' indices of every uncertain number for the probability of peace until
/// the target's date, from `base_points` × (numbers + 2) futures (Saltelli et al. 2010).
///
/// # Errors
/// Where no number is uncertain, there are too many, or a future has no answer.
pub fn sobol(
    arrangement: &Arrangement,
    base_points: usize,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Vec<(Input, SobolIndices)>, ImportanceError> {
    let inputs = inputs(arrangement);
    let design = Saltelli::new(base_points, inputs.len(), seed)?;
    let reached = reached(arrangement, &design, progress)?;
    let indices = sobol_indices(&reached, inputs.len(), bootstrap(seed))?;
    Ok(inputs.into_iter().zip(indices).collect())
}

/// Elementary effects of every uncertain number on that probability, in steps of two thirds of its
/// distribution, told for the whole of it, from
/// `trajectories` × (numbers + 1) futures (Morris 1991).
///
/// # Errors
/// As [`sobol`].
pub fn morris(
    arrangement: &Arrangement,
    trajectories: usize,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Vec<(Input, ElementaryEffects)>, ImportanceError> {
    let inputs = inputs(arrangement);
    let design = Trajectories::new(trajectories, inputs.len(), LEVELS, seed)?;
    let reached = reached(arrangement, &design, progress)?;
    let effects = elementary_effects(&design.columns(), &reached, bootstrap(seed))?;
    Ok(inputs.into_iter().zip(effects).collect())
}

fn bootstrap(seed: u64) -> Bootstrap {
    Bootstrap {
        resamples: RESAMPLES,
        seed,
    }
}

fn reached(
    arrangement: &Arrangement,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Vec<f64>, ImportanceError> {
    let (futures, inputs) = (design.rows(), design.dimensions());
    if futures.saturating_mul(inputs) > MOST_NUMBERS {
        return Err(ImportanceError::TooLarge { futures, inputs });
    }
    Ok(futures::reached(arrangement, design, progress)?)
}
