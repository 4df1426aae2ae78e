//! What each commitment contributes to the survival of the peace.
//!
//! A set of commitments is worth the probability that the peace holds until the target's date when
//! these are made and the others are not. A commitment is weighed alone, by its removal, and by its
//! Shapley value: what it adds, on average over all orders in which the commitments could have been
//! made ([`crate::attribution`]).

use std::collections::{BTreeSet, HashMap};

use arrangement::Arrangement;
use rayon::prelude::*;
use thiserror::Error;

use crate::{
    Estimate,
    attribution::{
        Coalition, MOST_EXACT_PLAYERS, MOST_PLAYERS, estimated_shapley_values, shapley_values,
    },
    question::{Question, QuestionError},
};

/// Pairs of orders that are drawn where there are too many commitments for all sets.
const PAIRS: usize = 200;

/// Why commitments could not be weighed.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum WeighError {
    /// A set of commitments has no outlook.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// Too many commitments.
    #[error("there are {commitments} commitments; at most {MOST_PLAYERS} can be weighed")]
    TooMany {
        /// How many.
        commitments: usize,
    },
}

/// What one commitment contributes; all in probability of peace until the target's date.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The commitment.
    pub id: String,
    /// The probability with this commitment and no other.
    pub alone: f64,
    /// The probability with all but this one.
    pub removed: f64,
    /// Its Shapley value; its standard error is 0 where all sets were solved.
    pub shapley: Estimate,
}

/// What all commitments contribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighing {
    /// The probability with no commitment.
    pub with_none: f64,
    /// The probability with all.
    pub with_all: f64,
    /// In file order; their Shapley values sum to `with_all` − `with_none`.
    pub weights: Vec<Weight>,
    /// How many sets of commitments were solved.
    pub solved: usize,
}

/// The sets of commitments that weighing solves: all of them up to [`MOST_EXACT_PLAYERS`] commitments,
/// beyond those that are met in a sample of orders (`seed` says which).
///
/// # Errors
/// Where there are more than 64 commitments.
pub fn sets(commitments: usize, seed: u64) -> Result<BTreeSet<Coalition>, WeighError> {
    if commitments <= MOST_EXACT_PLAYERS {
        return Ok((0..1 << commitments).collect());
    }
    let mut sets = BTreeSet::new();
    estimated_shapley_values(commitments, PAIRS, seed, |set| {
        sets.insert(set);
        0.0
    })
    .map_err(|_| WeighError::TooMany { commitments })?;
    let all = everyone(commitments);
    sets.extend((0..commitments).flat_map(|index| [1 << index, all & !(1 << index)]));
    Ok(sets)
}

/// The set of all commitments.
fn everyone(commitments: usize) -> Coalition {
    (0..commitments).map(|index| 1 << index).sum()
}

/// Weighs every commitment of an arrangement: exactly up to [`MOST_EXACT_PLAYERS`] of them, from a
/// sample of orders beyond. Its [`sets`] are solved on all cores; the result does not depend on how many
/// there are. `progress` is told of sets as they are solved.
///
/// # Errors
/// Where a set of commitments has no outlook, or there are more than 64.
pub fn weigh(
    arrangement: &Arrangement,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Weighing, WeighError> {
    let commitments = arrangement.commitments.len();
    let sets = Vec::from_iter(sets(commitments, seed)?);
    let solved: Result<Vec<f64>, QuestionError> = (sets.par_iter())
        .map(|&set| {
            let reached = reached(arrangement, set);
            progress(1);
            reached
        })
        .collect();
    let worths: HashMap<Coalition, f64> = sets.iter().copied().zip(solved?).collect();
    let worth = |set| worths[&set];
    let shapley = if commitments <= MOST_EXACT_PLAYERS {
        let exact = |value| Estimate {
            value,
            standard_error: 0.0,
        };
        shapley_values(commitments, worth).map(|values| values.into_iter().map(exact).collect())
    } else {
        estimated_shapley_values(commitments, PAIRS, seed, worth)
    };
    let shapley = shapley.map_err(|_| WeighError::TooMany { commitments })?;
    let all = everyone(commitments);
    let weight = |(index, shapley): (usize, Estimate)| Weight {
        id: arrangement.commitments[index].id.clone(),
        alone: worth(1 << index),
        removed: worth(all & !(1 << index)),
        shapley,
    };
    Ok(Weighing {
        with_none: worth(0),
        with_all: worth(all),
        weights: shapley.into_iter().enumerate().map(weight).collect(),
        solved: worths.len(),
    })
}

/// The probability that the peace holds until the target's date with a set of commitments only.
fn reached(arrangement: &Arrangement, set: Coalition) -> Result<f64, QuestionError> {
    let mut some = arrangement.clone();
    let made = |index: &usize| set & (1 << index) != 0;
    some.commitments = (0..arrangement.commitments.len())
        .filter(made)
        .map(|index| arrangement.commitments[index].clone())
        .collect();
    let ids: Vec<&str> = (some.commitments.iter())
        .map(|commitment| commitment.id.as_str())
        .collect();
    let changed = format!("with only the commitments [{}]", ids.join(", "));
    match Question::new(some).ask() {
        Ok(outlook) => Ok(outlook.reached),
        Err(error) => Err(QuestionError::NoOutlook { changed, error }),
    }
}
