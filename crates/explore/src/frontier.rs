//! The frontier of two levers: for each value of one, how much of the other is enough.
//!
//! The curve is traced, not read off a grid: between two points it is followed in halves until it is
//! straight to a thousandth of its height, and an edge where it ends is closed in on.

use arrangement::Arrangement;
use rayon::prelude::*;

use crate::{
    enough::{Enough, Gaps, Lever, along, find_flip},
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
    let mut values = beginning(levers[0].least, end);
    let mut few = tracing.few(&values);
    if is_better_when_less(&levers[1], &few) {
        tracing.bound = Bound::Most;
        values = beginning(levers[0].least, levers[0].most);
        few = tracing.few(&values);
    }
    let bound = tracing.bound;
    let beginning = tracing.all(&values, few);
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

/// Values of the first lever with which tracing begins, denser near the least.
fn beginning(least: f64, most: f64) -> Vec<f64> {
    let value = |step: usize| least + (most - least) * (step as f64 / BEGINNING as f64).powi(2);
    (0..=BEGINNING).map(value).collect()
}

/// Whether less of a lever is better, as far as its ranges show that are enough with some values of another.
fn is_better_when_less(lever: &Lever, found: &[Enough]) -> bool {
    let mut ranges = found.iter().filter_map(|found| found.sufficient.first());
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
    /// What is enough of the second lever with the first, the middle and the last of some values.
    fn few(&self, values: &[f64]) -> Vec<Enough> {
        let places = [0, BEGINNING / 2, BEGINNING].into_par_iter();
        places.map(|at| self.along(0, values[at], 1)).collect()
    }

    /// The points with all of these values, of which a few are known: each is looked for between two that are.
    fn all(&self, values: &[f64], few: Vec<Enough>) -> Vec<Traced> {
        let mut known: Vec<Option<Traced>> = vec![None; values.len()];
        for (at, found) in (0..).step_by(BEGINNING / 2).zip(few) {
            known[at] = Some(Traced::of(values[at], found, self.bound));
        }
        let mut stride = BEGINNING / 4;
        while stride > 0 {
            let second = |at: usize| known[at].as_ref().and_then(|traced| traced.point.1);
            let found: Vec<(usize, Traced)> = (stride..BEGINNING)
                .into_par_iter()
                .step_by(2 * stride)
                .map(|at| {
                    let beside = [second(at - stride), second(at + stride)];
                    (at, self.inner(values[at], beside))
                })
                .collect();
            for (at, traced) in found {
                known[at] = Some(traced);
            }
            stride /= 2;
        }
        known.into_iter().flatten().collect()
    }

    /// A point between two, of which the second lever's bounds are given.
    fn inner(&self, first: f64, [one, other]: [Option<f64>; 2]) -> Traced {
        let both = one.zip(other);
        let near = both.and_then(|(one, other)| self.near(first, one, other));
        near.unwrap_or_else(|| self.point(first))
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
        let mut surplus = |value| {
            let reached = question.reached_with(&moved.path, value);
            reached.map_or(-1.0, |reached| reached - target)
        };
        let (low, high) = (one.min(other), one.max(other));
        let (short, enough) = match self.bound {
            Bound::Least => (low, high),
            Bound::Most => (high, low),
        };
        let ends = [short, enough].map(|value| (value, surplus(value)));
        if ends[1].1 < 0.0 || ends[0].1 >= 0.0 {
            return None;
        }
        let bound = find_flip(ends[0], ends[1], surplus);
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
        let traced = self.inner(first, [before.1, after.1]);
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
