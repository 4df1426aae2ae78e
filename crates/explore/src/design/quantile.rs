//! Quantile functions: what a number of the unit interval stands for in a distribution.

/// The number below which a share `unit` ∈ [0, 1] of the uniform distribution on [low, high] lies;
/// low ≤ high, in any unit.
pub fn uniform(unit: f64, low: f64, high: f64) -> f64 {
    (1.0 - unit) * low + unit * high
}

/// The number below which a share `unit` ∈ [0, 1] of the triangular distribution lies, whose density
/// rises from low to mode and falls to high; low ≤ mode ≤ high, in any unit.
///
/// F⁻¹(u) = low + √(u (high − low)(mode − low)) up to F(mode) = (mode − low)/(high − low), and
/// high − √((1 − u)(high − low)(high − mode)) beyond (Kotz & van Dorp 2004, chapter 1).
pub fn triangular(unit: f64, low: f64, mode: f64, high: f64) -> f64 {
    let width = high - low;
    let quantile = if unit * width < mode - low {
        low + (unit * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - unit) * width * (high - mode)).sqrt()
    };
    quantile.clamp(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_run_from_low_to_high() {
        assert_eq!(
            [0.0, 0.25, 1.0].map(|unit| uniform(unit, -1.0, 3.0)),
            [-1.0, 0.0, 3.0]
        );
        assert_eq!(
            [0.0, 1.0].map(|unit| triangular(unit, -1.0, 0.0, 3.0)),
            [-1.0, 3.0]
        );
    }

    #[test]
    fn the_share_below_a_triangular_quantile_is_the_share_asked_for() {
        let (low, high) = (2.0, 10.0);
        for mode in [2.0, 4.0, 10.0] {
            for unit in [0.01, 0.1, 0.25, 0.6, 0.99] {
                let at = triangular(unit, low, mode, high);
                let share = if at < mode {
                    (at - low).powi(2) / ((high - low) * (mode - low))
                } else {
                    1.0 - (high - at).powi(2)
                        / ((high - low) * (high - mode)).max(f64::MIN_POSITIVE)
                };
                assert!((share - unit).abs() < 1e-14, "{unit} for the mode {mode}");
            }
        }
    }

    #[test]
    fn a_range_without_width_is_one_number() {
        assert_eq!(uniform(0.3, 7.0, 7.0), 7.0);
        assert_eq!(triangular(0.3, 7.0, 7.0, 7.0), 7.0);
    }
}
