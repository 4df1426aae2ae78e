//! The frontier of two levers: for each value of one, how much of the other is enough.
//!
//! The curve is traced, not read off a grid: between two points it is followed in halves until it is
//! straight to a thousandth of its height, and an edge where it ends is closed in on.

use arrangement::Arrangement;
use rayon::prelude::*;

use crate::{
    enough::{Enough, Gaps, Lever, along, close_in},
    question::Question,
};

/// Values of the first lever with which tracing begins.
pub const BEGINNING: usize = 16;
/// How far from straight the curve may be between neighbours, as a share of its height.
const STRAIGHT: f64 = 1e-3;
/// Halvings between two points of the beginning.
const DEEPEST: usize = 8;

/// A point of a frontier: a value of the first lever, and the [`Bound`] of the second with it; `None` where
/// no value of the second is enough.
pub type Point = (f64, Option<f64>);

/// Which value of the second lever a frontier follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The least that is enough.
    Least,
    /// The most that is enough, of a lever of which less is better.
    Most,
}

/// The frontier of two levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The lever along the curve, and the one whose bound is looked for.
    pub levers: [Lever; 2],
    /// Which bound.
    pub bound: Bound,
    /// The curve, by ascending values of the first lever.
    pub points: Vec<Point>,
    /// Pairs of values tried for these points at which there is no answer; none of them counts as enough.
    pub gaps: Option<Gaps>,
}

/// Traces the frontier of two levers, from the first's least value to where it alone is enough, or to the
/// largest value that is tried. Where each range of the second that is enough begins at its least value, and
/// some end before its largest, less of it is better, and the most that is enough is followed.
///
/// `progress` is told of pieces that are traced, [`BEGINNING`] of them.
pub fn frontier(
    arrangement: &Arrangement,
    levers: [Lever; 2],
    progress: &(dyn Fn(u64) + Sync),
) -> Frontier {
    let mut tracing = Tracing {
        arrangement,
        levers: &levers,
        bound: Bound::Least,
    };
    let alone = tracing.along(1, levers[1].least, 0).least();
    // Where the second is enough at its least, the first may be anything.
    let end = alone
        .filter(|&end| end > levers[0].least)
        .unwrap_or(levers[0].most);
    let mut beginning = tracing.beginning(end);
    if is_better_when_less(&levers[1], &beginning) {
        tracing.bound = Bound::Most;
        beginning = tracing.beginning(levers[0].most);
    }
    let bound = tracing.bound;
    let beginning: Vec<Traced> = (beginning.into_iter())
        .map(|(first, found)| Traced::of(first, found, bound))
        .collect();
    let height = (beginning.iter().filter_map(|traced| traced.point.1)).fold(0.0, f64::max);
    let pieces: Vec<Vec<Traced>> = (beginning.par_windows(2))
        .map(|pair| {
            let mut between = vec![pair[0].clone()];
            let ends = [pair[0].point, pair[1].point];
            tracing.between(ends, height, DEEPEST, &mut between);
            progress(1);
            between
        })
        .collect();
    let mut traced = pieces.concat();
    traced.extend(beginning.last().cloned());
    let mut gaps = None;
    for Gaps { count, first } in traced.iter().filter_map(|traced| traced.gaps.clone()) {
        Gaps::add(&mut gaps, count, first);
    }
    Frontier {
        points: traced.iter().map(|traced| traced.point).collect(),
        bound,
        levers,
        gaps,
    }
}

/// Whether less of a lever is better, as far as its ranges show that are enough with some values of another.
fn is_better_when_less(lever: &Lever, found: &[(f64, Enough)]) -> bool {
    let mut ranges = found
        .iter()
        .filter_map(|(_, found)| found.sufficient.first());
    let from_the_least = ranges.clone().all(|[from, _]| *from == lever.least);
    from_the_least && ranges.any(|[_, to]| *to < lever.most)
}

/// A point of the curve and what was missing on the way to it.
#[derive(Clone, Debug)]
struct Traced {
    point: Point,
    gaps: Option<Gaps>,
}

impl Traced {
    /// With a value of the first lever, what was found of the second.
    fn of(first: f64, found: Enough, bound: Bound) -> Self {
        let range = found.sufficient.first();
        let second = range.map(|&[from, to]| match bound {
            Bound::Least => from,
            Bound::Most => to,
        });
        Self {
            point: (first, second),
            gaps: found.gaps,
        }
    }
}

struct Tracing<'a> {
    arrangement: &'a Arrangement,
    levers: &'a [Lever; 2],
    bound: Bound,
}

impl Tracing<'_> {
    /// What is enough of the second lever with some values of the first, up to `end`.
    fn beginning(&self, end: f64) -> Vec<(f64, Enough)> {
        let start = self.levers[0].least;
        let value = |step: usize| start + (end - start) * (step as f64 / BEGINNING as f64).powi(2);
        let values = (0..=BEGINNING).into_par_iter().map(value);
        values
            .map(|value| (value, self.along(0, value, 1)))
            .collect()
    }

    /// A point of the curve.
    fn point(&self, first: f64) -> Traced {
        Traced::of(first, self.along(0, first, 1), self.bound)
    }

    /// A point of the curve between two whose bounds are known, if its own lies between them: there
    /// the verdict flips, and nothing else has to be tried.
    fn near(&self, first: f64, one: f64, other: f64) -> Option<Traced> {
        let mut question = Question::new(self.arrangement.clone());
        let [held, moved] = self.levers;
        let target = self.arrangement.target.survival.value;
        question.set(&held.path, first).ok()?;
        let mut is_enough = |value| {
            let reached = question.reached_with(&moved.path, value);
            reached.is_ok_and(|reached| reached >= target)
        };
        let (low, high) = (one.min(other), one.max(other));
        let (short, enough) = match self.bound {
            Bound::Least => (low, high),
            Bound::Most => (high, low),
        };
        if !is_enough(enough) || is_enough(short) {
            return None;
        }
        let bound = close_in(short, enough, &mut is_enough);
        Some(Traced {
            point: (first, Some(bound)),
            gaps: None,
        })
    }

    /// What is enough of the lever `moved` when the lever `held` has a value.
    fn along(&self, held: usize, value: f64, moved: usize) -> Enough {
        let mut question = Question::new(self.arrangement.clone());
        let (held, moved) = (&self.levers[held], &self.levers[moved]);
        let target = self.arrangement.target.survival.value;
        along(moved, target, |other| {
            question.set(&held.path, value)?;
            let reached = question.reached_with(&moved.path, other);
            reached.map_err(|error| error.also(&held.path, value))
        })
    }

    /// Adds points between two, in order, until the curve is straight between neighbours.
    fn between(
        &self,
        [before, after]: [Point; 2],
        height: f64,
        deeper: usize,
        points: &mut Vec<Traced>,
    ) {
        if deeper == 0 || (before.1.is_none() && after.1.is_none()) {
            return;
        }
        let first = 0.5 * (before.0 + after.0);
        let traced = match (before.1, after.1) {
            (Some(one), Some(other)) => self.near(first, one, other),
            _ => None,
        };
        let traced = traced.unwrap_or_else(|| self.point(first));
        let middle = traced.point;
        if let (Some(left), Some(here), Some(right)) = (before.1, middle.1, after.1)
            && (here - 0.5 * (left + right)).abs() <= STRAIGHT * height
        {
            points.push(traced);
            return;
        }
        self.between([before, middle], height, deeper - 1, points);
        points.push(traced);
        self.between([middle, after], height, deeper - 1, points);
    }
}
