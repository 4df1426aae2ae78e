//! The least that would be enough: how far one number must go for the arrangement to be sufficient.
//!
//! A *lever* is a number that somebody could choose: how binding a pledge is, how strong a force.
//! More is not always better: a lever is followed from 0 (or the least that it may have) upwards on a
//! grid, and wherever the verdict flips, that is closed in on by halving.

use arrangement::{
    Arrangement, Number, Role, defines_the_question,
    rule::{PRIVATE_INFORMATION, STRENGTH},
    sums_with_others,
};
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
    /// From which value to which the arrangement is sufficient, ascending; empty where no value tried
    /// is. The ends are `lever.least`, `lever.most`, or where the verdict flips.
    pub sufficient: Vec<[f64; 2]>,
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
///
/// # Errors
/// As [`lever`].
pub fn default_levers(arrangement: &Arrangement) -> Result<Vec<Lever>, QuestionError> {
    let chosen = ["honour", "strength", "tripwire", "value"];
    let of_commitment = |path: &str| {
        let mut parts = path.split('.').skip(2);
        path.starts_with("commitments.") && parts.next().is_some_and(|key| chosen.contains(&key))
    };
    (arrangement.numbers().iter())
        .filter(|(path, number)| of_commitment(path) && number.is_written())
        .map(|(path, _)| lever(arrangement, path))
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
    let why = match (defines_the_question(path), whole, sums_with_others(path)) {
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
        most: most.min(REACH * largest_of_its_kind(arrangement, number)),
    })
}

fn largest_of_its_kind(arrangement: &Arrangement, number: &Number) -> f64 {
    let actors = &arrangement.actors;
    let largest = |numbers: &mut dyn Iterator<Item = f64>| numbers.fold(number.value, f64::max);
    let in_points = (number.rule).is_none_or(|rule| rule.unit.starts_with("points"));
    if number.rule == Some(&STRENGTH) {
        let challenger = actors.iter().filter(|actor| actor.role == Role::Challenger);
        largest(&mut challenger.flat_map(|actor| actor.strength.iter().map(|number| number.value)))
    } else if in_points && number.rule != Some(&PRIVATE_INFORMATION) {
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
    let Reached { sufficient, best } = along(lever, target, reached)?;
    Ok(Enough {
        lever: lever.clone(),
        sufficient,
        best,
    })
}

impl Enough {
    /// The least value at which the arrangement is sufficient, if one of those tried is.
    pub fn least(&self) -> Option<f64> {
        self.sufficient.first().map(|range| range[0])
    }
}

/// Where along a lever a target is reached.
pub(crate) struct Reached {
    pub(crate) sufficient: Vec<[f64; 2]>,
    pub(crate) best: (f64, f64),
}

/// Where along a lever `reached` is at least `target`, as far as a grid shows that is denser near the
/// least value and holds the present one.
pub(crate) fn along<E>(
    lever: &Lever,
    target: f64,
    mut reached: impl FnMut(f64) -> Result<f64, E>,
) -> Result<Reached, E> {
    let width = lever.most - lever.least;
    let step = |step: usize| lever.least + width * (step as f64 / TRIED as f64).powi(2);
    let mut values: Vec<f64> = (0..=TRIED).map(step).collect();
    values.push(lever.now.clamp(lever.least, lever.most));
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let mut best = (f64::NEG_INFINITY, lever.least);
    let mut sufficient: Vec<[f64; 2]> = Vec::new();
    let mut before: Option<(f64, bool)> = None;
    for value in values {
        let probability = reached(value)?;
        if probability > best.0 {
            best = (probability, value);
        }
        let enough = probability >= target;
        match (before, enough) {
            (None, true) => sufficient.push([value, value]),
            (Some((below, false)), true) => {
                let from = close_in(below, value, target, &mut reached)?;
                sufficient.push([from, value]);
            }
            (Some((last, true)), false) => {
                if let Some(range) = sufficient.last_mut() {
                    range[1] = close_in(value, last, target, &mut reached)?;
                }
            }
            (Some((_, true)), true) => {
                if let Some(range) = sufficient.last_mut() {
                    range[1] = value;
                }
            }
            (_, false) => {}
        }
        before = Some((value, enough));
    }
    Ok(Reached { sufficient, best })
}

/// Halves the interval between a value that is not enough and one that is; gives the latter end.
pub(crate) fn close_in<E>(
    mut short: f64,
    mut enough: f64,
    target: f64,
    reached: &mut impl FnMut(f64) -> Result<f64, E>,
) -> Result<f64, E> {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (short + enough);
        if reached(middle)? >= target {
            enough = middle;
        } else {
            short = middle;
        }
    }
    Ok(enough)
}
