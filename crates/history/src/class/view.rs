//! What became of the peaces of a class.

use super::{Class, Source};
use crate::peaces::{Ending, Peace};
use crate::survival::{Interval, KaplanMeier, Moment, Rate, clustered_rate_interval};

/// Fewer peaces, or peaces after fewer wars, than these tell little.
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
    pub peaces: Vec<HistoricalPeace>,
    /// Breaks for each year of peace.
    pub rate: Rate,
    /// Its interval: the one that takes years, or where it is wider and there is more than one, wars as
    /// the independent cases.
    pub rate_interval: Option<Interval>,
    /// The same peaces until deaths ([`Class::until_deaths`]).
    pub until_deaths: Option<Box<OutsideView>>,
}

/// A peace of a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistoricalPeace {
    /// What is known of it.
    pub peace: &'static Peace,
    /// How it ended, as the class counts breaks.
    pub ending: Ending,
    /// How long it was watched, in years.
    pub years: f64,
}

impl OutsideView {
    /// The interval by wars at a time; `None` where only the steps of the curve are known.
    pub fn clustered(&self, moment: Moment) -> Option<Interval> {
        self.wars.map(|_| moment.clustered)
    }

    /// Whether it tells little.
    pub fn is_few(&self) -> bool {
        self.curve.spells() < FEW || self.wars.is_some_and(|wars| wars < FEW)
    }
}

impl Class {
    /// What became of its peaces.
    pub fn view(&self) -> OutsideView {
        let spells = self.spells();
        let curve = KaplanMeier::estimate(&spells);
        let peaces = self.peaces().into_iter().zip(&spells);
        let by = self.break_of_peaces();
        let rate = Rate {
            events: curve.breaks(),
            time: curve.time_at_risk(),
        };
        let exact = rate.interval();
        let wars = match self.population.source {
            Source::Peaces => Some(curve.clusters()),
            Source::Curves { .. } => None,
        };
        let clustered = wars.and_then(|_| clustered_rate_interval(&spells));
        OutsideView {
            class: self.clone(),
            peaces: peaces
                .map(|(peace, spell)| HistoricalPeace {
                    peace,
                    ending: peace.ending(by),
                    years: spell.time,
                })
                .collect(),
            wars,
            rate,
            rate_interval: exact.map(|exact| clustered.map_or(exact, |wars| exact.hull(wars))),
            curve,
            until_deaths: self.until_deaths().map(|class| Box::new(class.view())),
        }
    }
}
