//! The least that would be enough: how far one number must go for the arrangement to be sufficient.
//!
//! A *lever* is a number that somebody could choose: how binding a pledge is, how strong a force.
//! More is not always better: a lever is followed from 0 (or the least that it may have) upwards on a
//! grid, and wherever the verdict flips, that is closed in on by halving.

mod drawing;
mod following;
mod in_futures;
mod lever;
mod ranges;

pub use in_futures::{EnoughInFutures, InFutures, enough_in_futures};
pub use lever::{Lever, default_levers, lever};
pub(crate) use ranges::{close_in, find_flip};

use arrangement::Arrangement;
use rayon::prelude::*;

use crate::question::{Question, QuestionError};
use ranges::ranges;

/// What is known of a lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Enough {
    /// The lever.
    pub lever: Lever,
    /// From which value to which the arrangement is sufficient, ascending; empty where no value tried
    /// is. The ends are `lever.least`, `lever.most`, or where the verdict flips.
    pub sufficient: Vec<[f64; 2]>,
    /// The best probability of peace until the target's date among the values tried, and the least
    /// value at which it is as good, to 1e-6; `None` where none has an answer.
    pub best: Option<(f64, f64)>,
    /// Values tried at which there is no answer; none of them counts as sufficient.
    pub gaps: Option<Gaps>,
}

/// What is known of several levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Sufficiency {
    /// The probability of peace until the target's date as things are.
    pub reached: f64,
    /// Each lever, the others as they are.
    pub levers: Vec<Enough>,
}

/// Values tried at which the game has no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaps {
    /// How many.
    pub count: usize,
    /// The first of them, and why it has none.
    pub first: QuestionError,
}

impl Gaps {
    /// One more gap.
    pub(crate) fn add(gaps: &mut Option<Self>, count: usize, first: QuestionError) {
        gaps.get_or_insert(Self { count: 0, first }).count += count;
    }
}

/// For each lever, the others as they are, the least value at which the arrangement is sufficient.
///
/// # Errors
/// Where the game has no answer as it is.
pub fn enough(arrangement: &Arrangement, levers: &[Lever]) -> Result<Sufficiency, QuestionError> {
    let outlook = Question::new(arrangement.clone()).ask();
    let reached = match outlook {
        Ok(outlook) => outlook.reached,
        Err(error) => {
            let changed = "as it is".to_owned();
            return Err(QuestionError::NoOutlook { changed, error });
        }
    };
    let levers = levers.par_iter().map(|lever| {
        let mut question = Question::new(arrangement.clone());
        let target = arrangement.target.survival.value;
        along(lever, target, |value| {
            question.reached_with(&lever.path, value)
        })
    });
    Ok(Sufficiency {
        reached,
        levers: levers.collect(),
    })
}

impl Enough {
    /// The least value at which the arrangement is sufficient, if one of those tried is.
    pub fn least(&self) -> Option<f64> {
        least(&self.sufficient)
    }
}

/// Where the first of ascending ranges begins.
fn least(sufficient: &[[f64; 2]]) -> Option<f64> {
    sufficient.first().map(|range| range[0])
}

/// Probabilities no farther apart count as equal: where more of a lever changes nothing, the last digits
/// would choose among its values.
const AS_GOOD: f64 = 1e-6;

/// Where along a lever `reached` is at least `target`, as far as its grid shows.
pub(crate) fn along(
    lever: &Lever,
    target: f64,
    mut reached: impl FnMut(f64) -> Result<f64, QuestionError>,
) -> Enough {
    let mut gaps = None;
    // No answer is as far from enough as can be.
    let mut surplus = |value: f64, gaps: &mut Option<Gaps>| match reached(value) {
        Ok(probability) => (Some(probability), probability - target),
        Err(error) => {
            Gaps::add(gaps, 1, error);
            (None, -1.0)
        }
    };
    let mut best: Option<(f64, f64)> = None;
    let mut tried: Vec<(f64, bool)> = Vec::new();
    let mut surpluses = Vec::new();
    for value in lever.tried() {
        let (probability, more) = surplus(value, &mut gaps);
        if let Some(probability) = probability
            && best.is_none_or(|(most, _)| probability > most + AS_GOOD)
        {
            best = Some((probability, value));
        }
        tried.push((value, more >= 0.0));
        surpluses.push(more);
    }
    let sufficient = ranges(&tried, |short, enough| {
        let end = |at: usize| (tried[at].0, surpluses[at]);
        find_flip(end(short), end(enough), |value| surplus(value, &mut None).1)
    });
    Enough {
        lever: lever.clone(),
        sufficient,
        best,
        gaps,
    }
}
