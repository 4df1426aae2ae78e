//! What became of the peaces of a class.

use super::{Class, Source};
use crate::peaces::Peace;
use crate::survival::{KaplanMeier, Rate};

/// Fewer peaces than these tell little.
pub const FEW: usize = 10;

/// What became of the peaces of a class.
#[derive(Clone, Debug)]
pub struct OutsideView {
    /// The class.
    pub class: Class,
    /// How long they held, in years.
    pub curve: KaplanMeier,
    /// From how many wars they come; `None` where only the steps of the curve are known.
    pub wars: Option<usize>,
    /// The peaces, where they are known one by one.
    pub peaces: Vec<&'static Peace>,
}

impl OutsideView {
    /// Breaks for each year of peace.
    pub fn rate(&self) -> Rate {
        Rate {
            events: self.curve.breaks(),
            time: self.curve.time_at_risk(),
        }
    }

    /// Whether it tells little.
    pub fn is_few(&self) -> bool {
        self.curve.spells() < FEW
    }
}

impl Class {
    /// What became of its peaces.
    pub fn view(&self) -> OutsideView {
        let curve = KaplanMeier::estimate(&self.spells());
        let wars = match self.population.source {
            Source::Peaces => Some(curve.clusters()),
            Source::Curves(_) => None,
        };
        OutsideView {
            class: self.clone(),
            peaces: self.peaces(),
            curve,
            wars,
        }
    }
}
