//! First-order indices from a sample that was not made for them.

use super::{Bootstrap, FEWEST_ROWS, SensitivityError, check_finite, check_lengths};
use crate::estimate::Estimate;

/// Classes beyond which more do not help.
const MOST_CLASSES: usize = 48;

/// The first-order Sobol' index of each column.
///
/// `columns` are inputs × rows, drawn independently of one another (by any design that fills the cube);
/// `outcomes` one number a row. Rows are grouped by the rank of the input into M classes of equal size,
/// rows with equal inputs together. With η² the variance of the classes' mean outcomes over the
/// variance of the outcomes (the correlation ratio, Pearson 1905), an input that does nothing would
/// still show η² ≈ (M − 1)/(n − 1); Kelley's (1935) ε² = 1 − (1 − η²)(n − 1)/(n − M) takes this off,
/// and so may be a little below 0. M = ⌈n^(2/(7 + tanh((1500 − n)/500)))⌉, at most 48 (Plischke,
/// Borgonovo & Smith 2013, "Global sensitivity measures from given data", EJOR 226, whose η² SALib's
/// `delta.analyze` has). What changes within a class is missed: for a linear outcome about 1/M² of the
/// index.
///
/// Total indices cannot be had this way: they need rows that differ in one input.
///
/// # Errors
///
/// [`SensitivityError::TooFewRows`], [`SensitivityError::DifferentLengths`] and
/// [`SensitivityError::NotFinite`].
pub fn first_order_indices(
    columns: &[Vec<f64>],
    outcomes: &[f64],
    bootstrap: Bootstrap,
) -> Result<Vec<Estimate>, SensitivityError> {
    if outcomes.len() < FEWEST_ROWS {
        return Err(SensitivityError::TooFewRows {
            outcomes: outcomes.len(),
        });
    }
    check_lengths(columns, outcomes)?;
    check_finite(outcomes)?;
    let number = number_of_classes(outcomes.len());
    let classes: Vec<Vec<usize>> = columns
        .iter()
        .map(|column| classes(column, number))
        .collect();
    Ok(bootstrap.estimates(outcomes.len(), |drawn| {
        let rows = Drawn::new(outcomes, drawn);
        let indices = classes.iter().map(|classes| rows.index(classes, number));
        indices.collect()
    }))
}

/// M of the formula above.
fn number_of_classes(rows: usize) -> usize {
    let rows = rows as f64;
    let exponent = 2.0 / (7.0 + ((1500.0 - rows) / 500.0).tanh());
    (rows.powf(exponent).ceil() as usize).min(MOST_CLASSES)
}

/// The class of each row: rows in the order of their numbers, cut into equal parts; rows with equal
/// numbers go where the middle of them falls.
fn classes(column: &[f64], number: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..column.len()).collect();
    order.sort_by(|&a, &b| column[a].total_cmp(&column[b]));
    let mut classes = vec![0; column.len()];
    let mut before = 0;
    for equal in order.chunk_by(|&a, &b| column[a] == column[b]) {
        let twice_middle_rank = 2 * before + equal.len() + 1;
        let class = (twice_middle_rank * number - 1) / (2 * column.len());
        equal.iter().for_each(|&row| classes[row] = class);
        before += equal.len();
    }
    classes
}

/// Rows of a resample.
struct Drawn {
    /// How often each row was drawn, and that many times its outcome's difference from the mean.
    rows: Vec<[f64; 2]>,
    /// Sum of the squared differences.
    squares: f64,
}

impl Drawn {
    fn new(outcomes: &[f64], drawn: &[usize]) -> Self {
        let mean = drawn.iter().map(|&row| outcomes[row]).sum::<f64>() / drawn.len() as f64;
        let mut rows = vec![[0.0; 2]; outcomes.len()];
        let mut squares = 0.0;
        for &row in drawn {
            let difference = outcomes[row] - mean;
            rows[row][0] += 1.0;
            rows[row][1] += difference;
            squares += difference * difference;
        }
        Self { rows, squares }
    }

    /// ε² for an input by which the rows are in these classes.
    fn index(&self, classes: &[usize], number: usize) -> f64 {
        if self.squares == 0.0 {
            return 0.0;
        }
        let mut sums = vec![[0.0; 2]; number];
        for (&class, row) in classes.iter().zip(&self.rows) {
            sums[class][0] += row[0];
            sums[class][1] += row[1];
        }
        let filled = sums.iter().filter(|[count, _]| *count > 0.0);
        let between: f64 = filled.clone().map(|[count, sum]| sum * sum / count).sum();
        let rows = self.rows.len() as f64;
        1.0 - (1.0 - between / self.squares) * (rows - 1.0) / (rows - filled.count() as f64)
    }
}
