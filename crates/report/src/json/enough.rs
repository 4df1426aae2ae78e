//! The least that would be enough, as one JSON object.

use arrangement::ReadArrangement;
use explore::enough::{Enough, EnoughInFutures, InFutures, Lever, Sufficiency};
use serde_json::{Map, Value, json};

use super::{Asked, entries, gaps, target};

/// The least sufficient value of each lever, as a JSON object.
pub fn enough_json(read: &ReadArrangement, sufficiency: &Sufficiency, asked: Asked) -> Value {
    let lever = |enough: &Enough| {
        let best = enough.best;
        let best = best.map(|(reached, value)| json!({ "value": value, "reached": reached }));
        let mut object = found(&enough.lever, &enough.sufficient, enough.least());
        object.extend(entries(json!({
            "best": best,
            "without_answer": gaps(enough.gaps.as_ref()),
        })));
        object
    };
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "reached": sufficiency.reached,
        "levers": sufficiency.levers.iter().map(lever).collect::<Vec<_>>(),
    })));
    object.into()
}

/// The least value of each lever that is sufficient in most futures, as a JSON object; `seed` says
/// how they were drawn.
pub fn enough_in_futures_json(
    read: &ReadArrangement,
    in_futures: &InFutures,
    seed: u64,
    asked: Asked,
) -> Value {
    let lever = |enough: &EnoughInFutures| {
        let (share, value) = enough.best;
        let mut object = found(&enough.lever, &enough.sufficient, enough.least());
        object.extend(entries(json!({
            "least_within_a_standard_error": enough.around,
            "best": { "value": value, "share": share },
            "without_answer": gaps(enough.gaps.as_ref()),
        })));
        object
    };
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "futures": in_futures.futures,
        "without_answer": in_futures.without_answer,
        "seed": seed,
        "share": in_futures.share,
        "standard_error": in_futures.standard_error(),
        "sufficient": in_futures.now.value,
        "sufficient_standard_error": in_futures.now.standard_error,
        "levers": in_futures.levers.iter().map(lever).collect::<Vec<_>>(),
    })));
    object.into()
}

/// The keys that every lever has.
fn found(lever: &Lever, sufficient: &[[f64; 2]], least: Option<f64>) -> Map<String, Value> {
    entries(json!({
        "path": lever.path,
        "now": lever.now,
        "least": least,
        "sufficient": sufficient,
        "least_tried": lever.least,
        "most_tried": lever.most,
    }))
}
