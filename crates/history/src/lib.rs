//! How long real peaces lasted, who attacked, which allies came: counts and their statistics.
//!
//! History is the outside view: no reasons, but counts. This crate knows no game; whoever has one may hold
//! its answer beside these.

pub mod alliances;
pub mod attacks;
pub mod cases;
pub mod ceasefires;
pub mod class;
pub mod peaces;
pub mod steps;
pub mod survival;
mod table;

pub use table::{ALLIANCE_RELIABILITY_COUNTS, DETERRENCE_BASE_RATES, TABLES, Table};
