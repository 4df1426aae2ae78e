//! The tables that are compiled in: what each counts, where it comes from, and on which terms.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;

/// A table and its card.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its text: comma-separated values, a line of names first.
    pub text: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// Whom it counts.
    pub counts: &'static str,
    /// What it misses.
    pub misses: &'static str,
    /// Whose work it is, in a line.
    pub source: &'static str,
    /// Whose work it stands on, to be cited with it.
    pub cite: &'static [&'static str],
    /// On which terms it may be passed on.
    pub terms: &'static str,
}

impl Table {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.text.lines().count() - 1
    }
}

/// The rows of a compiled-in table.
///
/// # Panics
///
/// Where a table does not hold what its type says; a test reads every table.
pub(crate) fn rows<T: DeserializeOwned>(table: &Table) -> Vec<T> {
    csv::Reader::from_reader(table.text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{}: {error}", table.name))
}

/// A table that is read when it is first asked for.
pub(crate) type Lazy<T> = LazyLock<Vec<T>>;

const CORRELATES_OF_WAR: &str = "Correlates of War: interstate wars 4.0 (Sarkees and Wayman 2010), militarized disputes 5.0 (Palmer and others 2022), direct contiguity 3.2 (Stinnett and others 2002), national material capabilities 6.0 (Singer 1987), states and major powers (2016)";
const UCDP: &str =
    "UCDP/PRIO Armed Conflict Dataset, wars between states to 2024 (Gleditsch and others 2002)";
const ATOP: &str = "Alliance Treaty Obligations and Provisions 5 (Leeds and others 2002)";
const TROOPS: &str = "US troop deployments: the R package troopdata 1.0.4 (Flynn; under GPL-3 or later, and no row of its table is here: only counts by size), from reports of the US Department of Defense and Kane 2006";
const PEACESCIENCER: &str = "gathered with the R package peacesciencer 1.2.9 (S. V. Miller; the package is under GPL-2, and nothing of its code is here)";
const CEASE_FIRES: &str = "expanded Cease-Fires data (Lo, Hashimoto and Reiter 2008, International Organization; after Fortna 2004 and Werner and Yuen 2005)";
/// Whose work the cease-fires are, in a line.
pub(crate) const CEASE_FIRES_BY: &str =
    "Lo, Hashimoto and Reiter 2008, International Organization, followed to 2024 by this project";
/// Whose the disputes after cease-fires are, too.
pub(crate) const DISPUTES_BY: &str = "Lo, Hashimoto and Reiter 2008, International Organization; disputes: Correlates of War, militarized disputes 5.0 (Palmer and others 2022)";
/// Whose the settlements of civil wars are.
pub(crate) const SETTLEMENTS_BY: &str = "Mattes and Savun 2009, International Studies Quarterly";
/// Whose the civil wars are.
pub(crate) const CIVIL_WARS_BY: &str = "Fortna 2008, Does Peacekeeping Work?";
const COUNTS_ONLY: &str = "No licence of the rows was found, so they are not passed on; these are counts made from them, which are facts.";
const OWN: &str = "A compilation of this project from sources that ask to be cited; under this project's own licence.";

/// Peaces between pairs of opponents of interstate wars.
pub const POSTWAR_DYADS: Table = Table {
    name: "postwar_dyads",
    text: include_str!("../tables/postwar_dyads.csv"),
    row: "A pair of opponents of an interstate war, from the end of the war.",
    counts: "All pairs of opponents of wars between states with at least 1,000 battle deaths, 1816 to 2003, followed to 2024. Disputes with a use of force and with deaths are given by the year of the first one after the year of the war's end, to 2014 only. For wars that ended after 1945 also the days, and what was arranged: peacekeepers, demilitarised zone, third parties, a document, coded by hand from public facts, war by war.",
    misses: "Zones and third parties are coded for a peace as a whole, and some came years after the war: peaces that last have more time to come by them. That neither side won (a tie) holds wars that went on as another kind of war. Truces that broke within days or weeks belong to the same war here, so that early survival is too high for broken cease-fires. All pairs of one war share its ending. World wars dominate 1914 to 1945.",
    source: "Correlates of War (Sarkees and Wayman 2010; Palmer and others 2022) and the UCDP/PRIO Armed Conflict Dataset (Gleditsch and others 2002); what was arranged is coded by this project",
    cite: &[CORRELATES_OF_WAR, UCDP, PEACESCIENCER],
    terms: OWN,
};

/// Cease-fires by what was arranged: time at risk and renewed wars.
pub const CEASEFIRE_COUNTS: Table = Table {
    name: "ceasefire_counts",
    text: include_str!("../tables/ceasefire_counts.csv"),
    row: "A cell of cease-fires that are alike in what was arranged and in how long they have held: days at risk and renewed wars.",
    counts: "188 cease-fires between two states, 1914 to 2001, of which 56 were followed by a renewed war.",
    misses: "Zones, third parties and settlements are coded over the whole life of a cease-fire, so that those that last have more time to come by them. The meanings of the codes of outside involvement and of settlement are inferred from the cases. 57 cease-fires since 1945 come from 19 wars; many are Arab-Israeli or Indo-Pakistani.",
    source: "Lo, Hashimoto and Reiter 2008, International Organization",
    cite: &[CEASE_FIRES],
    terms: COUNTS_ONLY,
};

/// Steps of survival curves of cease-fires and of civil peaces.
pub const SURVIVAL_STEPS: Table = Table {
    name: "survival_steps",
    text: include_str!("../tables/survival_steps.csv"),
    row: "A step of a survival curve: how many were at risk, broke and went unwatched at a time.",
    counts: "Cease-fires between states (followed to 2024: two breaks added by this project's anchors), settlements of civil wars, and civil wars that ended 1989 to 1999; each as a whole and by one or two things arranged. Of cease-fires since 1945 also the times to the first dispute with a use of force and to the first with deaths, in months; such disputes are watched to 2014.",
    misses: "Which peace a step belongs to, and so which share their fate: bands are pointwise only. Disputes after 2014.",
    source: "Lo, Hashimoto and Reiter 2008; Mattes and Savun 2009; Fortna 2008",
    cite: &[
        CEASE_FIRES,
        "for the times to disputes, Correlates of War: militarized disputes 5.0 (Palmer and others 2022)",
        SETTLEMENTS_BY,
        CIVIL_WARS_BY,
    ],
    terms: COUNTS_ONLY,
};

/// Civil peaces by mission: time at risk and renewed wars.
pub const CIVIL_COUNTS: Table = Table {
    name: "civil_counts",
    text: include_str!("../tables/civil_counts.csv"),
    row: "A cell of civil peaces alike in mission, victory and treaty: days at risk and renewed wars.",
    counts: "Civil wars that ended 1989 to 1999.",
    misses: "How hard each case was: missions go where peace is in danger.",
    source: CIVIL_WARS_BY,
    cite: &[CIVIL_WARS_BY],
    terms: COUNTS_ONLY,
};

/// Disputes and wars begun, by pact, troops and rivalry.
pub const DETERRENCE_BASE_RATES: Table = Table {
    name: "deterrence_base_rates",
    text: include_str!("../tables/deterrence_base_rates.csv"),
    row: "A cell of directed pairs of states, year by year: years at risk, and in how many the first began a dispute, one with force, one with deaths, a war.",
    counts: "All pairs that are contiguous within 400 miles or hold a major power, 1816 to 2014.",
    misses: "Whether a pact covers this attacker; troops of anyone but the United States. Pacts and troops are placed where danger is high, and years of one pair are alike, so that intervals are too narrow.",
    source: "Correlates of War (Palmer and others 2022; Sarkees and Wayman 2010), Alliance Treaty Obligations and Provisions 5 (Leeds and others 2002), strategic rivalries (Thompson, Sakuwa and Suhas 2022), US troops (Flynn; Kane 2006)",
    cite: &[
        CORRELATES_OF_WAR,
        ATOP,
        TROOPS,
        "strategic rivalries (Thompson, Sakuwa and Suhas 2022)",
        PEACESCIENCER,
    ],
    terms: OWN,
};

/// Alliances called upon and honoured.
pub const ALLIANCE_RELIABILITY_COUNTS: Table = Table {
    name: "alliance_reliability_counts",
    text: include_str!("../tables/alliance_reliability_counts.csv"),
    row: "A war and a kind of pact: how many alliances were called upon, and how many honoured.",
    counts: "Alliances called upon in wars of 1816 to 2003, in two codings: that of Leeds, Long and Mitchell carried on (LLM), and Berkemeier and Fuhrmann's own (BF).",
    misses: "Pacts that were never called upon because they deterred, or because nobody believed in them. A pact may have several kinds at once.",
    source: "Berkemeier and Fuhrmann 2018, Research & Politics, after Leeds, Long and Mitchell 2000",
    cite: &[
        "Berkemeier and Fuhrmann 2018, Research & Politics",
        "Leeds, Long and Mitchell 2000, Journal of Conflict Resolution",
    ],
    terms: COUNTS_ONLY,
};

/// Twenty-eight arrangements with their guarantors.
pub const CASES: Table = Table {
    name: "cases",
    text: include_str!("../tables/cases.csv"),
    row: "A peace with a challenger, a protected state and, mostly, guarantors: what was pledged and how it ended.",
    counts: "28 arrangements since 1816, chosen because much is known about them.",
    misses: "It is not a sample: its share of failures is no base rate.",
    source: "treaties and pages of the United Nations, coded by this project",
    cite: &[
        "treaties and pages of the United Nations, named in each row",
        CORRELATES_OF_WAR,
    ],
    terms: OWN,
};

/// All tables.
pub const TABLES: [Table; 7] = [
    POSTWAR_DYADS,
    CEASEFIRE_COUNTS,
    SURVIVAL_STEPS,
    CIVIL_COUNTS,
    DETERRENCE_BASE_RATES,
    ALLIANCE_RELIABILITY_COUNTS,
    CASES,
];
