//! How far an estimate would move if the sample had been another (Efron 1979).

use super::mean_and_variance;
use crate::random::Key;

/// Standard errors on each side of a 95 % interval of a normal distribution.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// An estimate and its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate from the whole sample.
    pub value: f64,
    /// The standard deviation of the estimates from resamples.
    pub standard_error: f64,
}

impl Estimate {
    /// The interval that covers the true value in 95 of 100 samples, if estimates are normal.
    pub fn interval(&self) -> [f64; 2] {
        let half_width = NORMAL_95 * self.standard_error;
        [self.value - half_width, self.value + half_width]
    }
}

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

/// The standard deviation with the divisor n − 1.
pub(super) fn standard_deviation(numbers: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let count = numbers.len() as f64;
    let (_, variance) = mean_and_variance(numbers);
    (variance * count / (count - 1.0)).sqrt()
}
