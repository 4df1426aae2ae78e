//! The frontier of two levers.

use ::explore::frontier::{Bound, Frontier};
use arrangement::ReadArrangement;
use plotters::prelude::*;

use super::{BLUE, HEIGHT, PictureError, VERMILION, axes, picture};
use crate::terminal::words::{plain, short, years};

/// What two numbers must be together, as an SVG file's text.
///
/// # Errors
/// Where it cannot be drawn.
pub fn frontier_picture(
    read: &ReadArrangement,
    frontier: &Frontier,
) -> Result<String, PictureError> {
    let target = &read.arrangement.target;
    let [first, second] = &frontier.levers;
    let curve: Vec<(f64, f64)> = (frontier.points.iter())
        .filter_map(|&(first, second)| Some((first, second?)))
        .collect();
    let most = |now: f64, of: &dyn Fn(&(f64, f64)) -> f64| {
        curve
            .iter()
            .map(of)
            .fold(now, f64::max)
            .max(f64::MIN_POSITIVE)
            * 1.05
    };
    let (x_most, y_most) = (
        most(first.now, &|point| point.0),
        most(second.now, &|point| point.1),
    );
    // Beyond the curve on the side on which the second number is enough.
    let side = match frontier.bound {
        Bound::Least => y_most,
        Bound::Most => 0.0,
    };
    let enough: Vec<(f64, f64)> = curve
        .iter()
        .copied()
        .chain(curve.last().map(|&(_, last)| (x_most, last)))
        .chain([(x_most, side)])
        .chain(curve.first().map(|&(first, _)| (first, side)))
        .collect();
    let heading = format!(
        "What two numbers must be together for {}% over {}",
        short(target.survival.value * 100.0),
        years(target.years.value)
    );
    let below = "Shaded: enough, the other numbers as they are. Cross: as they are now.";
    let (x_name, y_name) = (plain(&first.path), plain(&second.path));
    picture(&read.arrangement, (&heading, below), HEIGHT, |area| {
        let x = (0.0..x_most, x_name.as_str());
        let mut axes = axes(area, x, (0.0..y_most, &y_name), &|number| short(*number))?;
        axes.draw_series([Polygon::new(enough, BLUE.mix(0.18))])?;
        axes.draw_series(LineSeries::new(curve.iter().copied(), BLUE.stroke_width(3)))?;
        let now = (first.now, second.now);
        axes.draw_series([Cross::new(now, 7, VERMILION.stroke_width(3))])?;
        Ok(())
    })
}
