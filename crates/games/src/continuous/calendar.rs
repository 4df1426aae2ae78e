//! When what holds: the stretches of time and the redraws of states between them.

use std::{ops::Range, sync::Arc};

use super::phase::Phase;

/// A stretch of time over which the same clocks run.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Its beginning, in years.
    pub start: f64,
    /// Its end, in years.
    pub end: f64,
    /// Which of the calendar's phases it is: the clocks that run.
    pub phase: usize,
    /// Whether numbers move within the stretch (see [`super::Varying`]).
    pub varies: bool,
    /// The calendar's redraws at its beginning, independent of each other.
    pub redraws: Range<usize>,
}

/// A moment at which states are drawn anew: from each state, branch k is taken with weight k.
#[derive(Clone, Debug)]
pub struct Redraw {
    /// The probability of each branch.
    pub weights: Vec<f64>,
    /// The state to which branch k leads from state s: `targets[s * weights.len() + k]`, for every
    /// state; shared, since many redraws differ only in their weights.
    pub targets: Arc<[u32]>,
}

/// The stretches of a game, one after the other, and how long occupation is followed.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// In order of time, each beginning where the one before ends.
    pub stretches: Vec<Stretch>,
    /// The sets of clocks that run together.
    pub phases: Vec<Phase>,
    /// All redraws, in order of time.
    pub redraws: Vec<Redraw>,
    /// How many stretches, from the first, occupation is followed through.
    pub followed: usize,
}
