//! What the command line changes: numbers that are set, commitments that are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::keys;
use crate::mistake::{Mistake, MistakeKind, NumberMistake, OptionMistake};
use crate::text::Texts;
use crate::types::Place;

use super::ReadOptions;
use super::walk::Walk;

/// The name under which reports show options.
const COMMAND_LINE: &str = "the command line";
/// How many known paths a message names.
const MOST_ALIKE: usize = 12;

/// One number that is to hold another value than the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its dotted path: `actors.us.stake`.
    pub path: String,
    /// The value as written.
    pub value: String,
}

impl Setting {
    /// Splits `PATH=VALUE`; `None` without `=`.
    pub fn parse(text: &str) -> Option<Self> {
        let (path, value) = text.split_once('=')?;
        Some(Self {
            path: path.trim().to_owned(),
            value: value.trim().to_owned(),
        })
    }
}

/// A setting in use.
#[derive(Debug)]
struct SetNumber {
    value: Result<f64, MistakeKind>,
    place: Place,
    path_place: Place,
    used: bool,
    /// Whether it stands in for a number that the file writes.
    replaces: bool,
}

/// The settings and omissions of one reading.
#[derive(Debug, Default)]
pub(super) struct Changes {
    set: BTreeMap<String, SetNumber>,
    without: Vec<(String, Place)>,
    paths: BTreeSet<String>,
    commitments: BTreeSet<String>,
}

impl Changes {
    /// Takes the options, adds their texts to `texts` and says what is wrong with their values.
    pub(super) fn new(options: &ReadOptions, texts: &mut Texts) -> (Self, Vec<Mistake>) {
        let mut changes = Self::default();
        let mut mistakes = Vec::new();
        for setting in &options.set {
            let Setting { path, value } = setting;
            let before = "--set ".len();
            let start = texts.push(COMMAND_LINE, format!("--set {path}={value}"));
            let path_place = start + before..start + before + path.len();
            let value_start = path_place.end + 1;
            let place = value_start..value_start + value.len();
            if let Some(first) = changes.set.get(path) {
                mistakes.push(twice("--set", path, path_place, &first.path_place));
                continue;
            }
            let set = SetNumber {
                value: number_of(path, value),
                place,
                path_place,
                used: false,
                replaces: false,
            };
            changes.set.insert(path.clone(), set);
        }
        for id in &options.without {
            let before = "--without ".len();
            let start = texts.push(COMMAND_LINE, format!("--without {id}"));
            let place = start + before..start + before + id.len();
            if let Some((_, first)) = changes.without.iter().find(|(omitted, _)| omitted == id) {
                mistakes.push(twice("--without", id, place, first));
            } else {
                changes.without.push((id.clone(), place));
            }
        }
        (changes, mistakes)
    }

    /// The value set for the number at `path`, if any; every number of the file passes here, and
    /// says whether it is written there.
    pub(super) fn take(&mut self, path: &str, is_written: bool) -> Option<(f64, Place)> {
        if !self.set.is_empty() {
            self.paths.insert(path.to_owned());
        }
        let set = self.set.get_mut(path)?;
        set.used = true;
        set.replaces = is_written;
        let value = set.value.as_ref().copied().unwrap_or(f64::NAN);
        Some((value, set.place.clone()))
    }

    /// Whether a number is set at `path`.
    pub(super) fn sets(&self, path: &str) -> bool {
        self.set.contains_key(path)
    }

    /// Whether the number at `path` is one of a commitment that is left out.
    pub(super) fn leaves_out(&self, path: &str) -> bool {
        let of = |(id, _): &(String, Place)| {
            let rest = path.strip_prefix("commitments.");
            let rest = rest.and_then(|rest| rest.strip_prefix(id.as_str()));
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        self.without.iter().any(of)
    }

    /// Whether the commitment `id` is left out; every commitment of the file passes here.
    pub(super) fn omits(&mut self, id: &str) -> bool {
        self.commitments.insert(id.to_owned());
        self.without.iter().any(|(omitted, _)| omitted == id)
    }

    /// Whether the file has a commitment `id`, left out or not.
    pub(super) fn has_commitment(&self, id: &str) -> bool {
        self.commitments.contains(id)
    }

    /// Some of the commitments that the file has, to be named.
    pub(super) fn commitments(&self) -> Vec<String> {
        self.commitments.iter().take(MOST_ALIKE).cloned().collect()
    }
}

fn twice(option: &'static str, name: &str, place: Place, first: &Place) -> Mistake {
    let name = name.to_owned();
    Mistake {
        kind: OptionMistake::Twice { option, name }.into(),
        place: Some(place),
        also: Some((first.clone(), "the first")),
    }
}

fn number_of(path: &str, value: &str) -> Result<f64, MistakeKind> {
    let number: f64 = value
        .replace('_', "")
        .parse()
        .map_err(|_| OptionMistake::NotANumber {
            value: value.to_owned(),
        })?;
    if number.is_finite() {
        Ok(number)
    } else {
        Err(NumberMistake::NotFinite {
            path: path.to_owned(),
            written: value.to_owned(),
        }
        .into())
    }
}

/// Reports the options that named nothing, or no number. Returns the paths of the numbers that the
/// file writes and an option sets.
pub(super) fn finish(walk: &mut Walk<'_>) -> BTreeSet<String> {
    let Changes {
        set,
        without,
        paths,
        commitments,
    } = std::mem::take(&mut walk.changes);
    let mut replaced = BTreeSet::new();
    for (path, set) in set {
        if let (true, Err(kind)) = (set.used, &set.value) {
            walk.mistake(&set.place, kind.clone());
        }
        if set.replaces {
            replaced.insert(path);
            continue;
        }
        if set.used {
            continue;
        }
        if let Some(key) = path
            .rsplit('.')
            .next()
            .filter(|key| keys::holds_no_number(key))
        {
            let key = key.to_owned();
            walk.mistake(&set.path_place, OptionMistake::NotOfNumbers { key });
            continue;
        }
        let mistake = OptionMistake::NoSuchNumber {
            nearest: walk.nearest(&path, paths.iter().map(String::as_str)),
            alike: alike(&path, &paths),
            path,
        };
        walk.mistake(&set.path_place, mistake);
    }
    for (id, place) in without {
        if !commitments.contains(&id) {
            let mistake = OptionMistake::NoSuchCommitment {
                nearest: walk.nearest(&id, commitments.iter().map(String::as_str)),
                known: commitments.iter().take(MOST_ALIKE).cloned().collect(),
                id,
            };
            walk.mistake(&place, mistake);
        }
    }
    replaced
}

/// The known paths that share the longest beginning, table by table, with `path`.
fn alike(path: &str, paths: &BTreeSet<String>) -> Vec<String> {
    let mut beginning = path;
    while let Some((shorter, _)) = beginning.rsplit_once('.') {
        beginning = shorter;
        let prefix = format!("{beginning}.");
        let found: Vec<String> = paths
            .range(prefix.clone()..)
            .take_while(|known| known.starts_with(&prefix))
            .take(MOST_ALIKE)
            .cloned()
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
