//! The design from which Sobol' indices are estimated.

use super::{Design, DesignError, Sobol};

/// Two independent points A and B, and the points between them, for each of n base points.
///
/// A base point of a scrambled Sobol' sequence in 2d dimensions is cut into A, its first d numbers, and
/// B, its last. The d + 2 rows of a base point are A, then for each input i the point A_B⁽ⁱ⁾, which is A
/// with number i taken from B, then B (Saltelli et al. 2010, "Variance based sensitivity analysis of
/// model output", Computer Physics Communications 181). It is the order of SALib's
/// `sample.sobol(…, calc_second_order=False)`, and what [`crate::sensitivity::sobol_indices`] expects.
#[derive(Clone, Debug)]
pub struct Saltelli {
    base: Sobol,
    inputs: usize,
}

impl Saltelli {
    /// n(d + 2) rows for `base_points` = n, best a power of two, and `inputs` = d.
    ///
    /// # Errors
    ///
    /// As [`Sobol::new`] in 2d dimensions.
    pub fn new(base_points: usize, inputs: usize, seed: u64) -> Result<Self, DesignError> {
        let base = Sobol::new(base_points, 2 * inputs, seed)?;
        Ok(Self { base, inputs })
    }
}

impl Design for Saltelli {
    fn rows(&self) -> usize {
        self.base.rows() * (self.inputs + 2)
    }

    fn dimensions(&self) -> usize {
        self.inputs
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let (base, place) = (index / (self.inputs + 2), index % (self.inputs + 2));
        let mut first = self.base.row(base);
        let second = first.split_off(self.inputs);
        if place == self.inputs + 1 {
            return second;
        }
        if let Some(input) = place.checked_sub(1) {
            first[input] = second[input];
        }
        first
    }
}
