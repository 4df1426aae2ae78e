//! Survival statistics: how long something lasts, from spells of which some are cut short by the end of
//! the watch (censored).
//!
//! ```
//! use history::survival::{KaplanMeier, Spell};
//!
//! // Three peaces: one broke after 2 years, one after 5, one still holds after 9.
//! let spells = [Spell::new(2.0, true, 0), Spell::new(5.0, true, 1), Spell::new(9.0, false, 2)];
//! let curve = KaplanMeier::estimate(&spells);
//! assert!((curve.at(4.0).unwrap().survival - 2.0 / 3.0).abs() < 1e-12);
//! assert_eq!(curve.median(), Some(5.0));
//! assert!(curve.at(10.0).is_none()); // nobody was watched for so long
//! ```

mod cox;
mod interval;
mod kaplan_meier;
mod life_table;
mod log_rank;
mod matrix;
mod rate;
mod sandwich;
mod share;
mod weibull;

pub use cox::CoxRegression;
pub use interval::Interval;
pub use kaplan_meier::{KaplanMeier, Moment, Step};
pub use life_table::{LifeTableRow, life_table};
pub use log_rank::{LogRank, log_rank};
pub use rate::{Rate, clustered_rate_interval, piecewise_log_likelihood};
pub use share::Share;
pub use weibull::WeibullRegression;

use thiserror::Error;

/// How long one peace was watched, and whether it broke at the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// How long it was watched: not negative, in any one unit.
    pub time: f64,
    /// Whether it broke then; else it was still holding (censored).
    pub broke: bool,
    /// Spells of one cluster (the peaces after one war) may share their fate; each cluster has a number of
    /// its own.
    pub cluster: usize,
}

impl Spell {
    /// A spell.
    pub fn new(time: f64, broke: bool, cluster: usize) -> Self {
        Self {
            time,
            broke,
            cluster,
        }
    }
}

/// Why a regression has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RegressionError {
    /// Nothing broke, so the likelihood has no maximum.
    #[error("no spell ended in a break, so there is nothing to estimate from")]
    NothingBroke,
    /// The covariates do not determine the coefficients.
    #[error(
        "the covariates say the same thing twice, or one of them separates the breaks from the rest"
    )]
    NotIdentified,
    /// A row of covariates is missing or of another length, or a number is not finite or a time not positive.
    #[error("every spell needs a positive time and the same number of finite covariates")]
    BadRows,
}

/// How many covariates each spell has.
///
/// # Errors
/// [`RegressionError::BadRows`] where they are not as many for every spell, or one is not finite.
fn covariates_of_each(spells: &[Spell], covariates: &[Vec<f64>]) -> Result<usize, RegressionError> {
    let width = covariates.first().map_or(0, Vec::len);
    let good = |row: &Vec<f64>| row.len() == width && row.iter().all(|x| x.is_finite());
    match spells.len() == covariates.len() && covariates.iter().all(good) {
        true => Ok(width),
        false => Err(RegressionError::BadRows),
    }
}
