//! Writing numbers back into a file that somebody wrote: everything else stays as it is.

mod changed;
mod give;
mod lines;
mod set;
mod tree;

pub use changed::changed;
pub use lines::LineEnd;
pub use set::{Edit, Step, edited};
pub use tree::values;

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
    /// Something is to be set where nothing can stand.
    #[error(
        "nothing can be set at `{0}` in the file: what is there is no table or list, or the value is none that TOML has"
    )]
    NoSuchPlace(String),
}

/// The text of an arrangement's file with other central values: the `mode` of a range that has one
/// (and the `value` beside it), else its `value`. Ranges, comments, layout and
/// the ends of lines stay.
///
/// # Errors
/// Where the text has no such number with a range.
pub fn recalibrated(text: &str, numbers: &[Recalibrated]) -> Result<String, EditError> {
    let document = text.parse::<DocumentMut>();
    let mut document = document.map_err(|error| EditError::Syntax(error.message().to_owned()))?;
    for number in numbers {
        let missing = || EditError::NotThere(number.path.clone());
        let parts: Vec<&str> = number.path.split('.').collect();
        let table = place(document.as_table_mut(), &parts).and_then(Place::into_table);
        let stated = table.filter(|table| table.contains_key("low"));
        write_number(stated.ok_or_else(missing)?, number);
    }
    Ok(LineEnd::of(text).put(&document.to_string()))
}

/// What a text has at a path.
enum Place<'d> {
    /// Under a key.
    Item(&'d mut Item),
    /// Within an array.
    Value(&'d mut Value),
}

impl<'d> Place<'d> {
    /// The table that states a number there.
    fn into_table(self) -> Option<&'d mut dyn TableLike> {
        match self {
            Self::Item(item) => item.as_table_like_mut(),
            Self::Value(value) => value
                .as_inline_table_mut()
                .map(|table| table as &mut dyn TableLike),
        }
    }
}

/// The place of a path within a table; tables that are missing on the way are made, and the place
/// itself, if it is, holds [`Item::None`]. Tables of an array go by their id, other entries by their number.
fn place<'d>(table: &'d mut dyn TableLike, parts: &[&str]) -> Option<Place<'d>> {
    let (key, rest) = parts.split_first()?;
    if rest.is_empty() {
        return Some(Place::Item(table.entry(key).or_insert(Item::None)));
    }
    match table.entry(key).or_insert_with(toml_edit::table) {
        Item::Table(table) => place(table, rest),
        Item::Value(value) => place_within(value, rest),
        Item::ArrayOfTables(tables) => {
            let (id, rest) = rest.split_first()?;
            place(tables.iter_mut().find(|table| has_id(*table, id))?, rest)
        }
        Item::None => None,
    }
}

fn place_within<'d>(value: &'d mut Value, parts: &[&str]) -> Option<Place<'d>> {
    let Some((name, rest)) = parts.split_first() else {
        return Some(Place::Value(value));
    };
    match value {
        Value::InlineTable(table) => place(table, parts),
        Value::Array(values) => {
            let named = |value: &Value| value.as_inline_table().is_some_and(|t| has_id(t, name));
            let at = values.iter().position(named);
            place_within(values.get_mut(at.or_else(|| name.parse().ok())?)?, rest)
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
