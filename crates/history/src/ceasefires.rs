//! Cease-fires and civil peaces as counts: time at risk and renewed wars by what was arranged.

use serde::Deserialize;

use crate::peaces::DAYS_PER_YEAR;
use crate::survival::Rate;
use crate::table::{CEASEFIRE_COUNTS, CIVIL_COUNTS, Lazy, rows};

/// Cease-fires that are alike.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct CeasefireCell {
    /// "post1945", "pre1946" or "successor" (opened by the birth of a successor state).
    pub sample: String,
    /// Years since the cease-fire: "0-1" to "20+".
    pub since: String,
    /// Peacekeepers: 0 none, 1 monitors, 2 a force.
    pub pk: u8,
    /// Demilitarised zone: 0 none, 1 partial, 2 full.
    pub dmz: u8,
    /// Outside involvement: 0 none, 1 third party, 2 guarantee.
    pub ext_inv: u8,
    /// Settlement: 0 none, 1 imposed, 2 agreed.
    pub settle: u8,
    /// Whether the opponents are contiguous.
    pub contiguity: u8,
    /// Whether neither won.
    pub tie: u8,
    days: f64,
    wars: usize,
}

impl CeasefireCell {
    /// Renewed wars a year.
    pub fn rate(&self) -> Rate {
        Rate {
            events: self.wars,
            time: self.days / DAYS_PER_YEAR,
        }
    }
}

/// All cells of cease-fires.
pub fn ceasefire_cells() -> &'static [CeasefireCell] {
    static CELLS: Lazy<CeasefireCell> = Lazy::new(|| rows(&CEASEFIRE_COUNTS));
    &CELLS
}

/// Civil peaces that are alike.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct CivilCell {
    /// Mission: 0 none, 1 political, 2 observers, 3 traditional, 4 multidimensional, 5 enforcement.
    pub pkop: u8,
    days: f64,
    wars: usize,
}

impl CivilCell {
    /// Renewed wars a year.
    pub fn rate(&self) -> Rate {
        Rate {
            events: self.wars,
            time: self.days / DAYS_PER_YEAR,
        }
    }
}

/// All cells of civil peaces.
pub fn civil_cells() -> &'static [CivilCell] {
    static CELLS: Lazy<CivilCell> = Lazy::new(|| rows(&CIVIL_COUNTS));
    &CELLS
}
