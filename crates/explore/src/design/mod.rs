//! Designs: at which points of the unit cube a question is asked.
//!
//! A row of a [`Design`] is computed from its index alone, so that a run can be spread over any number
//! of threads and resumed at any row. [`Sobol`], [`LatinHypercube`] and [`Random`] fill the cube;
//! [`Saltelli`] and [`Trajectories`] lay out their rows as Sobol' indices and Morris screening need
//! them. [`quantile`] turns a number of the unit interval into a draw.
//!
//! ```
//! use explore::design::{Design, Sobol, quantile};
//!
//! let design = Sobol::new(1024, 2, 7)?;
//! let row = design.row(1000);
//! let soldiers = quantile::uniform(row[0], 100_000.0, 200_000.0);
//! let years = quantile::triangular(row[1], 1.0, 4.0, 10.0);
//! assert!((100_000.0..200_000.0).contains(&soldiers) && (1.0..10.0).contains(&years));
//! # Ok::<(), explore::design::DesignError>(())
//! ```

mod drawing;
mod latin_hypercube;
mod permutation;
pub mod quantile;
mod saltelli;
mod sobol;
mod trajectories;
mod uniform;

pub use drawing::Drawing;
pub use latin_hypercube::LatinHypercube;
pub use saltelli::Saltelli;
pub use sobol::{MOST_DIMENSIONS, MOST_POINTS, Sobol};
pub use trajectories::Trajectories;
pub use uniform::Random;

use thiserror::Error;

/// Rows of a table whose columns are inputs, each number in [0, 1].
pub trait Design: Sync {
    /// How many rows.
    fn rows(&self) -> usize;

    /// How many numbers a row has.
    fn dimensions(&self) -> usize;

    /// One row, computed without the others; `index` is less than [`Design::rows`].
    ///
    /// The same design gives the same row on every machine.
    fn row(&self, index: usize) -> Vec<f64>;

    /// All rows, laid out as the other modules read them: dimensions × rows.
    fn columns(&self) -> Vec<Vec<f64>> {
        let mut columns = vec![Vec::with_capacity(self.rows()); self.dimensions()];
        for index in 0..self.rows() {
            for (column, number) in columns.iter_mut().zip(self.row(index)) {
                column.push(number);
            }
        }
        columns
    }
}

/// Why there is no such design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DesignError {
    /// A design has at least one row and one column.
    #[error(
        "a design of {rows} rows and {dimensions} columns is empty: ask for at least one of each"
    )]
    Empty {
        /// Rows, points or trajectories asked for.
        rows: usize,
        /// Columns asked for.
        dimensions: usize,
    },
    /// The table of direction numbers ends.
    #[error(
        "a Sobol' sequence has at most {MOST_DIMENSIONS} dimensions, not {dimensions}: use a Latin hypercube"
    )]
    TooManyDimensions {
        /// Dimensions of the sequence asked for; twice the inputs for [`Saltelli`].
        dimensions: usize,
    },
    /// The sequence has 32 binary digits.
    #[error("a Sobol' sequence has at most {MOST_POINTS} points, not {points}")]
    TooManyPoints {
        /// Points asked for.
        points: usize,
    },
    /// Half of the levels is the step of a trajectory.
    #[error("a trajectory needs an even number of levels, not {levels}")]
    OddLevels {
        /// Levels asked for.
        levels: usize,
    },
}

/// # Errors
///
/// [`DesignError::Empty`] where there is nothing to draw.
fn check_not_empty(rows: usize, dimensions: usize) -> Result<(), DesignError> {
    if rows == 0 || dimensions == 0 {
        return Err(DesignError::Empty { rows, dimensions });
    }
    Ok(())
}
