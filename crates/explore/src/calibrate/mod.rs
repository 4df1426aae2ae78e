//! Calibration: numbers within their ranges with which what is known holds.
//!
//! Each [`arrangement::Calibration`] states a probability of peace, or its least and largest, for some
//! year and with some commitments left out. With numbers x, the chance S(x) misses it by
//! m(x) = max(low − S(x), S(x) − high, 0), in probability, so that all entries count in the unit in
//! which they are stated. Numbers *fit* if no entry is missed by more than [`FIT`].
//!
//! Numbers are scaled to [0, 1] within their ranges. From each of many starts, the values written and a
//! scrambled Sobol' design, Σ m² is minimised until it fits; from there |x − c|² + 10⁶ Σ m², where c
//! are the values written, so that of the numbers that fit the nearest is found. Both by the simplex
//! method of Nelder & Mead (1965), which needs no derivatives, with points outside the ranges put on
//! their edge.

mod extent;
mod known;
mod search;
mod way;

use arrangement::{Arrangement, UncertainRange};
use rayon::prelude::*;
use thiserror::Error;

use crate::design::{Design, DesignError, Sobol};
use extent::extents;
use known::Known;
use search::{Found, search};
use way::is_way;

/// By how much an entry may be missed, in probability: less than a percentage with one digit shows.
pub const FIT: f64 = 5e-4;
/// Solutions that are told.
const MOST_SOLUTIONS: usize = 5;

/// A number that may move.
#[derive(Clone, Debug, PartialEq)]
pub struct Movable {
    /// Its dotted path.
    pub path: String,
    /// Its value in the arrangement.
    pub now: f64,
    /// Its range.
    pub range: UncertainRange,
    /// The least and the largest value with which numbers were found that fit, the others moving too;
    /// each end to a thousandth of the range. `None` where nothing fits.
    pub fitting: Option<[f64; 2]>,
}

/// Values of the numbers, and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The value of each number.
    pub values: Vec<f64>,
    /// The probability that each entry speaks of; `None` where there is no answer.
    pub chances: Vec<Option<f64>>,
    /// By how much each entry is missed, in probability.
    pub misses: Vec<f64>,
}

/// What a calibration found.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibrated {
    /// The numbers that may move, in the order in which the entries name them.
    pub numbers: Vec<Movable>,
    /// The arrangement as it is.
    pub now: Solution,
    /// Whether numbers were found that fit.
    pub fits: bool,
    /// Those that fit and between which no way was found on which all fit, nearest to the values written
    /// first; if none fits, the one whose misses have the least sum of squares.
    pub solutions: Vec<Solution>,
    /// How many starts were tried, and from how many a fit was found.
    pub starts: (usize, usize),
}

/// Why there is nothing to calibrate.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CalibrateError {
    /// Nothing is known.
    #[error(
        "the arrangement states nothing that is known; write for example\n\n  \
         [[calibrate]]\n  \
         without  = \"all\"\n  \
         years    = 5\n  \
         survival = [0.35, 0.55]\n  \
         numbers  = [\"war.decisive\"]\n  \
         because  = \"with no commitments the peace held so long that often before\"\n\n\
         The numbers that may move need ranges"
    )]
    NothingKnown,
    /// Nothing may move.
    #[error(
        "no [[calibrate]] names a number that may move; write for example \
         numbers = [\"war.decisive\"], a number with a range"
    )]
    NothingMoves,
    /// There are no such starts.
    #[error(transparent)]
    Design(#[from] DesignError),
}

/// Calibrates the numbers of an arrangement to what it says is known, from some starts.
///
/// The result does not depend on how many threads there are. `progress` is told of starts that were
/// searched from.
///
/// # Errors
/// Where nothing is known, nothing may move, or there are no starts.
pub fn calibrate(
    arrangement: &Arrangement,
    starts: usize,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Calibrated, CalibrateError> {
    if arrangement.calibrate.is_empty() {
        return Err(CalibrateError::NothingKnown);
    }
    let mut numbers = movable(arrangement);
    if numbers.is_empty() {
        return Err(CalibrateError::NothingMoves);
    }
    let known = Known::new(arrangement, &numbers);
    let centre = known.scaled(numbers.iter().map(|number| number.now));
    let design = Sobol::new(starts, numbers.len(), seed)?;
    let found: Vec<Found> = (0..starts)
        .into_par_iter()
        .map_init(
            || known.clone(),
            |known, start| {
                let from = match start {
                    0 => centre.clone(),
                    _ => design.row(start),
                };
                let found = search(known, &centre, from);
                progress(1);
                found
            },
        )
        .collect();
    let fitting: Vec<&Found> = found.iter().filter(|found| found.fits).collect();
    let fits = !fitting.is_empty();
    let places: Vec<Vec<f64>> = match fits {
        true => apart(&known, &fitting, &centre),
        false => Vec::from_iter(nearest_miss(&known, &found)),
    };
    let points = fitting.iter().flat_map(|found| [&found.first, &found.end]);
    let extents = extents(&known, &points.collect::<Vec<_>>());
    for (number, extent) in numbers.iter_mut().zip(extents) {
        let (low, width) = (number.range.low(), number.range.high() - number.range.low());
        number.fitting = extent.map(|ends| ends.map(|end| low + width * end));
    }
    let now: Vec<f64> = numbers.iter().map(|number| number.now).collect();
    let mut known = known;
    let solution = |place: &Vec<f64>| match *place == centre {
        true => known.solution(now.clone()),
        false => known.written(place),
    };
    let solutions = places.iter().map(solution).collect();
    Ok(Calibrated {
        now: known.solution(now),
        solutions,
        fits,
        starts: (starts, fitting.len()),
        numbers,
    })
}

/// The numbers that any entry names and that have somewhere to go.
fn movable(arrangement: &Arrangement) -> Vec<Movable> {
    let mut numbers: Vec<Movable> = Vec::new();
    for path in arrangement
        .calibrate
        .iter()
        .flat_map(|entry| &entry.numbers)
    {
        let number = arrangement.number(path);
        let range = number.and_then(|number| Some((number.value, number.range?)));
        let Some((now, range)) = range.filter(|(_, range)| range.low() < range.high()) else {
            continue;
        };
        if numbers.iter().all(|known| known.path != *path) {
            numbers.push(Movable {
                path: path.clone(),
                now,
                range,
                fitting: None,
            });
        }
    }
    numbers
}

/// Ends of searches between which there is no way, those nearest to the centre first.
fn apart(known: &Known, fitting: &[&Found], centre: &[f64]) -> Vec<Vec<f64>> {
    let mut ends: Vec<&Vec<f64>> = fitting.iter().map(|found| &found.end).collect();
    ends.sort_by(|a, b| squared_distance(a, centre).total_cmp(&squared_distance(b, centre)));
    let mut known = known.clone();
    let mut kept: Vec<Vec<f64>> = Vec::new();
    for end in ends {
        if kept.len() < MOST_SOLUTIONS && !kept.iter().any(|other| is_way(&mut known, end, other)) {
            kept.push(end.clone());
        }
    }
    kept
}

/// The end of the search that misses least.
fn nearest_miss(known: &Known, found: &[Found]) -> Option<Vec<f64>> {
    let mut known = known.clone();
    let missed = found
        .iter()
        .map(|found| (known.squared_misses(&found.end), &found.end));
    let nearest = missed.reduce(|best, next| if next.0 < best.0 { next } else { best });
    nearest.map(|(_, end)| end.clone())
}

/// The squared distance of two places in the scaled ranges.
fn squared_distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum()
}
