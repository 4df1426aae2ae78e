//! Numbers in the schema: one definition for each rule, plain or with a range and a reason.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::Because;
use crate::rule::{self, Rule};

/// Writes a schema type for each rule.
macro_rules! numbers {
    ($($name:ident = $rule:expr;)*) => {
        $(
            #[doc = concat!("A number that obeys `rule::", stringify!($rule), "`.")]
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    number(&$rule, generator)
                }
            }
        )*
    };
}

numbers! {
    Rate = rule::RATE;
    DiscountRate = rule::DISCOUNT_RATE;
    Probability = rule::PROBABILITY;
    Survival = rule::SURVIVAL;
    Points = rule::POINTS;
    PointsAYear = rule::POINTS_A_YEAR;
    Gain = rule::GAIN;
    GainAYear = rule::GAIN_A_YEAR;
    PrivateInformation = rule::PRIVATE_INFORMATION;
    StrengthNumber = rule::STRENGTH;
    Multiplier = rule::MULTIPLIER;
    Exponent = rule::EXPONENT;
    Horizon = rule::HORIZON;
    Afterwards = rule::AFTERWARDS;
    Duration = rule::DURATION;
    TargetYears = rule::TARGET_YEARS;
    Readiness = rule::READINESS;
}

/// One strength, or the challenger's list of them, weakest first.
#[derive(Clone, Copy, Debug)]
pub struct Strengths;

impl JsonSchema for Strengths {
    fn schema_name() -> Cow<'static, str> {
        "Strengths".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<StrengthNumber>();
        let mut strengths = number(&rule::STRENGTH, generator);
        for (key, value) in [
            ("title", "a strength, or a list of them".into()),
            ("description", "One strength from 0 to 1000000; of the challenger a list, one per readiness level, weakest first.".into()),
            ("type", json!(["number", "object", "array"])),
            ("items", one.into()),
            ("minItems", 1.into()),
        ] {
            strengths.insert(key.to_owned(), value);
        }
        strengths
    }
}

/// Strengths that are tried as alternatives, each a plain number.
#[derive(Clone, Copy, Debug)]
pub struct Options;

impl JsonSchema for Options {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Options".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let strength = plain(&rule::STRENGTH);
        json_schema!({ "type": "array", "items": strength, "minItems": 1, "uniqueItems": true })
    }
}

/// A day of the calendar, written without quotation marks: 2025-05-01.
#[derive(Clone, Copy, Debug)]
pub struct Day;

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Editors with TOML support see a local date as a text in the format of a date.
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A probability, or the least and the largest that it may be.
#[derive(Clone, Copy, Debug)]
pub struct Known;

impl JsonSchema for Known {
    fn schema_name() -> Cow<'static, str> {
        "Known".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let probability = plain(&rule::PROBABILITY);
        json_schema!({
            "description": "A probability, or a list of the least and the largest that it may be.",
            "type": ["number", "array"],
            "minimum": 0,
            "maximum": 1,
            "items": probability,
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

/// Ids of commitments, or all of them.
#[derive(Clone, Copy, Debug)]
pub struct Without;

impl JsonSchema for Without {
    fn schema_name() -> Cow<'static, str> {
        "Without".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "`\"all\"`, or a list of ids.",
            "type": ["string", "array"],
            "pattern": "^all$",
            "items": { "type": "string" },
        })
    }
}

/// A number, or a table that states one. The bounds hold for numbers only and the properties for
/// tables only, so that whoever breaks one is told that one.
fn number(rule: &Rule, generator: &mut SchemaGenerator) -> Schema {
    let plain = plain(rule);
    let because = generator.subschema_for::<Because>();
    let part = |description: &str| {
        let mut part = plain.clone();
        part.insert("description".to_owned(), description.into());
        part
    };
    let mut number = json_schema!({
        "title": rule.what,
        "description": capitalised(&rule.in_words()),
        "properties": {
            "value": part("Used when one number is wanted; default: the mode, else the middle of the range."),
            "low": part("Least value of the range."),
            "mode": part("Most likely value; without it, every value of the range is equally likely."),
            "high": part("Largest value of the range."),
            "because": { "description": "Why this number.", "allOf": [because] },
        },
        "dependencies": { "low": ["high"], "high": ["low"], "mode": ["low", "high"] },
        "if": { "not": { "required": ["low"] } },
        "then": { "required": ["value"] },
        "additionalProperties": false,
    });
    for (key, value) in plain.clone() {
        number.insert(key, value);
    }
    let type_name = plain["type"].clone();
    number.insert("type".to_owned(), json!([type_name, "object"]));
    number
}

/// The bounds of a rule in the terms of the schema.
fn plain(rule: &Rule) -> Map<String, Value> {
    let mut plain = Map::new();
    let kind = if rule.whole { "integer" } else { "number" };
    plain.insert("type".to_owned(), kind.into());
    let least = if rule.least_allowed {
        "minimum"
    } else {
        "exclusiveMinimum"
    };
    plain.insert(least.to_owned(), bound(rule.least));
    plain.insert("maximum".to_owned(), bound(rule.most));
    plain
}

fn bound(value: f64) -> Value {
    // Whole bounds are written without a decimal point, as a person would.
    if value.fract() == 0.0 {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first
            .to_uppercase()
            .chain(characters)
            .chain(['.'])
            .collect(),
        None => String::new(),
    }
}
