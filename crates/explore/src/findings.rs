//! What many futures show: how the answer spreads, what moves it, and where the arrangement fails.

use thiserror::Error;

use crate::{
    Estimate,
    discovery::{Cases, DiscoveryError, Prim, Restriction, ScenarioBox, restrictions},
    futures::{Future, Futures},
    sensitivity::{Bootstrap, SensitivityError, first_order_indices},
};

/// Shares of the futures at which the spread of the answer is told.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Resamples for the standard errors of what moves the answer.
const RESAMPLES: usize = 100;
/// Limits that a box may have to be told in words.
const MOST_LIMITS: usize = 4;

/// The quasi-p-value that a limit of such a box may have, at most.
const MOST_QUASI_P: f64 = 0.05;
/// The share of all failing futures that such a box holds at least.
const LEAST_COVERAGE: f64 = 0.5;

/// What many futures show.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Futures that were solved.
    pub solved: usize,
    /// Draws without an answer, and why the first of them has none.
    pub failed: (usize, Option<String>),
    /// The share of futures in which the arrangement is sufficient.
    pub sufficient: f64,
    /// The share in which everyone whose acceptance is needed accepts.
    pub signed: f64,
    /// The share in which both hold.
    pub sufficient_and_signed: f64,
    /// The probability of peace until the target's date, at each of [`SHARES`].
    pub reached: [f64; SHARES.len()],
    /// The probability of unbroken peace at 1, 2, … years, at each of [`SHARES`].
    pub survival: Vec<[f64; SHARES.len()]>,
    /// By input, the share of the variance of that probability that it explains by itself.
    pub moves: Result<Vec<Estimate>, SensitivityError>,
    /// Where the arrangement fails; `None` where it fails always, never, or nowhere in particular.
    pub fails: Option<FailingBox>,
}

/// A box of the inputs in which the arrangement mostly fails.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingBox {
    /// The box.
    pub scenario: ScenarioBox,
    /// Its limits that leave futures out.
    pub restrictions: Vec<Restriction>,
}

/// Why futures show nothing.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum FindingsError {
    /// No draw has an answer.
    #[error("none of the {draws} futures has an answer; the first: {reason}")]
    NoAnswer {
        /// How many were drawn.
        draws: usize,
        /// Why the first has none.
        reason: String,
    },
    /// An input is not a finite number.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
}

/// What the futures show; `seed` draws the resamples for standard errors.
///
/// # Errors
/// Where no future has an answer, or an input of a solved one is not a finite number.
pub fn findings(futures: &Futures, seed: u64) -> Result<Findings, FindingsError> {
    if let (draws, Some(reason)) = failed(futures)
        && draws == futures.answers.len()
    {
        return Err(FindingsError::NoAnswer { draws, reason });
    }
    let solved: Vec<(usize, &Future)> = (futures.answers.iter().enumerate())
        .filter_map(|(draw, answer)| Some((draw, answer.as_ref().ok()?)))
        .collect();
    let columns: Vec<Vec<f64>> = (futures.columns.iter())
        .map(|column| solved.iter().map(|&(draw, _)| column[draw]).collect())
        .collect();
    let reached: Vec<f64> = solved.iter().map(|(_, future)| future.reached).collect();
    let share = |holds: &dyn Fn(&Future) -> bool| {
        let count = solved.iter().filter(|(_, future)| holds(future)).count();
        count as f64 / solved.len().max(1) as f64
    };
    let resamples = RESAMPLES;
    let years = (solved.iter().map(|(_, future)| future.survival.len()).min()).unwrap_or(0);
    let at_year = |year: usize| spread(solved.iter().map(|(_, future)| future.survival[year]));
    let fails: Vec<bool> = solved
        .iter()
        .map(|(_, future)| !future.sufficient)
        .collect();
    Ok(Findings {
        solved: solved.len(),
        failed: failed(futures),
        sufficient: share(&|future| future.sufficient),
        signed: share(&|future| future.would_be_signed),
        sufficient_and_signed: share(&|future| future.sufficient && future.would_be_signed),
        reached: spread(reached.iter().copied()),
        survival: (0..years).map(at_year).collect(),
        moves: first_order_indices(&columns, &reached, Bootstrap { resamples, seed }),
        fails: failing_box(&columns, &fails)?,
    })
}

fn failed(futures: &Futures) -> (usize, Option<String>) {
    let mut errors = futures
        .answers
        .iter()
        .filter_map(|answer| answer.as_ref().err());
    let first = errors.next();
    let count = errors.count() + usize::from(first.is_some());
    (count, first.map(ToString::to_string))
}

/// Quantiles at [`SHARES`], between neighbours by their distance; not a number where there is none.
fn spread(numbers: impl Iterator<Item = f64>) -> [f64; SHARES.len()] {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    SHARES.map(|share| {
        let place = share * sorted.len().saturating_sub(1) as f64;
        let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(f64::NAN);
        let (below, above) = (at(place.floor()), at(place.ceil()));
        below + (above - below) * place.fract()
    })
}

/// Of the boxes that PRIM finds on its way, with few limits that each matter and holding at least half
/// of the failing futures, the densest, if it is denser than all futures are.
fn failing_box(columns: &[Vec<f64>], fails: &[bool]) -> Result<Option<FailingBox>, DiscoveryError> {
    if columns.is_empty() || fails.iter().all(|&fails| fails) || fails.iter().all(|&fails| !fails) {
        return Ok(None);
    }
    let cases = Cases::new(columns, fails)?;
    let rows: Vec<usize> = (0..cases.rows()).collect();
    let trajectory = Prim::default().trajectory(&cases, rows.clone());
    let base = trajectory.boxes[0].density;
    let described = trajectory.boxes.into_iter().filter_map(|scenario| {
        let restrictions = restrictions(&cases, &rows, &scenario.limits);
        let few = (1..=MOST_LIMITS).contains(&restrictions.len());
        let broad = scenario.coverage >= LEAST_COVERAGE;
        let telling = (restrictions.iter()).all(|limit| limit.quasi_p <= MOST_QUASI_P);
        (few && broad && telling && scenario.density > base).then_some(FailingBox {
            scenario,
            restrictions,
        })
    });
    Ok(described.max_by(|a, b| a.scenario.density.total_cmp(&b.scenario.density)))
}
