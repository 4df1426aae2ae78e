//! A number found from a sample.

/// Standard errors on each side of a 95 % interval of a normal distribution.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// An estimate and its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate from the whole sample.
    pub value: f64,
    /// The standard deviation that the estimate would have over many samples, in its own unit.
    pub standard_error: f64,
}

impl Estimate {
    /// The interval that covers the true value in 95 of 100 samples, if estimates are normal.
    pub fn interval(&self) -> [f64; 2] {
        let half_width = NORMAL_95 * self.standard_error;
        [self.value - half_width, self.value + half_width]
    }
}

/// Mean and variance (with the divisor n), the latter of the differences from the former.
pub(crate) fn mean_and_variance(numbers: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let count = numbers.clone().count() as f64;
    let mean = numbers.clone().sum::<f64>() / count;
    let variance = numbers.map(|number| (number - mean).powi(2)).sum::<f64>() / count;
    (mean, variance)
}

/// The standard deviation with the divisor n − 1.
pub(crate) fn standard_deviation(numbers: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let count = numbers.len() as f64;
    let (_, variance) = mean_and_variance(numbers);
    (variance * count / (count - 1.0)).sqrt()
}

/// The quantile of ascending numbers at a share, between neighbours by their distance; not a number where
/// there is none.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * sorted.len().saturating_sub(1) as f64;
    let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(f64::NAN);
    let (below, above) = (at(place.floor()), at(place.ceil()));
    below + (above - below) * place.fract()
}
