//! The schema and the reference page: current, true to the reader, and true to itself.
//!
//! `BACKSTOP_WRITE=1 cargo test -p arrangement --test schema` writes both anew.

use std::fs;
use std::path::PathBuf;

use arrangement::schema::{json_schema, reference_markdown};
use serde_json::Value;

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
