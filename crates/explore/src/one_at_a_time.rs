//! One number at a time: the answer as each uncertain number alone goes from its least to its largest
//! value, and where the verdict flips.

use arrangement::{Arrangement, sums_with_others};
use rayon::prelude::*;

use crate::{
    enough::close_in,
    inputs::{Input, inputs},
    question::{Question, QuestionError},
};

/// Values of a number at which the answer is worked out.
pub const POINTS: usize = 21;

/// The answer along the range of one number, the others at their central values.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The number.
    pub input: Input,
    /// (value, probability of peace until the target's date), evenly from low to high; only whole
    /// values of a whole number.
    pub points: Vec<(f64, f64)>,
    /// The values at which the verdict flips, ascending.
    pub flips: Vec<f64>,
}

impl Curve {
    /// The least and the largest probability along the range.
    pub fn extent(&self) -> [f64; 2] {
        let ends = [f64::INFINITY, f64::NEG_INFINITY];
        (self.points.iter()).fold(ends, |[low, high], &(_, reached)| {
            [low.min(reached), high.max(reached)]
        })
    }
}

/// The curve of every uncertain number, in the order of the file's reference, but for moods'
/// probabilities, which cannot be moved alone.
///
/// # Errors
/// Where the game cannot be solved at a value.
pub fn one_at_a_time(arrangement: &Arrangement) -> Result<Vec<Curve>, QuestionError> {
    let moved: Vec<Input> = (inputs(arrangement).into_iter())
        .filter(|input| !sums_with_others(&input.path))
        .collect();
    moved
        .into_par_iter()
        .map(|input| curve(arrangement, input))
        .collect()
}

fn curve(arrangement: &Arrangement, input: Input) -> Result<Curve, QuestionError> {
    let mut question = Question::new(arrangement.clone());
    let target = arrangement.target.survival.value;
    let path = input.path.clone();
    let mut reached = |value: f64| question.reached_with(&path, value);
    let (low, high) = (input.range.low(), input.range.high());
    let value = |point: usize| {
        let value = low + (high - low) * point as f64 / (POINTS - 1) as f64;
        if input.is_whole() {
            value.round()
        } else {
            value
        }
    };
    let mut values: Vec<f64> = (0..POINTS).map(value).collect();
    values.dedup();
    let points = (values.into_iter())
        .map(|value| Ok((value, reached(value)?)))
        .collect::<Result<Vec<(f64, f64)>, QuestionError>>()?;
    let mut flips = Vec::new();
    for pair in points.windows(2) {
        let [(before, one), (after, other)] = [pair[0], pair[1]];
        if (one >= target) != (other >= target) {
            flips.push(match input.is_whole() {
                true => after,
                false if one >= target => close_in(after, before, target, &mut reached)?,
                false => close_in(before, after, target, &mut reached)?,
            });
        }
    }
    Ok(Curve {
        input,
        points,
        flips,
    })
}
