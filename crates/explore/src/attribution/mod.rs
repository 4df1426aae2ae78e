//! Attribution: how much each part of a whole adds to what the whole is worth.
//!
//! The parts are the players of a game in which any set of them, a [`Coalition`], is worth v(S). The
//! Shapley value of a player is what it adds to those who came before it, on average over all orders of
//! coming (Shapley 1953); the values sum to v(all) − v(none), players that add the same get the same,
//! and one that never adds anything gets 0. [`shapley_values`] asks for the worth of every coalition,
//! [`estimated_shapley_values`] for those met in a sample of orders.

mod exact;
mod sampled;

pub use exact::{MOST_EXACT_PLAYERS, shapley_values};
pub use sampled::{MOST_PLAYERS, estimated_shapley_values};

use thiserror::Error;

/// A set of players: player i takes part where bit i is set.
pub type Coalition = u64;

/// Why nothing can be attributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttributionError {
    /// The coalitions of so many players cannot all be asked for.
    #[error(
        "{players} players have too many coalitions to ask for each: estimate beyond {MOST_EXACT_PLAYERS}"
    )]
    TooManyToEnumerate {
        /// How many players.
        players: usize,
    },
    /// A coalition has 64 bits.
    #[error("there are {players} players; at most {MOST_PLAYERS} can share a worth")]
    TooMany {
        /// How many players.
        players: usize,
    },
    /// A standard error needs two pairs of orders.
    #[error("{pairs} pairs of orders say nothing about the error: draw at least 2")]
    TooFewOrders {
        /// Pairs of orders asked for.
        pairs: usize,
    },
}
