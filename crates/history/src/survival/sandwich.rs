//! Standard errors from the curvature of a likelihood, and from how much each cluster pulls.

use std::collections::BTreeMap;

use super::matrix::Cholesky;

/// √ of the diagonal of the inverse information.
pub(super) fn model_errors(information: &Cholesky) -> Vec<f64> {
    let inverse = information.inverse();
    (0..inverse.len())
        .map(|at| inverse[at][at].sqrt())
        .collect()
}

/// √ of the diagonal of I⁻¹ (Σ over clusters of g gᵀ) I⁻¹, g the sum of a cluster's scores (Huber 1967,
/// Liang and Zeger 1986); without the small-sample factor.
pub(super) fn clustered_errors(
    information: &Cholesky,
    scores: impl Iterator<Item = (usize, Vec<f64>)>,
) -> Vec<f64> {
    let mut sums: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for (cluster, score) in scores {
        let sum = sums
            .entry(cluster)
            .or_insert_with(|| vec![0.0; score.len()]);
        for (total, part) in sum.iter_mut().zip(score) {
            *total += part;
        }
    }
    let pulls: Vec<Vec<f64>> = sums.values().map(|sum| information.solve(sum)).collect();
    let size = pulls.first().map_or(0, Vec::len);
    let squares = |at: usize| pulls.iter().map(|pull| pull[at] * pull[at]).sum::<f64>();
    (0..size).map(|at| squares(at).sqrt()).collect()
}
