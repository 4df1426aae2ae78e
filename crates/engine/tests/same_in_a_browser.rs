//! The engine compiled for browsers answers as it does natively: on the scenario, with changes, and on
//! drawn arrangements, every number to 1e-9 of max(1, |number|).

use std::{io::Write, path::Path, process::Command};

use engine::Engine;
use reference::generate;
use serde_json::{Value, json};

const UKRAINE: &str = include_str!("../../../scenarios/ukraine-2025/arrangement.toml");

/// Asks the engine that the page carries, run by Node; `None` where there is no Node.
fn in_a_browser(questions: &Value) -> Option<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    write!(file, "{questions}").expect("written");
    let node = Command::new("node")
        .arg(folder.join("browser.mjs"))
        .arg(file.path())
        .output();
    let Ok(node) = node else {
        eprintln!("skipped: the engine in a browser is not compared, since Node is not here");
        return None;
    };
    let errors = String::from_utf8_lossy(&node.stderr);
    assert!(node.status.success(), "{errors}");
    Some(serde_json::from_slice(&node.stdout).expect("answers"))
}

/// The largest difference between two answers; `place` says where they differ in kind.
fn difference(native: &Value, browser: &Value, place: &str) -> f64 {
    match (native, browser) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().expect("finite"), b.as_f64().expect("finite"));
            (a - b).abs() / a.abs().max(1.0)
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (a.iter().zip(b).enumerate())
            .map(|(at, (a, b))| difference(a, b, &format!("{place}.{at}")))
            .fold(0.0, f64::max),
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => (a.iter())
            // How far a solution is from a finer one is rounding itself.
            .filter(|(key, _)| *key != "largest_change" && *key != "lost_probability")
            .map(|(key, a)| difference(a, &b[key], &format!("{place}.{key}")))
            .fold(0.0, f64::max),
        (a, b) => {
            assert_eq!(a, b, "{place}");
            0.0
        }
    }
}

/// The file of a drawn arrangement, with every number written out.
fn drawn(seed: u64) -> String {
    let mut arrangement = generate::arrangement(seed);
    for (_, number) in arrangement.numbers_mut() {
        number.place = Some(0..0);
    }
    arrangement.to_toml()
}

#[test]
fn native_and_browser_agree() {
    let changes =
        r#"{"set":{"actors.us.stake":60,"private_information":5},"without":["minerals"]}"#;
    let mut asked: Vec<(String, String)> = vec![
        (UKRAINE.to_owned(), String::new()),
        (UKRAINE.to_owned(), changes.to_owned()),
    ];
    asked.extend((100..120).map(|seed| (drawn(seed), String::new())));
    let questions: Value = (asked.iter())
        .map(|(text, changes)| json!({ "text": text, "changes": changes }))
        .collect();
    let Some(answers) = in_a_browser(&questions) else {
        return;
    };
    for (at, (text, changes)) in asked.iter().enumerate() {
        let engine = Engine::new(text.as_str()).expect("free of mistakes");
        let native = json!({
            "answer": engine.answer(changes).expect("an answer"),
            "describe": engine.describe(changes).expect("a description"),
            "window": engine.window(changes, "{}").expect("a window"),
        });
        let difference = difference(&native, &answers[at], &format!("arrangement {at}"));
        assert!(difference < 1e-9, "arrangement {at}: {difference}");
    }
}
