//! Arrangements with guarantors, of which much is known: for looking at, not for counting.

use serde::Deserialize;

use crate::table::{CASES, Lazy, rows};

/// An arrangement.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// Whether it is one of the twelve most telling.
    pub core: u8,
    /// Who was to be held back.
    pub challenger: String,
    /// Who was to be protected.
    pub protege: String,
    /// Who guaranteed, if anyone.
    pub guarantors: Option<String>,
    /// First day.
    pub start: String,
    /// The day it ended, or the last on which it was watched.
    pub end: String,
    /// Whether it had not been attacked by the challenger until then.
    pub censored: u8,
    held_1y: Option<u8>,
    held_5y: Option<u8>,
    held_10y: Option<u8>,
    held_20y: Option<u8>,
    /// How it ended.
    pub outcome: String,
    /// What was pledged.
    pub pledge_kind: String,
    /// Where it can be read.
    pub sources: String,
}

impl Case {
    /// Whether it was still holding when it was last watched.
    pub fn is_holding(&self) -> bool {
        self.outcome == "holds"
    }

    /// Whether it held for so many years (1, 5, 10 or 20); `None` where not known, or not asked for.
    pub fn held(&self, years: u8) -> Option<bool> {
        let code = match years {
            1 => self.held_1y,
            5 => self.held_5y,
            10 => self.held_10y,
            20 => self.held_20y,
            _ => None,
        };
        code.map(|code| code == 1)
    }
}

/// All cases.
pub fn cases() -> &'static [Case] {
    static ALL: Lazy<Case> = Lazy::new(|| rows(&CASES));
    &ALL
}
