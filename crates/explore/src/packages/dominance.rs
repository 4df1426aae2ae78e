//! What is better in one respect and worse in none.

/// How exact merits are: those that differ by less count as equal.
const UNIT: f64 = 1e-9;

/// For each point, the first that dominates it and is not itself dominated; `None` where none does.
///
/// A point has the same merits as every other, in the same order, each the larger the better. One
/// dominates another if no merit of it is less and one is larger (Pareto). Merits are first rounded to
/// nine digits after the point, so that what a solver leaves in the last digits decides nothing.
pub fn dominated_by(points: &[Vec<f64>]) -> Vec<Option<usize>> {
    let points: Vec<Vec<f64>> = (points.iter())
        .map(|merits| merits.iter().map(|merit| (merit / UNIT).round()).collect())
        .collect();
    let is_dominated = |point: &Vec<f64>| points.iter().any(|other| dominates(other, point));
    let best: Vec<usize> = (0..points.len())
        .filter(|&index| !is_dominated(&points[index]))
        .collect();
    let first = |point: &Vec<f64>| {
        let mut best = best.iter();
        best.find(|&&index| dominates(&points[index], point))
            .copied()
    };
    points.iter().map(first).collect()
}

fn dominates(one: &[f64], other: &[f64]) -> bool {
    let mut pairs = one.iter().zip(other);
    pairs.all(|(one, other)| one >= other) && one != other
}
