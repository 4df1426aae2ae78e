//! The populations of which only the steps of curves are known.

use super::population::{
    Population, Source,
    Test::{Data, Part},
    over_its_life, quality,
};
use crate::table::{CEASE_FIRES_BY, CIVIL_WARS_BY, DISPUTES_BY, SETTLEMENTS_BY};

/// What breaks a cease-fire.
const WAR: &str = "the next war between the two";
/// What breaks a civil peace.
const CIVIL_WAR: &str = "a renewed civil war";

/// Cease-fires between states since 1945.
pub(super) const CEASE_FIRES_SINCE_1945: Population = Population {
    name: "ceasefires-since-1945",
    phrases: &["cease-fires since 1945", "ceasefires since 1945"],
    meaning: "cease-fires between two states since 1945, short ones too",
    broken_by: WAR,
    qualities: &[
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            "none when the cease-fire began",
            Part("pk_start=0"),
        ),
        quality(
            "peacekeepers",
            "observers",
            &["observers"],
            "observers when the cease-fire began",
            Part("pk_start=1"),
        ),
        quality(
            "peacekeepers",
            "force",
            &["armed peacekeepers"],
            "an armed force when the cease-fire began",
            Part("pk_start=2"),
        ),
        over_its_life(
            "zone",
            "none",
            &["no demilitarised zone", "no demilitarized zone"],
            "none at any time while it was watched",
            Part("dmz_max=0"),
        ),
        over_its_life(
            "zone",
            "partial",
            &["partial demilitarised zone", "partial demilitarized zone"],
            "a partial one at some time while it was watched",
            Part("dmz_max=1"),
        ),
        over_its_life(
            "zone",
            "full",
            &["full demilitarised zone", "full demilitarized zone"],
            "a full one at some time while it was watched",
            Part("dmz_max=2"),
        ),
        over_its_life(
            "third_party",
            "none",
            &["no third party"],
            "none at any time while it was watched",
            Part("ext_inv_max=0"),
        ),
        over_its_life(
            "third_party",
            "involved",
            &["third party"],
            "one was involved at some time while it was watched (inferred from the cases)",
            Part("ext_inv_max=1"),
        ),
        over_its_life(
            "third_party",
            "guarantor",
            &["guarantor"],
            "an explicit guarantee at some time while it was watched (inferred from the cases)",
            Part("ext_inv_max=2"),
        ),
        quality(
            "ending",
            "tie",
            &["tie", "undecided"],
            "neither side won",
            Part("tie=1"),
        ),
        quality(
            "ending",
            "decisive",
            &["decisive", "one side won"],
            "one side won",
            Part("tie=0"),
        ),
        over_its_life(
            "settlement",
            "none",
            &["no settlement"],
            "what the war was about was not settled by the end of the watch (inferred from the cases)",
            Part("settle_end=0"),
        ),
        over_its_life(
            "settlement",
            "imposed",
            &["imposed settlement"],
            "it was imposed by the end of the watch (inferred from the cases)",
            Part("settle_end=1"),
        ),
        over_its_life(
            "settlement",
            "agreed",
            &["agreed settlement"],
            "it was agreed by the end of the watch (inferred from the cases)",
            Part("settle_end=2"),
        ),
        quality(
            "broken_by",
            "war",
            &["until war"],
            WAR,
            Data("LHR2008_to2024_post1945"),
        ),
        quality(
            "broken_by",
            "force",
            &["until force"],
            "the first recorded dispute with a use of force between the two, deadly or not; watched to 2014",
            Data("LHR2008_post1945_first_use_of_force"),
        ),
        quality(
            "broken_by",
            "deaths",
            &["until deaths"],
            "the first recorded dispute between the two in which somebody died; watched to 2014",
            Data("LHR2008_post1945_first_fatal_dispute"),
        ),
    ],
    source: Source::Curves {
        data: "LHR2008_to2024_post1945",
        by: CEASE_FIRES_BY,
        disputes_by: DISPUTES_BY,
    },
};

/// Cease-fires between states since 1914.
pub(super) const CEASE_FIRES: Population = Population {
    name: "ceasefires",
    phrases: &["cease-fires", "ceasefires"],
    meaning: "cease-fires between two states since 1914, short ones too",
    broken_by: WAR,
    qualities: &[],
    source: Source::Curves {
        data: "LHR2008_to2024_all",
        by: CEASE_FIRES_BY,
        disputes_by: DISPUTES_BY,
    },
};

/// Settlements of civil wars.
pub(super) const CIVIL_SETTLEMENTS: Population = Population {
    name: "civil-settlements",
    phrases: &["civil settlements"],
    meaning: "negotiated settlements of civil wars",
    broken_by: CIVIL_WAR,
    qualities: &[
        quality(
            "guarantee",
            "none",
            &["no guarantee"],
            "no third party was bound to enforce it",
            Part("guarantee=0"),
        ),
        quality(
            "guarantee",
            "third-party",
            &["guarantee"],
            "a third party was bound to enforce it",
            Part("guarantee=1"),
        ),
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            "no peacekeepers were sent",
            Part("peacekeep=0"),
        ),
        quality(
            "peacekeepers",
            "any",
            &["peacekeepers"],
            "peacekeepers were sent",
            Part("peacekeep=1"),
        ),
    ],
    source: Source::Curves {
        data: "MattesSavun2009",
        by: SETTLEMENTS_BY,
        disputes_by: SETTLEMENTS_BY,
    },
};

/// Civil wars that ended.
pub(super) const CIVIL_WARS: Population = Population {
    name: "civil-wars",
    phrases: &["civil wars"],
    meaning: "civil wars that ended 1989 to 1999",
    broken_by: CIVIL_WAR,
    qualities: &[
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            "no mission of observers or soldiers",
            Part("pk0=0"),
        ),
        quality(
            "peacekeepers",
            "any",
            &["peacekeepers"],
            "a mission of observers or soldiers",
            Part("pk0=1"),
        ),
        quality(
            "ending",
            "victory",
            &["victory"],
            "one side won",
            Part("victory=1"),
        ),
        quality(
            "ending",
            "no-victory",
            &["no victory"],
            "neither side won",
            Part("victory=0"),
        ),
        quality(
            "treaty",
            "signed",
            &["treaty"],
            "a peace treaty was signed",
            Part("treaty=1"),
        ),
        quality(
            "treaty",
            "none",
            &["no treaty"],
            "none was signed",
            Part("treaty=0"),
        ),
    ],
    source: Source::Curves {
        data: "Fortna2008_1989_99",
        by: CIVIL_WARS_BY,
        disputes_by: CIVIL_WARS_BY,
    },
};
