//! What each commitment contributes, as one JSON object.

use arrangement::ReadArrangement;
use explore::weigh::{Weighing, Weight};
use serde_json::{Value, json};

use super::{Asked, entries, target};

/// What each commitment contributes, as a JSON object; all figures are probabilities of peace until
/// the target's date, or differences of them.
pub fn weigh_json(read: &ReadArrangement, weighing: &Weighing, asked: Asked) -> Value {
    let weight = |weight: &Weight| {
        json!({
            "id": weight.id,
            "alone": weight.alone,
            "removed": weight.removed,
            "shapley": weight.shapley.value,
            "standard_error": weight.shapley.standard_error,
        })
    };
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "with_none": weighing.with_none,
        "with_all": weighing.with_all,
        "commitments": weighing.weights.iter().map(weight).collect::<Vec<_>>(),
        "sets_solved": weighing.solved,
    })));
    object.into()
}
