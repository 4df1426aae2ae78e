//! Shapley values from a sample of orders.

use super::{AttributionError, Coalition};
use crate::{
    estimate::{Estimate, mean_and_variance, standard_deviation},
    random::Key,
};

/// Players that a [`Coalition`] can hold.
pub const MOST_PLAYERS: usize = Coalition::BITS as usize;

/// The Shapley value of each player, estimated from orders of coming, in the unit of `worth`.
///
/// Orders are drawn at random (Castro, Gómez & Tejada 2009), each together with its reverse, in which
/// who came early comes late, so that their errors tend to cancel (Mitchell et al. 2022, "Sampling
/// permutations for Shapley value estimation", JMLR 23). Values sum to v(all) − v(none) in any sample.
/// Standard errors come from the spread of the `pairs`. `worth` is asked 2 + 2(n − 1) `pairs` times.
///
/// # Errors
///
/// [`AttributionError::TooMany`] beyond [`MOST_PLAYERS`], [`AttributionError::TooFewOrders`].
pub fn estimated_shapley_values(
    players: usize,
    pairs: usize,
    seed: u64,
    mut worth: impl FnMut(Coalition) -> f64,
) -> Result<Vec<Estimate>, AttributionError> {
    if players > MOST_PLAYERS {
        return Err(AttributionError::TooMany { players });
    }
    if pairs < 2 {
        return Err(AttributionError::TooFewOrders { pairs });
    }
    let everyone = Coalition::MAX.checked_shr(64 - players as u32).unwrap_or(0);
    let ends = [worth(0), worth(everyone)];
    let mut order: Vec<usize> = (0..players).collect();
    let added: Vec<Vec<f64>> = (0..pairs)
        .map(|pair| {
            Key::new(seed).child(pair).shuffle(&mut order);
            let mut added = vec![0.0; players];
            add_half(&mut added, order.iter(), ends, &mut worth);
            add_half(&mut added, order.iter().rev(), ends, &mut worth);
            added
        })
        .collect();
    let estimate = |player: usize| {
        let of_player = added.iter().map(|added| added[player]);
        Estimate {
            value: mean_and_variance(of_player.clone()).0,
            standard_error: standard_deviation(of_player) / (pairs as f64).sqrt(),
        }
    };
    Ok((0..players).map(estimate).collect())
}

/// Adds half of what each player adds to those before it; `ends` is what none and all are worth.
fn add_half<'a>(
    added: &mut [f64],
    order: impl Iterator<Item = &'a usize>,
    ends: [f64; 2],
    worth: &mut impl FnMut(Coalition) -> f64,
) {
    let (mut coalition, mut before) = (0, ends[0]);
    for (come, &player) in (1..).zip(order) {
        coalition |= 1 << player;
        let after = if come == added.len() {
            ends[1]
        } else {
            worth(coalition)
        };
        added[player] += 0.5 * (after - before);
        before = after;
    }
}
