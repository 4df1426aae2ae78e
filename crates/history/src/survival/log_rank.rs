//! The log-rank test: whether groups of spells last differently.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::Spell;
use super::matrix::Cholesky;

/// What the test says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogRank {
    /// The statistic, χ².
    pub chi_squared: f64,
    /// Its degrees of freedom: groups less one.
    pub degrees: usize,
    /// The chance of one as large if all groups last alike and every spell stands for itself.
    pub p: f64,
}

/// Tests groups against each other (Mantel 1966, Peto and Peto 1972); `None` for fewer than two groups, or
/// where nothing broke.
///
/// At each time of breaks, d of n break; of a group of nₖ one expects d·nₖ/n, with covariance
/// d (n − d) / (n − 1) · (nₖ/n) (1ₖₗ − nₗ/n).
pub fn log_rank(groups: &[Vec<Spell>]) -> Option<LogRank> {
    let free = groups.len().checked_sub(1)?;
    let mut times: Vec<f64> = (groups.iter().flatten())
        .filter(|spell| spell.broke)
        .map(|spell| spell.time)
        .collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let mut excess = vec![0.0; free];
    let mut covariance = vec![vec![0.0; free]; free];
    for time in times {
        let count = |holds: &dyn Fn(&Spell) -> bool| -> Vec<f64> {
            let in_group = |group: &Vec<Spell>| group.iter().filter(|s| holds(s)).count() as f64;
            groups.iter().map(in_group).collect()
        };
        let at_risk = count(&|spell| spell.time >= time);
        let breaks = count(&|spell| spell.broke && spell.time == time);
        let (n, d): (f64, f64) = (at_risk.iter().sum(), breaks.iter().sum());
        for k in 0..free {
            excess[k] += breaks[k] - d * at_risk[k] / n;
            for l in 0..free {
                let same = if k == l { 1.0 } else { 0.0 };
                if n > 1.0 {
                    covariance[k][l] +=
                        d * (n - d) / (n - 1.0) * at_risk[k] / n * (same - at_risk[l] / n);
                }
            }
        }
    }
    let solved = Cholesky::of(&covariance)?.solve(&excess);
    let chi_squared: f64 = excess
        .iter()
        .zip(&solved)
        .map(|(one, other)| one * other)
        .sum();
    let distribution = ChiSquared::new(free as f64).ok()?;
    Some(LogRank {
        chi_squared,
        degrees: free,
        p: distribution.sf(chi_squared),
    })
}
