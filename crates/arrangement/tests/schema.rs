//! The schema and the reference page: current, true to the reader, and true to itself.
//!
//! `BACKSTOP_WRITE=1 cargo test -p arrangement --test schema` writes both anew.

use std::fs;
use std::path::PathBuf;

use arrangement::schema::{json_schema, reference_markdown};
use serde_json::{Value, json};

fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn is_current(path: &str, expected: &str) {
    let file = root(path);
    if std::env::var_os("BACKSTOP_WRITE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, expected).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == expected,
        "{path} is out of date: run with BACKSTOP_WRITE=1"
    );
}

#[test]
fn the_committed_schema_is_current() {
    let schema = serde_json::to_string_pretty(&json_schema()).unwrap();
    is_current("schema/arrangement.schema.json", &(schema + "\n"));
}

#[test]
fn the_reference_page_is_current() {
    is_current("docs/src/reference/arrangement.md", &reference_markdown());
}

#[test]
fn every_key_is_described() {
    let schema = json_schema().to_value();
    let definitions = schema["definitions"].as_object().unwrap();
    for (name, definition) in definitions
        .iter()
        .map(|(name, value)| (name.as_str(), value))
        .chain([("the file", &schema)])
    {
        let properties = definition["properties"].as_object();
        for (key, property) in properties.into_iter().flatten() {
            let description = property["description"].as_str().unwrap_or_default();
            assert!(description.ends_with('.'), "{name}.{key}: {description:?}");
        }
    }
}

#[test]
fn nothing_may_be_null_because_toml_has_no_null() {
    let text = serde_json::to_string(&json_schema()).unwrap();
    assert!(!text.contains("\"null\""), "{text}");
}

#[test]
fn dates_are_texts_in_the_format_of_dates() {
    let schema = json_schema().to_value();
    assert_eq!(
        schema["properties"]["signed"]["format"],
        Value::from("date")
    );
    assert_eq!(
        schema["definitions"]["Commitment"]["properties"]["until"]["format"],
        Value::from("date")
    );
}

#[test]
fn a_number_out_of_its_range_breaks_its_bounds_and_no_choice_of_forms() {
    let schema = json_schema().to_value();
    let probability = &schema["definitions"]["Probability"];
    assert_eq!(probability["type"], json!(["number", "object"]));
    assert_eq!(
        (&probability["minimum"], &probability["maximum"]),
        (&json!(0), &json!(1))
    );
    assert!(probability["anyOf"].is_null());
    let strengths = &schema["definitions"]["Strengths"];
    assert_eq!(strengths["type"], json!(["number", "object", "array"]));
}

#[test]
fn only_the_keys_of_a_role_or_kind_go_with_it() {
    let schema = json_schema().to_value();
    let then = |definition: &str, key: &str, value: &str| {
        let conditions = schema["definitions"][definition]["allOf"].as_array();
        let mut conditions = conditions.into_iter().flatten();
        let found = conditions
            .find(|condition| condition["if"]["properties"][key]["const"] == value)
            .unwrap_or_else(|| panic!("no condition on {value}"));
        found["then"].clone()
    };
    let allows = |then: &Value, key: &str| {
        let names = then["propertyNames"]["enum"].as_array().unwrap();
        names.contains(&Value::from(key))
    };
    let protege = then("Actor", "role", "protege");
    assert!(allows(&protege, "strength") && allows(&protege, "veto"));
    assert!(!allows(&protege, "moods") && !allows(&protege, "windows"));
    assert_eq!(protege["properties"]["strength"]["not"]["type"], "array");
    let guarantor = then("Actor", "role", "guarantor");
    assert!(allows(&guarantor, "moods") && !allows(&guarantor, "windows"));
    let spending = then("Commitment", "kind", "spending");
    assert!(allows(&spending, "over_years") && !allows(&spending, "tripwire"));
    assert_eq!(spending["required"], json!(["from"]));
}
