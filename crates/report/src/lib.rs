//! Answers for people and programs: the terminal's tables and plots, pictures as SVG files, JSON objects.
//!
//! Nothing is computed here; whoever has an outlook, or what an exploration found, can have it shown.

mod json;
mod picture;
mod terminal;

pub use json::{
    Asked, enough_json, findings_json, frontier_json, morris_json, one_at_a_time_json,
    outlook_json, packages_json, sobol_json, weigh_json,
};
pub use picture::{PictureError, frontier_picture, survival_picture, weights_picture};
pub use terminal::{
    assumptions, enough, findings, frontier, morris, one_at_a_time, outlook, packages, simulated,
    sobol, weigh,
};
