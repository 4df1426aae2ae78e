//! Survival curves of which only the steps may be passed on.

use serde::Deserialize;

use crate::peaces::DAYS_PER_YEAR;
use crate::survival::Spell;
use crate::table::{Lazy, SURVIVAL_STEPS, rows};

/// What happened at one time.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct CurveStep {
    /// Which data.
    pub dataset: String,
    /// Which part of them: "all", or what was arranged.
    pub group: String,
    unit: String,
    /// Time in `unit`: days or months.
    pub time: f64,
    /// At risk just before.
    pub at_risk: usize,
    /// Breaks.
    pub events: usize,
    /// Watched no longer afterwards.
    pub censored: usize,
    /// S as it was published with the steps, to eight digits.
    #[serde(rename = "S")]
    pub survival: f64,
}

impl CurveStep {
    /// The time in years.
    pub fn years(&self) -> f64 {
        match self.unit.as_str() {
            "months" => self.time / 12.0,
            _ => self.time / DAYS_PER_YEAR,
        }
    }
}

/// All steps of all curves.
pub fn curve_steps() -> &'static [CurveStep] {
    static STEPS: Lazy<CurveStep> = Lazy::new(|| rows(&SURVIVAL_STEPS));
    &STEPS
}

/// The spells that a curve's steps count, in years, each its own cluster; empty where there is no such curve.
pub fn curve_spells(dataset: &str, group: &str) -> Vec<Spell> {
    let of_curve = |step: &&CurveStep| step.dataset == dataset && step.group == group;
    let mut spells = Vec::new();
    for step in curve_steps().iter().filter(of_curve) {
        for number in 0..step.events + step.censored {
            let broke = number < step.events;
            spells.push(Spell::new(step.years(), broke, spells.len()));
        }
    }
    spells
}
