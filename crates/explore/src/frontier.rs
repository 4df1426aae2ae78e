//! The frontier of two levers: for each value of one, the least of the other that is enough.
//!
//! The curve is traced, not read off a grid: between two points it is followed in halves until it is
//! straight to a thousandth of its height, and an edge where it ends is closed in on.

use arrangement::Arrangement;
use rayon::prelude::*;

use crate::{
    enough::{Lever, along},
    question::{Question, QuestionError},
};

/// Values of the first lever with which tracing begins.
const BEGINNING: usize = 16;
/// How far from straight the curve may be between neighbours, as a share of its height.
const STRAIGHT: f64 = 1e-3;
/// Halvings between two points of the beginning.
const DEEPEST: usize = 8;

/// A point of a frontier: a value of the first lever, and the least of the second that is enough
/// with it; `None` where none is.
pub type Point = (f64, Option<f64>);

/// The frontier of two levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The lever along the curve, and the one whose least value is looked for.
    pub levers: [Lever; 2],
    /// The curve, by ascending values of the first lever.
    pub points: Vec<Point>,
}

/// Traces the frontier of two levers, from its least value to where the first alone is enough, or to the largest
/// value that is tried.
///
/// # Errors
/// Where the game cannot be solved at a pair of values.
pub fn frontier(arrangement: &Arrangement, levers: [Lever; 2]) -> Result<Frontier, QuestionError> {
    let tracing = Tracing::new(arrangement, &levers);
    let alone = tracing.least_of_first_alone()?;
    // Where the second is enough at its least, the first may be anything.
    let end = alone
        .filter(|&end| end > levers[0].least)
        .unwrap_or(levers[0].most);
    let start = levers[0].least;
    let values: Vec<f64> = (0..=BEGINNING)
        .map(|step| start + (end - start) * (step as f64 / BEGINNING as f64).powi(2))
        .collect();
    let beginning: Vec<Point> = (values.into_par_iter())
        .map(|value| tracing.point(value))
        .collect::<Result<_, _>>()?;
    let height = (beginning.iter().filter_map(|point| point.1)).fold(0.0, f64::max);
    let pieces: Vec<Vec<Point>> = (beginning.par_windows(2))
        .map(|pair| {
            let mut between = vec![pair[0]];
            tracing.between(pair[0], pair[1], height, DEEPEST, &mut between)?;
            Ok(between)
        })
        .collect::<Result<_, QuestionError>>()?;
    let mut points = pieces.concat();
    points.extend(beginning.last());
    Ok(Frontier { levers, points })
}

struct Tracing<'a> {
    arrangement: &'a Arrangement,
    levers: &'a [Lever; 2],
}

impl<'a> Tracing<'a> {
    fn new(arrangement: &'a Arrangement, levers: &'a [Lever; 2]) -> Self {
        Self {
            arrangement,
            levers,
        }
    }

    /// The least of the first lever that is enough when the second is at its least.
    fn least_of_first_alone(&self) -> Result<Option<f64>, QuestionError> {
        self.least(1, self.levers[1].least, 0)
    }

    /// A point of the curve.
    fn point(&self, first: f64) -> Result<Point, QuestionError> {
        Ok((first, self.least(0, first, 1)?))
    }

    /// The least of the lever `moved` that is enough when the lever `held` has a value.
    fn least(&self, held: usize, value: f64, moved: usize) -> Result<Option<f64>, QuestionError> {
        let mut question = Question::new(self.arrangement.clone());
        question.set(&self.levers[held].path, value)?;
        let moved = &self.levers[moved];
        let target = self.arrangement.target.survival.value;
        let reached = |value| question.reached_with(&moved.path, value);
        let found = along(moved, target, reached)?;
        Ok(found.sufficient.first().map(|range| range[0]))
    }

    /// Adds points between two, in order, until the curve is straight between neighbours.
    fn between(
        &self,
        before: Point,
        after: Point,
        height: f64,
        deeper: usize,
        points: &mut Vec<Point>,
    ) -> Result<(), QuestionError> {
        if deeper == 0 || (before.1.is_none() && after.1.is_none()) {
            return Ok(());
        }
        let middle = self.point(0.5 * (before.0 + after.0))?;
        if let (Some(left), Some(here), Some(right)) = (before.1, middle.1, after.1)
            && (here - 0.5 * (left + right)).abs() <= STRAIGHT * height
        {
            points.push(middle);
            return Ok(());
        }
        self.between(before, middle, height, deeper - 1, points)?;
        points.push(middle);
        self.between(middle, after, height, deeper - 1, points)
    }
}
