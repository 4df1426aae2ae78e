//! The least that would be enough: how far one number must go for the arrangement to be sufficient.
//!
//! A *lever* is a number that somebody could choose: how binding a pledge is, how strong a force.
//! Its least sufficient value is looked for from 0 upwards, since more is not always better: the
//! first crossing of the target is found on a grid and then closed in on by halving.

use arrangement::{Arrangement, Role};
use rayon::prelude::*;

use crate::question::{Question, QuestionError};

/// Values at which a lever is tried before the first crossing is closed in on.
const TRIED: usize = 64;
/// Halvings of an interval of the grid: to 1e-9 of the lever's largest value and less.
const HALVINGS: usize = 24;
/// How far levers go, in multiples of the largest number of their kind in the arrangement.
const REACH: f64 = 10.0;

/// A number that somebody could choose, from 0 to `most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Its dotted path.
    pub path: String,
    /// Its value in the arrangement.
    pub now: f64,
    /// The largest value that is tried.
    pub most: f64,
}

/// What is known of a lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Enough {
    /// The lever.
    pub lever: Lever,
    /// The least value at which the arrangement is sufficient; `None` where none up to `lever.most` is.
    pub least: Option<f64>,
    /// The best probability of peace until the target's date among the values tried, and where.
    pub best: (f64, f64),
}

/// What is known of several levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Sufficiency {
    /// The probability of peace until the target's date as things are.
    pub reached: f64,
    /// Each lever, the others as they are.
    pub levers: Vec<Enough>,
}

/// The levers that are looked at unless others are named: the honour, strength, tripwire and value of
/// every commitment.
pub fn default_levers(arrangement: &Arrangement) -> Vec<Lever> {
    let chosen = ["honour", "strength", "tripwire", "value"];
    let of_commitment = |path: &str| {
        let mut parts = path.split('.').skip(2);
        path.starts_with("commitments.") && parts.next().is_some_and(|key| chosen.contains(&key))
    };
    (arrangement.numbers().iter())
        .filter(|(path, number)| of_commitment(path) && number.is_written())
        .map(|(path, number)| new_lever(arrangement, path, number.value))
        .collect()
}

/// The lever at a path.
///
/// # Errors
/// Where the arrangement has no such number.
pub fn lever(arrangement: &Arrangement, path: &str) -> Result<Lever, QuestionError> {
    match arrangement.number(path) {
        Some(number) => Ok(new_lever(arrangement, path, number.value)),
        None => Err(QuestionError::UnknownNumber {
            path: path.to_owned(),
        }),
    }
}

/// Strengths go up to ten times the challenger's greatest, everything else to ten times the largest
/// stake, or to ten times what the number is now.
fn new_lever(arrangement: &Arrangement, path: &str, now: f64) -> Lever {
    let actors = &arrangement.actors;
    let largest = |numbers: &mut dyn Iterator<Item = f64>| numbers.fold(0.0, f64::max);
    let of_its_kind = if path.ends_with("strength") {
        let challenger = actors.iter().filter(|actor| actor.role == Role::Challenger);
        largest(&mut challenger.flat_map(|actor| actor.strength.iter().map(|number| number.value)))
    } else {
        largest(&mut actors.iter().map(|actor| actor.stake.value))
    };
    Lever {
        path: path.to_owned(),
        now,
        most: REACH * of_its_kind.max(now),
    }
}

/// For each lever, the others as they are, the least value at which the arrangement is sufficient.
///
/// # Errors
/// Where the game cannot be solved at a value.
pub fn enough(arrangement: &Arrangement, levers: &[Lever]) -> Result<Sufficiency, QuestionError> {
    let outlook = Question::new(arrangement.clone()).ask();
    let reached = match outlook {
        Ok(outlook) => outlook.reached,
        Err(error) => {
            let changed = "as it is".to_owned();
            return Err(QuestionError::Unsolvable { changed, error });
        }
    };
    let levers: Result<Vec<Enough>, QuestionError> = levers
        .par_iter()
        .map(|lever| enough_of(arrangement, lever))
        .collect();
    Ok(Sufficiency {
        reached,
        levers: levers?,
    })
}

fn enough_of(arrangement: &Arrangement, lever: &Lever) -> Result<Enough, QuestionError> {
    let mut question = Question::new(arrangement.clone());
    let target = arrangement.target.survival.value;
    let reached = |value| question.reached_with(&lever.path, value);
    let Crossing { least, best } = first_crossing(lever.most, target, reached)?;
    let lever = lever.clone();
    Ok(Enough { lever, least, best })
}

/// Where a function first comes up to a target.
pub(crate) struct Crossing {
    pub(crate) least: Option<f64>,
    pub(crate) best: (f64, f64),
}

/// The least argument in [0, most] at which `reached` is at least `target`, as far as a grid that is
/// denser near 0 shows.
pub(crate) fn first_crossing<E>(
    most: f64,
    target: f64,
    mut reached: impl FnMut(f64) -> Result<f64, E>,
) -> Result<Crossing, E> {
    let mut best = (f64::NEG_INFINITY, 0.0);
    let mut below = 0.0;
    for step in 0..=TRIED {
        let value = most * (step as f64 / TRIED as f64).powi(2);
        let probability = reached(value)?;
        if probability > best.0 {
            best = (probability, value);
        }
        if probability >= target {
            let least = if step == 0 {
                0.0
            } else {
                close_in(below, value, target, &mut reached)?
            };
            return Ok(Crossing {
                least: Some(least),
                best,
            });
        }
        below = value;
    }
    Ok(Crossing { least: None, best })
}

/// Halves the interval between a value that is not enough and one that is; gives the latter end.
fn close_in<E>(
    mut below: f64,
    mut enough: f64,
    target: f64,
    reached: &mut impl FnMut(f64) -> Result<f64, E>,
) -> Result<f64, E> {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (below + enough);
        if reached(middle)? >= target {
            enough = middle;
        } else {
            below = middle;
        }
    }
    Ok(enough)
}
