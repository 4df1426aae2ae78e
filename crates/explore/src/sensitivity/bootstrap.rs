//! How far an estimate would move if the sample had been another (Efron 1979).

use crate::{
    estimate::{Estimate, standard_deviation},
    random::Key,
};

/// How to draw resamples: as many units as the sample has, each any of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many resamples, at least two; a standard error from r of them is itself uncertain by about
    /// one part in √(2r).
    pub resamples: usize,
    /// Seed of the draws.
    pub seed: u64,
}

impl Bootstrap {
    /// The estimates that `statistic` makes of the units with these indices: of all `units` for the
    /// values, of resamples for the standard errors.
    pub(super) fn estimates(
        &self,
        units: usize,
        statistic: impl Fn(&[usize]) -> Vec<f64>,
    ) -> Vec<Estimate> {
        let all: Vec<usize> = (0..units).collect();
        let resampled: Vec<Vec<f64>> = (0..self.resamples)
            .map(|resample| {
                let key = Key::new(self.seed).child(resample);
                let drawn: Vec<usize> = all.iter().map(|&place| key.below(place, units)).collect();
                statistic(&drawn)
            })
            .collect();
        let values = statistic(&all).into_iter().enumerate();
        values
            .map(|(index, value)| Estimate {
                value,
                standard_error: standard_deviation(resampled.iter().map(|values| values[index])),
            })
            .collect()
    }
}
