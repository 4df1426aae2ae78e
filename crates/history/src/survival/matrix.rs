//! Small symmetric systems of equations.

/// The Cholesky factor L of a positive definite matrix A = L Lᵀ.
#[derive(Clone, Debug)]
pub(super) struct Cholesky(Vec<Vec<f64>>);

impl Cholesky {
    /// Factors a symmetric matrix; `None` where it is not positive definite in floating-point numbers, or
    /// empty.
    pub(super) fn of(matrix: &[Vec<f64>]) -> Option<Self> {
        let mut factor: Vec<Vec<f64>> = Vec::new();
        for (i, row) in matrix.iter().enumerate() {
            let mut new = vec![0.0; i + 1];
            for j in 0..=i {
                let below = if i == j { &new } else { &factor[j] };
                let known: f64 = (0..j).map(|k| new[k] * below[k]).sum();
                let rest = row[j] - known;
                new[j] = if i == j {
                    if rest <= 1e-13 * row[i].abs() || !rest.is_finite() {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / factor[j][j]
                };
            }
            factor.push(new);
        }
        (!factor.is_empty()).then_some(Self(factor))
    }

    /// x of A x = b.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let factor = &self.0;
        let size = factor.len();
        let mut x = right.to_vec();
        for i in 0..size {
            let known: f64 = (0..i).map(|k| factor[i][k] * x[k]).sum();
            x[i] = (x[i] - known) / factor[i][i];
        }
        for i in (0..size).rev() {
            let known: f64 = (i + 1..size).map(|k| factor[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / factor[i][i];
        }
        x
    }

    /// A⁻¹.
    pub(super) fn inverse(&self) -> Vec<Vec<f64>> {
        let size = self.0.len();
        (0..size)
            .map(|column| {
                let mut unit = vec![0.0; size];
                unit[column] = 1.0;
                self.solve(&unit)
            })
            .collect()
    }
}
