//! Writing numbers back into a file that somebody wrote: everything else stays as it is.

mod changed;

pub use changed::changed;

use thiserror::Error;
use toml_edit::{Decor, DocumentMut, Item, TableLike, Value};

/// A number with a range that is to have another central value, and a reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recalibrated {
    /// Its dotted path.
    pub path: String,
    /// Its new central value.
    pub value: f64,
    /// A judgement to be added to its reasons.
    pub because: String,
}

/// Why a number could not be written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EditError {
    /// The text is not TOML.
    #[error("the file could not be read again: {0}")]
    Syntax(String),
    /// The number does not stand in the text as a table with a range.
    #[error("`{0}` does not stand in the file as a number with a range")]
    NotThere(String),
    /// The text has no place for the number.
    #[error("the file has no place for a number `{0}`")]
    NoPlace(String),
}

/// The text of an arrangement's file with other central values: the `mode` of a range that has one
/// (and the `value` beside it), else its `value`. Ranges, comments and layout stay.
///
/// # Errors
/// Where the text has no such number with a range.
pub fn recalibrated(text: &str, numbers: &[Recalibrated]) -> Result<String, EditError> {
    let document = text.parse::<DocumentMut>();
    let mut document = document.map_err(|error| EditError::Syntax(error.message().to_owned()))?;
    for number in numbers {
        let missing = || EditError::NotThere(number.path.clone());
        let parts: Vec<&str> = number.path.split('.').collect();
        let table = document.as_table_mut() as &mut dyn TableLike;
        write_number(in_table(table, &parts).ok_or_else(missing)?, number);
    }
    Ok(document.to_string())
}

/// The table that states the number at a path.
fn in_table<'d>(table: &'d mut dyn TableLike, parts: &[&str]) -> Option<&'d mut dyn TableLike> {
    let Some((key, rest)) = parts.split_first() else {
        return table.contains_key("low").then_some(table);
    };
    match table.get_mut(key)? {
        Item::Table(table) => in_table(table, rest),
        Item::Value(value) => in_value(value, rest),
        Item::ArrayOfTables(tables) => {
            let (id, rest) = rest.split_first()?;
            let named = tables.iter_mut().find(|table| has_id(*table, id))?;
            in_table(named, rest)
        }
        Item::None => None,
    }
}

fn in_value<'d>(value: &'d mut Value, parts: &[&str]) -> Option<&'d mut dyn TableLike> {
    match value {
        Value::InlineTable(table) => in_table(table, parts),
        Value::Array(values) => {
            let (name, rest) = parts.split_first()?;
            let named = |value: &Value| value.as_inline_table().is_some_and(|t| has_id(t, name));
            let at = values
                .iter()
                .position(named)
                .or_else(|| name.parse().ok())?;
            in_value(values.get_mut(at)?, rest)
        }
        _ => None,
    }
}

fn has_id(table: &dyn TableLike, id: &str) -> bool {
    table.get("id").and_then(Item::as_str) == Some(id)
}

fn write_number(table: &mut dyn TableLike, number: &Recalibrated) {
    let central: &[&str] = match (table.contains_key("mode"), table.contains_key("value")) {
        (true, true) => &["mode", "value"],
        (true, false) => &["mode"],
        (false, _) => &["value"],
    };
    for key in central {
        replace(table, key, number.value.into());
    }
    let reason = Value::from(number.because.as_str());
    match table.get_mut("because").and_then(Item::as_value_mut) {
        None => replace(table, "because", reason),
        Some(Value::Array(reasons)) => {
            let layout = reasons.iter().last().map(|last| last.decor().clone());
            reasons.push_formatted(reason);
            let last = reasons.len() - 1;
            if let (Some(layout), Some(added)) = (layout, reasons.get_mut(last)) {
                *added.decor_mut() = layout;
            }
        }
        Some(only) => {
            let decor = only.decor().clone();
            let mut reasons = toml_edit::Array::new();
            let mut first = only.clone();
            first.decor_mut().clear();
            reasons.push_formatted(first);
            reasons.push(reason);
            *only = reasons.into();
            *only.decor_mut() = decor;
        }
    }
}

/// Gives a key another value that stands where the old one stood; a new key comes last.
fn replace(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
        return;
    }
    // The space before a closing brace is that of the last value.
    let values = table.iter_mut().filter_map(|(_, item)| match item {
        Item::Value(value) => Some(value),
        _ => None,
    });
    if let Some(last) = values.last()
        && let Some(space) = last.decor().suffix().and_then(|suffix| suffix.as_str())
        && space.chars().all(|character| character == ' ')
    {
        *value.decor_mut() = Decor::new(" ", space);
        last.decor_mut().set_suffix("");
    }
    table.insert(key, value.into());
}
