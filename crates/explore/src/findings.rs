//! What many futures show: how the answer spreads, what moves it, and where the arrangement fails.

use arrangement::Arrangement;
use guarantee::Outlook;
use thiserror::Error;

use crate::{
    Estimate,
    discovery::DiscoveryError,
    estimate::{quantile, quantile_with_error, share},
    failing::Failing,
    futures::{Futures, NoAnswer},
    sensitivity::{Bootstrap, SensitivityError, first_order_indices},
};

/// Shares of the futures at which the spread of the answer is told.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Resamples for the standard errors of what moves the answer.
const RESAMPLES: usize = 100;

/// What many futures show.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Futures that were solved; all shares are shares of them.
    pub solved: usize,
    /// Of these, how many were compared with each other for what moves the answer and where it fails:
    /// the first [`MOST_COMPARED`](crate::futures::MOST_COMPARED).
    pub compared: usize,
    /// Draws without an answer.
    pub without_answer: usize,
    /// Why the first of them has none.
    pub first_reason: Option<String>,
    /// The share of futures in which the arrangement is sufficient.
    pub sufficient: Estimate,
    /// The share in which everyone whose acceptance is needed accepts.
    pub signed: Estimate,
    /// The share in which both hold.
    pub sufficient_and_signed: Estimate,
    /// Whether each actor accepts.
    pub signing: Vec<Signing>,
    /// The probability of peace until the target's date, at each of [`SHARES`].
    pub reached: [Estimate; SHARES.len()],
    /// The probability of unbroken peace at 1, 2, … years, at each of [`SHARES`].
    pub survival: Vec<[f64; SHARES.len()]>,
    /// By input, the share of the variance of that probability that it explains by itself.
    pub moves: Result<Vec<Estimate>, SensitivityError>,
    /// Where the arrangement fails; `None` where it fails always or never, or there are too few futures to tell.
    pub fails: Option<Failing>,
}

/// Whether one actor accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Signing {
    /// Whether its acceptance is needed.
    pub needed: bool,
    /// The share of futures in which it accepts.
    pub accepts: Estimate,
    /// What the arrangement is worth to it, less what no deal is, at each of [`SHARES`]; in its points.
    pub gain: [f64; SHARES.len()],
    /// In the median of the futures in which it does not accept, what it lacks to do so, in its points; `None`
    /// where it always accepts.
    pub lacks: Option<f64>,
}

/// Why futures show nothing.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum FindingsError {
    /// No draw has an answer.
    #[error(transparent)]
    NoAnswer(#[from] NoAnswer),
    /// An input is not a finite number.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
}

/// What the futures of an arrangement show; `seed` draws the resamples for standard errors.
///
/// # Errors
/// Where no future has an answer, or an input of a solved one is not a finite number.
pub fn findings(
    arrangement: &Arrangement,
    futures: &Futures,
    seed: u64,
) -> Result<Findings, FindingsError> {
    if let (0, Some(reason)) = (futures.solved(), &futures.first_reason) {
        let (draws, reason) = (futures.without_answer, reason.clone());
        return Err(NoAnswer { draws, reason }.into());
    }
    let compared = futures.columns.first().map_or(0, Vec::len);
    let fails: Vec<bool> = (futures.sufficient[..compared].iter())
        .map(|sufficient| !sufficient)
        .collect();
    let both = (futures.sufficient.iter().zip(&futures.would_be_signed))
        .map(|(&sufficient, &signed)| sufficient && signed);
    let resamples = RESAMPLES;
    let (columns, reached) = (&futures.columns, &futures.reached[..compared]);
    let sorted = sorted(&futures.reached);
    Ok(Findings {
        solved: futures.solved(),
        compared,
        without_answer: futures.without_answer,
        first_reason: futures.first_reason.clone(),
        sufficient: share_of(futures.sufficient.iter().copied()),
        signed: share_of(futures.would_be_signed.iter().copied()),
        sufficient_and_signed: share_of(both),
        signing: signing(arrangement, futures),
        reached: SHARES.map(|share| quantile_with_error(&sorted, share)),
        survival: futures.survival.iter().map(|year| spread(year)).collect(),
        moves: first_order_indices(columns, reached, Bootstrap { resamples, seed }),
        fails: Failing::new(columns, &fails)?,
    })
}

fn signing(arrangement: &Arrangement, futures: &Futures) -> Vec<Signing> {
    let one = |(actor, gains): (usize, &Vec<f64>)| {
        let lacking: Vec<f64> = gains
            .iter()
            .filter(|&&gain| gain < 0.0)
            .map(|gain| -gain)
            .collect();
        Signing {
            needed: Outlook::is_needed(arrangement, actor),
            accepts: share(gains.len() - lacking.len(), gains.len()),
            gain: spread(gains),
            lacks: (!lacking.is_empty()).then(|| quantile(&sorted(&lacking), 0.5)),
        }
    };
    futures.gains.iter().enumerate().map(one).collect()
}

/// The share of the futures, at least one, in which something holds.
fn share_of(holds: impl ExactSizeIterator<Item = bool>) -> Estimate {
    let all = holds.len();
    share(holds.filter(|&holds| holds).count(), all)
}

/// Quantiles at [`SHARES`].
fn spread(numbers: &[f64]) -> [f64; SHARES.len()] {
    let sorted = sorted(numbers);
    SHARES.map(|share| quantile(&sorted, share))
}

fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}
