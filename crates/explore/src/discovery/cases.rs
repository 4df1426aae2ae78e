//! Rows of inputs, each of interest or not.

use thiserror::Error;

/// A table and what is of interest in it.
#[derive(Clone, Debug)]
pub struct Cases<'a> {
    /// Inputs × rows.
    pub(super) columns: &'a [Vec<f64>],
    /// For each row, whether its outcome is of interest.
    pub(super) of_interest: &'a [bool],
    /// How many rows are.
    pub(super) interesting: usize,
    /// The least and the largest number of each input.
    pub(super) extent: Vec<[f64; 2]>,
}

/// Why there is nothing to discover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DiscoveryError {
    /// A column is longer or shorter than the outcomes.
    #[error("input {input} has {rows} rows, the outcome {outcomes}")]
    DifferentLengths {
        /// Which input, from 0.
        input: usize,
        /// Its rows.
        rows: usize,
        /// Outcomes given.
        outcomes: usize,
    },
    /// An input is infinite or not a number.
    #[error("input {input} of row {row} is not a finite number")]
    NotFinite {
        /// Which input, from 0.
        input: usize,
        /// Which row, from 0.
        row: usize,
    },
    /// No row is of interest, or no row is there at all.
    #[error("no row is of interest")]
    NothingOfInterest,
}

impl<'a> Cases<'a> {
    /// `columns` are inputs × rows, `of_interest` is one answer a row.
    ///
    /// # Errors
    ///
    /// [`DiscoveryError`].
    pub fn new(columns: &'a [Vec<f64>], of_interest: &'a [bool]) -> Result<Self, DiscoveryError> {
        let outcomes = of_interest.len();
        for (input, column) in columns.iter().enumerate() {
            if column.len() != outcomes {
                return Err(DiscoveryError::DifferentLengths {
                    input,
                    rows: column.len(),
                    outcomes,
                });
            }
            if let Some(row) = column.iter().position(|number| !number.is_finite()) {
                return Err(DiscoveryError::NotFinite { input, row });
            }
        }
        let interesting = of_interest.iter().filter(|&&is| is).count();
        if interesting == 0 {
            return Err(DiscoveryError::NothingOfInterest);
        }
        let extent = columns.iter().map(|column| extent(column)).collect();
        Ok(Self {
            columns,
            of_interest,
            interesting,
            extent,
        })
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.of_interest.len()
    }

    /// How many inputs a row has.
    pub fn inputs(&self) -> usize {
        self.columns.len()
    }

    /// Whether a row is inside all limits, which are part of the box.
    pub fn is_inside(&self, row: usize, limits: &[[f64; 2]]) -> bool {
        let mut inputs = self.columns.iter().zip(limits);
        inputs.all(|(column, &[low, high])| (low..=high).contains(&column[row]))
    }

    /// Those of the rows that are outside some limits.
    pub fn outside(&self, rows: &[usize], limits: &[[f64; 2]]) -> Vec<usize> {
        let rows = rows.iter().copied();
        rows.filter(|&row| !self.is_inside(row, limits)).collect()
    }

    /// How many of the rows are of interest.
    pub fn interesting_among(&self, rows: &[usize]) -> usize {
        rows.iter().filter(|&&row| self.of_interest[row]).count()
    }
}

fn extent(column: &[f64]) -> [f64; 2] {
    let ends = [f64::INFINITY, f64::NEG_INFINITY];
    column.iter().fold(ends, |[low, high], &number| {
        [low.min(number), high.max(number)]
    })
}
