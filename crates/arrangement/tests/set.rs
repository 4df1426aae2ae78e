//! Values set in a file as a form does: they hold, and comments, order and everything else stay.

use std::{fs, path::Path};

use arrangement::{Edit, EditError, Step, edited, values};
use proptest::prelude::*;
use serde_json::{Value, json};

fn way(at: &Value) -> Vec<Step> {
    let steps = at.as_array().expect("a way").iter();
    let step = |step: &Value| match step.as_u64() {
        Some(entry) => Step::Entry(entry as usize),
        None => Step::Key(step.as_str().expect("a key").to_owned()),
    };
    steps.map(step).collect()
}

fn set(text: &str, at: Value, value: Value) -> Result<String, EditError> {
    let value = Some(value).filter(|value| !value.is_null());
    let at = way(&at);
    edited(text, &[Edit { at, value }])
}

fn scenario() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ukraine-2025");
    fs::read_to_string(folder.join("arrangement.toml")).expect("a scenario")
}

/// The lines that only one of two texts has.
fn differing<'t>(old: &'t str, new: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let only = |one: &'t str, other: &'t str| {
        one.lines()
            .filter(|line| !other.lines().any(|there| there == *line))
            .collect()
    };
    (only(old, new), only(new, old))
}

#[test]
fn a_number_is_set_where_it_stands() {
    let text = scenario();
    let new = set(
        &text,
        json!(["actors", "russia", "stake", "mode"]),
        json!(140),
    )
    .expect("set");
    let (old, new) = differing(&text, &new);
    assert_eq!(
        old,
        ["stake = { low = 80, mode = 130, high = 180, because = ["]
    );
    assert_eq!(
        new,
        ["stake = { low = 80, mode = 140, high = 180, because = ["]
    );
}

#[test]
fn lines_end_after_an_edit_as_they_did_before() {
    let written = scenario().replace('\n', "\r\n");
    let edited = set(&written, json!(["title"]), json!("Another")).expect("there");
    assert_eq!(
        edited.matches("\r\n").count(),
        written.matches("\r\n").count()
    );
    assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count());
    let (gone, new) = differing(&written, &edited);
    assert_eq!((gone.len(), new.len()), (1, 1));
}

#[test]
fn what_is_given_as_it_is_changes_nothing() {
    let text = scenario();
    let tree = values(&text).expect("TOML");
    for (key, value) in tree.as_object().expect("a table") {
        assert_eq!(
            set(&text, json!([key]), value.clone()).expect("set"),
            text,
            "{key}"
        );
    }
    // As a browser writes numbers.
    let text = "a = 5.0 # five\nb = [1.0, 2]\n";
    assert_eq!(set(text, json!(["a"]), json!(5)).expect("set"), text);
    assert_eq!(set(text, json!(["b"]), json!([1, 2.0])).expect("set"), text);
}

#[test]
fn tables_and_entries_are_made_as_a_person_would_write_them() {
    let text =
        "title = \"a\" # why\nsigned = 2025-05-01\n\n# Who\n[actors.a]\nrole = \"challenger\"\n";
    let steps = [
        (json!(["signed"]), json!("2026-01-02")),
        (
            json!(["actors", "b"]),
            json!({ "role": "protege", "stake": { "low": 1, "high": 2.5 } }),
        ),
        (json!(["actors", "a", "joins_after"]), json!(["b"])),
        (json!(["actors", "a", "joins_after", 1]), json!("c")),
        (
            json!(["commitments", 0]),
            json!({ "id": "x", "from": "2026-02-03" }),
        ),
        (json!(["commitments", 1, "id"]), json!("y")),
        (json!(["commitments", 0, "because"]), json!("by treaty")),
        (json!(["target", "years"]), json!(5)),
        (json!(["sources", "s", "file"]), json!("s.txt")),
        (
            json!(["packages"]),
            json!([{ "id": "p", "set": { "actors.a.stake": 3 } }]),
        ),
    ];
    let mut text = text.to_owned();
    for (at, value) in steps {
        text = set(&text, at.clone(), value).unwrap_or_else(|error| panic!("{at}: {error}"));
    }
    insta::assert_snapshot!(text, @r#"
    title = "a" # why
    signed = 2026-01-02

    # Who
    [actors.a]
    role = "challenger"
    joins_after = ["b", "c"]

    [actors.b]
    role = "protege"
    stake = { low = 1, high = 2.5 }

    [[commitments]]
    id = "x"
    from = 2026-02-03
    because = "by treaty"

    [[commitments]]
    id = "y"

    [target]
    years = 5

    [sources.s]
    file = "s.txt"

    [[packages]]
    id = "p"
    set = { "actors.a.stake" = 3 }
    "#);
}

#[test]
fn a_day_becomes_a_date_where_the_schema_has_one_and_nowhere_else() {
    let schema = arrangement::schema::json_schema().to_value();
    let mut keys = std::collections::BTreeMap::new();
    let tables = schema["definitions"]
        .as_object()
        .expect("definitions")
        .values();
    for (key, property) in tables
        .chain([&schema])
        .flat_map(|table| table["properties"].as_object())
        .flatten()
    {
        *keys.entry(key).or_insert(false) |= property.to_string().contains("\"date\"");
    }
    assert_eq!(
        keys.values().filter(|is_day| **is_day).count(),
        5,
        "{keys:?}"
    );
    for (key, is_day) in keys {
        let new = set("", json!([key]), json!("2025-05-01")).expect("set");
        assert_eq!(new == format!("{key} = 2025-05-01\n"), is_day, "{new}");
    }
    let mended = set(
        "signed = \"2025-05-01\"\n",
        json!(["signed"]),
        json!("2025-05-01"),
    );
    assert_eq!(mended.as_deref(), Ok("signed = 2025-05-01\n"));
}

#[test]
fn a_long_list_has_an_entry_a_line() {
    let reason = "A reason that takes its time and does not fit into half a line";
    let new = set(
        "[a]\nb = 1\n",
        json!(["a", "because"]),
        json!([reason, reason]),
    )
    .expect("set");
    assert_eq!(
        new,
        format!("[a]\nb = 1\nbecause = [\n  \"{reason}\",\n  \"{reason}\",\n]\n")
    );
    let more = set(&new, json!(["a", "because", 2]), json!("short")).expect("set");
    assert_eq!(more, new.replace("\",\n]", "\",\n  \"short\",\n]"));
}

#[test]
fn what_is_taken_away_leaves_the_rest() {
    let text = "a = 1 # one\nb = 2 # two\n[c]\nd = [1, 2, 3]\ne = { f = 1, g = 2 }\n[[h]]\ni = 1\n[[h]]\ni = 2\n";
    let take = |at: Value| set(text, at, Value::Null).expect("taken");
    assert_eq!(take(json!(["a"])), text.replace("a = 1 # one\n", ""));
    assert_eq!(
        take(json!(["c", "d", 1])),
        text.replace("[1, 2, 3]", "[1, 3]")
    );
    assert_eq!(
        take(json!(["c", "e", "f"])),
        text.replace("{ f = 1, g = 2 }", "{ g = 2 }")
    );
    assert_eq!(take(json!(["h", 0])), text.replace("[[h]]\ni = 1\n", ""));
    for nothing in [
        json!(["x"]),
        json!(["x", "y"]),
        json!(["c", "d", 9]),
        json!(["h", 9]),
    ] {
        assert_eq!(take(nothing), text);
    }
}

#[test]
fn where_nothing_can_stand_it_is_said() {
    let refused = |at: Value, value: Value| match set("a = 1\nb = [1]\n", at, value) {
        Err(EditError::NoSuchPlace(place)) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(json!(["a", "b"]), json!(1)), "a.b");
    assert_eq!(refused(json!(["b", 7]), json!(1)), "b.7");
    assert_eq!(refused(json!(["b", "c"]), json!(1)), "b.c");
    assert_eq!(refused(json!([0]), json!(1)), "0");
    assert_eq!(refused(json!([]), json!(1)), "");
    assert_eq!(refused(json!(["b"]), json!([null])), "b");
    let long = vec!["a"; 1000];
    assert_eq!(refused(json!(long), json!(1)).matches('a').count(), 16);
    assert!(matches!(
        set("a = ", json!(["a"]), json!(1)),
        Err(EditError::Syntax(_))
    ));
}

/// Values that TOML and JSON share.
fn any_value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e6..1e6).prop_map(|number: f64| Value::from(number + 0.5)),
        "[ -~é\n\"'#]{0,12}".prop_map(Value::from),
    ];
    plain.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-c. ]{1,2}", inner, 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// The ways to everything that a tree holds.
fn ways(tree: &Value, way: Vec<Value>, found: &mut Vec<Vec<Value>>) {
    let mut go = |step: Value, held: &Value| {
        let mut way = way.clone();
        way.push(step);
        found.push(way.clone());
        ways(held, way, found);
    };
    match tree {
        Value::Object(entries) => entries
            .iter()
            .for_each(|(key, held)| go(key.as_str().into(), held)),
        Value::Array(entries) => {
            (entries.iter().enumerate()).for_each(|(at, held)| go(at.into(), held))
        }
        _ => {}
    }
}

/// The same edit of a tree.
fn expected(mut tree: Value, way: &[Value], value: &Value) -> Value {
    let mut place = &mut tree;
    for step in &way[..way.len() - 1] {
        place = match step.as_u64() {
            Some(entry) => &mut place[entry as usize],
            None => &mut place[step.as_str().expect("a key")],
        };
    }
    match (way[way.len() - 1].as_u64(), value.is_null()) {
        (Some(entry), true) => drop(place.as_array_mut().expect("a list").remove(entry as usize)),
        (Some(entry), false) => place[entry as usize] = value.clone(),
        (None, true) => drop(
            place
                .as_object_mut()
                .expect("a table")
                .remove(way[way.len() - 1].as_str().expect("a key")),
        ),
        (None, false) => place[way[way.len() - 1].as_str().expect("a key")] = value.clone(),
    }
    tree
}

/// Numbers as floating point, and no empty list or table, which TOML cannot always tell from none.
fn comparable(tree: &Value) -> Value {
    match tree {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(entries) => entries.iter().map(comparable).collect(),
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .filter(|(_, held)| **held != json!([]) && **held != json!({}));
            Value::Object(
                entries
                    .map(|(key, held)| (key.clone(), comparable(held)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

proptest! {
    #[test]
    fn whatever_is_set_holds_and_nothing_else_changes(at in any::<prop::sample::Index>(), value in prop_oneof![1 => Just(Value::Null), 4 => any_value()]) {
        let text = scenario();
        let tree = values(&text).expect("TOML");
        let mut found = Vec::new();
        ways(&tree, Vec::new(), &mut found);
        let way = at.get(&found);
        match set(&text, Value::from(way.clone()), value.clone()) {
            Ok(new) => {
                let new = values(&new).unwrap_or_else(|| panic!("no TOML: {new}"));
                let right = comparable(&new) == comparable(&expected(tree, way, &value));
                prop_assert!(right, "{way:?} = {value}");
            }
            // An entry of a list of tables is a table.
            Err(EditError::NoSuchPlace(_)) => prop_assert!(way.len() == 2 && way[1].is_u64() && !value.is_object()),
            Err(error) => panic!("{error}"),
        }
    }
}
