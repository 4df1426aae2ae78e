//! Which uncertain numbers matter, as JSON objects.

use arrangement::ReadArrangement;
use explore::{
    Estimate,
    importance::Importance,
    sensitivity::{ElementaryEffects, SobolIndices},
};
use serde_json::{Map, Value, json};

use super::{Asked, entries, target};

/// Sobol' indices by path, as a JSON object.
pub fn sobol_json(
    read: &ReadArrangement,
    importance: &Importance<SobolIndices>,
    seed: u64,
    asked: Asked,
) -> Value {
    let of = |indices: &SobolIndices| json!({ "first_order": estimate(indices.first_order), "total": estimate(indices.total) });
    object(read, ("sobol", "base_points", seed), importance, of, asked)
}

/// Elementary effects by path, as a JSON object; in the unit of the chance.
pub fn morris_json(
    read: &ReadArrangement,
    importance: &Importance<ElementaryEffects>,
    seed: u64,
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
        ("morris", "trajectories", seed),
        importance,
        of,
        asked,
    )
}

fn object<T>(
    read: &ReadArrangement,
    (method, blocks, seed): (&str, &str, u64),
    importance: &Importance<T>,
    of: impl Fn(&T) -> Value,
    asked: Asked,
) -> Value {
    let numbers: Map<String, Value> = (importance.numbers.iter())
        .map(|(input, figures)| (input.path.clone(), of(figures)))
        .collect();
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "method": method,
        "seed": seed,
        blocks: importance.blocks,
        "futures": importance.futures,
        "left_out": importance.left_out,
        "numbers": numbers,
    })));
    object.into()
}

fn estimate(estimate: Estimate) -> Value {
    json!({ "value": estimate.value, "standard_error": estimate.standard_error })
}
