//! First-order and total Sobol' indices from a Saltelli design.

use super::{Bootstrap, SensitivityError, check_finite};
use crate::estimate::{Estimate, mean_and_variance};

/// An input's Sobol' indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SobolIndices {
    /// Share of the outcome's variance that would go if this input were known.
    pub first_order: Estimate,
    /// Share of the outcome's variance that would be left if all other inputs were known.
    pub total: Estimate,
}

/// The Sobol' indices of each of `inputs` inputs.
///
/// `outcomes` are those of the rows of a [`crate::design::Saltelli`] design of n base points:
/// n × (d + 2). With f the outcome less its mean, and V its variance over A and B,
///
/// - Sᵢ = (1/n) Σ f(B)(f(A_B⁽ⁱ⁾) − f(A)) / V (Saltelli et al. 2010, table 2 (b)),
/// - Tᵢ = (1/2n) Σ (f(A) − f(A_B⁽ⁱ⁾))² / V (Jansen 1999; table 2 (f)),
///
/// as SALib's `sobol.analyze` has them. Where the outcome never changes, all indices are 0.
///
/// # Errors
///
/// [`SensitivityError::NotOfTheDesign`] and [`SensitivityError::NotFinite`].
pub fn sobol_indices(
    outcomes: &[f64],
    inputs: usize,
    bootstrap: Bootstrap,
) -> Result<Vec<SobolIndices>, SensitivityError> {
    let block = inputs + 2;
    if !outcomes.len().is_multiple_of(block) || outcomes.len() < 2 * block {
        return Err(SensitivityError::NotOfTheDesign {
            outcomes: outcomes.len(),
            block,
        });
    }
    check_finite(outcomes)?;

    // Centred before anything is squared: with a mean far from 0 the estimate of Sᵢ would be poor.
    let (mean, _) = mean_and_variance(outcomes.iter().copied());
    let centred: Vec<f64> = outcomes.iter().map(|outcome| outcome - mean).collect();
    let points: Vec<&[f64]> = centred.chunks(block).collect();
    let estimates = bootstrap.estimates(points.len(), |drawn| indices(&points, drawn));
    let (first_order, total) = estimates.split_at(inputs);
    let pairs = first_order.iter().zip(total);
    Ok(pairs
        .map(|(&first_order, &total)| SobolIndices { first_order, total })
        .collect())
}

/// First-order indices of all inputs, then total ones, from the drawn base points.
fn indices(points: &[&[f64]], drawn: &[usize]) -> Vec<f64> {
    let inputs = points[0].len() - 2;
    let ends = drawn
        .iter()
        .flat_map(|&point| [points[point][0], points[point][inputs + 1]]);
    let (_, variance) = mean_and_variance(ends);
    let mut sums = vec![0.0; 2 * inputs];
    if variance == 0.0 {
        return sums;
    }
    for &point in drawn {
        let (a, b) = (points[point][0], points[point][inputs + 1]);
        for input in 0..inputs {
            let change = points[point][input + 1] - a;
            sums[input] += b * change;
            sums[inputs + input] += 0.5 * change * change;
        }
    }
    sums.iter_mut()
        .for_each(|sum| *sum /= drawn.len() as f64 * variance);
    sums
}
