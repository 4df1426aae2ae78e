//! Words for the names under which figures were recorded.

/// What a recorded name is about.
pub fn about(name: &str) -> &str {
    match name {
        "pk" => "peacekeepers",
        "pk_start" => "peacekeepers at the start",
        "pk_end" => "peacekeepers at the end",
        "dmz" | "dmz_max" => "demilitarised zone",
        "ext_inv" | "ext_inv_max" => "third party",
        "settle" | "settle_end" => "settlement",
        "cf_pa_end" => "kind of agreement at the end (as coded)",
        "contiguity" => "neighbours",
        "tie" => "ending",
        "years_since" => "years since the cease-fire",
        other => panic!("{other}"),
    }
}

/// A covariate of a model.
pub fn covariate(name: &str) -> &str {
    match name {
        "land" => "land border",
        "tie" => "tie",
        "lnd" => "log of battle deaths",
        "I(prior_wars > 0)TRUE" | "pw" => "earlier war",
        "capsh" => "the stronger one's share of capabilities",
        "pk1" => "some peacekeepers",
        "dmz1" => "some zone",
        "tp2" => "guarantor",
        other => panic!("{other}"),
    }
}

/// What a recorded code of it means.
pub fn value(about: &str, code: &str) -> String {
    let words: &[&str] = match about.split(" at the ").next().unwrap_or(about) {
        "peacekeepers" => &["none", "observers", "armed force"],
        "demilitarised zone" => &["none", "partial", "full"],
        "third party" => &["none", "involved", "guarantor"],
        "settlement" => &["none", "imposed", "agreed"],
        "ending" => &["one side won", "tie"],
        "mission" => &[
            "none",
            "political",
            "observers",
            "traditional",
            "multidimensional",
            "enforcement",
        ],
        "neighbours"
        | "land border"
        | "document"
        | "earlier wars"
        | "guarantee"
        | "some peacekeepers"
        | "some zone"
        | "outside defender"
        | "major power among defenders" => &["no", "yes"],
        _ => &[],
    };
    let known = code.parse::<usize>().ok().and_then(|code| words.get(code));
    known.map_or_else(|| code.replace('-', "–"), |word| (*word).to_owned())
}
