//! How tightly what is known holds each number: the least and the largest value that still fits.
//!
//! From the place furthest out that is known to fit, the number is moved on in steps, and the others
//! are fitted anew after each; where they cannot be, the step is halved (the ends of a profile, as in
//! Raue et al. 2009, "Structural and practical identifiability analysis", Bioinformatics 25).

use rayon::prelude::*;

use super::{known::Known, search::fit};

/// The first step, as a share of the range.
const STEP: f64 = 1.0 / 16.0;
/// The last step.
const FINEST: f64 = 1.0 / 1024.0;

/// For each number the least and the largest share of its range that fits, from places that fit.
pub(super) fn extents(known: &Known, fitting: &[&Vec<f64>]) -> Vec<Option<[f64; 2]>> {
    let sides: Vec<(usize, f64)> = (0..known.dimensions())
        .flat_map(|number| [(number, 0.0), (number, 1.0)])
        .collect();
    let ends: Vec<Option<f64>> = (sides.into_par_iter())
        .map(|(number, limit)| {
            let nearer = |a: &&&Vec<f64>, b: &&&Vec<f64>| {
                let left = |place: &Vec<f64>| (limit - place[number]).abs();
                left(a).total_cmp(&left(b))
            };
            let from = fitting.iter().min_by(nearer)?;
            Some(furthest(&mut known.clone(), number, limit, from))
        })
        .collect();
    ends.chunks(2)
        .map(|ends| Some([ends[0]?, ends[1]?]))
        .collect()
}

/// How far a number goes towards a limit with the others fitted anew.
fn furthest(known: &mut Known, number: usize, limit: f64, from: &[f64]) -> f64 {
    let mut place = from.to_vec();
    let mut step = 1.0;
    while place[number] != limit && step >= FINEST {
        let mut next = place.clone();
        next[number] += (limit - next[number]).clamp(-step, step);
        let next = fit(known, next, Some(number));
        if known.fits(&next) {
            place = next;
        } else {
            step = if step > STEP { STEP } else { 0.5 * step };
        }
    }
    place[number]
}
