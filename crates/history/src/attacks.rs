//! How often states attack: disputes and wars begun, by pact, troops and rivalry.

use serde::Deserialize;

use crate::survival::Rate;
use crate::table::{DETERRENCE_BASE_RATES, Lazy, rows};

/// What one state may begin against another, from least to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
    /// A militarized dispute: a threat, display or use of force.
    Dispute,
    /// One with use of force.
    Force,
    /// One with deaths.
    Fatal,
    /// A war.
    War,
}

impl Attack {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Dispute, Self::Force, Self::Fatal, Self::War];

    /// Its name: "dispute", "force", "deaths" or "war".
    pub fn name(self) -> &'static str {
        match self {
            Self::Dispute => "dispute",
            Self::Force => "force",
            Self::Fatal => "deaths",
            Self::War => "war",
        }
    }
}

/// Directed pairs of states and years that are alike.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct AttackCell {
    /// "1816-1913", "1914-1945", "1946-1989" or "1990-2014".
    pub period: String,
    /// Whether the two were strategic rivals.
    pub rival: u8,
    /// Whether they are contiguous by land.
    pub land: u8,
    /// Whether an outside state was bound to defend the target.
    pub def2: u8,
    /// Whether a major power was.
    pub def_major2: u8,
    /// US troops in the target: "0-99", "100-999", "1000-9999", "10000+"; "nan" where not known.
    pub us_troops2_bin: String,
    n_mid: f64,
    n_war: f64,
    mid_init: usize,
    force_init: usize,
    fatal_init: usize,
    war_init: usize,
}

impl AttackCell {
    /// Attacks of a kind for each year of a pair at risk of it.
    pub fn rate(&self, attack: Attack) -> Rate {
        let (events, time) = match attack {
            Attack::Dispute => (self.mid_init, self.n_mid),
            Attack::Force => (self.force_init, self.n_mid),
            Attack::Fatal => (self.fatal_init, self.n_mid),
            Attack::War => (self.war_init, self.n_war),
        };
        Rate { events, time }
    }
}

/// All cells.
pub fn attack_cells() -> &'static [AttackCell] {
    static CELLS: Lazy<AttackCell> = Lazy::new(|| rows(&DETERRENCE_BASE_RATES));
    &CELLS
}

/// A line of a table of attacks.
#[derive(Clone, Debug, PartialEq)]
pub struct AttackRates {
    /// By what: "pact", "troops" …
    pub by: &'static str,
    /// Which pairs.
    pub pairs: &'static str,
    /// Rates of [`Attack::ALL`].
    pub rates: [Rate; 4],
}

type Holds = fn(&AttackCell) -> bool;

/// Over the years in which US troops are known.
const US_TROOPS: &str = "US troops, 1950 to 2014";

const LINES: [(&str, &str, Holds); 15] = [
    ("all", "all pairs", |_| true),
    ("rivalry", "rivals", |cell| cell.rival == 1),
    ("rivalry", "not rivals", |cell| cell.rival == 0),
    ("border", "land border", |cell| cell.land == 1),
    ("border", "no land border", |cell| cell.land == 0),
    ("pact", "target has an outside defender", |cell| {
        cell.def2 == 1
    }),
    ("pact", "target has none", |cell| cell.def2 == 0),
    ("pact", "target has a major power as defender", |cell| {
        cell.def_major2 == 1
    }),
    ("pact of rivals", "rivals, target has a defender", |cell| {
        cell.rival == 1 && cell.def2 == 1
    }),
    ("pact of rivals", "rivals, target has none", |cell| {
        cell.rival == 1 && cell.def2 == 0
    }),
    (US_TROOPS, "all pairs in these years", |cell| {
        cell.us_troops2_bin != "nan"
    }),
    (US_TROOPS, "0 to 99 US soldiers in the target", |cell| {
        cell.us_troops2_bin == "0-99"
    }),
    (US_TROOPS, "100 to 999", |cell| {
        cell.us_troops2_bin == "100-999"
    }),
    (US_TROOPS, "1,000 to 9,999", |cell| {
        cell.us_troops2_bin == "1000-9999"
    }),
    (US_TROOPS, "10,000 or more", |cell| {
        cell.us_troops2_bin == "10000+"
    }),
];

/// Yearly rates of attack by pact, troops and rivalry.
pub fn attack_rates() -> Vec<AttackRates> {
    let line = |&(by, pairs, holds): &(&'static str, &'static str, Holds)| {
        let sum = |attack| {
            let cells = attack_cells().iter().filter(|cell| holds(cell));
            cells.map(|cell| cell.rate(attack)).sum()
        };
        AttackRates {
            by,
            pairs,
            rates: Attack::ALL.map(sum),
        }
    };
    LINES.iter().map(line).collect()
}
