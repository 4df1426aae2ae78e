//! The least that would be enough: how far one number must go for the arrangement to be sufficient.
//!
//! A *lever* is a number that somebody could choose: how binding a pledge is, how strong a force.
//! Its least sufficient value is looked for upwards from 0 (or from the least that it may have), since more is not always better: the
//! first crossing of the target is found on a grid and then closed in on by halving.

use arrangement::{Arrangement, Number, Role};
use rayon::prelude::*;

use crate::question::{Question, QuestionError};

/// Values at which a lever is tried before the first crossing is closed in on.
const TRIED: usize = 64;
/// Halvings of an interval of the grid: to 1e-9 of the lever's largest value and less.
const HALVINGS: usize = 24;
/// How far levers go, in multiples of the largest number of their kind in the arrangement.
const REACH: f64 = 10.0;
/// Where 0 is not allowed, the least that is tried.
const SMALL: f64 = 0.01;

/// A number that can be moved by itself, from `least` to `most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Its dotted path.
    pub path: String,
    /// Its value in the arrangement.
    pub now: f64,
    /// The least value that is tried: 0, or the least that it may have.
    pub least: f64,
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
        .filter_map(|(path, _)| lever(arrangement, path).ok())
        .collect()
}

/// The lever at a path.
///
/// It goes up to ten times the largest number of its kind (a strength: the challenger's greatest;
/// points: the largest stake; anything else: what it is now, or 1), as far as it may.
///
/// # Errors
/// Where the arrangement has no such number, or it is none that can be moved by itself: it defines the
/// question, it is a whole number, or it has to sum to 1 with others.
pub fn lever(arrangement: &Arrangement, path: &str) -> Result<Lever, QuestionError> {
    let Some(number) = arrangement.number(path) else {
        return Err(QuestionError::UnknownNumber {
            path: path.to_owned(),
        });
    };
    let whole = number.rule.is_some_and(|rule| rule.whole);
    let defines =
        ["horizon_years", "afterwards_years"].contains(&path) || path.starts_with("target.");
    let sums = path.ends_with(".initial") || path.contains(".to.");
    let why = match (defines, whole, sums) {
        (true, _, _) => Some("it defines the question"),
        (_, true, _) => Some("it is a whole number; ask with --set"),
        (_, _, true) => Some("it has to sum to 1 with others"),
        _ => None,
    };
    if let Some(why) = why {
        let path = path.to_owned();
        return Err(QuestionError::NoLever { path, why });
    }
    let least = number.rule.map_or(0.0, |rule| match rule.least_allowed {
        true => rule.least.max(0.0),
        false => rule.least.max(0.0) + SMALL,
    });
    let most = number.rule.map_or(f64::INFINITY, |rule| rule.most);
    Ok(Lever {
        path: path.to_owned(),
        now: number.value,
        least,
        most: most.min(REACH * largest_of_its_kind(arrangement, path, number)),
    })
}

fn largest_of_its_kind(arrangement: &Arrangement, path: &str, number: &Number) -> f64 {
    let actors = &arrangement.actors;
    let largest = |numbers: &mut dyn Iterator<Item = f64>| numbers.fold(number.value, f64::max);
    let in_points = number
        .rule
        .is_none_or(|rule| rule.unit.starts_with("points"));
    if path.contains("strength") {
        let challenger = actors.iter().filter(|actor| actor.role == Role::Challenger);
        largest(&mut challenger.flat_map(|actor| actor.strength.iter().map(|number| number.value)))
    } else if in_points && !path.ends_with("private_information") {
        largest(&mut actors.iter().map(|actor| actor.stake.value))
    } else {
        largest(&mut std::iter::once(1.0))
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
            return Err(QuestionError::NoOutlook { changed, error });
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
    let Crossing { least, best } = first_crossing(lever, target, reached)?;
    let lever = lever.clone();
    Ok(Enough { lever, least, best })
}

/// Where a function first comes up to a target.
pub(crate) struct Crossing {
    pub(crate) least: Option<f64>,
    pub(crate) best: (f64, f64),
}

/// The least value of a lever at which `reached` is at least `target`, as far as a grid that is
/// denser near 0 shows.
pub(crate) fn first_crossing<E>(
    lever: &Lever,
    target: f64,
    mut reached: impl FnMut(f64) -> Result<f64, E>,
) -> Result<Crossing, E> {
    let mut best = (f64::NEG_INFINITY, lever.least);
    let mut below = lever.least;
    for step in 0..=TRIED {
        let value = lever.least + (lever.most - lever.least) * (step as f64 / TRIED as f64).powi(2);
        let probability = reached(value)?;
        if probability > best.0 {
            best = (probability, value);
        }
        if probability >= target {
            let least = if step == 0 {
                value
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
