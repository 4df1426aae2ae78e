//! Numbers: certain, or with a range; with their reasons or without.

use toml::de::DeValue;

use crate::keys;
use crate::mistake::NumberMistake;
use crate::number::{Number, UncertainRange};
use crate::rule::Rule;
use crate::types::Place;
use crate::written::number_help;

use super::walk::{Table, Value, Walk};

/// What holds where a key is left out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Otherwise {
    /// This value.
    Is(f64),
    /// The key has to be there: what to write.
    Required(&'static str),
}

/// A number as written, with its place.
type Written = Option<(f64, Place)>;

impl<'t> Walk<'t> {
    /// The number under `key`.
    pub(super) fn number(
        &mut self,
        table: &Table<'t>,
        key: &str,
        rule: &'static Rule,
        otherwise: Otherwise,
    ) -> Number {
        let path = table.path_of(key);
        let value = table.get(key).map(|entry| entry.value);
        if let (None, Otherwise::Required(example), false) =
            (value, otherwise, self.changes.sets(&path))
        {
            self.missing(table, key, example);
        }
        let default = match otherwise {
            Otherwise::Is(default) => default,
            Otherwise::Required(_) => f64::NAN,
        };
        self.number_at(&path, value, table, rule, default)
    }

    /// The number at `path`: what an option sets, else what is written, else the default.
    pub(super) fn number_at(
        &mut self,
        path: &str,
        value: Option<Value<'t>>,
        table: &Table<'t>,
        rule: &'static Rule,
        default: f64,
    ) -> Number {
        if let Some((value, place)) = self.changes.take(path, value.is_some()) {
            return Number {
                value: self.obeying(value, path, &place, rule),
                place: Some(place),
                rule: Some(rule),
                ..Number::default_value(value)
            };
        }
        let Some(value) = value else {
            return Number {
                rule: Some(rule),
                ..Number::default_value(default)
            };
        };
        let place = value.span();
        match value.get_ref() {
            DeValue::Table(entries) => {
                let owner = format!("`{path}`");
                let stated = Table::new(entries, Some(place.clone()), path.to_owned(), owner);
                self.stated(&stated, table, rule)
            }
            _ => {
                let number = self.plain(value, path).unwrap_or(f64::NAN);
                Number {
                    value: self.obeying(number, path, &place, rule),
                    range: None,
                    because: self.inherited(table),
                    place: Some(place),
                    rule: Some(rule),
                }
            }
        }
    }

    /// A number written as a table.
    fn stated(&mut self, stated: &Table<'t>, table: &Table<'t>, rule: &'static Rule) -> Number {
        self.check_keys(stated, &[keys::UNCERTAIN]);
        let [value, low, mode, high] =
            ["value", "low", "mode", "high"].map(|key| self.part(stated, key, rule));
        let mut because = self.because(stated);
        if because.is_empty() {
            because = self.inherited(table);
        }
        let range = self.range(stated, &low, &mode, &high);
        if let (Some(range), Some(value)) = (range, &value) {
            self.check_inside(stated, "value", value, &range);
        }
        let number = match (&value, &range) {
            (Some((value, _)), _) => *value,
            (None, Some(UncertainRange::Triangular { mode, .. })) => *mode,
            (None, Some(range)) => self.middle(stated, range, rule),
            (None, None) => f64::NAN,
        };
        let wrote_any = ["value", "low", "mode", "high"]
            .iter()
            .any(|key| stated.get(key).is_some());
        if !wrote_any {
            let path = stated.path.clone();
            self.mistake_at(stated.place.as_ref(), NumberMistake::NoNumber { path });
        }
        Number {
            value: number,
            range,
            because,
            place: stated.place.clone(),
            rule: Some(rule),
        }
    }

    /// The range that `low`, `mode` and `high` make, if they make a sound one.
    fn range(
        &mut self,
        stated: &Table<'t>,
        low: &Written,
        mode: &Written,
        high: &Written,
    ) -> Option<UncertainRange> {
        let has = |key| stated.get(key).is_some();
        if !has("low") && !has("high") && !has("mode") {
            return None;
        }
        for missing in ["low", "high"] {
            if !has(missing) {
                let path = stated.path.clone();
                self.mistake_at(
                    stated.place.as_ref(),
                    NumberMistake::HalfARange { path, missing },
                );
            }
        }
        let ((low, low_place), (high, _)) = (low.as_ref()?, high.as_ref()?);
        let (low, high) = (*low, *high);
        if low > high {
            let path = stated.path.clone();
            self.mistake(low_place, NumberMistake::LowAboveHigh { path, low, high });
            return None;
        }
        let Some(written_mode) = mode else {
            return (!has("mode")).then_some(UncertainRange::Uniform { low, high });
        };
        let mode = written_mode.0;
        self.check_inside(
            stated,
            "mode",
            written_mode,
            &UncertainRange::Uniform { low, high },
        );
        Some(UncertainRange::Triangular { low, mode, high })
    }

    fn check_inside(
        &mut self,
        stated: &Table<'t>,
        key: &'static str,
        written: &(f64, Place),
        range: &UncertainRange,
    ) {
        let (value, place) = written;
        let (low, high) = (range.low(), range.high());
        if *value < low || *value > high {
            let mistake = NumberMistake::OutsideItsRange {
                path: stated.path.clone(),
                key,
                value: *value,
                low,
                high,
            };
            self.mistake(place, mistake);
        }
    }

    fn middle(&mut self, stated: &Table<'t>, range: &UncertainRange, rule: &'static Rule) -> f64 {
        let middle = range.low() + (range.high() - range.low()) / 2.0;
        if rule.whole && middle.fract() != 0.0 {
            let path = stated.path.clone();
            self.mistake_at(
                stated.place.as_ref(),
                NumberMistake::MiddleNotWhole { path, middle },
            );
        }
        middle
    }

    /// One of the numbers of a number written as a table.
    fn part(&mut self, stated: &Table<'t>, key: &str, rule: &'static Rule) -> Written {
        let entry = stated.get(key)?;
        let path = stated.path_of(key);
        let number = self.plain(entry.value, &path)?;
        let place = entry.value.span();
        let number = self.obeying(number, &path, &place, rule);
        number.is_finite().then_some((number, place))
    }

    /// A finite number without anything around it.
    pub(super) fn plain(&mut self, value: Value<'t>, path: &str) -> Option<f64> {
        let (number, written) = match value.get_ref() {
            DeValue::Float(float) => (float.as_str().parse().ok(), float.as_str().to_owned()),
            DeValue::Integer(integer) => {
                let digits = integer.as_str();
                let number = match integer.radix() {
                    10 => digits.parse().ok(),
                    radix => u64::from_str_radix(digits, radix)
                        .ok()
                        .map(|whole| whole as f64),
                };
                (number, integer.to_string())
            }
            other => {
                let example = match other {
                    DeValue::String(text) => quoted_help(text),
                    _ => None,
                };
                self.wrong_type(path, value, "a number", example.as_deref());
                return None;
            }
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            let path = path.to_owned();
            self.mistake(&value.span(), NumberMistake::NotFinite { path, written });
        }
        number
    }

    /// The value if it obeys its rule, else NaN and a mistake.
    pub(super) fn obeying(
        &mut self,
        value: f64,
        path: &str,
        place: &Place,
        rule: &'static Rule,
    ) -> f64 {
        if value.is_nan() || rule.allows(value) {
            return value;
        }
        let mistake = NumberMistake::OutOfRange {
            path: path.to_owned(),
            value,
            what: rule.what,
            rule: rule.in_words(),
        };
        self.mistake(place, mistake);
        f64::NAN
    }
}

/// What to do with a number that is written as a text.
fn quoted_help(text: &str) -> Option<String> {
    let text = text.trim();
    if text.parse::<f64>().is_ok() {
        return Some("write it without quotation marks".to_owned());
    }
    number_help(text).map(|help| format!("{help}, without quotation marks"))
}
