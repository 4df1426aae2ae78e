//! What the command line changes: numbers that are set, commitments that are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::mistake::{Mistake, NumberMistake, OptionMistake};
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
    value: f64,
    place: Place,
    path_place: Place,
    used: bool,
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
            let number = number_of(path, value).unwrap_or_else(|kind| {
                mistakes.push(Mistake {
                    kind,
                    place: Some(place.clone()),
                    also: None,
                });
                f64::NAN
            });
            let set = SetNumber {
                value: number,
                place,
                path_place,
                used: false,
            };
            changes.set.insert(path.clone(), set);
        }
        for id in &options.without {
            let before = "--without ".len();
            let start = texts.push(COMMAND_LINE, format!("--without {id}"));
            let place = start + before..start + before + id.len();
            changes.without.push((id.clone(), place));
        }
        (changes, mistakes)
    }

    /// The value set for the number at `path`, if any; every number of the file passes here.
    pub(super) fn take(&mut self, path: &str) -> Option<(f64, Place)> {
        if !self.set.is_empty() {
            self.paths.insert(path.to_owned());
        }
        let set = self.set.get_mut(path)?;
        set.used = true;
        Some((set.value, set.place.clone()))
    }

    /// Whether a number is set at `path`.
    pub(super) fn sets(&self, path: &str) -> bool {
        self.set.contains_key(path)
    }

    /// Whether the commitment `id` is left out; every commitment of the file passes here.
    pub(super) fn omits(&mut self, id: &str) -> bool {
        self.commitments.insert(id.to_owned());
        self.without.iter().any(|(omitted, _)| omitted == id)
    }
}

fn number_of(path: &str, value: &str) -> Result<f64, crate::mistake::MistakeKind> {
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

/// Reports the options that named nothing.
pub(super) fn report_unused(walk: &mut Walk<'_>) {
    let Changes {
        set,
        without,
        paths,
        commitments,
    } = std::mem::take(&mut walk.changes);
    for (path, set) in set.into_iter().filter(|(_, set)| !set.used) {
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
