//! Shapley values from the worth of every coalition.

use super::{AttributionError, Coalition};

/// Players up to whom every coalition is asked for: 4,096 coalitions.
pub const MOST_EXACT_PLAYERS: usize = 12;

/// The Shapley value of each of n players, in the unit of `worth`:
///
/// φᵢ = Σ over the coalitions S without i of |S|! (n − |S| − 1)!/n! · (v(S and i) − v(S)).
///
/// `worth` is asked once for each of the 2ⁿ coalitions, in the order of their bits as numbers.
///
/// # Errors
///
/// [`AttributionError::TooManyToEnumerate`] beyond [`MOST_EXACT_PLAYERS`].
///
/// ```
/// // A left glove is worth nothing without a right one; the second player has the only left one.
/// let pairs = |coalition| if coalition & 0b010 != 0 && coalition & 0b101 != 0 { 1.0 } else { 0.0 };
/// let values = explore::attribution::shapley_values(3, pairs).unwrap();
/// assert!((values[1] - 2.0 / 3.0).abs() < 1e-15);
/// ```
pub fn shapley_values(
    players: usize,
    worth: impl FnMut(Coalition) -> f64,
) -> Result<Vec<f64>, AttributionError> {
    if players > MOST_EXACT_PLAYERS {
        return Err(AttributionError::TooManyToEnumerate { players });
    }
    let worths: Vec<f64> = (0..1 << players).map(worth).collect();
    let weights = weights(players);
    let value = |player: usize| -> f64 {
        let without = (0..worths.len()).filter(|coalition| coalition >> player & 1 == 0);
        without
            .map(|coalition| {
                let added = worths[coalition | 1 << player] - worths[coalition];
                weights[coalition.count_ones() as usize] * added
            })
            .sum()
    };
    Ok((0..players).map(value).collect())
}

/// s! (n − s − 1)!/n!, the share of the orders in which a given s of n players come just before another.
fn weights(players: usize) -> Vec<f64> {
    let mut weights = Vec::with_capacity(players);
    let mut weight = 1.0 / players as f64;
    for before in 0..players {
        weights.push(weight);
        weight *= (before + 1) as f64 / (players - before - 1).max(1) as f64;
    }
    weights
}
