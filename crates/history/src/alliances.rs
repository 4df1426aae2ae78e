//! Whether allies come: alliances called upon in war, and honoured.

use serde::Deserialize;

use crate::survival::Share;
use crate::table::{ALLIANCE_RELIABILITY_COUNTS, Lazy, rows};

/// Who coded what counts as called upon and honoured.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Coding {
    /// Leeds, Long and Mitchell's rules, carried on by Berkemeier and Fuhrmann.
    #[serde(rename = "LLM")]
    LeedsLongMitchell,
    /// Berkemeier and Fuhrmann's own.
    #[serde(rename = "BF")]
    BerkemeierFuhrmann,
}

/// Alliances of one war that are alike.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct AllianceCell {
    /// Whose coding.
    pub coding: Coding,
    /// The year in which the war began.
    #[serde(rename = "waryear")]
    pub war_year: u16,
    /// The war.
    pub war: String,
    /// Whether the war is in the sample of Leeds, Long and Mitchell 2000.
    pub llm_sample: u8,
    /// Whether the pact promises defence.
    pub defense: u8,
    /// Whether it promises to join an attack.
    pub offense: u8,
    /// Whether it promises neutrality.
    pub neutral: u8,
    /// Whether it promises non-aggression.
    pub nonagg: u8,
    /// Whether it has more than two members.
    pub multilateral: u8,
    invoked: usize,
    honored: usize,
}

impl AllianceCell {
    /// How many were honoured of those called upon.
    pub fn honoured(&self) -> Share {
        Share {
            part: self.honored,
            whole: self.invoked,
        }
    }
}

/// All cells, of both codings.
pub fn alliance_cells() -> &'static [AllianceCell] {
    static CELLS: Lazy<AllianceCell> = Lazy::new(|| rows(&ALLIANCE_RELIABILITY_COUNTS));
    &CELLS
}

/// A line of a table of reliability.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Which pacts.
    pub pacts: &'static str,
    /// Honoured in wars of 1816 to 2003.
    pub all: Share,
    /// Honoured in wars that began before 1945.
    pub before_1945: Share,
    /// Honoured in wars that began from 1945 on.
    pub from_1945: Share,
}

/// The kind of pact that a pledge to fight beside somebody is.
pub const DEFENCE: &str = "defence";

type Holds = fn(&AllianceCell) -> bool;

const LINES: [(&str, Holds); 8] = [
    ("all", |_| true),
    (DEFENCE, |cell| cell.defense == 1),
    ("defence, of two", |cell| {
        cell.defense == 1 && cell.multilateral == 0
    }),
    ("offence", |cell| cell.offense == 1),
    ("neutrality", |cell| cell.neutral == 1),
    ("non-aggression", |cell| cell.nonagg == 1),
    ("of two", |cell| cell.multilateral == 0),
    ("of more than two", |cell| cell.multilateral == 1),
];

/// How many alliances were honoured, by kind and period.
pub fn reliability(coding: Coding) -> Vec<Reliability> {
    let line = |&(pacts, holds): &(&'static str, Holds)| {
        let sum = |years: std::ops::Range<u16>| {
            let cells = alliance_cells().iter();
            let chosen = cells.filter(|cell| cell.coding == coding && holds(cell));
            let within = chosen.filter(|cell| years.contains(&cell.war_year));
            within.map(AllianceCell::honoured).sum()
        };
        Reliability {
            pacts,
            all: sum(0..u16::MAX),
            before_1945: sum(0..1945),
            from_1945: sum(1945..u16::MAX),
        }
    };
    LINES.iter().map(line).collect()
}
