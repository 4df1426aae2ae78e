//! Searching for numbers that fit: down to a fit, then towards the values written.

use std::cell::RefCell;

use argmin::{
    core::{CostFunction, Error, Executor},
    solver::neldermead::NelderMead,
};

use super::{FIT, known::Known, squared_distance};

/// How much a squared miss counts beside a squared distance.
const MISS: f64 = 1e6;
/// The first simplex's edges, as a share of the ranges.
const EDGE: f64 = 0.15;
/// Where the costs of a simplex differ by less, it has arrived.
const ARRIVED: f64 = 1e-9;
/// A search that ended is begun anew from its end so often, since a simplex may fold on its way.
const AGAIN: usize = 3;

/// Where a search came to.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The first place that fits; where none does, the end.
    pub(super) first: Vec<f64>,
    /// Where it ended: nearest to the values written.
    pub(super) end: Vec<f64>,
    /// Whether these fit.
    pub(super) fits: bool,
}

/// Searches from a place for one that fits, and from there for the nearest to the centre that does.
pub(super) fn search(known: &mut Known, centre: &[f64], from: Vec<f64>) -> Found {
    let first = fit(known, from, None);
    if !known.fits(&first) {
        return Found {
            end: first.clone(),
            first,
            fits: false,
        };
    }
    let mut end = first.clone();
    for _ in 0..AGAIN {
        let cost = |known: &mut Known, place: &[f64]| {
            squared_distance(place, centre) + MISS * known.squared_misses(place)
        };
        let next = minimise(known, end.clone(), None, f64::NEG_INFINITY, cost);
        let nearer = squared_distance(&next, centre) < squared_distance(&end, centre) - 1e-6;
        if !nearer || !known.fits(&next) {
            break;
        }
        end = next;
    }
    Found {
        first,
        end,
        fits: true,
    }
}

/// The place from which Σ m² falls no further, or the first at which it fits; `held` stays where it is.
pub(super) fn fit(known: &mut Known, from: Vec<f64>, held: Option<usize>) -> Vec<f64> {
    let enough = (0.5 * FIT).powi(2);
    minimise(known, from, held, enough, Known::squared_misses)
}

/// The place of the least cost that the simplex method finds from a place within the ranges; it stops
/// where the cost is no more than `enough`.
fn minimise(
    known: &mut Known,
    from: Vec<f64>,
    held: Option<usize>,
    enough: f64,
    cost: impl Fn(&mut Known, &[f64]) -> f64,
) -> Vec<f64> {
    let moving: Vec<usize> = (0..known.dimensions())
        .filter(|&at| Some(at) != held)
        .collect();
    if cost(known, &from) <= enough || moving.is_empty() {
        return from;
    }
    let start: Vec<f64> = moving.iter().map(|&at| from[at]).collect();
    let corner = |side: usize| {
        let mut corner = start.clone();
        let inwards = if corner[side] > 0.5 { -EDGE } else { EDGE };
        corner[side] += inwards;
        corner
    };
    let simplex = std::iter::once(start.clone()).chain((0..moving.len()).map(corner));
    let landscape = Landscape {
        known: RefCell::new(known),
        from: &from,
        moving: &moving,
        cost,
    };
    let most = 40 + 40 * moving.len() as u64;
    let solver = NelderMead::new(simplex.collect()).with_sd_tolerance(ARRIVED);
    let best = solver.and_then(|solver| {
        let executor = Executor::new(&landscape, solver)
            .configure(|state| state.max_iters(most).target_cost(enough));
        Ok(executor.run()?.state.take_best_param())
    });
    match best {
        Ok(Some(best)) => landscape.inside(&best).0,
        _ => from,
    }
}

/// A cost over the numbers that move.
struct Landscape<'a, C> {
    known: RefCell<&'a mut Known>,
    from: &'a [f64],
    moving: &'a [usize],
    cost: C,
}

impl<C> Landscape<'_, C> {
    /// The place within the ranges nearest to some shares, and how far it is from them, squared.
    fn inside(&self, shares: &[f64]) -> (Vec<f64>, f64) {
        let mut place = self.from.to_vec();
        let mut outside = 0.0;
        for (&at, &share) in self.moving.iter().zip(shares) {
            place[at] = share.clamp(0.0, 1.0);
            outside += (share - place[at]).powi(2);
        }
        (place, outside)
    }
}

impl<C: Fn(&mut Known, &[f64]) -> f64> CostFunction for &Landscape<'_, C> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, shares: &Vec<f64>) -> Result<f64, Error> {
        let (place, outside) = self.inside(shares);
        Ok((self.cost)(&mut self.known.borrow_mut(), &place) + outside)
    }
}
