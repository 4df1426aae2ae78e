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

/// The share of `all` draws, at least one, of which `holds` have something.
///
/// Its standard error is √(s(1 − s)/n) with s = (k + 1)/(n + 2) (Laplace), so that a share of none or of all
/// is not told as certain. It is that of independent draws; an evenly spread design is seldom worse.
pub(crate) fn share(holds: usize, all: usize) -> Estimate {
    let value = holds as f64 / all as f64;
    Estimate {
        value,
        standard_error: error_of_share(value, all),
    }
}

/// The standard error of a share of `all` draws, as [`share`] has it.
pub(crate) fn error_of_share(share: f64, all: usize) -> f64 {
    let all = all as f64;
    let smoothed = (share * all + 1.0) / (all + 2.0);
    (smoothed * (1.0 - smoothed) / all).sqrt()
}

/// The quantile of ascending numbers at a share.
///
/// Its standard error is half the distance between the quantiles at p ± √(p(1 − p)/n): by so much the rank of
/// the quantile of independent draws errs.
pub(crate) fn quantile_with_error(sorted: &[f64], share: f64) -> Estimate {
    let rank = (share * (1.0 - share) / sorted.len() as f64).sqrt();
    let [low, high] = [share - rank, share + rank].map(|at| quantile(sorted, at.clamp(0.0, 1.0)));
    Estimate {
        value: quantile(sorted, share),
        standard_error: 0.5 * (high - low),
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
