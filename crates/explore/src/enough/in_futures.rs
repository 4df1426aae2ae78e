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
    Estimate,
    design::Design,
    estimate,
    futures::{Draw, NoAnswer, TOLERANCE, solve_and_keep},
};

/// What is known of several levers over many futures.
#[derive(Clone, Debug, PartialEq)]
pub struct InFutures {
    /// How many futures have an answer as things are; all shares are shares of these.
    pub futures: usize,
    /// How many were drawn besides and have none.
    pub without_answer: usize,
    /// Why the first of them has none.
    pub first_reason: Option<String>,
    /// The share of them in which it is to be sufficient.
    pub share: f64,
    /// The share in which it is as things are, every uncertain number drawn.
    pub now: Estimate,
    /// Each lever.
    pub levers: Vec<EnoughInFutures>,
}

impl InFutures {
    /// The standard error of a share that is as large as the one asked for.
    pub fn standard_error(&self) -> f64 {
        estimate::error_of_share(self.share, self.futures)
    }
}

/// What is known of a lever over many futures.
#[derive(Clone, Debug, PartialEq)]
pub struct EnoughInFutures {
    /// The lever.
    pub lever: Lever,
    /// From which value to which the arrangement is sufficient in the share asked for, ascending.
    pub sufficient: Vec<[f64; 2]>,
    /// The least value at which it is sufficient in a standard error less than that share, and in one more;
    /// `None` where none tried is. With other futures, the least value would mostly lie between them.
    pub around: [Option<f64>; 2],
    /// The largest share among the values asked about in all futures, and where; where none has the share
    /// asked for, that is the one that did best until the last was ruled out.
    pub best: (f64, f64),
    /// Pairs of a future and a value tried without an answer; none counts as sufficient.
    pub gaps: Option<Gaps>,
}

impl EnoughInFutures {
    /// The least value that is sufficient in the share asked for, if one of those tried is.
    pub fn least(&self) -> Option<f64> {
        super::least(&self.sufficient)
    }
}

/// For each lever, the values at which the arrangement is sufficient in at least a `share` of the
/// futures that the rows of a design are, which has a column for each of the [`inputs`](crate::inputs()).
///
/// The result does not depend on how many threads there are. `progress` is told of futures, as many as
/// there are for each lever, when they have been followed along it.
///
/// # Errors
/// Where no future has an answer as things are.
pub fn enough_in_futures(
    arrangement: &Arrangement,
    levers: &[Lever],
    share: f64,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<InFutures, NoAnswer> {
    let rows = 0..design.rows();
    let keep = |draw: Draw| (draw.values, draw.answer.map(|outlook| outlook.sufficient));
    let (mut draws, mut sufficient, mut first_reason) = (Vec::new(), 0, None);
    for (values, answer) in solve_and_keep(TOLERANCE, arrangement, design, rows, &|_| {}, keep) {
        match answer {
            Ok(is_sufficient) => {
                draws.push(values);
                sufficient += usize::from(is_sufficient);
            }
            Err(error) => {
                first_reason.get_or_insert_with(|| error.to_string());
            }
        }
    }
    let futures = draws.len();
    if let (0, Some(reason)) = (futures, &first_reason) {
        let (draws, reason) = (design.rows(), reason.clone());
        return Err(NoAnswer { draws, reason });
    }
    let drawing = Drawing::new(arrangement, draws);
    Ok(InFutures {
        futures,
        without_answer: design.rows() - futures,
        first_reason,
        share,
        now: estimate::share(sufficient, futures),
        levers: (levers.iter())
            .map(|lever| enough_of(&drawing, lever, share, progress))
            .collect(),
    })
}

fn enough_of(
    drawing: &Drawing,
    lever: &Lever,
    share: f64,
    progress: &(dyn Fn(u64) + Sync),
) -> EnoughInFutures {
    let error = estimate::error_of_share(share, drawing.futures());
    let around = [(share - error).max(0.0), (share + error).min(1.0)];
    let mut following = Following::new(drawing, lever, around[0]);
    following.ask(progress);
    let tried = following.shares(share);
    let sufficient = ranges(&tried, |short, enough| {
        flip(&mut following, &tried, [short, enough], share)
    });
    EnoughInFutures {
        lever: lever.clone(),
        sufficient,
        around: around.map(|share| least(&mut following, share)),
        best: following.best().unwrap_or((0.0, lever.least)),
        gaps: following.gaps,
    }
}

/// The least value that has a share, if one of those tried has.
fn least(following: &mut Following, share: f64) -> Option<f64> {
    let tried = following.shares(share);
    match tried.iter().position(|&(_, has)| has)? {
        0 => Some(tried[0].0),
        at => Some(flip(following, &tried, [at - 1, at], share)),
    }
}

/// Where between two neighbours, of which the second has the share, it is reached.
fn flip(
    following: &mut Following,
    tried: &[(f64, bool)],
    [short, enough]: [usize; 2],
    share: f64,
) -> f64 {
    let mut between = following.between(short, enough);
    close_in(tried[short].0, tried[enough].0, |value| {
        following.narrow(&mut between, value, share)
    })
}
