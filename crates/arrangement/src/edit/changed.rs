//! A reader's changes, written into a file that somebody else wrote.

use toml_edit::{DocumentMut, Item, TableLike, Value};

use super::{EditError, LineEnd, Place, Recalibrated, has_id, place, replace, write_number};

/// The text of an arrangement's file with other numbers and without some commitments, for who changed
/// them elsewhere: the central value of a number with a range, whose end moves where the value lies
/// beyond it; a number that the file leaves to its default is written. Each number changed says
/// so among its reasons where it is written as a table.
///
/// # Errors
/// Where the text has no place for such a number.
pub fn changed(
    text: &str,
    numbers: &[Recalibrated],
    without: &[String],
) -> Result<String, EditError> {
    let document = text.parse::<DocumentMut>();
    let mut document = document.map_err(|error| EditError::Syntax(error.message().to_owned()))?;
    for number in numbers {
        let missing = || EditError::NoPlace(number.path.clone());
        let parts: Vec<&str> = number.path.split('.').collect();
        let there = place(document.as_table_mut(), &parts);
        there
            .and_then(|there| change(there, number))
            .ok_or_else(missing)?;
    }
    if let Some(commitments) = document.get_mut("commitments") {
        leave_out(commitments, without);
    }
    for (entries, key) in [("packages", "commitments"), ("calibrate", "without")] {
        for table in tables_of(document.get_mut(entries)) {
            forget(table, key, without);
        }
    }
    Ok(LineEnd::of(text).put(&document.to_string()))
}

/// The tables of an array of tables, however it is written.
fn tables_of(item: Option<&mut Item>) -> Vec<&mut dyn TableLike> {
    match item {
        Some(Item::ArrayOfTables(tables)) => tables
            .iter_mut()
            .map(|table| table as &mut dyn TableLike)
            .collect(),
        Some(Item::Value(Value::Array(values))) => (values.iter_mut())
            .filter_map(Value::as_inline_table_mut)
            .map(|table| table as &mut dyn TableLike)
            .collect(),
        _ => Vec::new(),
    }
}

/// Takes commitments out of a package's or calibration's list and out of what it sets.
fn forget(table: &mut dyn TableLike, key: &str, without: &[String]) {
    let list = table.get_mut(key).and_then(Item::as_array_mut);
    if let Some(list) = list {
        list.retain(|id| !without.iter().any(|left_out| id.as_str() == Some(left_out)));
    }
    let set = table.get_mut("set").and_then(Item::as_table_like_mut);
    if let Some(set) = set {
        let of = |path: &str| {
            let id = path
                .strip_prefix("commitments.")
                .and_then(|rest| rest.split('.').next());
            without.iter().any(|left_out| id == Some(left_out))
        };
        let paths: Vec<String> = set.iter().map(|(path, _)| path.to_owned()).collect();
        for path in paths.iter().filter(|path| of(path)) {
            set.remove(path);
        }
    }
}

fn leave_out(commitments: &mut Item, without: &[String]) {
    let left_out = |table: &dyn TableLike| without.iter().any(|id| has_id(table, id));
    match commitments {
        Item::ArrayOfTables(tables) => tables.retain(|table| !left_out(table)),
        Item::Value(Value::Array(values)) => {
            values.retain(|value| !value.as_inline_table().is_some_and(|table| left_out(table)))
        }
        _ => {}
    }
}

/// Changes what states a number; `None` where nothing there does.
fn change(place: Place, number: &Recalibrated) -> Option<()> {
    match place {
        Place::Item(item @ Item::None) => *item = toml_edit::value(number.value),
        Place::Item(Item::Table(table)) => change_stated(table, number),
        Place::Item(Item::Value(value)) | Place::Value(value) => change_value(value, number)?,
        Place::Item(Item::ArrayOfTables(_)) => return None,
    }
    Some(())
}

fn change_value(value: &mut Value, number: &Recalibrated) -> Option<()> {
    match value {
        Value::InlineTable(table) => change_stated(table, number),
        Value::Integer(_) | Value::Float(_) => {
            let decor = value.decor().clone();
            *value = number.value.into();
            *value.decor_mut() = decor;
        }
        _ => return None,
    }
    Some(())
}

/// Changes a number stated as a table, with a range or without.
fn change_stated(table: &mut dyn TableLike, number: &Recalibrated) {
    let end = |table: &dyn TableLike, key: &str| {
        let item = table.get(key)?;
        item.as_float()
            .or(item.as_integer().map(|whole| whole as f64))
    };
    if end(table, "low").is_some_and(|low| number.value < low) {
        replace(table, "low", number.value.into());
    }
    if end(table, "high").is_some_and(|high| number.value > high) {
        replace(table, "high", number.value.into());
    }
    write_number(table, number);
}
