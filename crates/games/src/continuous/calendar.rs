//! When what holds: the stretches of time and the redraws of states between them.

use std::{ops::Range, sync::Arc};

use super::{game::Game, phase::Phase};

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

impl Redraw {
    /// Values just before: the expectation of the values just after.
    pub(crate) fn expect(&self, game: &Game, values: &mut [f64], redrawn: &mut [f64]) {
        let values = &mut values[..game.states * game.row];
        let redrawn = &mut redrawn[..values.len()];
        let rows = redrawn.chunks_exact_mut(game.row);
        for (out, targets) in rows.zip(self.targets.chunks_exact(self.weights.len())) {
            out.fill(0.0);
            for (&target, weight) in targets.iter().zip(&self.weights) {
                let after = &values[target as usize * game.row..][..game.row];
                for (out, after) in out.iter_mut().zip(after) {
                    *out += weight * after;
                }
            }
        }
        values.copy_from_slice(redrawn);
    }

    /// Probabilities just after.
    pub(crate) fn distribute(&self, probabilities: &mut [f64], redrawn: &mut [f64]) {
        let redrawn = &mut redrawn[..probabilities.len()];
        redrawn.fill(0.0);
        let targets = self.targets.chunks_exact(self.weights.len());
        for (&before, targets) in probabilities.iter().zip(targets) {
            for (&target, weight) in targets.iter().zip(&self.weights) {
                redrawn[target as usize] += weight * before;
            }
        }
        probabilities.copy_from_slice(redrawn);
    }
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
