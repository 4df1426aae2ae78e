//! The Weibull model of durations by maximum likelihood, with covariates.
//!
//! log T = x·β + σ ε, ε of the smallest extreme value: S(t) = exp(−e^w) with w = (log t − x·β) / σ (the
//! accelerated-failure-time form, Kalbfleisch and Prentice 1980, ch. 3). The shape is 1/σ; below 1, the
//! longer a peace has held the less likely it is to break.

use super::matrix::Cholesky;
use super::sandwich::{clustered_errors, model_errors};
use super::{RegressionError, Spell, covariates_of_each};

const MOST_STEPS: usize = 200;
/// Relative change of the log-likelihood at which the search ends.
const CLOSE: f64 = 1e-14;

/// A fitted Weibull model.
#[derive(Clone, Debug, PartialEq)]
pub struct WeibullRegression {
    /// The intercept, then one coefficient a covariate, on the scale of log time.
    pub coefficients: Vec<f64>,
    /// σ.
    pub scale: f64,
    /// The log-likelihood of the times.
    pub log_likelihood: f64,
    /// Standard errors of the coefficients and of log σ, if every spell stands for itself.
    pub standard_errors: Vec<f64>,
    /// The same, if the spells of a cluster may share their fate.
    pub clustered_errors: Vec<f64>,
}

impl WeibullRegression {
    /// Fits the model; `covariates` has one row a spell, without the intercept; rows may be empty.
    ///
    /// # Errors
    ///
    /// Where nothing broke, the rows do not fit or do not determine the coefficients.
    pub fn fit(spells: &[Spell], covariates: &[Vec<f64>]) -> Result<Self, RegressionError> {
        Self::fit_penalised(spells, covariates, 0.0)
    }

    /// Fits the model by the largest log L − ½ `penalty` n (Σ (s β)² + (log σ)²), s the standard deviation of
    /// a covariate: with few breaks and several covariates it forecasts better (a ridge; Hoerl and Kennard
    /// 1970). The intercept is free, and [`WeibullRegression::log_likelihood`] is without the penalty. `penalty` is not
    /// negative.
    ///
    /// # Errors
    ///
    /// As of [`WeibullRegression::fit`].
    pub fn fit_penalised(
        spells: &[Spell],
        covariates: &[Vec<f64>],
        penalty: f64,
    ) -> Result<Self, RegressionError> {
        let data = Data::new(spells, covariates, penalty)?;
        let breaks = spells.iter().filter(|spell| spell.broke).count();
        if breaks == 0 {
            return Err(RegressionError::NothingBroke);
        }
        let time: f64 = spells.iter().map(|spell| spell.time).sum();
        let mut parameters = vec![0.0; data.rows[0].len() + 1];
        parameters[0] = (time / breaks as f64).ln();
        let mut best = data.objective(&parameters);
        for _ in 0..MOST_STEPS {
            let step = data.uphill(&parameters)?;
            let Some((next, reached)) = data.climb(&parameters, &step, best) else {
                break;
            };
            let gained = reached - best;
            (parameters, best) = (next, reached);
            if gained <= CLOSE * best.abs() {
                break;
            }
        }
        let information =
            Cholesky::of(&data.information(&parameters)).ok_or(RegressionError::NotIdentified)?;
        let scores = (spells.iter().enumerate())
            .map(|(at, spell)| (spell.cluster, data.score_of(at, &parameters)));
        let log_scale = parameters[parameters.len() - 1];
        let standard_errors = model_errors(&information);
        if data.is_separated(&standard_errors) {
            return Err(RegressionError::NotIdentified);
        }
        Ok(Self {
            coefficients: parameters[..parameters.len() - 1].to_vec(),
            scale: log_scale.exp(),
            log_likelihood: data.log_likelihood(&parameters),
            standard_errors,
            clustered_errors: clustered_errors(&information, scores),
        })
    }

    /// 1/σ.
    pub fn shape(&self) -> f64 {
        1.0 / self.scale
    }

    /// S(t) for a row of covariates.
    pub fn survival(&self, covariates: &[f64], time: f64) -> f64 {
        let with_intercept = std::iter::once(&1.0).chain(covariates);
        let centre: f64 = (self.coefficients.iter().zip(with_intercept))
            .map(|(coefficient, value)| coefficient * value)
            .sum();
        (-((time.ln() - centre) / self.scale).exp()).exp()
    }
}

/// Spells with their rows, the intercept's 1 first.
struct Data<'a> {
    spells: &'a [Spell],
    rows: Vec<Vec<f64>>,
    /// The standard deviation of each column; 0 of the intercept's.
    spread: Vec<f64>,
    /// What the square of each parameter costs, twice; 0 for the intercept.
    ridge: Vec<f64>,
}

impl<'a> Data<'a> {
    fn new(
        spells: &'a [Spell],
        covariates: &[Vec<f64>],
        penalty: f64,
    ) -> Result<Self, RegressionError> {
        covariates_of_each(spells, covariates)?;
        let good_time = |spell: &Spell| spell.time > 0.0 && spell.time.is_finite();
        if spells.is_empty() || !spells.iter().all(good_time) {
            return Err(RegressionError::BadRows);
        }
        let with_intercept = |row: &Vec<f64>| [vec![1.0], row.clone()].concat();
        let rows: Vec<Vec<f64>> = covariates.iter().map(with_intercept).collect();
        let columns = 0..rows[0].len();
        let spread: Vec<f64> = columns.map(|at| standard_deviation(&rows, at)).collect();
        let each = penalty * spells.len() as f64;
        let ridge = spread.iter().map(|s| each * s * s).chain([each]).collect();
        Ok(Self {
            spells,
            rows,
            spread,
            ridge,
        })
    }

    /// Whether a covariate parts the breaks from the rest, so that the likelihood grows without a summit: its
    /// coefficient is then found only to within a factor in time that no data could mean.
    fn is_separated(&self, errors: &[f64]) -> bool {
        const MOST: f64 = 50.0;
        let mut found = self.spread.iter().zip(errors);
        found.any(|(spread, error)| error.is_nan() || spread * error >= MOST)
    }

    fn penalty(&self, parameters: &[f64]) -> f64 {
        let squares = parameters.iter().zip(&self.ridge);
        squares.map(|(b, cost)| 0.5 * cost * b * b).sum()
    }

    /// What is made as large as can be.
    fn objective(&self, parameters: &[f64]) -> f64 {
        self.log_likelihood(parameters) - self.penalty(parameters)
    }

    /// w, e^w and σ of one spell.
    fn standardised(&self, at: usize, parameters: &[f64]) -> (f64, f64, f64) {
        let scale = parameters[parameters.len() - 1].exp();
        let row = &self.rows[at];
        let centre: f64 = row.iter().zip(parameters).map(|(x, b)| x * b).sum();
        let w = (self.spells[at].time.ln() - centre) / scale;
        (w, w.exp(), scale)
    }

    fn log_likelihood(&self, parameters: &[f64]) -> f64 {
        let of_one = |at: usize| {
            let (w, e, scale) = self.standardised(at, parameters);
            let spell = &self.spells[at];
            let density = w - scale.ln() - spell.time.ln();
            if spell.broke { density - e } else { -e }
        };
        (0..self.spells.len()).map(of_one).sum()
    }

    /// The gradient of one spell's log-likelihood in β and log σ.
    fn score_of(&self, at: usize, parameters: &[f64]) -> Vec<f64> {
        let (w, e, scale) = self.standardised(at, parameters);
        let broke = f64::from(self.spells[at].broke);
        let mut score: Vec<f64> = self.rows[at]
            .iter()
            .map(|x| x * (e - broke) / scale)
            .collect();
        score.push(w * (e - broke) - broke);
        score
    }

    fn score(&self, parameters: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; parameters.len()];
        for at in 0..self.spells.len() {
            for (total, part) in sum.iter_mut().zip(self.score_of(at, parameters)) {
                *total += part;
            }
        }
        for (total, (b, cost)) in sum.iter_mut().zip(parameters.iter().zip(&self.ridge)) {
            *total -= cost * b;
        }
        sum
    }

    /// The observed information, minus the matrix of second derivatives of the objective.
    fn information(&self, parameters: &[f64]) -> Vec<Vec<f64>> {
        let size = parameters.len();
        let last = size - 1;
        let mut matrix = vec![vec![0.0; size]; size];
        for (at, row) in self.rows.iter().enumerate() {
            let (w, e, scale) = self.standardised(at, parameters);
            let broke = f64::from(self.spells[at].broke);
            for i in 0..last {
                for j in 0..last {
                    matrix[i][j] += row[i] * row[j] * e / (scale * scale);
                }
                let mixed = row[i] * (w * e + e - broke) / scale;
                matrix[i][last] += mixed;
                matrix[last][i] += mixed;
            }
            matrix[last][last] += w * (e - broke) + w * w * e;
        }
        for (at, cost) in self.ridge.iter().enumerate() {
            matrix[at][at] += cost;
        }
        matrix
    }

    /// Newton's step; where the likelihood bends the wrong way, the curvature is raised until it does not.
    fn uphill(&self, parameters: &[f64]) -> Result<Vec<f64>, RegressionError> {
        let information = self.information(parameters);
        let raised = |by: f64| {
            let mut matrix = information.clone();
            for (at, row) in matrix.iter_mut().enumerate() {
                row[at] += by * row[at].abs();
            }
            Cholesky::of(&matrix)
        };
        let factor = [0.0, 0.01, 1.0, 100.0].into_iter().find_map(raised);
        let factor = factor.ok_or(RegressionError::NotIdentified)?;
        Ok(factor.solve(&self.score(parameters)))
    }

    /// The longest of the steps 1, ½, ¼, … along which the objective rises.
    fn climb(&self, from: &[f64], step: &[f64], best: f64) -> Option<(Vec<f64>, f64)> {
        (0..40).find_map(|halvings| {
            let length = 0.5_f64.powi(halvings);
            let to: Vec<f64> = from.iter().zip(step).map(|(x, s)| x + length * s).collect();
            let reached = self.objective(&to);
            (reached > best).then_some((to, reached))
        })
    }
}

/// The standard deviation of a column, with n − 1; 0 for a single row.
fn standard_deviation(rows: &[Vec<f64>], at: usize) -> f64 {
    let count = rows.len() as f64;
    let mean = rows.iter().map(|row| row[at]).sum::<f64>() / count;
    let squares: f64 = rows.iter().map(|row| (row[at] - mean).powi(2)).sum();
    (squares / (count - 1.0).max(1.0)).sqrt()
}
