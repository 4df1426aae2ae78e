//! The `[[calibrate]]`: what is known, and which numbers may move for it.

use std::collections::HashMap;

use history::class::Class;
use toml::de::DeValue;

use crate::assumptions::why_it_stays;
use crate::keys;
use crate::mistake::{CalibrationMistake, KeyMistake};
use crate::number::Number;
use crate::rule;
use crate::types::{Arrangement, Calibration, Place};

use super::walk::{Table, Value, Walk};

const EXAMPLE: &str =
    "write [[calibrate]] and its keys below it, once for each thing that is known";
const WITHOUT: &str = "write without = \"all\", or a list of the ids of commitments";
const SURVIVAL: &str = "write a probability like 0.45, or two of them like [0.35, 0.55]";
/// Stands for all commitments.
const ALL: &str = "all";

impl<'t> Walk<'t> {
    /// Reads the entries; what they name is looked up in the arrangement that was read around them.
    pub(super) fn read_calibrations(
        &mut self,
        file: &Table<'t>,
        arrangement: &Arrangement,
    ) -> Vec<Calibration> {
        let values = self.list(file, "calibrate", EXAMPLE);
        if values.len() > rule::MOST_CALIBRATIONS {
            let mistake = KeyMistake::TooMany {
                what: "calibrations",
                count: values.len(),
                limit: rule::MOST_CALIBRATIONS,
            };
            self.mistake(&values[0].span(), mistake);
            return Vec::new();
        }
        let numbers: HashMap<String, &Number> = match values {
            [] => HashMap::new(),
            _ => arrangement.numbers().into_iter().collect(),
        };
        let mut calibrations = Vec::new();
        for value in values {
            let item = self.item(value, "calibrate", "a calibration", "[[calibrate]]");
            if let Some(table) = item {
                calibrations.extend(self.read_calibration(value, &table, arrangement, &numbers));
            }
        }
        calibrations
    }

    fn read_calibration(
        &mut self,
        value: Value<'t>,
        table: &Table<'t>,
        arrangement: &Arrangement,
        numbers: &HashMap<String, &Number>,
    ) -> Option<Calibration> {
        self.check_keys(table, &[keys::CALIBRATION]);
        if table.get("years").is_none() {
            self.missing(table, "years", "years = 5, until when the peace holds");
        }
        let because = self.because(table);
        let without = self.commitments_left_out(table, arrangement);
        let years = self.years_known(table, arrangement);
        let known = self.survival_or_class(table, years);
        let numbers = self.numbers_that_move(table, numbers);
        let (survival, class) = known?;
        Some(Calibration {
            without,
            years: years?,
            survival,
            class,
            numbers,
            because,
            place: value.span(),
        })
    }

    /// The commitments under `without`, those that an option leaves out anyway aside.
    fn commitments_left_out(
        &mut self,
        table: &Table<'t>,
        arrangement: &Arrangement,
    ) -> Vec<String> {
        let made = || arrangement.commitments.iter().map(|made| made.id.clone());
        let path = table.path_of("without");
        let values = match table.get("without").map(|entry| entry.value) {
            None => return Vec::new(),
            Some(value) => match value.get_ref() {
                DeValue::String(text) if text == ALL => return made().collect(),
                DeValue::Array(values) => values,
                _ => {
                    let expected = "\"all\" or a list of ids";
                    self.wrong_type(&path, value, expected, Some(WITHOUT));
                    return Vec::new();
                }
            },
        };
        let mut without = Vec::new();
        for value in values {
            let Some((id, place)) = self.as_text(value, &path) else {
                continue;
            };
            if !self.changes.has_commitment(id) {
                let known: Vec<String> = made().collect();
                let mistake = CalibrationMistake::NoSuchCommitment {
                    id: id.to_owned(),
                    nearest: self.nearest(id, known.iter().map(String::as_str)),
                    known,
                };
                self.mistake(&place, mistake);
            } else if made().any(|made| made == id) && !without.iter().any(|known| known == id) {
                without.push(id.to_owned());
            }
        }
        without
    }

    fn years_known(&mut self, table: &Table<'t>, arrangement: &Arrangement) -> Option<f64> {
        let value = table.get("years")?.value;
        let years = self.bare_number(value, &table.path_of("years"), &rule::TARGET_YEARS)?;
        let horizon = &arrangement.horizon_years;
        let horizon = horizon.lowest().min(horizon.value);
        if years > horizon {
            let mistake = CalibrationMistake::BeyondHorizon { years, horizon };
            self.mistake(&value.span(), mistake);
        }
        Some(years)
    }

    /// The probability that is stated, or that of the class that is named, with that class.
    fn survival_or_class(
        &mut self,
        table: &Table<'t>,
        years: Option<f64>,
    ) -> Option<([f64; 2], Option<Class>)> {
        match (table.get("survival"), table.get("class")) {
            (Some(_), Some(class)) => {
                self.mistake(&class.value.span(), CalibrationMistake::KnownTwice);
                None
            }
            (None, Some(_)) => {
                let (class, place) = self.class_named(table)?;
                let survival = self.survival_of(&class, years?, &place)?;
                Some((survival, Some(class)))
            }
            (Some(_), None) => Some((self.survival_known(table)?, None)),
            (None, None) => {
                let example = "survival = [0.35, 0.55], the probability that it does";
                self.missing(table, "survival", example);
                None
            }
        }
    }

    /// The interval of a class of peaces at a time.
    fn survival_of(&mut self, class: &Class, years: f64, place: &Place) -> Option<[f64; 2]> {
        let curve = class.view().curve;
        let Some(moment) = curve.at(years) else {
            let mistake = CalibrationMistake::NotWatched {
                class: class.to_string(),
                years,
                longest: curve.longest(),
            };
            self.mistake(place, mistake);
            return None;
        };
        let interval = moment.interval();
        Some([interval.low, interval.high])
    }

    fn survival_known(&mut self, table: &Table<'t>) -> Option<[f64; 2]> {
        let value = table.get("survival")?.value;
        let path = table.path_of("survival");
        let DeValue::Array(values) = value.get_ref() else {
            let only = self.bare_number(value, &path, &rule::PROBABILITY)?;
            return Some([only, only]);
        };
        let [low, high] = &values[..] else {
            let expected = "a probability or two of them";
            self.wrong_type(&path, value, expected, Some(SURVIVAL));
            return None;
        };
        let [low, high] =
            [low, high].map(|value| self.bare_number(value, &path, &rule::PROBABILITY));
        let (low, high) = (low?, high?);
        if low > high {
            self.mistake(&value.span(), CalibrationMistake::Descending { low, high });
            return None;
        }
        Some([low, high])
    }

    /// A number that cannot have a range of its own here.
    fn bare_number(
        &mut self,
        value: Value<'t>,
        path: &str,
        rule: &'static rule::Rule,
    ) -> Option<f64> {
        let number = self.plain(value, path)?;
        let number = self.obeying(number, path, &value.span(), rule);
        number.is_finite().then_some(number)
    }

    /// The paths under `numbers`, those aside that an option sets or leaves out with their commitment.
    fn numbers_that_move(
        &mut self,
        table: &Table<'t>,
        numbers: &HashMap<String, &Number>,
    ) -> Vec<String> {
        let mut moved = Vec::new();
        for value in self.list(table, "numbers", "write a list of paths of numbers") {
            let Some((path, place)) = self.as_text(value, &table.path_of("numbers")) else {
                continue;
            };
            if self.changes.sets(path) || self.changes.leaves_out(path) {
                continue;
            }
            let mistake = match numbers.get(path) {
                None => CalibrationMistake::NoSuchNumber {
                    path: path.to_owned(),
                    nearest: self.nearest(path, numbers.keys().map(String::as_str)),
                },
                Some(number) => match why_it_stays(path, number) {
                    Some(why) => CalibrationMistake::CannotMove {
                        path: path.to_owned(),
                        why,
                    },
                    // What is wrong with it has been told.
                    None if number.value.is_nan() => continue,
                    None if number.range.is_none() => CalibrationMistake::NoRange {
                        path: path.to_owned(),
                        value: number.value,
                    },
                    None => {
                        if !moved.iter().any(|known| known == path) {
                            moved.push(path.to_owned());
                        }
                        continue;
                    }
                },
            };
            self.mistake(&place, mistake);
        }
        moved
    }
}
