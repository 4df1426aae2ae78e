//! Which keys go with which role and kind, as conditions of the schema.

use serde_json::{Value, json};

use crate::keys::{self, Keys};

/// Each role has its own keys, and only the challenger a list of strengths.
pub(super) fn of_roles() -> Value {
    let one_strength = json!({ "strength": { "not": { "type": "array" } } });
    let roles = [
        (
            "challenger",
            names(&[keys::ACTOR, keys::CHALLENGER]),
            json!({}),
        ),
        ("protege", names(&[keys::ACTOR]), one_strength.clone()),
        (
            "guarantor",
            names(&[keys::ACTOR, keys::GUARANTOR]),
            one_strength,
        ),
    ];
    let conditions = roles.map(|(role, names, properties)| {
        condition(
            "role",
            role,
            json!({ "propertyNames": names, "properties": properties }),
        )
    });
    Value::from(conditions.to_vec())
}

/// Each kind has its own keys; a spending needs its first day, a deal its value.
pub(super) fn of_kinds() -> Value {
    let kinds = [
        ("pledge", keys::PLEDGE, json!([])),
        ("deployment", keys::DEPLOYMENT, json!([])),
        ("deal", keys::DEAL, json!(["value"])),
        ("spending", keys::SPENDING, json!(["from"])),
        ("sanctions", keys::SANCTIONS, json!([])),
    ];
    let conditions = kinds.map(|(kind, own, required)| {
        let names = names(&[keys::COMMITMENT, own]);
        condition(
            "kind",
            kind,
            json!({ "propertyNames": names, "required": required }),
        )
    });
    Value::from(conditions.to_vec())
}

fn condition(key: &str, value: &str, then: Value) -> Value {
    json!({
        "if": { "properties": { key: { "const": value } }, "required": [key] },
        "then": then,
    })
}

fn names(lists: &[Keys]) -> Value {
    let names: Vec<&str> = lists.iter().flat_map(|list| list.names).copied().collect();
    json!({ "enum": names })
}
