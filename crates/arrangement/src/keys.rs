//! The keys that each table of the file may have; a test holds them against [`crate::schema`].

/// The keys of one kind of table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    /// Where these keys stand, for messages: "in `[war]`".
    pub(crate) place: &'static str,
    pub(crate) names: &'static [&'static str],
}

const fn keys(place: &'static str, names: &'static [&'static str]) -> Keys {
    Keys { place, names }
}

pub(crate) const FILE: Keys = keys(
    "at the top of the file",
    &[
        "title",
        "signed",
        "horizon_years",
        "private_information",
        "afterwards_years",
        "target",
        "reference",
        "sources",
        "actors",
        "start",
        "no_deal",
        "probe",
        "credibility",
        "war",
        "commitments",
        "packages",
        "calibrate",
    ],
);
pub(crate) const TARGET: Keys = keys("in `[target]`", &["years", "survival", "because"]);
pub(crate) const REFERENCE: Keys = keys("in `[reference]`", &["class", "because"]);
pub(crate) const SOURCE: Keys = keys(
    "in a source's table",
    &["file", "published", "sha256", "title", "url", "publisher"],
);
pub(crate) const START: Keys = keys("in `[start]`", &["readiness", "because"]);
pub(crate) const NO_DEAL: Keys = keys("in `[no_deal]`", &["readiness", "coalition", "because"]);
pub(crate) const PROBE: Keys = keys(
    "in `[probe]`",
    &[
        "chances",
        "gain",
        "cost",
        "answer_cost",
        "price",
        "escalation",
        "private_information",
        "because",
    ],
);
pub(crate) const CREDIBILITY: Keys = keys("in `[credibility]`", &["broken", "mend", "because"]);
pub(crate) const WAR: Keys = keys(
    "in `[war]`",
    &["decisive", "talks", "waver", "exponent", "because"],
);

pub(crate) const ACTOR: Keys = keys(
    "in an actor's table",
    &[
        "role",
        "name",
        "strength",
        "stake",
        "war_cost",
        "discount_rate",
        "private_information",
        "veto",
        "because",
    ],
);
pub(crate) const CHALLENGER: Keys = keys(
    "in the challenger's table",
    &["windows", "rebuild", "assault_cost"],
);
pub(crate) const GUARANTOR: Keys = keys(
    "in a guarantor's table",
    &["inflicts", "joins_after", "moods", "turnovers"],
);
pub(crate) const MOOD: Keys = keys(
    "in a mood",
    &["id", "initial", "honour", "stake", "war_cost", "because"],
);
pub(crate) const TURNOVER: Keys = keys("in a turnover", &["date", "to", "because"]);

pub(crate) const COMMITMENT: Keys = keys(
    "in a commitment",
    &["id", "by", "kind", "from", "until", "because"],
);
pub(crate) const PLEDGE: Keys = keys("in a pledge", &["honour"]);
pub(crate) const DEPLOYMENT: Keys = keys(
    "in a deployment",
    &["strength", "options", "tripwire", "cost"],
);
pub(crate) const DEAL: Keys = keys("in a deal", &["value"]);
pub(crate) const SPENDING: Keys = keys(
    "in a spending",
    &["strength", "options", "cost", "over_years"],
);
pub(crate) const SANCTIONS: Keys = keys("in sanctions", &["war_cost", "fall_penalty"]);

pub(crate) const PACKAGE: Keys = keys("in a package", &["name", "commitments", "set", "because"]);
pub(crate) const CALIBRATION: Keys = keys(
    "in a calibration",
    &[
        "without", "years", "survival", "class", "numbers", "because",
    ],
);

pub(crate) const UNCERTAIN: Keys = keys(
    "in a number with a range or a reason",
    &["value", "low", "mode", "high", "because"],
);
pub(crate) const QUOTATION: Keys = keys("in a quotation", &["source", "quote"]);

const ALL: [Keys; 23] = [
    FILE,
    TARGET,
    REFERENCE,
    SOURCE,
    START,
    NO_DEAL,
    PROBE,
    CREDIBILITY,
    WAR,
    ACTOR,
    CHALLENGER,
    GUARANTOR,
    MOOD,
    TURNOVER,
    COMMITMENT,
    PLEDGE,
    DEPLOYMENT,
    DEAL,
    SPENDING,
    SANCTIONS,
    PACKAGE,
    CALIBRATION,
    QUOTATION,
];

/// The tables in which a key of this very name stands, in words.
pub(crate) fn where_known(key: &str) -> Vec<String> {
    let mut places: Vec<String> = ALL
        .iter()
        .filter(|keys| keys.names.contains(&key))
        .map(|keys| keys.place.to_owned())
        .collect();
    if FILE.names.contains(&key) {
        // Keys below a [table] belong to that table: the usual slip.
        places[0] += ", before the first [table]";
    }
    places
}

/// Whether a key of this name holds a text, a date, a truth or a list.
pub(crate) fn holds_no_number(key: &str) -> bool {
    const OTHERS: [&str; 26] = [
        "class",
        "title",
        "signed",
        "role",
        "name",
        "veto",
        "joins_after",
        "moods",
        "turnovers",
        "coalition",
        "id",
        "by",
        "kind",
        "options",
        "from",
        "until",
        "date",
        "because",
        "file",
        "published",
        "sha256",
        "url",
        "packages",
        "set",
        "without",
        "numbers",
    ];
    OTHERS.contains(&key)
}

/// The name nearest to `written`, if one is near enough to have been meant.
pub(crate) fn nearest<'n>(
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    // A key of hundreds of characters is no slip of the pen, and comparing it costs time.
    if written.len() > 100 {
        return None;
    }
    let folded = written.to_lowercase().replace(['-', ' '], "_");
    names
        .into_iter()
        .map(|name| {
            (
                strsim::osa_distance(&folded, &name.to_lowercase().replace('-', "_")),
                name,
            )
        })
        .filter(|&(distance, name)| distance <= written.len().max(name.len()).div_ceil(3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

#[cfg(all(test, feature = "schema"))]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::schema::json_schema;

    fn described(definition: &Value) -> BTreeSet<&str> {
        let properties = definition["properties"].as_object();
        properties
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
            .collect()
    }

    #[test]
    fn the_reader_knows_exactly_the_keys_that_the_schema_describes() {
        let schema = json_schema().to_value();
        let known: [(&str, &[Keys]); 15] = [
            ("Target", &[TARGET]),
            ("Reference", &[REFERENCE]),
            ("Source", &[SOURCE]),
            ("Start", &[START]),
            ("NoDeal", &[NO_DEAL]),
            ("Probe", &[PROBE]),
            ("Credibility", &[CREDIBILITY]),
            ("War", &[WAR]),
            ("Actor", &[ACTOR, CHALLENGER, GUARANTOR]),
            ("Mood", &[MOOD]),
            ("Turnover", &[TURNOVER]),
            (
                "Commitment",
                &[COMMITMENT, PLEDGE, DEPLOYMENT, DEAL, SPENDING, SANCTIONS],
            ),
            ("Package", &[PACKAGE]),
            ("Calibration", &[CALIBRATION]),
            ("Quotation", &[QUOTATION]),
        ];
        let names = |lists: &[Keys]| -> BTreeSet<&str> {
            lists.iter().flat_map(|list| list.names).copied().collect()
        };
        for (definition, lists) in known {
            let described = described(&schema["definitions"][definition]);
            assert_eq!(described, names(lists), "{definition}");
        }
        assert_eq!(described(&schema), names(&[FILE]), "the file");
        let uncertain = &schema["definitions"]["Rate"];
        assert_eq!(described(uncertain), names(&[UNCERTAIN]), "a number");
    }
}
