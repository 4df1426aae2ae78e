//! Answers as JSON objects, whose keys other people's scripts rely on.

mod calibrate;
mod enough;
mod explore;
mod frontier;
mod history;
mod importance;
#[cfg(feature = "ledger")]
mod ledger;
mod outlook;
mod packages;
mod weigh;

pub use self::explore::{curve_json, findings_json, one_at_a_time_json};
pub use calibrate::calibrated_json;
pub use enough::{enough_in_futures_json, enough_json};
pub use frontier::frontier_json;
pub use history::{alliances_json, attacks_json, cases_json, class_json, classes_json};
pub use importance::{morris_json, sobol_json};
#[cfg(feature = "ledger")]
pub use ledger::ledger_json;
pub use outlook::outlook_json;
pub use packages::packages_json;
pub use weigh::weigh_json;

use std::borrow::Cow;

use ::explore::enough::Gaps;
use arrangement::{Actor, ReadArrangement, ReadOptions};
use serde_json::{Map, Value, json};

/// What was asked: the arrangement's file as it was named, and with what it was read.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The file.
    pub path: Cow<'a, str>,
    /// Settings and commitments left out.
    pub options: &'a ReadOptions,
}

impl Asked<'_> {
    /// The keys with which every answer begins: `title`, `program`, `input`.
    pub fn head(self, read: &ReadArrangement) -> Map<String, Value> {
        let arrangement = &read.arrangement;
        let set: Map<String, Value> = (self.options.set.iter())
            .map(|setting| (setting.path.as_str(), arrangement.number(&setting.path)))
            .filter_map(|(path, number)| Some((path.to_owned(), json!(number?.value))))
            .collect();
        entries(json!({
            "title": arrangement.title,
            "program": { "version": env!("CARGO_PKG_VERSION") },
            "input": {
                "path": self.path,
                "sha256": read.sha256,
                "set": set,
                "without": self.options.without,
            },
        }))
    }
}

/// The target of an arrangement.
fn target(read: &ReadArrangement) -> Value {
    let target = &read.arrangement.target;
    json!({ "years": target.years.value, "survival": target.survival.value })
}

/// How much of what was tried has no answer, and why the first has none.
fn gaps(gaps: Option<&Gaps>) -> Value {
    match gaps {
        Some(Gaps { count, first }) => json!({ "count": count, "first": first.to_string() }),
        None => Value::Null,
    }
}

/// The entries of a JSON object.
pub(crate) fn entries(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}

/// Values of actors, by their ids.
pub(crate) fn by_actor<'a, T: Copy + Into<Value>>(
    actors: impl Iterator<Item = &'a Actor>,
    values: &[T],
) -> Map<String, Value> {
    actors
        .zip(values)
        .map(|(actor, &value)| (actor.id.clone(), value.into()))
        .collect()
}
