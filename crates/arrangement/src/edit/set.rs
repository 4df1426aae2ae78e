//! Any value of a file set, added or taken away by its place: what an editor's form does to the text.

use serde_json::Value as Json;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::give::{Depth, assign, fill, push, put, value_of};
use super::{EditError, LineEnd};

/// Steps of a way, at most; no arrangement is nested as deep.
const MOST_STEPS: usize = 16;

/// One step of the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what a key of a table holds.
    Key(String),
    /// To an entry of a list, counted from 0.
    Entry(usize),
}

/// A value that is to stand at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The way from the file's root.
    pub at: Vec<Step>,
    /// What is to stand there, as [`values`](crate::values) gives it; nothing, to take away what does.
    pub value: Option<Json>,
}

/// The text with values set, one edit after another; comments, order, spelling
/// and line ends of everything else stay.
///
/// A table given for a table replaces its entries one by one, so that those that stay keep their
/// comments; the same goes for lists. Tables and lists missing on the way are made; an entry one past the
/// end of a list is added to it. A text such as `2025-05-01` becomes a date under a key that holds one.
///
/// # Errors
/// Where the text is not TOML, or has no such place.
pub fn edited(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let document = text.parse::<DocumentMut>();
    let mut document = document.map_err(|error| EditError::Syntax(error.message().to_owned()))?;
    for edit in edits {
        apply(&mut document, edit).ok_or_else(|| EditError::NoSuchPlace(in_words(&edit.at)))?;
    }
    Ok(LineEnd::of(text).put(&document.to_string()))
}

fn apply(document: &mut DocumentMut, edit: &Edit) -> Option<()> {
    let (Some(Step::Key(root)), ..=MOST_STEPS) = (edit.at.first(), edit.at.len()) else {
        return None;
    };
    let depth = Depth { root, steps: 0 };
    let root = document.as_table_mut();
    in_table(root, &edit.at, depth, edit.value.as_ref())
}

fn in_words(at: &[Step]) -> String {
    let steps = at.iter().take(MOST_STEPS).map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::Entry(entry) => entry.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

/// Edits within a table; `None` where there is no such place.
fn in_table(
    table: &mut dyn TableLike,
    at: &[Step],
    depth: Depth,
    value: Option<&Json>,
) -> Option<()> {
    let (Step::Key(key), rest) = at.split_first()? else {
        return None;
    };
    match (rest, value) {
        ([], None) => {
            table.remove(key);
            Some(())
        }
        ([], Some(value)) => put(table, key, value, depth.next()),
        (_, None) if !table.contains_key(key) => Some(()),
        ([next, ..], _) => {
            if !table.contains_key(key) {
                let alone = rest.len() == 1 && !value.is_some_and(Json::is_object);
                table.insert(key, container(next, alone, depth.next()));
            }
            in_item(table.get_mut(key)?, rest, depth.next(), value)
        }
    }
}

/// What is made where a way leads on and nothing is; `alone` if the next step is to a plain value.
fn container(next: &Step, alone: bool, depth: Depth) -> Item {
    match next {
        Step::Key(_) if depth.has_header() => {
            let mut table = Table::new();
            table.set_implicit(matches!(depth.root, "actors" | "sources") && depth.steps == 1);
            Item::Table(table)
        }
        Step::Key(_) => toml_edit::value(toml_edit::InlineTable::new()),
        Step::Entry(_) if depth.has_header() && !alone => Item::ArrayOfTables(ArrayOfTables::new()),
        Step::Entry(_) => toml_edit::value(Array::new()),
    }
}

fn in_item(item: &mut Item, at: &[Step], depth: Depth, value: Option<&Json>) -> Option<()> {
    match item {
        Item::Table(table) => in_table(table, at, depth, value),
        Item::ArrayOfTables(tables) => in_tables(tables, at, depth, value),
        Item::Value(there) => in_value(there, at, depth, value),
        Item::None => None,
    }
}

fn in_value(there: &mut Value, at: &[Step], depth: Depth, value: Option<&Json>) -> Option<()> {
    match there {
        Value::InlineTable(table) => in_table(table, at, depth, value),
        Value::Array(array) => in_array(array, at, depth, value),
        _ => None,
    }
}

fn in_tables(
    tables: &mut ArrayOfTables,
    at: &[Step],
    depth: Depth,
    value: Option<&Json>,
) -> Option<()> {
    let (Step::Entry(entry), rest) = at.split_first()? else {
        return None;
    };
    if rest.is_empty() && value.is_none() {
        if *entry < tables.len() {
            tables.remove(*entry);
        }
        return Some(());
    }
    if *entry == tables.len() {
        tables.push(Table::new());
    }
    let table = tables.get_mut(*entry)?;
    match rest {
        [] => fill(table, value?.as_object()?, depth.next()),
        _ => in_table(table, rest, depth.next(), value),
    }
}

fn in_array(array: &mut Array, at: &[Step], depth: Depth, value: Option<&Json>) -> Option<()> {
    let (Step::Entry(entry), rest) = at.split_first()? else {
        return None;
    };
    match (rest, value) {
        ([], None) => {
            if *entry < array.len() {
                array.remove(*entry);
            }
            Some(())
        }
        ([], Some(value)) if *entry == array.len() => push(array, value_of("", value)?),
        ([], Some(value)) => assign(array.get_mut(*entry)?, "", value, depth.next()),
        ([Step::Key(_), ..], Some(_)) if *entry == array.len() => {
            push(array, toml_edit::InlineTable::new().into())?;
            in_value(array.get_mut(*entry)?, rest, depth.next(), value)
        }
        _ => in_value(array.get_mut(*entry)?, rest, depth.next(), value),
    }
}
