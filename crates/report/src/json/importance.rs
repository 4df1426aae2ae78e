//! Which uncertain numbers matter, as JSON objects.

use arrangement::ReadArrangement;
use explore::{
    Estimate, Input,
    sensitivity::{ElementaryEffects, SobolIndices},
};
use serde_json::{Map, Value, json};

use super::{Asked, entries, target};

/// Sobol' indices by path, as a JSON object.
pub fn sobol_json(
    read: &ReadArrangement,
    indices: &[(Input, SobolIndices)],
    asked: Asked,
) -> Value {
    let of = |indices: &SobolIndices| json!({ "first_order": estimate(indices.first_order), "total": estimate(indices.total) });
    object(
        read,
        "sobol",
        indices.iter().map(|(input, indices)| (input, of(indices))),
        asked,
    )
}

/// Elementary effects by path, as a JSON object; in the unit of the chance.
pub fn morris_json(
    read: &ReadArrangement,
    effects: &[(Input, ElementaryEffects)],
    asked: Asked,
) -> Value {
    let of = |effects: &ElementaryEffects| {
        json!({
            "mean": effects.mean,
            "mean_size": estimate(effects.mean_size),
            "standard_deviation": effects.standard_deviation,
        })
    };
    object(
        read,
        "morris",
        effects.iter().map(|(input, effects)| (input, of(effects))),
        asked,
    )
}

fn object<'a>(
    read: &ReadArrangement,
    method: &str,
    numbers: impl Iterator<Item = (&'a Input, Value)>,
    asked: Asked,
) -> Value {
    let numbers: Map<String, Value> = numbers
        .map(|(input, figures)| (input.path.clone(), figures))
        .collect();
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "method": method,
        "numbers": numbers,
    })));
    object.into()
}

fn estimate(estimate: Estimate) -> Value {
    json!({ "value": estimate.value, "standard_error": estimate.standard_error })
}
