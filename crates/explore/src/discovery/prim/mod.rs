//! The patient rule induction method.
//!
//! Starting from all rows, [`peel`] cuts off, again and again, the small slice at a face of the box
//! whose loss raises the density most for each row lost; [`paste`] then puts slices back while that
//! raises the density (Friedman & Fisher 1999, "Bump hunting in high-dimensional data", Statistics and
//! Computing 9). What a slice is worth is (density after − density before) / (rows changed), the lenient
//! criterion of Kwakkel & Jaxa-Rozen (2016, "Improving scenario discovery for handling heterogeneous
//! uncertainties", Environmental Modelling & Software 79), which is EMA Workbench's default for a
//! binary outcome. Of slices that are worth the same, the one that leaves fewer inputs restricted goes
//! first, then that of the first input.

mod paste;
mod peel;
mod quantile;

use super::{Cases, ScenarioBox, scenario_box::restricted_inputs};

/// How patiently to peel. Shares are above 0 and below ½; each number's default stands behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prim {
    /// Share of a box's rows that a slice peeled off holds: 0.05.
    pub peel_alpha: f64,
    /// Share of the rows beyond a face that a slice pasted on holds: 0.05.
    pub paste_alpha: f64,
    /// Share of all rows that a box keeps at least when it is peeled: 0.05.
    pub mass_min: f64,
}

impl Default for Prim {
    fn default() -> Self {
        Self {
            peel_alpha: 0.05,
            paste_alpha: 0.05,
            mass_min: 0.05,
        }
    }
}

/// The boxes on the way from all rows to a dense few.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// Row numbers among which the boxes were sought, ascending.
    pub sought_among: Vec<usize>,
    /// One after another, beginning with the box that restricts nothing; at least one.
    pub boxes: Vec<ScenarioBox>,
    /// How many of the boxes come from peeling; those after them from pasting.
    pub peeled: usize,
}

impl Prim {
    /// Peels and pastes among some of the rows: all of them for a first box, and what earlier boxes
    /// left for another ([`Cases::outside`]). `rows` are ascending and not empty.
    pub fn trajectory(&self, cases: &Cases, rows: Vec<usize>) -> Trajectory {
        let mut boxes = peel::peel(self, cases, &rows);
        let peeled = boxes.len();
        paste::paste(self, cases, &rows, &mut boxes);
        Trajectory {
            sought_among: rows,
            boxes,
            peeled,
        }
    }
}

/// A slice at a face of a box, and the box without it or with it.
struct Slice {
    input: usize,
    /// The face: 0 for the lower limit, 1 for the upper.
    end: usize,
    /// The limit when the slice is gone or added.
    limit: f64,
    /// Rows of the box then, and those of interest.
    rows: usize,
    interesting: usize,
}

impl Slice {
    /// What the slice is worth, (density after − density before) / (rows changed).
    fn worth(&self, before: &ScenarioBox) -> f64 {
        if self.rows == before.rows || self.rows == 0 {
            return 0.0;
        }
        let density = self.interesting as f64 / self.rows as f64;
        (density - before.density) / self.rows.abs_diff(before.rows) as f64
    }

    /// The limits of the box when the slice is gone or added.
    fn limits(&self, before: &ScenarioBox) -> Vec<[f64; 2]> {
        let mut limits = before.limits.clone();
        limits[self.input][self.end] = self.limit;
        limits
    }

    /// The box when the slice is gone or added.
    fn taken(&self, cases: &Cases, before: &ScenarioBox) -> ScenarioBox {
        ScenarioBox::new(cases, self.limits(before), self.rows, self.interesting)
    }
}

/// The slice that raises the density most for each row; none where no slice raises it.
fn best(cases: &Cases, before: &ScenarioBox, slices: impl Iterator<Item = Slice>) -> Option<Slice> {
    let mut best: Option<(f64, usize, Slice)> = None;
    for slice in slices {
        let worth = slice.worth(before);
        let restricted = restricted_inputs(cases, &slice.limits(before));
        let better = best.as_ref().is_none_or(|(most, fewest, _)| {
            worth > *most || worth == *most && restricted < *fewest
        });
        if worth > 0.0 && better {
            best = Some((worth, restricted, slice));
        }
    }
    best.map(|(_, _, slice)| slice)
}
