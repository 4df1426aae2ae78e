//! The design of Morris screening.

use super::{Design, DesignError, check_not_empty};
use crate::random::Key;

/// Trajectories of d + 1 points, along which each input changes once, by the same step.
///
/// Numbers stand on p levels 0, 1/(p−1), …, 1; the step is Δ = p / (2(p−1)), up or down with equal
/// chance; the order of the inputs is random (Morris 1991, "Factorial sampling plans for preliminary
/// computational experiments", Technometrics 33). What [`crate::sensitivity::elementary_effects`] expects.
#[derive(Clone, Debug)]
pub struct Trajectories {
    trajectories: usize,
    inputs: usize,
    levels: usize,
    key: Key,
}

impl Trajectories {
    /// r(d + 1) rows for `trajectories` = r and `inputs` = d; `levels` = p is even, usually 4.
    ///
    /// # Errors
    ///
    /// [`DesignError::Empty`], and [`DesignError::OddLevels`] where p is odd or 0.
    pub fn new(
        trajectories: usize,
        inputs: usize,
        levels: usize,
        seed: u64,
    ) -> Result<Self, DesignError> {
        check_not_empty(trajectories, inputs)?;
        if levels == 0 || levels % 2 == 1 {
            return Err(DesignError::OddLevels { levels });
        }
        let key = Key::new(seed);
        Ok(Self {
            trajectories,
            inputs,
            levels,
            key,
        })
    }
}

impl Design for Trajectories {
    fn rows(&self) -> usize {
        self.trajectories * (self.inputs + 1)
    }

    fn dimensions(&self) -> usize {
        self.inputs
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let (trajectory, steps) = (index / (self.inputs + 1), index % (self.inputs + 1));
        let [order_key, lower_key, side_key] =
            [0, 1, 2].map(|place| self.key.child(trajectory).child(place));
        let mut order: Vec<usize> = (0..self.inputs).collect();
        order_key.shuffle(&mut order);

        // Each input goes between a level of the lower half and the level half of the levels above.
        let half = self.levels / 2;
        let mut row = vec![0.0; self.inputs];
        for (turn, &input) in order.iter().enumerate() {
            let lower = lower_key.below(input, half);
            let starts_above = side_key.below(input, 2) == 1;
            let above = starts_above != (turn < steps);
            let level = if above { lower + half } else { lower };
            row[input] = level as f64 / (self.levels - 1) as f64;
        }
        row
    }
}
