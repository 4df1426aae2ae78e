//! Whether there is a way between two places that fit on which all fits: then they are of one solution.

use super::{known::Known, search::fit};

/// Steps of a way.
const STEPS: usize = 16;
/// How far a step may lead, in each number as a share of its range.
const STRIDE: f64 = 0.2;

/// Walks straight from one place towards another, fitting the numbers anew after each step; there is a way if all
/// steps fit and none is a leap.
pub(super) fn is_way(known: &mut Known, from: &[f64], to: &[f64]) -> bool {
    let mut here = from.to_vec();
    for step in 1..=STEPS {
        let left = (STEPS + 1 - step) as f64;
        let next = here
            .iter()
            .zip(to)
            .map(|(here, to)| here + (to - here) / left)
            .collect();
        let next = fit(known, next, None);
        let leaps = here
            .iter()
            .zip(&next)
            .any(|(here, next)| (here - next).abs() > STRIDE);
        if leaps || !known.fits(&next) {
            return false;
        }
        here = next;
    }
    here.iter()
        .zip(to)
        .all(|(here, to)| (here - to).abs() <= STRIDE)
}
