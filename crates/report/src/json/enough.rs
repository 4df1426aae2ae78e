//! The least that would be enough, as one JSON object.

use arrangement::ReadArrangement;
use explore::enough::{Enough, Sufficiency};
use serde_json::{Value, json};

use super::{Asked, entries, target};

/// The least sufficient value of each lever, as a JSON object.
pub fn enough_json(read: &ReadArrangement, sufficiency: &Sufficiency, asked: Asked) -> Value {
    let lever = |enough: &Enough| {
        json!({
            "path": enough.lever.path,
            "now": enough.lever.now,
            "least": enough.least(),
            "sufficient": enough.sufficient,
            "least_tried": enough.lever.least,
            "most_tried": enough.lever.most,
            "best": { "value": enough.best.1, "reached": enough.best.0 },
        })
    };
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "reached": sufficiency.reached,
        "levers": sufficiency.levers.iter().map(lever).collect::<Vec<_>>(),
    })));
    object.into()
}
