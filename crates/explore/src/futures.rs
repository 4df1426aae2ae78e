//! Many futures: one arrangement with its uncertain numbers drawn again and again.

use arrangement::Arrangement;
use guarantee::{Outlook, SolveError};
use rayon::prelude::*;
use thiserror::Error;

use crate::{
    design::Design,
    inputs::{Input, inputs, set},
    question::Question,
};

/// The tolerance at which futures are solved: on the scenarios, an error of some 1e-6.
const TOLERANCE: f64 = 1e-4;
/// How far probabilities may be from summing to 1.
const SUM: f64 = 1e-9;

/// What follows in one future.
#[derive(Clone, Debug, PartialEq)]
pub struct Future {
    /// Probability that the peace holds until the target's date.
    pub reached: f64,
    /// Whether that is enough.
    pub sufficient: bool,
    /// Whether everyone whose acceptance is needed accepts.
    pub would_be_signed: bool,
    /// Probability of unbroken peace at 1, 2, … years.
    pub survival: Vec<f64>,
}

impl Future {
    fn new(arrangement: &Arrangement, outlook: Outlook) -> Self {
        Self {
            reached: outlook.reached,
            sufficient: outlook.sufficient,
            would_be_signed: outlook.would_be_signed(arrangement),
            survival: outlook.survival,
        }
    }
}

/// Why a draw has no answer.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum FutureError {
    /// Probabilities that were drawn apart do not sum to 1.
    #[error("the probabilities of the moods of `{actor}`, drawn each by itself, sum to {sum}")]
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
    /// The game could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
}

/// All draws of an exploration and what follows from each.
#[derive(Clone, Debug)]
pub struct Futures {
    /// The uncertain numbers.
    pub inputs: Vec<Input>,
    /// Their values: input × draw.
    pub columns: Vec<Vec<f64>>,
    /// What follows, draw by draw.
    pub answers: Vec<Result<Future, FutureError>>,
}

/// Solves an arrangement at every row of a design with a column for each of its [`inputs`], on all
/// cores; the result does not depend on how many there are. `progress` is told of draws as they are
/// solved.
pub fn explore(
    arrangement: &Arrangement,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Futures {
    let inputs = inputs(arrangement);
    let rows: Vec<(Vec<f64>, Result<Future, FutureError>)> = (0..design.rows())
        .into_par_iter()
        .map_init(
            || Question::with_tolerance(arrangement.clone(), TOLERANCE),
            |question, row| {
                let units = design.row(row);
                let values: Vec<f64> = (inputs.iter().zip(units))
                    .map(|(input, unit)| input.quantile(unit))
                    .collect();
                let answer = ask(question, &inputs, &values);
                progress(1);
                (values, answer)
            },
        )
        .collect();
    let (values, answers): (Vec<Vec<f64>>, Vec<_>) = rows.into_iter().unzip();
    let column = |input: usize| values.iter().map(|row| row[input]).collect();
    Futures {
        columns: (0..inputs.len()).map(column).collect(),
        inputs,
        answers,
    }
}

fn ask(question: &mut Question, inputs: &[Input], values: &[f64]) -> Result<Future, FutureError> {
    question.change(|arrangement| set(arrangement, inputs, values));
    check(question.arrangement())?;
    let outlook = question.ask()?;
    Ok(Future::new(question.arrangement(), outlook))
}

/// What a file is checked for and independent draws may break.
fn check(arrangement: &Arrangement) -> Result<(), FutureError> {
    for actor in &arrangement.actors {
        let initial = actor.moods.iter().map(|mood| mood.initial.value).sum();
        let turnovers = actor.turnovers.iter();
        let after = turnovers.map(|turnover| turnover.to.iter().map(|to| to.value).sum());
        let sums = (!actor.moods.is_empty()).then_some(initial);
        if let Some(sum) = sums
            .into_iter()
            .chain(after)
            .find(|sum: &f64| (sum - 1.0).abs() > SUM)
        {
            let actor = actor.id.clone();
            return Err(FutureError::Moods { actor, sum });
        }
    }
    let (years, horizon) = (
        arrangement.target.years.value,
        arrangement.horizon_years.value,
    );
    if years > horizon {
        return Err(FutureError::TargetBeyondHorizon { years, horizon });
    }
    Ok(())
}
