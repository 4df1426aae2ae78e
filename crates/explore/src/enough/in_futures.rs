//! What would be enough in most futures: one number moved, the uncertain others drawn.
//!
//! For a value v of a lever, let s(v) be the share of n futures in which the arrangement is sufficient:
//! the uncertain numbers are drawn, the same futures for every value and every lever (common random
//! numbers), and the lever is v in all of them. s is a step function, in steps of 1/n. A value of the
//! lever's grid is asked about future by future until so many have failed that it cannot have the
//! share any more. Between two neighbours of which one has the share and the other has not, only the
//! futures whose verdict flips are asked again, in halves.

use arrangement::Arrangement;

use super::{Gaps, Lever, close_in, drawing::Drawing, following::Following, ranges::ranges};
use crate::{
    design::Design,
    futures::{Draw, TOLERANCE, solve_and_keep},
};

/// What is known of several levers over many futures.
#[derive(Clone, Debug, PartialEq)]
pub struct InFutures {
    /// How many futures were drawn.
    pub futures: usize,
    /// The share of them in which it is to be sufficient.
    pub share: f64,
    /// The share in which it is as things are, every uncertain number drawn.
    pub now: f64,
    /// Each lever.
    pub levers: Vec<EnoughInFutures>,
}

impl InFutures {
    /// The standard error of a share that is as large as the one asked for: √(s(1 − s)/n), that of
    /// independent draws; a scrambled Sobol' design is seldom worse.
    pub fn standard_error(&self) -> f64 {
        (self.share * (1.0 - self.share) / self.futures as f64).sqrt()
    }
}

/// What is known of a lever over many futures.
#[derive(Clone, Debug, PartialEq)]
pub struct EnoughInFutures {
    /// The lever.
    pub lever: Lever,
    /// From which value to which the arrangement is sufficient in the share asked for, ascending.
    pub sufficient: Vec<[f64; 2]>,
    /// The largest share among the values asked about in all futures, and where; where none has the share
    /// asked for, that is the one that did best until the last was ruled out.
    pub best: (f64, f64),
    /// Pairs of a future and a value tried without an answer; none counts as sufficient.
    pub gaps: Option<Gaps>,
}

impl EnoughInFutures {
    /// The least value that is sufficient in the share asked for, if one of those tried is.
    pub fn least(&self) -> Option<f64> {
        self.sufficient.first().map(|range| range[0])
    }
}

/// For each lever, the values at which the arrangement is sufficient in at least a `share` of the
/// futures that the rows of a design are, which has a column for each of the [`inputs`](crate::inputs()).
///
/// The result does not depend on how many threads there are. `progress` is told of futures, as many as
/// there are for each lever, when they have been followed along it.
pub fn enough_in_futures(
    arrangement: &Arrangement,
    levers: &[Lever],
    share: f64,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> InFutures {
    let rows = 0..design.rows();
    let keep = |draw: Draw| {
        let sufficient = draw.answer.is_ok_and(|outlook| outlook.sufficient);
        (draw.values, sufficient)
    };
    let (draws, now): (Vec<_>, Vec<_>) =
        solve_and_keep(TOLERANCE, arrangement, design, rows, &|_| {}, keep)
            .into_iter()
            .unzip();
    let sufficient = now.into_iter().filter(|&sufficient| sufficient).count();
    let drawing = Drawing::new(arrangement, draws);
    InFutures {
        futures: design.rows(),
        share,
        now: sufficient as f64 / design.rows() as f64,
        levers: (levers.iter())
            .map(|lever| enough_of(&drawing, lever, share, progress))
            .collect(),
    }
}

fn enough_of(
    drawing: &Drawing,
    lever: &Lever,
    share: f64,
    progress: &(dyn Fn(u64) + Sync),
) -> EnoughInFutures {
    let mut following = Following::new(drawing, lever, share);
    following.ask(progress);
    let tried = following.shares();
    let sufficient = ranges(&tried, |short, enough| {
        let mut between = following.between(short, enough);
        close_in(tried[short].0, tried[enough].0, |value| {
            following.narrow(&mut between, value)
        })
    });
    EnoughInFutures {
        lever: lever.clone(),
        sufficient,
        best: following.best().unwrap_or((0.0, lever.least)),
        gaps: following.gaps,
    }
}
