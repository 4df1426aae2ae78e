//! The `[[packages]]`: the alternatives between which to choose.

use std::collections::{BTreeMap, HashMap};

use toml::de::DeValue;

use crate::assumptions::defines_the_question;
use crate::keys;
use crate::mistake::{CommitmentMistake, KeyMistake, NumberMistake, PackageMistake};
use crate::number::Number;
use crate::numbers::sums_with_others;
use crate::rule::{MOST_PACKAGES, READINESS};
use crate::types::{Arrangement, Package, Place, Role};

use super::actor::Cast;
use super::cross::levels;
use super::walk::{Entry, Table, Walk};

const EXAMPLE: &str = "write [[packages]] and its keys below it, once for each";
const KEPT: &str = "write commitments = [\"…\"], the ids of those it keeps; [] keeps none";

/// What a package is judged by: the rest of the file.
struct Rest<'a, 't> {
    arrangement: &'a Arrangement,
    cast: &'a Cast<'t>,
    numbers: BTreeMap<String, &'a Number>,
}

impl<'t> Walk<'t> {
    /// The packages of a file whose other parts have been read.
    pub(super) fn read_packages(
        &mut self,
        file: &Table<'t>,
        arrangement: &Arrangement,
        cast: &Cast<'t>,
    ) -> Vec<Package> {
        let values = self.list(file, "packages", EXAMPLE);
        let Some(first) = values.first() else {
            return Vec::new();
        };
        if self.too_many("packages", values.len(), &first.span()) {
            return Vec::new();
        }
        let rest = Rest {
            arrangement,
            cast,
            numbers: arrangement.numbers().into_iter().collect(),
        };
        let mut first_places: HashMap<&'t str, Place> = HashMap::new();
        let mut packages = Vec::new();
        for value in values {
            let Some(mut table) = self.item(value, "packages", "a package", "[[packages]]") else {
                continue;
            };
            let name = self.package_name(&mut table, &mut first_places);
            self.check_keys(&table, &[keys::PACKAGE]);
            let because = self.reasons_of(&mut table, None);
            let name = name.unwrap_or("…").to_owned();
            let kept = self.kept(&table, &name);
            let index_of = |id: &str| {
                let mut commitments = arrangement.commitments.iter();
                commitments.position(|commitment| commitment.id == id)
            };
            // What is left out with --without is left out of every package.
            let mut commitments: Vec<usize> = kept.keys().filter_map(|id| index_of(id)).collect();
            commitments.sort_unstable();
            packages.push(Package {
                set: self.numbers_of_package(&table, &name, &kept, &rest),
                name,
                commitments,
                because,
                place: value.span(),
            });
        }
        packages
    }

    /// Reports more packages, or options of a commitment, than there may be.
    pub(super) fn too_many(&mut self, what: &'static str, count: usize, place: &Place) -> bool {
        let limit = MOST_PACKAGES;
        if count > limit {
            self.mistake(place, KeyMistake::TooMany { what, count, limit });
        }
        count > limit
    }

    /// Reads the name, by which every message calls the package.
    fn package_name(
        &mut self,
        table: &mut Table<'t>,
        first_places: &mut HashMap<&'t str, Place>,
    ) -> Option<&'t str> {
        for (key, example) in [
            ("name", "name = \"…\", by which answers call it"),
            (
                "commitments",
                "commitments = [\"…\"], the ids of those it keeps",
            ),
        ] {
            if table.get(key).is_none() {
                self.missing(table, key, example);
            }
        }
        let (name, place) = self.text(table, "name")?;
        table.owner = format!("the package \"{name}\"");
        if let Some(first) = first_places.get(name) {
            let package = name.to_owned();
            let mistake = PackageMistake::SecondOfName { package };
            self.mistake_beside(&place, mistake, first, "the first");
        } else {
            first_places.insert(name, place);
        }
        Some(name)
    }

    /// The commitments that a package keeps, each with the place where it is named.
    fn kept(&mut self, table: &Table<'t>, package: &str) -> HashMap<&'t str, Place> {
        let path = table.path_of("commitments");
        let mut kept: HashMap<&'t str, Place> = HashMap::new();
        for value in self.list(table, "commitments", KEPT) {
            let Some((id, place)) = self.as_text(value, &path) else {
                continue;
            };
            if let Some(first) = kept.get(id) {
                let (package, id) = (package.to_owned(), id.to_owned());
                let mistake = PackageMistake::CommitmentTwice { package, id };
                self.mistake_beside(&place, mistake, first, "the first");
            } else if self.changes.has_commitment(id) {
                kept.insert(id, place);
            } else {
                let known = self.changes.commitments();
                let mistake = PackageMistake::NoSuchCommitment {
                    nearest: self.nearest(id, known.iter().map(String::as_str)),
                    id: id.to_owned(),
                    known,
                };
                self.mistake(&place, mistake);
            }
        }
        kept
    }

    /// The numbers that a package sets, without those of commitments that are left out.
    fn numbers_of_package(
        &mut self,
        table: &Table<'t>,
        package: &str,
        kept: &HashMap<&'t str, Place>,
        rest: &Rest<'_, 't>,
    ) -> Vec<(String, f64)> {
        let set = self.table(table, "set", "`set`".to_owned());
        let mut numbers = Vec::new();
        for entry in set.in_order() {
            if matches!(entry.value.get_ref(), DeValue::Table(_)) {
                self.number_as_table(&entry, package);
                continue;
            }
            let path = entry.key;
            let Some(value) = self.plain(entry.value, path) else {
                continue;
            };
            match self.number_of_package(path, package, kept, rest) {
                Err(mistake) => self.mistake(&entry.key_place, mistake),
                Ok(None) => {}
                Ok(Some(number)) => {
                    let place = entry.value.span();
                    let value = match number.rule {
                        Some(rule) => self.obeying(value, path, &place, rule),
                        None => value,
                    };
                    self.check_number_of_package(path, value, number, &place, rest);
                    numbers.push((path.to_owned(), value));
                }
            }
        }
        numbers
    }

    fn number_as_table(&mut self, entry: &Entry<'t>, package: &str) {
        if entry.key.contains('.') {
            let example = "write the number alone: it holds in this package without doubt, and the \
                           reasons for it stand in the package's `because`";
            self.wrong_type(entry.key, entry.value, "a number", Some(example));
            return;
        }
        let (package, key) = (package.to_owned(), entry.key.to_owned());
        let mistake = PackageMistake::PathWithoutQuotes { package, key };
        self.mistake(&entry.key_place, mistake);
    }

    /// The number at a path that a package may set; `None` where it went with a commitment that is
    /// left out, or that has mistakes of its own.
    fn number_of_package<'a>(
        &self,
        path: &str,
        package: &str,
        kept: &HashMap<&'t str, Place>,
        rest: &Rest<'a, 't>,
    ) -> Result<Option<&'a Number>, PackageMistake> {
        let commitment = path.strip_prefix("commitments.");
        let id = commitment.and_then(|rest| rest.split('.').next());
        let id = id.filter(|id| self.changes.has_commitment(id));
        if let Some(id) = id.filter(|id| !kept.contains_key(id)) {
            let (package, id) = (package.to_owned(), id.to_owned());
            return Err(PackageMistake::NotKept { package, id });
        }
        let why = match path {
            _ if defines_the_question(path) => {
                Some("it defines the question, which is one for all")
            }
            _ if sums_with_others(path) => Some("it has to sum to 1 with others"),
            _ => None,
        };
        if let Some(number) = rest.numbers.get(path) {
            let path = path.to_owned();
            return why.map_or(Ok(Some(*number)), |why| {
                Err(PackageMistake::NoPartOfIt { path, why })
            });
        }
        let mut commitments = rest.arrangement.commitments.iter();
        if let Some(id) = id
            && !commitments.any(|commitment| commitment.id == id)
        {
            return Ok(None);
        }
        Err(self.no_such_number(path, id, rest))
    }

    fn no_such_number(&self, path: &str, id: Option<&str>, rest: &Rest<'_, 't>) -> PackageMistake {
        let (beginning, key) = path.rsplit_once('.').unwrap_or(("", path));
        if let Some(id) = id.filter(|_| beginning.ends_with(".value"))
            && rest.cast.index_of(key).is_some()
        {
            let (id, actor) = (id.to_owned(), key.to_owned());
            return PackageMistake::NotNamedByDeal { id, actor };
        }
        if keys::holds_no_number(key) {
            let key = key.to_owned();
            return PackageMistake::NotOfNumbers { key };
        }
        PackageMistake::NoSuchNumber {
            nearest: self.nearest(path, rest.numbers.keys().map(String::as_str)),
            path: path.to_owned(),
        }
    }

    /// What a number has to satisfy besides its own rule.
    fn check_number_of_package(
        &mut self,
        path: &str,
        value: f64,
        number: &Number,
        place: &Place,
        rest: &Rest<'_, 't>,
    ) {
        let levels = levels(rest.arrangement, rest.cast).unwrap_or(usize::MAX);
        if number.rule == Some(&READINESS) && value >= levels as f64 {
            let path = path.to_owned();
            let mistake = NumberMistake::NoSuchLevel {
                path,
                value,
                levels,
            };
            self.mistake(place, mistake);
        }
        let tripwire = path.ends_with(".tripwire") && value > 0.0;
        let mut commitments = rest.arrangement.commitments.iter();
        let owner = commitments.find(|commitment| {
            tripwire && path == format!("commitments.{}.tripwire", commitment.id)
        });
        if let Some(commitment) = owner
            && rest.cast.role(commitment.by) == Some(Role::Protege)
        {
            let (id, actor) = (
                commitment.id.clone(),
                rest.cast.id(commitment.by).to_owned(),
            );
            self.mistake(place, CommitmentMistake::TripwireOfProtege { id, actor });
        }
    }
}
