//! A box of inputs and what is in it.

use super::{Cases, Restriction};

/// Limits on the inputs, and how well they hold what is of interest.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioBox {
    /// The lower and the upper limit of each input, both part of the box; where an input is not
    /// restricted, its least or largest number among all rows.
    pub limits: Vec<[f64; 2]>,
    /// Rows in the box; where boxes are found one after another, rows of earlier ones are not counted.
    pub rows: usize,
    /// Rows in the box that are of interest.
    pub interesting: usize,
    /// Of the rows in the box, the share that is of interest.
    pub density: f64,
    /// Of all rows of interest, the share in the box.
    pub coverage: f64,
    /// Of all rows, the share in the box.
    pub mass: f64,
    /// Inputs with a limit that leaves numbers out.
    pub restricted_inputs: usize,
}

impl ScenarioBox {
    pub(super) fn new(
        cases: &Cases,
        limits: Vec<[f64; 2]>,
        rows: usize,
        interesting: usize,
    ) -> Self {
        Self {
            rows,
            interesting,
            density: interesting as f64 / rows as f64,
            coverage: interesting as f64 / cases.interesting as f64,
            mass: rows as f64 / cases.rows() as f64,
            restricted_inputs: restricted_inputs(cases, &limits),
            limits,
        }
    }
}

impl ScenarioBox {
    /// The box without one of its limits; what it holds is still to be told.
    pub fn without(&self, cases: &Cases, limit: &Restriction) -> Self {
        let mut limits = self.limits.clone();
        limits[limit.input][limit.side as usize] = cases.extent[limit.input][limit.side as usize];
        Self {
            restricted_inputs: restricted_inputs(cases, &limits),
            limits,
            ..self.clone()
        }
    }

    /// The same box by what it holds of the rows `among`; coverage and mass are shares of the rows `whole`, of which those
    /// are part. A box that was sought among other rows is told without bias so.
    pub fn told_of(&self, cases: &Cases, among: &[usize], whole: &[usize]) -> Self {
        let inside = among
            .iter()
            .filter(|&&row| cases.is_inside(row, &self.limits));
        let inside: Vec<usize> = inside.copied().collect();
        let interesting = cases.interesting_among(&inside);
        let share = |part: usize, all: usize| {
            if all == 0 {
                0.0
            } else {
                part as f64 / all as f64
            }
        };
        Self {
            rows: inside.len(),
            interesting,
            density: share(interesting, inside.len()),
            coverage: share(interesting, cases.interesting_among(whole)),
            mass: share(inside.len(), whole.len()),
            restricted_inputs: self.restricted_inputs,
            limits: self.limits.clone(),
        }
    }
}

/// Inputs whose limits are not those of the whole table.
pub(super) fn restricted_inputs(cases: &Cases, limits: &[[f64; 2]]) -> usize {
    limits
        .iter()
        .zip(&cases.extent)
        .filter(|(limits, extent)| limits != extent)
        .count()
}
