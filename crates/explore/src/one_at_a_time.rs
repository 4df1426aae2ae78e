//! One number at a time: the answer as each uncertain number alone goes from its least to its largest
//! value, and where the verdict flips.

use arrangement::{Arrangement, sums_with_others};
use rayon::prelude::*;

use crate::{
    enough::{Gaps, find_flip},
    inputs::{Input, inputs},
    question::Question,
};

/// Values of a number at which the answer is worked out.
pub const POINTS: usize = 21;

/// The answer along the range of one number, the others at their central values.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The number.
    pub input: Input,
    /// (value, probability of peace until the target's date), evenly from low to high; only whole
    /// values of a whole number. `None` where there is no answer.
    pub points: Vec<(f64, Option<f64>)>,
    /// The values at which the verdict flips, ascending.
    pub flips: Vec<f64>,
    /// Points without an answer.
    pub gaps: Option<Gaps>,
}

impl Curve {
    /// The least and the largest probability along the range; `None` where no point has an answer.
    pub fn extent(&self) -> Option<[f64; 2]> {
        let chances = self.points.iter().filter_map(|&(_, reached)| reached);
        let low = chances.clone().reduce(f64::min)?;
        Some([low, chances.reduce(f64::max)?])
    }
}

/// The curve of every uncertain number, in the order of the file's reference, but for moods'
/// probabilities, which cannot be moved alone; `progress` is told of curves.
pub fn one_at_a_time(arrangement: &Arrangement, progress: &(dyn Fn(u64) + Sync)) -> Vec<Curve> {
    let followed = |input: Input| {
        let curve = curve(arrangement, input);
        progress(1);
        curve
    };
    moved(arrangement).into_par_iter().map(followed).collect()
}

/// The numbers that [`one_at_a_time`] moves.
pub fn moved(arrangement: &Arrangement) -> Vec<Input> {
    (inputs(arrangement).into_iter())
        .filter(|input| !sums_with_others(&input.path))
        .collect()
}

/// The curve of one number.
pub fn curve(arrangement: &Arrangement, input: Input) -> Curve {
    let mut question = Question::new(arrangement.clone());
    let target = arrangement.target.survival.value;
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
    let mut gaps = None;
    let mut points = Vec::new();
    for value in values {
        let reached = question.reached_with(&input.path, value);
        points.push((value, reached.as_ref().ok().copied()));
        if let Err(error) = reached {
            Gaps::add(&mut gaps, 1, error);
        }
    }
    let mut surplus = |value: f64| {
        let reached = question.reached_with(&input.path, value);
        reached.map_or(-1.0, |reached| reached - target)
    };
    let mut flips = Vec::new();
    for pair in points.windows(2) {
        let [(before, Some(one)), (after, Some(other))] = [pair[0], pair[1]] else {
            continue;
        };
        let (one, other) = ((before, one - target), (after, other - target));
        if (one.1 >= 0.0) != (other.1 >= 0.0) {
            flips.push(match input.is_whole() {
                true => after,
                false if one.1 >= 0.0 => find_flip(other, one, &mut surplus),
                false => find_flip(one, other, &mut surplus),
            });
        }
    }
    Curve {
        input,
        points,
        flips,
        gaps,
    }
}
