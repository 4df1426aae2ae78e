//! What each commitment contributes to the survival of the peace.
//!
//! A set of commitments is worth the probability that the peace holds until the target's date when
//! these are made and the others are not. A commitment is weighed alone, by its removal, and by its
//! Shapley value: what it adds, on average over all orders in which the commitments could have been
//! made ([`crate::attribution`]).

use std::collections::HashMap;

use arrangement::Arrangement;
use rayon::prelude::*;
use thiserror::Error;

use crate::{
    Estimate,
    attribution::{
        AttributionError, Coalition, MOST_EXACT_PLAYERS, MOST_PLAYERS, estimated_shapley_values,
        shapley_values,
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

/// Weighs every commitment of an arrangement: exactly up to [`MOST_EXACT_PLAYERS`] of them, from a
/// sample of orders beyond (`seed` says which).
///
/// # Errors
/// Where a set of commitments has no outlook, or there are more than 64.
pub fn weigh(arrangement: &Arrangement, seed: u64) -> Result<Weighing, WeighError> {
    let count = arrangement.commitments.len();
    let too_many = |_: AttributionError| WeighError::TooMany { commitments: count };
    let mut worths = Worths::new(arrangement);
    let shapley = if count <= MOST_EXACT_PLAYERS {
        worths.solve((0..1 << count).collect())?;
        let exact = |value| Estimate {
            value,
            standard_error: 0.0,
        };
        let values = shapley_values(count, |set| worths.known[&set]).map_err(too_many)?;
        values.into_iter().map(exact).collect()
    } else {
        let mut failed = None;
        let estimates = estimated_shapley_values(count, PAIRS, seed, |set| {
            worths.worth(set).unwrap_or_else(|error| {
                failed.get_or_insert(error);
                f64::NAN
            })
        })
        .map_err(too_many)?;
        match failed {
            Some(error) => return Err(error.into()),
            None => estimates,
        }
    };
    let all: Coalition = (0..count).map(|index| 1 << index).sum();
    let singles = (0..count).flat_map(|index| [1 << index, all & !(1 << index)]);
    worths.solve([0, all].into_iter().chain(singles).collect())?;
    let weight = |(index, shapley): (usize, Estimate)| Weight {
        id: arrangement.commitments[index].id.clone(),
        alone: worths.known[&(1 << index)],
        removed: worths.known[&(all & !(1 << index))],
        shapley,
    };
    Ok(Weighing {
        with_none: worths.known[&0],
        with_all: worths.known[&all],
        weights: shapley.into_iter().enumerate().map(weight).collect(),
        solved: worths.known.len(),
    })
}

/// What sets of commitments are worth, as far as they have been solved.
struct Worths<'a> {
    arrangement: &'a Arrangement,
    known: HashMap<Coalition, f64>,
}

impl<'a> Worths<'a> {
    fn new(arrangement: &'a Arrangement) -> Self {
        Self {
            arrangement,
            known: HashMap::new(),
        }
    }

    /// Solves sets, on all cores.
    fn solve(&mut self, sets: Vec<Coalition>) -> Result<(), QuestionError> {
        let new: Vec<Coalition> = sets
            .into_iter()
            .filter(|set| !self.known.contains_key(set))
            .collect();
        let solved: Result<Vec<f64>, QuestionError> = new
            .par_iter()
            .map(|&set| reached(self.arrangement, set))
            .collect();
        self.known.extend(new.into_iter().zip(solved?));
        Ok(())
    }

    fn worth(&mut self, set: Coalition) -> Result<f64, QuestionError> {
        self.solve(vec![set])?;
        Ok(self.known[&set])
    }
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
