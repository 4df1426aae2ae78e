//! Independent random points.

use super::{Design, DesignError, check_not_empty};
use crate::random::Key;

/// Points whose coordinates are independent and uniform on [0, 1).
#[derive(Clone, Debug)]
pub struct Random {
    points: usize,
    dimensions: usize,
    key: Key,
}

impl Random {
    /// A design of so many points.
    ///
    /// # Errors
    ///
    /// [`DesignError::Empty`].
    pub fn new(points: usize, dimensions: usize, seed: u64) -> Result<Self, DesignError> {
        check_not_empty(points, dimensions)?;
        let key = Key::new(seed);
        Ok(Self {
            points,
            dimensions,
            key,
        })
    }
}

impl Design for Random {
    fn rows(&self) -> usize {
        self.points
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let key = self.key.child(index);
        (0..self.dimensions)
            .map(|dimension| key.unit(dimension))
            .collect()
    }
}
