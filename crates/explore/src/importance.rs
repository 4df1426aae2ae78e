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

/// Base points below which no indices are told.
const FEWEST_BASE_POINTS: usize = 32;
/// Trajectories below which no effects are told.
const FEWEST_TRAJECTORIES: usize = 4;

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
    /// The design is too small.
    #[error("{given} {blocks} are too few to tell what matters: give -n at least {least}")]
    TooFew {
        /// What the design is made of.
        blocks: &'static str,
        /// How many were asked for, or have an answer.
        given: usize,
        /// How many there have to be.
        least: usize,
    },
    /// The outcomes do not allow it.
    #[error(transparent)]
    Sensitivity(#[from] SensitivityError),
}

/// What a design shows of every uncertain number.
#[derive(Clone, Debug, PartialEq)]
pub struct Importance<T> {
    /// The numbers, in the order of the file's reference.
    pub numbers: Vec<(Input, T)>,
    /// Base points or trajectories that were used.
    pub blocks: usize,
    /// Futures that these are.
    pub futures: usize,
    /// Base points or trajectories left out, since one of their futures has no answer.
    pub left_out: usize,
    /// Why the first such future has none.
    pub first_reason: Option<String>,
}

/// First-order and total Sobol' indices of every uncertain number for the probability of peace until
/// the target's date, from `base_points` × (numbers + 2) futures (Saltelli et al. 2010).
///
/// # Errors
/// Where no number is uncertain, or there are too many or too few futures.
pub fn sobol(
    arrangement: &Arrangement,
    base_points: usize,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Importance<SobolIndices>, ImportanceError> {
    let inputs = inputs(arrangement);
    let design = Saltelli::new(base_points, inputs.len(), seed)?;
    let blocks = Blocks::of(inputs.len() + 2, "base points", FEWEST_BASE_POINTS);
    let solved = blocks.solve(arrangement, &design, progress)?;
    let indices = sobol_indices(&solved.reached, inputs.len(), bootstrap(seed))?;
    Ok(solved.importance(inputs, indices))
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
) -> Result<Importance<ElementaryEffects>, ImportanceError> {
    let inputs = inputs(arrangement);
    let design = Trajectories::new(trajectories, inputs.len(), LEVELS, seed)?;
    let blocks = Blocks::of(inputs.len() + 1, "trajectories", FEWEST_TRAJECTORIES);
    let solved = blocks.solve(arrangement, &design, progress)?;
    let columns = design.columns().into_iter();
    let columns: Vec<Vec<f64>> = columns.map(|column| solved.rows_of(&column)).collect();
    let effects = elementary_effects(&columns, &solved.reached, bootstrap(seed))?;
    Ok(solved.importance(inputs, effects))
}

fn bootstrap(seed: u64) -> Bootstrap {
    Bootstrap {
        resamples: RESAMPLES,
        seed,
    }
}

/// The blocks of rows that a design is made of: base points or trajectories.
struct Blocks {
    rows: usize,
    name: &'static str,
    fewest: usize,
}

/// The blocks all of whose rows have an answer.
struct Solved {
    rows_in_a_block: usize,
    /// Which blocks these are.
    whole: Vec<usize>,
    /// The probability of peace at their rows.
    reached: Vec<f64>,
    left_out: usize,
    first_reason: Option<String>,
}

impl Blocks {
    fn of(rows: usize, name: &'static str, fewest: usize) -> Self {
        Self { rows, name, fewest }
    }

    fn solve(
        &self,
        arrangement: &Arrangement,
        design: &dyn Design,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Solved, ImportanceError> {
        let (futures, inputs) = (design.rows(), design.dimensions());
        if futures.saturating_mul(inputs) > MOST_NUMBERS {
            return Err(ImportanceError::TooLarge { futures, inputs });
        }
        self.enough(futures / self.rows)?;
        let answers = futures::reached(arrangement, design, progress);
        let first = answers.iter().find_map(|answer| answer.as_ref().err());
        let first_reason = first.map(AskError::to_string);
        let (mut whole, mut reached) = (Vec::new(), Vec::new());
        for (block, answers) in answers.chunks(self.rows).enumerate() {
            let answers: Option<Vec<f64>> =
                answers.iter().map(|answer| answer.clone().ok()).collect();
            if let Some(answers) = answers {
                whole.push(block);
                reached.extend(answers);
            }
        }
        self.enough(whole.len())?;
        Ok(Solved {
            rows_in_a_block: self.rows,
            left_out: futures / self.rows - whole.len(),
            whole,
            reached,
            first_reason,
        })
    }

    fn enough(&self, given: usize) -> Result<(), ImportanceError> {
        let (blocks, least) = (self.name, self.fewest);
        match given < least {
            true => Err(ImportanceError::TooFew {
                blocks,
                given,
                least,
            }),
            false => Ok(()),
        }
    }
}

impl Solved {
    /// Of a column of the whole design, the rows of these blocks.
    fn rows_of(&self, column: &[f64]) -> Vec<f64> {
        let size = self.rows_in_a_block;
        let rows = self
            .whole
            .iter()
            .map(|block| &column[block * size..(block + 1) * size]);
        rows.flatten().copied().collect()
    }

    fn importance<T>(self, inputs: Vec<Input>, figures: Vec<T>) -> Importance<T> {
        Importance {
            numbers: inputs.into_iter().zip(figures).collect(),
            blocks: self.whole.len(),
            futures: self.reached.len(),
            left_out: self.left_out,
            first_reason: self.first_reason,
        }
    }
}
