//! Answers for people and programs: the terminal's tables and plots, pictures as SVG files, JSON objects,
//! and what a page shows.
//!
//! Nothing is computed here; whoever has an outlook, or what an exploration found, can have it shown.

mod csv;
mod json;
#[cfg(feature = "ledger")]
mod ledger_page;
pub mod page;
mod picture;
mod terminal;

pub use csv::{alliances_csv, attacks_csv, cases_csv, class_csv};
#[cfg(feature = "ledger")]
pub use json::ledger_json;
pub use json::{
    Asked, alliances_json, attacks_json, calibrated_json, cases_json, class_json, classes_json,
    curve_json, enough_in_futures_json, enough_json, findings_json, frontier_json, morris_json,
    one_at_a_time_json, outlook_json, packages_json, sobol_json, weigh_json,
};
#[cfg(feature = "ledger")]
pub use ledger_page::ledger_page;
pub use picture::{PictureError, frontier_picture, survival_picture, weights_picture};
#[cfg(feature = "ledger")]
pub use terminal::ledger;
pub use terminal::{
    alliances, assumptions, attacks, calibrated, calibrated_because, cases, class, classes, enough,
    enough_in_futures, findings, frontier, morris, one_at_a_time, outlook, packages, plain,
    simulated, sobol, weigh, what_can_be_asked,
};

/// Years after which the peaces of a class are told.
const SHOWN_YEARS: [f64; 4] = [1.0, 5.0, 10.0, 20.0];
