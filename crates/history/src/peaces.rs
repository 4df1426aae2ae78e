//! Peaces between pairs of opponents of interstate wars.

use serde::Deserialize;

use crate::survival::Spell;
use crate::table::{Lazy, POSTWAR_DYADS, rows};

/// Days in a year.
pub const DAYS_PER_YEAR: f64 = 365.25;

/// A peace between two opponents of a war; what is `None` is not known.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Peace {
    /// The war's number in the Correlates of War.
    pub warnum: usize,
    /// The war's name.
    pub war: Option<String>,
    /// The first opponent.
    pub state1: String,
    /// The second opponent.
    pub state2: String,
    /// The year in which the war ended between them.
    pub war_end_year: u16,
    /// Whether they were still at war in another war.
    #[serde(deserialize_with = "truth")]
    overlap: bool,
    /// Whether they fought a war again.
    #[serde(deserialize_with = "truth", rename = "event")]
    pub broke: bool,
    /// The year of that war, of the end of one of the states, or 2024.
    pub end_year: u16,
    /// Whether one of the states ceased to exist.
    #[serde(deserialize_with = "truth")]
    pub exit: bool,
    /// Calendar years from the end of the war.
    peace_years: f64,
    /// The day on which the war ended.
    pub start_date: Option<String>,
    /// The day of the next war, or the last day on which the peace was watched.
    pub end_date: Option<String>,
    /// Days between these.
    pub days: Option<f64>,
    /// Whether they were main belligerents.
    principal: Option<u8>,
    /// Peacekeepers in the first year: 0 none, 1 observers, 2 an armed force.
    pub pk: Option<u8>,
    /// Kilometres of a demilitarised zone.
    pub dmz_km: Option<f64>,
    /// Third party: 0 none, 1 mediator or assurance, 2 defence commitment or treaty guarantors.
    pub third_party: Option<u8>,
    /// Whether there was a written cease-fire or armistice.
    pub document: Option<u8>,
    /// Whether neither won.
    #[serde(deserialize_with = "truth")]
    pub tie: bool,
    /// Battle deaths of both states in the whole war.
    pub battle_deaths: Option<f64>,
    /// Share of world capabilities of the first.
    pub cinc1: Option<f64>,
    /// Share of world capabilities of the second.
    pub cinc2: Option<f64>,
    /// 0 not contiguous, 1 by land, 2 to 5 by water.
    pub contig: u8,
    /// Whether the first was a major power.
    pub major1: u8,
    /// Whether the second was a major power.
    pub major2: u8,
    /// Wars between them before.
    pub prior_wars: u8,
    /// Year of the first later dispute with deaths, to 2014.
    pub first_fatal_year: Option<u16>,
}

impl Peace {
    /// Whether they were main belligerents; not known of wars that ended before 1946.
    pub fn principal(&self) -> Option<bool> {
        self.principal.map(|code| code == 1)
    }

    /// How long it was watched, in calendar years; one that ended in the year of the war counts half a year.
    pub fn calendar_years(&self) -> f64 {
        self.peace_years.max(0.5)
    }

    /// How long it was watched, in years: by days where they are known.
    pub fn years(&self) -> f64 {
        self.days
            .map_or(self.calendar_years(), |days| days / DAYS_PER_YEAR)
    }

    /// "Egypt – Israel".
    pub fn opponents(&self) -> String {
        format!("{} – {}", self.state1, self.state2)
    }
}

/// All peaces, in the order of the table, without pairs that were still at war in another war.
pub fn peaces() -> impl Iterator<Item = &'static Peace> + Clone {
    static PEACES: Lazy<Peace> = Lazy::new(|| rows(&POSTWAR_DYADS));
    PEACES.iter().filter(|peace| !peace.overlap)
}

/// Those of the peaces that were watched at all: where the days of all are known, not the one in which a
/// state ceased to exist on the day the war ended.
pub fn watched(peaces: Vec<&'static Peace>) -> Vec<&'static Peace> {
    let by_days = peaces.iter().all(|peace| peace.days.is_some());
    let lasted = |peace: &&Peace| !by_days || peace.days > Some(0.0);
    peaces.into_iter().filter(lasted).collect()
}

/// Spells in years, one cluster a war: by days where the days of all of them are known, else by calendar
/// years for all.
pub fn spells(peaces: &[&Peace]) -> Vec<Spell> {
    let by_days = peaces.iter().all(|peace| peace.days.is_some());
    let spell = |peace: &&Peace| {
        let years = if by_days {
            peace.years()
        } else {
            peace.calendar_years()
        };
        Spell::new(years, peace.broke, peace.warnum)
    };
    peaces.iter().map(spell).collect()
}

fn truth<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    u8::deserialize(deserializer).map(|code| code == 1)
}
