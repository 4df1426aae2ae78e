//! The reference page of the file, written from the schema.

use serde_json::{Map, Value};

use super::json_schema;
use crate::rule::{
    MOST_BYTES, MOST_COMMITMENTS, MOST_PACKAGES, MOST_STATES, MOST_STATES_AND_DATES, MOST_TURNOVERS,
};

/// The tables in the order of the page: heading, name in the schema.
const TABLES: [(&str, &str); 18] = [
    ("At the top of the file", ""),
    ("`[target]`", "Target"),
    ("`[reference]`", "Reference"),
    ("`[sources.ID]`", "Source"),
    ("`[actors.ID]`", "Actor"),
    ("`moods`, a list in a guarantor's table", "Mood"),
    ("`turnovers`, a list in a guarantor's table", "Turnover"),
    ("`[start]`", "Start"),
    ("`[no_deal]`", "NoDeal"),
    ("`[probe]`", "Probe"),
    ("`[credibility]`", "Credibility"),
    ("`[war]`", "War"),
    ("`[[commitments]]`", "Commitment"),
    ("Kinds of commitment", "Kind"),
    ("`[[packages]]`", "Package"),
    ("`[[calibrate]]`", "Calibration"),
    ("Roles", "Role"),
    ("A quotation, in `because`", "Quotation"),
];

/// The reference of the arrangement file as a page of Markdown.
pub fn reference_markdown() -> String {
    let schema = json_schema().to_value();
    let mut page = introduction();
    for (heading, name) in TABLES {
        let definition = match name {
            "" => &schema,
            _ => &schema["definitions"][name],
        };
        page += &format!("\n## {heading}\n\n");
        let description = text(definition, "description");
        if !description.is_empty() {
            page += &format!("{description}\n\n");
        }
        page += &match definition.get("properties").and_then(Value::as_object) {
            Some(properties) => keys(definition, properties, &schema),
            None => choices(definition),
        };
    }
    page
}

fn introduction() -> String {
    format!(
        "<!-- Written from crates/arrangement/src/schema/ by a test; edit the descriptions there. -->

# The arrangement file

An arrangement is a TOML file. `backstop new NAME` writes one to start from; `backstop check FILE`
lists everything that is wrong with one. An editor with TOML support completes and checks the file
with `schema/arrangement.schema.json`, as far as a schema can: whether the file is in order,
`backstop check` decides. Begin the file with

```toml
#:schema ../../schema/arrangement.schema.json
```

**Any number may be uncertain and may say why.** In place of a number write a table:

| written | means |
|---|---|
| `{{ low = 60, high = 140 }}` | anything from 60 to 140, equally likely |
| `{{ low = 60, mode = 100, high = 140 }}` | from 60 to 140, most likely 100 (triangular) |
| `{{ low = 60, high = 140, value = 90 }}` | 90 when one number is wanted; else the mode, else the middle |
| `{{ value = 90, because = \"…\" }}` | exactly 90, with its reason |

`because` is one reason or a list of them: a text is a judgement in plain words,
`{{ source = \"article\", quote = \"…\" }}` a quotation, which has to stand word for word in its source.
A number without a reason of its own rests on that of the nearest table around it that gives one.

Dates are written without quotation marks: `2025-05-01`. Years since the signing are days / 365.25.

**Any number has a path**, by which reports name it and `--set PATH=VALUE` gives it another value:
the names of the tables around it and its key, with points between them.

| path | the number |
|---|---|
| `horizon_years`, `target.survival`, `war.decisive` | a key at the top of the file, or of one of its tables |
| `actors.ID.KEY` | a key of an actor: `actors.us.stake` |
| `actors.ID.strength.LEVEL` | the challenger's strength at a readiness level, counted from 0: `actors.russia.strength.1`; everyone else's is `actors.ID.strength` |
| `actors.ID.moods.MOOD.KEY` | a key of a mood: `actors.us.moods.sceptical.initial` |
| `actors.ID.turnovers.DATE.to.MOOD` | a probability after a turnover: `actors.us.turnovers.2029-01-20.to.sceptical` |
| `commitments.ID.KEY` | a key of a commitment: `commitments.us-backstop.honour` |
| `commitments.ID.value.ACTOR` | what a deal is worth to an actor: `commitments.minerals.value.us` |

A number that the file does not write can be set too. What is no number (dates, names, `veto`) is
changed in the file; `--without ID` leaves a commitment out.

A file may have {} MiB, {MOST_COMMITMENTS} commitments, {MOST_PACKAGES} packages, as many options a commitment,
{MOST_TURNOVERS} turnovers a guarantor, and {MOST_STATES} states: moods × readiness levels ×
(2 + 2^guarantors) + 1. States times dates may be {MOST_STATES_AND_DATES}.
",
        MOST_BYTES >> 20
    )
}

/// The table of a table's keys.
fn keys(definition: &Value, properties: &Map<String, Value>, schema: &Value) -> String {
    let required: Vec<&str> = definition["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut rows = "| key | what it says | value | default |\n|---|---|---|---|\n".to_owned();
    for (key, property) in properties {
        let default = match property.get("default") {
            Some(default) => format!("{default}"),
            None if required.contains(&key.as_str()) => "**required**".to_owned(),
            None => String::new(),
        };
        let what = text(property, "description").replace('|', "\\|");
        rows += &format!(
            "| `{key}` | {what} | {} | {default} |\n",
            value_of(property, schema)
        );
    }
    rows
}

/// The names that may be chosen, each with what it means.
fn choices(definition: &Value) -> String {
    let mut rows = "| name | what it means |\n|---|---|\n".to_owned();
    for choice in definition["oneOf"].as_array().into_iter().flatten() {
        rows += &format!(
            "| `\"{}\"` | {} |\n",
            text(choice, "const"),
            text(choice, "description")
        );
    }
    rows
}

/// What may stand behind a key, in words.
fn value_of(property: &Value, schema: &Value) -> String {
    let reference = property["$ref"]
        .as_str()
        .or_else(|| property["allOf"][0]["$ref"].as_str());
    if let Some(name) = reference.and_then(|path| path.strip_prefix("#/definitions/")) {
        return match name {
            "Because" => "a reason, or a list of them".to_owned(),
            "Role" | "Kind" => format!("a {}, see below", name.to_lowercase()),
            _ => named(&schema["definitions"][name]),
        };
    }
    match (
        text(property, "type").as_str(),
        text(property, "format").as_str(),
    ) {
        ("string", "date") => "a date".to_owned(),
        ("string", _) => "a text".to_owned(),
        ("number", _) => "a number".to_owned(),
        ("boolean", _) => "`true` or `false`".to_owned(),
        ("array", _) => match property["items"]["type"].as_str() {
            Some("string") => "a list of ids".to_owned(),
            Some("number") => "a list of numbers".to_owned(),
            _ => "a list of tables, see below".to_owned(),
        },
        ("object", _) => {
            let inner = &property["additionalProperties"];
            let key = match inner["type"] == "number" {
                true => "path",
                false => "id",
            };
            format!("a table: {key} = {}", value_of(inner, schema))
        }
        _ => String::new(),
    }
}

fn named(definition: &Value) -> String {
    if definition["type"] == "object" {
        return "a table, see below".to_owned();
    }
    let description = text(definition, "description");
    let mut characters = description.trim_end_matches('.').chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().replace('\n', " ")
}
