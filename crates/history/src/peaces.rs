//! Peaces between pairs of opponents of interstate wars.

use serde::Deserialize;

use crate::survival::Spell;
use crate::table::{Lazy, POSTWAR_DYADS, rows};

/// Days in a year.
pub const DAYS_PER_YEAR: f64 = 365.25;

/// The last year in which disputes were watched for; wars were until 2024.
const DISPUTES_WATCHED_TO: u16 = 2014;

/// What counts as the break of a peace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// The next war between the two.
    War,
    /// The first dispute with deaths in a later calendar year than the war's end, or a war.
    Deaths,
    /// The first dispute with a use of force in a later calendar year than the war's end, or a war.
    Force,
}

/// How a peace ended, or that it was still holding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The last year of the watch: of the break, of the end of a state, or of the data.
    pub year: u16,
    /// Whether it broke then.
    pub broke: bool,
    /// Whether one of the states ceased to exist then.
    pub state_ended: bool,
}

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
    end_year: u16,
    /// Whether one of the states ceased to exist.
    #[serde(deserialize_with = "truth")]
    exit: bool,
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
    /// Year of the first later dispute with a use of force, to 2014.
    first_force_year: Option<u16>,
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

    /// How it ended, if this counts as its break.
    pub fn ending(&self, by: Break) -> Ending {
        let war = self.broke.then_some(self.end_year);
        let (dispute, watched_to) = match by {
            Break::War => (None, u16::MAX),
            Break::Deaths => (self.first_fatal_year, DISPUTES_WATCHED_TO),
            Break::Force => (self.first_force_year, DISPUTES_WATCHED_TO),
        };
        let last = self.end_year.min(watched_to);
        let first = [war, dispute].into_iter().flatten().min();
        let broke = first.filter(|year| *year <= last);
        Ending {
            year: broke.unwrap_or(last),
            broke: broke.is_some(),
            state_ended: broke.is_none() && self.exit && last == self.end_year,
        }
    }

    /// How long it was watched for this break, in years: by days for wars where they are known, else by
    /// calendar years, of which one that ended in the year of the war counts half.
    pub fn years_until(&self, by: Break) -> f64 {
        match by {
            Break::War => self.years(),
            _ => f64::from(self.ending(by).year.saturating_sub(self.war_end_year)).max(0.5),
        }
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

/// Whether the days of all of them are known, so that they are counted by days.
fn are_dated(peaces: &[&Peace]) -> bool {
    peaces.iter().all(|peace| peace.days.is_some())
}

/// Those of the peaces that were watched at all: where the days of all are known, not the one in which a
/// state ceased to exist on the day the war ended.
pub fn watched(peaces: Vec<&'static Peace>) -> Vec<&'static Peace> {
    let by_days = are_dated(&peaces);
    let lasted = |peace: &&Peace| !by_days || peace.days > Some(0.0);
    peaces.into_iter().filter(lasted).collect()
}

/// Spells in years until this break, one cluster a war: for wars by days where the days of all of them are
/// known, else by calendar years for all.
pub fn spells(peaces: &[&Peace], by: Break) -> Vec<Spell> {
    let by_days = are_dated(peaces);
    let spell = |peace: &&Peace| {
        let years = match by {
            Break::War if !by_days => peace.calendar_years(),
            _ => peace.years_until(by),
        };
        Spell::new(years, peace.ending(by).broke, peace.warnum)
    };
    peaces.iter().map(spell).collect()
}

fn truth<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    u8::deserialize(deserializer).map(|code| code == 1)
}
