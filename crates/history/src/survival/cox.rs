//! The proportional-hazards model of Cox (1972), with Efron's (1977) treatment of breaks at one time.
//!
//! Of the d breaks at one time the l-th (from 0) is drawn from the spells at risk, in which the d weigh
//! only 1 − l/d:
//!
//! ```text
//! log L = Σ over times [ Σ broke x·β − Σ over l log Σ over at risk  w_l e^(x·β) ]
//! ```

use super::matrix::Cholesky;
use super::sandwich::{clustered_errors, model_errors};
use super::{RegressionError, Spell, covariates_of_each};

const MOST_STEPS: usize = 50;
/// Largest change of a coefficient at which the search ends.
const CLOSE: f64 = 1e-10;

/// A fitted proportional-hazards model.
#[derive(Clone, Debug, PartialEq)]
pub struct CoxRegression {
    /// One coefficient a covariate: logarithms of ratios of hazards.
    pub coefficients: Vec<f64>,
    /// The partial log-likelihood without covariates.
    pub null_log_likelihood: f64,
    /// The partial log-likelihood.
    pub log_likelihood: f64,
    /// Standard errors, if every spell stands for itself.
    pub standard_errors: Vec<f64>,
    /// Standard errors, if the spells of a cluster may share their fate.
    pub clustered_errors: Vec<f64>,
}

impl CoxRegression {
    /// Fits the model; `covariates` has one row a spell, of at least one number.
    ///
    /// # Errors
    ///
    /// Where nothing broke, the rows do not fit or do not determine the coefficients.
    pub fn fit(spells: &[Spell], covariates: &[Vec<f64>]) -> Result<Self, RegressionError> {
        let width = covariates_of_each(spells, covariates)?;
        if width == 0 {
            return Err(RegressionError::BadRows);
        }
        if !spells.iter().any(|spell| spell.broke) {
            return Err(RegressionError::NothingBroke);
        }
        let null = Pass::over(spells, covariates, &vec![0.0; width]);
        let mut coefficients = vec![0.0; width];
        let mut pass = null.clone();
        for _ in 0..MOST_STEPS {
            let step = pass.factor()?.solve(&pass.score());
            for (coefficient, change) in coefficients.iter_mut().zip(&step) {
                *coefficient += change;
            }
            pass = Pass::over(spells, covariates, &coefficients);
            if step.iter().all(|change| change.abs() < CLOSE) {
                let information = pass.factor()?;
                let scores = spells
                    .iter()
                    .map(|spell| spell.cluster)
                    .zip(pass.scores.clone());
                return Ok(Self {
                    null_log_likelihood: null.log_likelihood,
                    log_likelihood: pass.log_likelihood,
                    standard_errors: model_errors(&information),
                    clustered_errors: clustered_errors(&information, scores),
                    coefficients,
                });
            }
        }
        Err(RegressionError::NotIdentified)
    }
}

/// The likelihood and its derivatives at some coefficients.
#[derive(Clone, Debug)]
struct Pass {
    log_likelihood: f64,
    /// One score a spell; they sum to the gradient.
    scores: Vec<Vec<f64>>,
    information: Vec<Vec<f64>>,
}

impl Pass {
    fn over(spells: &[Spell], rows: &[Vec<f64>], coefficients: &[f64]) -> Self {
        let width = coefficients.len();
        let predictor = |row: &Vec<f64>| row.iter().zip(coefficients).map(|(x, b)| x * b).sum();
        let predictors: Vec<f64> = rows.iter().map(predictor).collect();
        let mut times: Vec<f64> = spells.iter().filter(|s| s.broke).map(|s| s.time).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        let mut pass = Self {
            log_likelihood: 0.0,
            scores: vec![vec![0.0; width]; spells.len()],
            information: vec![vec![0.0; width]; width],
        };
        for time in times {
            let breaks_now = |at: usize| spells[at].broke && spells[at].time == time;
            let at_risk: Vec<usize> = (0..spells.len())
                .filter(|&at| spells[at].time >= time)
                .collect();
            let tied = at_risk.iter().filter(|&&at| breaks_now(at)).count() as f64;
            for draw in 0..tied as usize {
                let weight = |at: usize| {
                    let kept = if breaks_now(at) {
                        1.0 - draw as f64 / tied
                    } else {
                        1.0
                    };
                    kept * predictors[at].exp()
                };
                pass.draw(rows, &at_risk, weight, |at| {
                    breaks_now(at).then_some(1.0 / tied)
                });
            }
            let broken = at_risk.iter().filter(|&&at| breaks_now(at));
            pass.log_likelihood += broken.map(|&at| predictors[at]).sum::<f64>();
        }
        pass
    }

    /// One of the breaks of a time; `part` is what part of it a spell has.
    fn draw(
        &mut self,
        rows: &[Vec<f64>],
        at_risk: &[usize],
        weight: impl Fn(usize) -> f64,
        part: impl Fn(usize) -> Option<f64>,
    ) {
        let width = self.information.len();
        let total: f64 = at_risk.iter().map(|&at| weight(at)).sum();
        let mean: Vec<f64> = (0..width)
            .map(|k| {
                at_risk
                    .iter()
                    .map(|&at| weight(at) * rows[at][k])
                    .sum::<f64>()
                    / total
            })
            .collect();
        self.log_likelihood -= total.ln();
        for &at in at_risk {
            let share = weight(at) / total;
            let from_mean: Vec<f64> = rows[at].iter().zip(&mean).map(|(x, m)| x - m).collect();
            let excess = part(at).unwrap_or(0.0) - share;
            for k in 0..width {
                self.scores[at][k] += excess * from_mean[k];
                for l in 0..width {
                    self.information[k][l] += share * from_mean[k] * from_mean[l];
                }
            }
        }
    }

    fn score(&self) -> Vec<f64> {
        let sum = |k: usize| self.scores.iter().map(|score| score[k]).sum();
        (0..self.information.len()).map(sum).collect()
    }

    fn factor(&self) -> Result<Cholesky, RegressionError> {
        Cholesky::of(&self.information).ok_or(RegressionError::NotIdentified)
    }
}
