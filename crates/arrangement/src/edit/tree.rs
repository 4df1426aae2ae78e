//! What a file says, as a tree of JSON.

use serde_json::{Map, Value as Json};
use toml_edit::{DocumentMut, Item, Table, Value};

/// The values of a text in TOML as JSON, dates as texts; `None` where it is not TOML.
pub fn values(text: &str) -> Option<Json> {
    let document = text.parse::<DocumentMut>().ok()?;
    Some(table(document.as_table()))
}

fn table(table: &Table) -> Json {
    let entries = table.iter().filter_map(|(key, held)| {
        let held = match held {
            Item::None => return None,
            Item::Value(held) => value(held),
            Item::Table(held) => self::table(held),
            Item::ArrayOfTables(held) => held.iter().map(self::table).collect(),
        };
        Some((key.to_owned(), held))
    });
    entries.collect::<Map<_, _>>().into()
}

/// A value as JSON; a number that JSON does not have (`inf`, `nan`) is `null`.
pub(super) fn value(written: &Value) -> Json {
    match written {
        Value::String(text) => text.value().as_str().into(),
        Value::Integer(number) => (*number.value()).into(),
        Value::Float(number) => (*number.value()).into(),
        Value::Boolean(flag) => (*flag.value()).into(),
        Value::Datetime(time) => time.value().to_string().into(),
        Value::Array(entries) => entries.iter().map(value).collect(),
        Value::InlineTable(entries) => (entries.iter())
            .map(|(key, held)| (key.to_owned(), value(held)))
            .collect::<Map<_, _>>()
            .into(),
    }
}
