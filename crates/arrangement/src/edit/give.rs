//! Giving a table, a list or a key of a file another value, with the comments and the layout there were.

use serde_json::{Map, Value as Json};
use toml_edit::{Array, ArrayOfTables, Decor, Item, Table, TableLike, Value};

use super::replace;
use super::tree::value as as_json;

/// Keys that hold a day; a test holds them against the schema.
const DAYS: [&str; 5] = ["date", "from", "published", "signed", "until"];
/// Characters of a list that stands in one line, at most.
const LONGEST_LINE: usize = 100;

/// Where in the file a table or a list is.
#[derive(Clone, Copy)]
pub(super) struct Depth<'a> {
    /// The first key on the way.
    pub(super) root: &'a str,
    /// How many steps it is from the root.
    pub(super) steps: usize,
}

impl Depth<'_> {
    pub(super) fn next(self) -> Self {
        let steps = self.steps + 1;
        Self { steps, ..self }
    }

    /// Whether a table here has a header line of its own, as `[war]` and `[actors.us]`, and not braces.
    pub(super) fn has_header(self) -> bool {
        self.steps == 1 || (self.steps == 2 && matches!(self.root, "actors" | "sources"))
    }
}

/// Sets a key of a table; `depth` is that of what the key holds.
pub(super) fn put(table: &mut dyn TableLike, key: &str, value: &Json, depth: Depth) -> Option<()> {
    match (table.get_mut(key), value) {
        (Some(Item::Table(there)), Json::Object(entries)) => return fill(there, entries, depth),
        (Some(Item::Value(there)), _) => return assign(there, key, value, depth),
        (Some(Item::ArrayOfTables(there)), Json::Array(entries))
            if entries.iter().all(Json::is_object) =>
        {
            return fill_tables(there, entries, depth);
        }
        _ => {}
    }
    match value {
        Json::Object(entries) if depth.has_header() => {
            let mut made = Table::new();
            fill(&mut made, entries, depth)?;
            table.insert(key, Item::Table(made));
        }
        Json::Array(entries)
            if depth.steps == 1 && !entries.is_empty() && entries.iter().all(Json::is_object) =>
        {
            let mut made = ArrayOfTables::new();
            fill_tables(&mut made, entries, depth)?;
            table.insert(key, Item::ArrayOfTables(made));
        }
        _ => replace(table, key, value_of(key, value)?),
    }
    Some(())
}

/// Gives a table these entries and no others.
pub(super) fn fill(
    table: &mut dyn TableLike,
    entries: &Map<String, Json>,
    depth: Depth,
) -> Option<()> {
    let is_wanted = |key: &str| entries.get(key).is_some_and(|value| !value.is_null());
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    for key in keys.iter().filter(|key| !is_wanted(key)) {
        table.remove(key);
    }
    for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
        put(table, key, value, depth.next())?;
    }
    Some(())
}

fn fill_tables(tables: &mut ArrayOfTables, entries: &[Json], depth: Depth) -> Option<()> {
    while tables.len() > entries.len() {
        tables.remove(tables.len() - 1);
    }
    for (at, entry) in entries.iter().enumerate() {
        if at == tables.len() {
            tables.push(Table::new());
        }
        fill(tables.get_mut(at)?, entry.as_object()?, depth.next())?;
    }
    Some(())
}

/// Makes a value another, with the comments and spaces around it; `key` is what holds it, if one does.
pub(super) fn assign(there: &mut Value, key: &str, value: &Json, depth: Depth) -> Option<()> {
    // A day written as a text is a mistake that goes when it is set again.
    let is_mistaken = there.is_str() && DAYS.contains(&key);
    if !is_mistaken && is_the_same(&as_json(there), value) {
        return Some(());
    }
    match (&mut *there, value) {
        (Value::InlineTable(table), Json::Object(entries)) => return fill(table, entries, depth),
        (Value::Array(array), Json::Array(entries)) => return fill_array(array, entries, depth),
        _ => {}
    }
    let mut new = value_of(key, value)?;
    *new.decor_mut() = there.decor().clone();
    *there = new;
    Some(())
}

fn fill_array(array: &mut Array, entries: &[Json], depth: Depth) -> Option<()> {
    while array.len() > entries.len() {
        array.remove(array.len() - 1);
    }
    for (at, entry) in entries.iter().enumerate() {
        match array.get_mut(at) {
            Some(there) => assign(there, "", entry, depth.next())?,
            None => push(array, value_of("", entry)?)?,
        }
    }
    Some(())
}

/// Whether two values say the same: JavaScript does not tell 5 from 5.0.
fn is_the_same(one: &Json, other: &Json) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// Adds an entry to a list, laid out as the last one is.
pub(super) fn push(array: &mut Array, value: Value) -> Option<()> {
    let last = array.iter().last().map(|last| last.decor().clone());
    let text = |part: Option<&toml_edit::RawString>| {
        part.and_then(toml_edit::RawString::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let (mut before, mut after) = (String::new(), String::new());
    if let Some(decor) = last {
        let (prefix, suffix) = (text(decor.prefix()), text(decor.suffix()));
        before = match prefix.rfind('\n') {
            Some(line) => prefix[line..].to_owned(),
            None => " ".to_owned(),
        };
        // The space before a closing bracket is that of the last entry.
        if !suffix.is_empty() && suffix.trim().is_empty() {
            after = suffix;
            let last = array.len() - 1;
            array.get_mut(last)?.decor_mut().set_suffix("");
        }
    }
    array.push_formatted(value.decorated(before, after));
    Some(())
}

/// A value in TOML, in braces and brackets where it is a table or a list; `key` is what is to hold it, if
/// one does. `None` for what is nothing.
pub(super) fn value_of(key: &str, value: &Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64()?.into(),
        },
        Json::String(text) => match day(text).filter(|_| DAYS.contains(&key)) {
            Some(day) => day.into(),
            None => text.as_str().into(),
        },
        Json::Array(entries) => {
            let entries = entries.iter().map(|entry| value_of("", entry));
            in_lines(entries.collect::<Option<_>>()?).into()
        }
        Json::Object(entries) => {
            let mut table = toml_edit::InlineTable::new();
            for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
                table.insert(key, value_of(key, value)?);
            }
            table.into()
        }
    })
}

/// A list with an entry a line where it is too long for one.
fn in_lines(mut array: Array) -> Array {
    if array.to_string().chars().count() > LONGEST_LINE {
        for entry in array.iter_mut() {
            *entry.decor_mut() = Decor::new("\n  ", "");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}

/// A text that is a day and nothing else.
fn day(text: &str) -> Option<toml_edit::Datetime> {
    let is_day = text.len() == "2025-05-01".len() && !text.contains(':');
    text.parse().ok().filter(|_| is_day)
}
