//! How long the peace holds, from future to future.

use ::explore::findings::{Findings, SHARES};
use arrangement::ReadArrangement;
use plotters::prelude::*;

use super::{BLUE, HEIGHT, PictureError, VERMILION, axes, percent, picture};
use crate::terminal::words::{short, years};

/// The chance of unbroken peace by year: the median of the futures, and the bands that hold half and
/// nine tenths of them, with the aim, as an SVG file's text.
///
/// # Errors
/// Where it cannot be drawn.
pub fn survival_picture(
    read: &ReadArrangement,
    findings: &Findings,
) -> Result<String, PictureError> {
    let target = &read.arrangement.target;
    let (years_aimed, aim) = (target.years.value, target.survival.value);
    let certain = [1.0; SHARES.len()];
    let by_year: Vec<(f64, &[f64; SHARES.len()])> = std::iter::once(&certain)
        .chain(&findings.survival)
        .enumerate()
        .map(|(year, spread)| (year as f64, spread))
        .collect();
    let last = by_year
        .last()
        .map_or(1.0, |&(year, _)| year)
        .max(years_aimed);
    let along = |share: usize| {
        by_year
            .iter()
            .map(move |&(year, spread)| (year, spread[share]))
    };
    let between = |low: usize, high: usize| -> Vec<(f64, f64)> {
        along(low).chain(along(high).rev()).collect()
    };
    let heading = format!(
        "The chance that the peace is unbroken, in {} futures",
        findings.solved
    );
    let below = format!(
        "Line: the median. Dark and light: what half and nine tenths of the futures lie in. \
         Cross: the aim, {}% for {}.",
        short(aim * 100.0),
        years(years_aimed)
    );
    picture(&read.arrangement, (&heading, &below), HEIGHT, |area| {
        let x = (0.0..last, "years since signing");
        let mut axes = axes(area, x, (0.0..1.0, "chance"), &percent)?;
        for (low, high, strength) in [(0, 4, 0.18), (1, 3, 0.3)] {
            let band = Polygon::new(between(low, high), BLUE.mix(strength));
            axes.draw_series([band])?;
        }
        axes.draw_series(LineSeries::new(along(2), BLUE.stroke_width(3)))?;
        axes.draw_series([Cross::new((years_aimed, aim), 7, VERMILION.stroke_width(3))])?;
        Ok(())
    })
}
