//! Many futures: one arrangement with its uncertain numbers drawn again and again.

use arrangement::Arrangement;
use guarantee::Outlook;
use rayon::prelude::*;

use crate::{
    design::Design,
    inputs::{Input, inputs, set},
    question::{AskError, Question},
};

/// The tolerance at which futures are solved: on the scenarios, an error of some 1e-6.
const TOLERANCE: f64 = 1e-4;

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

/// All draws of an exploration and what follows from each.
#[derive(Clone, Debug)]
pub struct Futures {
    /// The uncertain numbers.
    pub inputs: Vec<Input>,
    /// Their values: input × draw.
    pub columns: Vec<Vec<f64>>,
    /// What follows, draw by draw.
    pub answers: Vec<Result<Future, AskError>>,
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
    let rows: Vec<(Vec<f64>, Result<Future, AskError>)> = (0..design.rows())
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

fn ask(question: &mut Question, inputs: &[Input], values: &[f64]) -> Result<Future, AskError> {
    question.change(|arrangement| set(arrangement, inputs, values));
    let outlook = question.ask()?;
    Ok(Future::new(question.arrangement(), outlook))
}
