//! Answers as pictures: SVG files that stand by themselves, for a page, a talk or print.

mod frontier;
mod survival;
mod weights;

pub use frontier::frontier_picture;
pub use survival::survival_picture;
pub use weights::weights_picture;

use std::ops::Range;

use arrangement::Arrangement;
use plotters::{
    coord::{Shift, types::RangedCoordf64},
    prelude::*,
};
use thiserror::Error;

use crate::terminal::words::{plain, short};

/// Width in pixels, where nothing scales the picture, and height of what stands below the heading.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 390;
/// Height of the heading.
const TOP: u32 = 76;
/// Blue and vermilion of Okabe and Ito's colours, which people with any kind of sight tell apart.
const BLUE: RGBColor = RGBColor(0, 114, 178);
const VERMILION: RGBColor = RGBColor(213, 94, 0);
const GREY: RGBColor = RGBColor(110, 110, 110);
/// Size of a heading and of what stands beside lines.
const HEADING: u32 = 17;
const SMALL: u32 = 13;

/// A picture could not be drawn.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("the picture could not be drawn: {0}")]
pub struct PictureError(String);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Axes<'a, 'b> = ChartContext<'b, SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A picture as text of an SVG file: the arrangement's title, a heading, how to read it, and below that
/// what `draw` draws, in so many pixels of height.
fn picture(
    arrangement: &Arrangement,
    (heading, reading): (&str, &str),
    height: u32,
    draw: impl FnOnce(&Area) -> Result<(), Box<dyn std::error::Error>>,
) -> Result<String, PictureError> {
    let mut svg = String::new();
    let drawn = || -> Result<(), Box<dyn std::error::Error>> {
        let size = (WIDTH, TOP + height);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        let lines = [
            (12, SMALL, GREY, plain(&arrangement.title)),
            (30, HEADING, BLACK, heading.to_owned()),
            (54, SMALL, GREY, reading.to_owned()),
        ];
        for (top, size, colour, text) in lines {
            let style = ("sans-serif", size).into_font().color(&colour);
            area.draw(&Text::new(text, (16, top), style))?;
        }
        let (_, below) = area.split_vertically(TOP);
        draw(&below)?;
        area.present()?;
        Ok(())
    };
    drawn().map_err(|error| PictureError(error.to_string()))?;
    Ok(svg)
}

/// Axes with their names, numbers and a faint grid.
fn axes<'a, 'b>(
    area: &'b Area<'a>,
    (x, x_name): (Range<f64>, &str),
    (y, y_name): (Range<f64>, &str),
    y_label: &dyn Fn(&f64) -> String,
) -> Result<Axes<'a, 'b>, Box<dyn std::error::Error>> {
    let mut axes = ChartBuilder::on(area)
        .margin(12)
        .margin_right(28)
        .x_label_area_size(42)
        .y_label_area_size(64)
        .build_cartesian_2d(x, y)?;
    let style = ("sans-serif", SMALL).into_font().color(&BLACK);
    axes.configure_mesh()
        .x_desc(x_name)
        .y_desc(y_name)
        .axis_desc_style(style.clone())
        .label_style(style)
        .bold_line_style(GREY.mix(0.2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY)
        .x_label_formatter(&|number| short(*number))
        .y_label_formatter(y_label)
        .draw()?;
    Ok(axes)
}

/// A probability in whole percent.
fn percent(probability: &f64) -> String {
    format!("{:.0}%", probability * 100.0)
}
