//! Levers: the numbers that are moved, from which value to which, and at which values they are tried.

use arrangement::{
    Arrangement, Number, Role,
    rule::{PRIVATE_INFORMATION, STRENGTH},
    why_it_stays,
};

use crate::question::QuestionError;

/// Steps of the grid on which a lever is tried.
const STEPS: usize = 64;
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

impl Lever {
    /// The values at which the lever is tried before flips are closed in on, ascending: a grid that is
    /// denser near the least value, and the present one.
    pub(crate) fn tried(&self) -> Vec<f64> {
        let width = self.most - self.least;
        let step = |step: usize| self.least + width * (step as f64 / STEPS as f64).powi(2);
        let mut values: Vec<f64> = (0..=STEPS).map(step).collect();
        values.push(self.now.clamp(self.least, self.most));
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        values
    }
}

/// The levers that are looked at unless others are named: the honour, strength, tripwire and value of
/// every commitment, and what sanctions cost.
///
/// # Errors
/// As [`lever`].
pub fn default_levers(arrangement: &Arrangement) -> Result<Vec<Lever>, QuestionError> {
    let chosen = [
        "honour",
        "strength",
        "tripwire",
        "value",
        "war_cost",
        "fall_penalty",
    ];
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
        return Err(QuestionError::unknown(arrangement, path));
    };
    if let Some(why) = why_it_stays(path, number) {
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
