//! The walk over a parsed table: looking keys up, naming places, gathering mistakes.

use std::rc::Rc;

use jiff::civil::Date;
use quotation::SearchableText;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::keys::{self, Keys};
use crate::mistake::{KeyMistake, Mistake, MistakeKind};
use crate::notice::{Notice, NoticeKind};
use crate::number::Reason;
use crate::rule::MOST_ID_CHARACTERS;
use crate::types::Place;
use crate::written::date_help;

use super::settings::Changes;
use super::source::Library;

/// Mistakes beyond these are counted, not kept.
const MOST_MISTAKES: usize = 300;

/// A value with its place, as the parser gives it.
pub(super) type Value<'t> = &'t Spanned<DeValue<'t>>;

/// Everything that is gathered on the way.
pub(super) struct Walk<'t> {
    pub(super) changes: Changes,
    pub(super) library: Library,
    /// The texts of the sources that are at hand, in the order of the sources, once they are all read.
    pub(super) documents: Vec<Option<SearchableText>>,
    pub(super) notices: Vec<Notice>,
    pub(super) mistakes: Vec<Mistake>,
    pub(super) dropped: usize,
    /// Reasons given so far, those that numbers have from their tables included.
    pub(super) reasons: usize,
    pub(super) folders: crate::sources::Folders<'t>,
}

/// A table, or the lack of one: then it has no entries and its place is that of what encloses it.
#[derive(Clone, Debug)]
pub(super) struct Table<'t> {
    entries: Option<&'t DeTable<'t>>,
    /// Its key; `None` for what the file does not write.
    pub(super) place: Option<Place>,
    /// Dotted path; empty for the file itself.
    pub(super) path: String,
    /// Whose it is, for messages: "the actor `us`".
    pub(super) owner: String,
    /// Why, for numbers that give no reason of their own.
    pub(super) reasons: Rc<[Reason]>,
}

/// An entry of a table.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub(super) key: &'t str,
    pub(super) key_place: Place,
    pub(super) value: Value<'t>,
}

impl<'t> Table<'t> {
    pub(super) fn new(
        entries: &'t DeTable<'t>,
        place: Option<Place>,
        path: String,
        owner: String,
    ) -> Self {
        Self {
            entries: Some(entries),
            place,
            path,
            owner,
            reasons: Rc::new([]),
        }
    }

    pub(super) fn empty(place: Option<Place>, path: String, owner: String) -> Self {
        Self {
            entries: None,
            place,
            path,
            owner,
            reasons: Rc::new([]),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<Entry<'t>> {
        let (key, value) = self.entries?.get_key_value(key)?;
        Some(Entry {
            key: key.get_ref(),
            key_place: key.span(),
            value,
        })
    }

    /// The entries in the order of the file.
    pub(super) fn in_order(&self) -> Vec<Entry<'t>> {
        let mut entries: Vec<Entry<'t>> = self
            .entries
            .into_iter()
            .flatten()
            .map(|(key, value)| Entry {
                key: key.get_ref(),
                key_place: key.span(),
                value,
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_place.start);
        entries
    }

    /// Whether there is such a table in the file.
    pub(super) fn is_written(&self) -> bool {
        self.entries.is_some()
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}

impl<'t> Walk<'t> {
    pub(super) fn mistake(&mut self, place: &Place, kind: impl Into<MistakeKind>) {
        self.push(Some(place.clone()), kind.into(), None);
    }

    pub(super) fn mistake_at(&mut self, place: Option<&Place>, kind: impl Into<MistakeKind>) {
        self.push(place.cloned(), kind.into(), None);
    }

    pub(super) fn mistake_beside(
        &mut self,
        place: &Place,
        kind: impl Into<MistakeKind>,
        also: &Place,
        label: &'static str,
    ) {
        self.push(
            Some(place.clone()),
            kind.into(),
            Some((also.clone(), label)),
        );
    }

    pub(super) fn notice(&mut self, place: Option<Place>, kind: NoticeKind) {
        self.notices.push(Notice { kind, place });
    }

    fn push(
        &mut self,
        place: Option<Place>,
        kind: MistakeKind,
        also: Option<(Place, &'static str)>,
    ) {
        if self.is_full() {
            self.dropped += 1;
        } else {
            self.mistakes.push(Mistake { kind, place, also });
        }
    }

    fn is_full(&self) -> bool {
        self.mistakes.len() >= MOST_MISTAKES
    }

    /// The name nearest to `written`; once no more mistakes are kept, nobody would read it.
    pub(super) fn nearest<'n>(
        &self,
        written: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<String> {
        const MOST_COMPARED: usize = 500;
        if self.is_full() {
            return None;
        }
        keys::nearest(written, names.into_iter().take(MOST_COMPARED)).map(str::to_owned)
    }

    /// Reports keys that are in none of `known`.
    pub(super) fn check_keys(&mut self, table: &Table<'t>, known: &[Keys]) {
        self.check_keys_of(table, known, &[]);
    }

    /// Reports unknown keys; keys of `others` (other roles, other kinds) are told where they belong.
    pub(super) fn check_keys_of(&mut self, table: &Table<'t>, known: &[Keys], others: &[Keys]) {
        let is_in = |lists: &[Keys], key| lists.iter().any(|list| list.names.contains(&key));
        for entry in table.in_order() {
            if is_in(known, entry.key) {
                continue;
            }
            let mistake = if is_in(others, entry.key) {
                let places: Vec<&str> = others
                    .iter()
                    .filter(|list| list.names.contains(&entry.key))
                    .map(|list| list.place)
                    .collect();
                KeyMistake::Misplaced {
                    key: entry.key.to_owned(),
                    owner: table.owner.clone(),
                    belongs: places.join(", or "),
                }
            } else {
                self.unknown_key(entry.key, known)
            };
            self.mistake(&entry.key_place, mistake);
        }
    }

    fn unknown_key(&self, key: &str, known: &[Keys]) -> KeyMistake {
        let names = || known.iter().flat_map(|list| list.names.iter().copied());
        KeyMistake::Unknown {
            key: key.to_owned(),
            place: known.first().map_or("here", |list| list.place).to_owned(),
            nearest: self.nearest(key, names()),
            known: names().map(str::to_owned).collect(),
            elsewhere: keys::where_known(key),
        }
    }

    /// Reports a key that has to be there; where the table itself is missing, that is the mistake.
    pub(super) fn missing(&mut self, table: &Table<'t>, key: &str, example: &str) {
        if !table.is_written() {
            return;
        }
        let mistake = KeyMistake::Missing {
            key: key.to_owned(),
            owner: table.owner.clone(),
            example: example.to_owned(),
        };
        self.mistake_at(table.place.as_ref(), mistake);
    }

    pub(super) fn wrong_type(
        &mut self,
        path: &str,
        value: Value<'t>,
        expected: &str,
        example: Option<&str>,
    ) {
        let mistake = KeyMistake::WrongType {
            path: path.to_owned(),
            expected: expected.to_owned(),
            found: type_of(value.get_ref()).to_owned(),
            example: example.map(str::to_owned),
        };
        self.mistake(&value.span(), mistake);
    }

    /// The table under `key`; empty where there is none.
    pub(super) fn table(&mut self, parent: &Table<'t>, key: &str, owner: String) -> Table<'t> {
        let path = parent.path_of(key);
        let Some(entry) = parent.get(key) else {
            return Table::empty(None, path, owner);
        };
        self.as_table(&entry, path, owner)
    }

    /// An entry that has to be a table.
    pub(super) fn as_table(&mut self, entry: &Entry<'t>, path: String, owner: String) -> Table<'t> {
        match entry.value.get_ref() {
            DeValue::Table(entries) => {
                Table::new(entries, Some(entry.key_place.clone()), path, owner)
            }
            _ => {
                let example = format!("write [{path}] and its keys below it");
                self.wrong_type(&path, entry.value, "a table", Some(&example));
                Table::empty(Some(entry.key_place.clone()), path, owner)
            }
        }
    }

    /// The values of a list; none where there is no such key.
    pub(super) fn list(
        &mut self,
        parent: &Table<'t>,
        key: &str,
        example: &str,
    ) -> &'t [Spanned<DeValue<'t>>] {
        let Some(entry) = parent.get(key) else {
            return &[];
        };
        match entry.value.get_ref() {
            DeValue::Array(values) => values,
            _ => {
                self.wrong_type(&parent.path_of(key), entry.value, "a list", Some(example));
                &[]
            }
        }
    }

    /// A text that says something; `None` where there is none, or no usable one.
    pub(super) fn text(&mut self, table: &Table<'t>, key: &str) -> Option<(&'t str, Place)> {
        let entry = table.get(key)?;
        self.as_text(entry.value, &table.path_of(key))
    }

    pub(super) fn as_text(&mut self, value: Value<'t>, path: &str) -> Option<(&'t str, Place)> {
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                let path = path.to_owned();
                self.mistake(&value.span(), KeyMistake::EmptyText { path });
                None
            }
            DeValue::String(text) => Some((text, value.span())),
            _ => {
                let example = "put it into double quotation marks";
                self.wrong_type(path, value, "a text", Some(example));
                None
            }
        }
    }

    /// A truth value; false where there is none.
    pub(super) fn truth(&mut self, table: &Table<'t>, key: &str) -> bool {
        let Some(entry) = table.get(key) else {
            return false;
        };
        match entry.value.get_ref() {
            DeValue::Boolean(value) => *value,
            _ => {
                let expected = "true or false, without quotation marks";
                self.wrong_type(&table.path_of(key), entry.value, expected, None);
                false
            }
        }
    }

    /// A date without a time.
    pub(super) fn date(&mut self, table: &Table<'t>, key: &str) -> Option<(Date, Place)> {
        let entry = table.get(key)?;
        let place = entry.value.span();
        let written = match entry.value.get_ref() {
            DeValue::Datetime(written) if written.time.is_none() && written.offset.is_none() => {
                written
            }
            _ => {
                let meant = match entry.value.get_ref() {
                    DeValue::String(text) => date_help(text.trim()),
                    _ => None,
                };
                let example = match meant {
                    Some(help) => format!("{help}, without quotation marks"),
                    None => "write it like 2025-05-01, without quotation marks".to_owned(),
                };
                self.wrong_type(&table.path_of(key), entry.value, "a date", Some(&example));
                return None;
            }
        };
        let date = written.date.and_then(|date| {
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Date::new(i16::try_from(date.year).ok()?, month, day).ok()
        });
        if date.is_none() {
            let written = written.to_string();
            self.mistake(&place, KeyMistake::NoSuchDay { written });
        }
        Some((date?, place))
    }

    /// Whether `id` may be an id; reports it if not.
    pub(super) fn check_id(&mut self, id: &str, place: &Place) -> bool {
        let allowed = |character: char| character.is_alphanumeric() || "-_".contains(character);
        let short = id.chars().nth(MOST_ID_CHARACTERS).is_none();
        let valid = !id.is_empty() && short && id.chars().all(allowed);
        if !valid {
            self.mistake(place, KeyMistake::BadId { id: id.to_owned() });
        }
        valid
    }
}

/// A value's type in words.
pub(super) fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(written) if written.time.is_some() => "a date with a time",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
