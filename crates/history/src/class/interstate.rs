//! The population of peaces after wars between states, which are known one by one.

use super::population::{Population, Source, Test::Peace as Of, quality};

/// Peaces after wars between states, known one by one.
pub(super) const INTERSTATE: Population = Population {
    name: "interstate",
    phrases: &["interstate"],
    meaning: "pairs of opponents after wars between states, from 1816 to 2003, followed to 2024 (broken by the next war between them; since 1946 leaves the Second World War out)",
    qualities: &[
        quality(
            "opponents",
            "principal",
            &["principal", "principal opponents"],
            Of(|p| p.principal() == Some(true)),
        ),
        quality("border", "land", &["land border"], Of(|p| p.contig == 1)),
        quality("border", "none", &["no land border"], Of(|p| p.contig != 1)),
        quality("ending", "tie", &["tie", "undecided"], Of(|p| p.tie)),
        quality(
            "ending",
            "decisive",
            &["decisive", "one side won"],
            Of(|p| !p.tie),
        ),
        quality(
            "peacekeepers",
            "none",
            &["no peacekeepers"],
            Of(|p| p.pk == Some(0)),
        ),
        quality(
            "peacekeepers",
            "any",
            &["peacekeepers"],
            Of(|p| p.pk.is_some_and(|pk| pk > 0)),
        ),
        quality(
            "peacekeepers",
            "observers",
            &["observers"],
            Of(|p| p.pk == Some(1)),
        ),
        quality(
            "peacekeepers",
            "force",
            &["armed peacekeepers"],
            Of(|p| p.pk == Some(2)),
        ),
        quality(
            "zone",
            "none",
            &["no demilitarised zone", "no demilitarized zone"],
            Of(|p| p.dmz_km == Some(0.0)),
        ),
        quality(
            "zone",
            "some",
            &["demilitarised zone", "demilitarized zone"],
            Of(|p| p.dmz_km.is_some_and(|km| km > 0.0)),
        ),
        quality(
            "third_party",
            "none",
            &["no third party"],
            Of(|p| p.third_party == Some(0)),
        ),
        quality(
            "third_party",
            "mediator",
            &["mediator"],
            Of(|p| p.third_party == Some(1)),
        ),
        quality(
            "third_party",
            "guarantor",
            &["guarantor", "defence commitment"],
            Of(|p| p.third_party == Some(2)),
        ),
        quality(
            "document",
            "none",
            &["no document"],
            Of(|p| p.document == Some(0)),
        ),
        quality(
            "document",
            "written",
            &["written document", "written"],
            Of(|p| p.document == Some(1)),
        ),
        quality(
            "earlier_wars",
            "none",
            &["no earlier war"],
            Of(|p| p.prior_wars == 0),
        ),
        quality(
            "earlier_wars",
            "some",
            &["earlier war", "earlier wars"],
            Of(|p| p.prior_wars > 0),
        ),
        quality(
            "major_power",
            "none",
            &["no major power"],
            Of(|p| p.major1 + p.major2 == 0),
        ),
        quality(
            "major_power",
            "some",
            &["major power"],
            Of(|p| p.major1 + p.major2 > 0),
        ),
    ],
    source: Source::Peaces,
};
