//! The populations of which only the steps of curves are known.

use super::population::{
    Population, Source,
    Test::{Data, Part},
    quality,
};

/// Cease-fires between states since 1945.
pub(super) const CEASE_FIRES_SINCE_1945: Population = Population {
    name: "ceasefires-since-1945",
    phrases: &["cease-fires since 1945", "ceasefires since 1945"],
    meaning: "cease-fires between two states since 1945, short ones too (broken by war, unless said otherwise)",
    qualities: &[
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            Part("pk_start=0"),
        ),
        quality(
            "peacekeepers",
            "observers",
            &["observers"],
            Part("pk_start=1"),
        ),
        quality(
            "peacekeepers",
            "force",
            &["armed peacekeepers"],
            Part("pk_start=2"),
        ),
        quality(
            "zone",
            "none",
            &["no demilitarised zone", "no demilitarized zone"],
            Part("dmz_max=0"),
        ),
        quality(
            "zone",
            "partial",
            &["partial demilitarised zone", "partial demilitarized zone"],
            Part("dmz_max=1"),
        ),
        quality(
            "zone",
            "full",
            &["full demilitarised zone", "full demilitarized zone"],
            Part("dmz_max=2"),
        ),
        quality(
            "third_party",
            "none",
            &["no third party"],
            Part("ext_inv_max=0"),
        ),
        quality(
            "third_party",
            "involved",
            &["third party"],
            Part("ext_inv_max=1"),
        ),
        quality(
            "third_party",
            "guarantor",
            &["guarantor"],
            Part("ext_inv_max=2"),
        ),
        quality("ending", "tie", &["tie", "undecided"], Part("tie=1")),
        quality(
            "ending",
            "decisive",
            &["decisive", "one side won"],
            Part("tie=0"),
        ),
        quality(
            "settlement",
            "none",
            &["no settlement"],
            Part("settle_end=0"),
        ),
        quality(
            "settlement",
            "imposed",
            &["imposed settlement"],
            Part("settle_end=1"),
        ),
        quality(
            "settlement",
            "agreed",
            &["agreed settlement"],
            Part("settle_end=2"),
        ),
        quality(
            "broken_by",
            "force",
            &["until force"],
            Data("LHR2008_post1945_first_use_of_force"),
        ),
        quality(
            "broken_by",
            "deaths",
            &["until deaths"],
            Data("LHR2008_post1945_first_fatal_dispute"),
        ),
    ],
    source: Source::Curves("LHR2008_to2024_post1945"),
};

/// Cease-fires between states since 1914.
pub(super) const CEASE_FIRES: Population = Population {
    name: "ceasefires",
    phrases: &["cease-fires", "ceasefires"],
    meaning: "cease-fires between two states since 1914 (broken by war)",
    qualities: &[],
    source: Source::Curves("LHR2008_to2024_all"),
};

/// Settlements of civil wars.
pub(super) const CIVIL_SETTLEMENTS: Population = Population {
    name: "civil-settlements",
    phrases: &["civil settlements"],
    meaning: "negotiated settlements of civil wars (broken by a renewed civil war)",
    qualities: &[
        quality("guarantee", "none", &["no guarantee"], Part("guarantee=0")),
        quality(
            "guarantee",
            "third-party",
            &["guarantee"],
            Part("guarantee=1"),
        ),
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            Part("peacekeep=0"),
        ),
        quality(
            "peacekeepers",
            "any",
            &["peacekeepers"],
            Part("peacekeep=1"),
        ),
    ],
    source: Source::Curves("MattesSavun2009"),
};

/// Civil wars that ended.
pub(super) const CIVIL_WARS: Population = Population {
    name: "civil-wars",
    phrases: &["civil wars"],
    meaning: "civil wars that ended 1989 to 1999 (broken by a renewed civil war)",
    qualities: &[
        quality("peacekeepers", "none", &["no peacekeepers"], Part("pk0=0")),
        quality("peacekeepers", "any", &["peacekeepers"], Part("pk0=1")),
        quality("ending", "victory", &["victory"], Part("victory=1")),
        quality("ending", "no-victory", &["no victory"], Part("victory=0")),
        quality("treaty", "signed", &["treaty"], Part("treaty=1")),
        quality("treaty", "none", &["no treaty"], Part("treaty=0")),
    ],
    source: Source::Curves("Fortna2008_1989_99"),
};
