//! What each commitment adds.

use ::explore::weigh::{Weighing, Weight};
use arrangement::ReadArrangement;
use plotters::prelude::*;

use super::{BLUE, GREY, PictureError, SMALL, VERMILION, picture};
use crate::terminal::words::{percent_with_digit, plain, years};

/// Pixels of a commitment's row, and where its bar may begin and end.
const ROW: i32 = 34;
const LEFT: i32 = 230;
const RIGHT: i32 = 620;

/// The Shapley value of each commitment as a bar, largest first, as an SVG file's text.
///
/// # Errors
/// Where it cannot be drawn.
pub fn weights_picture(
    read: &ReadArrangement,
    weighing: &Weighing,
) -> Result<String, PictureError> {
    let mut ranked: Vec<&Weight> = weighing.weights.iter().collect();
    ranked.sort_by(|a, b| b.shapley.value.total_cmp(&a.shapley.value));
    let values = || ranked.iter().map(|weight| weight.shapley.value);
    let (least, most) = (values().fold(0.0, f64::min), values().fold(1e-9, f64::max));
    let heading = format!(
        "What each commitment adds to the chance of {} of peace",
        years(read.arrangement.target.years.value)
    );
    let below = format!(
        "Percentage points, on average over all orders (Shapley values): from {} with none to {} \
         with all.",
        percent_with_digit(weighing.with_none),
        percent_with_digit(weighing.with_all)
    );
    let at = |value: f64| {
        LEFT + ((value - least) / (most - least) * f64::from(RIGHT - LEFT)).round() as i32
    };
    let style = ("sans-serif", SMALL).into_font().color(&BLACK);
    let end = 12 + ROW * ranked.len() as i32;
    picture(
        &read.arrangement,
        (&heading, &below),
        end as u32 + 12,
        |area| {
            for (row, weight) in (0..).zip(&ranked) {
                let (value, top) = (weight.shapley.value, 12 + row * ROW);
                let colour = if value < 0.0 { VERMILION } else { BLUE };
                let (left, right) = (at(value.min(0.0)), at(value.max(0.0)));
                let bar = [(left, top), (right.max(left + 1), top + ROW - 12)];
                area.draw(&Rectangle::new(bar, colour.filled()))?;
                let middle = top + 4;
                area.draw(&Text::new(plain(&weight.id), (16, middle), style.clone()))?;
                let figure = format!("{:+.1}", value * 100.0);
                area.draw(&Text::new(figure, (right + 8, middle), style.clone()))?;
            }
            area.draw(&PathElement::new([(at(0.0), 4), (at(0.0), end)], GREY))?;
            Ok(())
        },
    )
}
