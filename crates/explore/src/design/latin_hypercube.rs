//! Latin hypercube sampling.

use super::{Design, DesignError, check_not_empty, permutation::Permutation};
use crate::random::Key;

/// Points of which every column has one in each of n equal parts of [0, 1).
///
/// With n points, row i and column j hold (πⱼ(i) + u) / n, where πⱼ is a random order of 0, …, n − 1
/// and u is uniform on [0, 1) (McKay, Beckman & Conover 1979).
#[derive(Clone, Debug)]
pub struct LatinHypercube {
    points: usize,
    orders: Vec<Permutation>,
    key: Key,
}

impl LatinHypercube {
    /// A design of so many points.
    ///
    /// # Errors
    ///
    /// [`DesignError::Empty`].
    pub fn new(points: usize, dimensions: usize, seed: u64) -> Result<Self, DesignError> {
        check_not_empty(points, dimensions)?;
        let [order, key] = [0, 1].map(|place| Key::new(seed).child(place));
        let orders =
            (0..dimensions).map(|dimension| Permutation::new(points, order.child(dimension)));
        Ok(Self {
            points,
            orders: orders.collect(),
            key,
        })
    }
}

impl Design for LatinHypercube {
    fn rows(&self) -> usize {
        self.points
    }

    fn dimensions(&self) -> usize {
        self.orders.len()
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let key = self.key.child(index);
        let columns = self.orders.iter().enumerate();
        columns
            .map(|(dimension, order)| {
                (order.at(index) as f64 + key.unit(dimension)) / self.points as f64
            })
            .collect()
    }
}
