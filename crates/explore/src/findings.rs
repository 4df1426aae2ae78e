//! What many futures show: how the answer spreads, what moves it, and where the arrangement fails.

use thiserror::Error;

use crate::{
    Estimate,
    discovery::DiscoveryError,
    estimate::quantile,
    failing::Failing,
    futures::Futures,
    sensitivity::{Bootstrap, SensitivityError, first_order_indices},
};

/// Shares of the futures at which the spread of the answer is told.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Resamples for the standard errors of what moves the answer.
const RESAMPLES: usize = 100;
/// What many futures show.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Futures that were solved.
    pub solved: usize,
    /// Of these, how many were compared with each other for what moves the answer and where it fails:
    /// the first [`MOST_COMPARED`](crate::futures::MOST_COMPARED).
    pub compared: usize,
    /// Draws without an answer.
    pub without_answer: usize,
    /// Why the first of them has none.
    pub first_reason: Option<String>,
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
    /// Where the arrangement fails; `None` where it fails always or never.
    pub fails: Option<Failing>,
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
    if let (0, Some(reason)) = (futures.solved(), &futures.first_reason) {
        return Err(FindingsError::NoAnswer {
            draws: futures.without_answer,
            reason: reason.clone(),
        });
    }
    let compared = futures.columns.first().map_or(0, Vec::len);
    let fails: Vec<bool> = (futures.sufficient[..compared].iter())
        .map(|sufficient| !sufficient)
        .collect();
    let both = (futures.sufficient.iter().zip(&futures.would_be_signed))
        .map(|(&sufficient, &signed)| sufficient && signed);
    let resamples = RESAMPLES;
    let (columns, reached) = (&futures.columns, &futures.reached[..compared]);
    Ok(Findings {
        solved: futures.solved(),
        compared,
        without_answer: futures.without_answer,
        first_reason: futures.first_reason.clone(),
        sufficient: share(futures.sufficient.iter().copied()),
        signed: share(futures.would_be_signed.iter().copied()),
        sufficient_and_signed: share(both),
        reached: spread(&futures.reached),
        survival: futures.survival.iter().map(|year| spread(year)).collect(),
        moves: first_order_indices(columns, reached, Bootstrap { resamples, seed }),
        fails: Failing::new(columns, &fails)?,
    })
}

/// The share of the futures in which something holds.
fn share(holds: impl ExactSizeIterator<Item = bool>) -> f64 {
    let all = holds.len().max(1);
    holds.filter(|&holds| holds).count() as f64 / all as f64
}

/// Quantiles at [`SHARES`].
fn spread(numbers: &[f64]) -> [f64; SHARES.len()] {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    SHARES.map(|share| quantile(&sorted, share))
}
