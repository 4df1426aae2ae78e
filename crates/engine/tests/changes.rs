//! A reader's changes: what follows from them, and the file that says the same.

use arrangement::{ReadOptions, Setting, read_bytes};
use engine::Engine;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, TOLERANCE};

const UKRAINE: &str = include_str!("../../../scenarios/ukraine-2025/arrangement.toml");

fn engine() -> Engine {
    Engine::new(UKRAINE).expect("free of mistakes")
}

#[test]
fn an_answer_with_changes_is_that_of_the_file_read_with_them() {
    let changes = r#"{"set": {"actors.us.stake": 60, "war.exponent": 2}, "without": ["minerals"]}"#;
    let answer = engine().answer(changes).expect("an answer");
    let options = ReadOptions {
        set: ["actors.us.stake=60", "war.exponent=2"]
            .iter()
            .filter_map(|setting| Setting::parse(setting))
            .collect(),
        without: vec!["minerals".to_owned()],
        ..ReadOptions::default()
    };
    let read = read_bytes("file", UKRAINE.as_bytes(), None, &options).expect("no mistakes");
    let outlook = GuaranteeGame::new(&read.arrangement)
        .solve(&read.arrangement, Accuracy::new(TOLERANCE))
        .expect("solvable")
        .clone();
    assert_eq!(answer["target"]["reached"], outlook.reached);
    assert_eq!(answer["input"]["set"]["war.exponent"], 2.0);
    let curve = &answer["curve"];
    let last = curve["survival"].as_array().and_then(|all| all.last());
    let last = last.and_then(serde_json::Value::as_f64).expect("a curve");
    assert!((last - outlook.survival[9]).abs() < 1e-8);
    let said = answer["words"]["answer"].as_str().expect("words");
    assert!(
        said.starts_with("With your changes, this peace has a"),
        "{said}"
    );
}

#[test]
fn wherever_a_slider_goes_there_is_an_answer() {
    // A horizon below twice the aim, few levels of readiness and a sure aim are where sliders went too far.
    let short = UKRAINE.replace("survival = 0.8", "survival = 0.999");
    for engine in [engine(), Engine::new(&short).expect("free of mistakes")] {
        let described = engine.describe("{}").expect("described");
        let numbers = described["numbers"].as_array().expect("numbers");
        let of = |path: &str| numbers.iter().find(|number| number["path"] == path);
        let years = of("target.years").expect("the aim");
        assert_eq!(years["most"], described["horizon_years"]);
        let levels = described["readiness_levels"].as_f64().expect("a number");
        assert_eq!(of("start.readiness").expect("there")["most"], levels - 1.0);
        for number in numbers.iter().filter(|number| number["movable"] == true) {
            let path = number["path"].as_str().expect("a path");
            let strict = path.starts_with("target.") || path.ends_with(".readiness");
            let ends: &[&str] = if strict {
                &["low", "high", "least", "most"]
            } else {
                &["low", "high"]
            };
            for end in ends {
                let changes = serde_json::json!({ "set": { path: number[*end] } }).to_string();
                let answer = engine.answer(&changes);
                assert!(answer.is_ok(), "{path} at its {end}: {answer:?}");
            }
        }
    }
}

#[test]
fn the_file_with_changes_says_what_was_changed_and_keeps_the_rest() {
    let changes = r#"{"set": {
        "actors.us.stake": 200, "actors.russia.strength.1": 0.9, "target.survival": 0.75,
        "actors.us.moods.committed.stake": 2, "commitments.minerals.value.us": 3,
        "actors.ukraine.private_information": 5, "war.decisive": 0.7
    }, "without": []}"#;
    let text = engine().file(changes).expect("a file");
    let options = ReadOptions::default();
    let read = read_bytes("file", text.as_bytes(), None, &options).expect("no mistakes");
    let value = |path: &str| read.arrangement.number(path).map(|number| number.value);
    assert_eq!(value("actors.us.stake"), Some(200.0));
    assert_eq!(value("actors.russia.strength.1"), Some(0.9));
    assert_eq!(value("commitments.minerals.value.us"), Some(3.0));
    // The file leaves this to the default of all; now it says it.
    assert_eq!(value("actors.ukraine.private_information"), Some(5.0));
    let stake = read.arrangement.number("actors.us.stake").expect("there");
    assert_eq!(stake.highest(), 200.0);
    assert!(text.contains("# An illustration of how to use the program."));
    assert!(text.contains("Changed by a reader of the page"));
}

#[test]
fn a_commitment_left_out_is_not_in_the_file() {
    let text = engine().file(r#"{"without": ["minerals", "us-backstop"]}"#);
    let text = text.expect("a file, although packages name them");
    let read = read_bytes("file", text.as_bytes(), None, &ReadOptions::default());
    let read = read.expect("no mistakes");
    let left: Vec<&str> = (read.arrangement.commitments.iter())
        .map(|commitment| commitment.id.as_str())
        .collect();
    assert_eq!(left, ["european-pledge", "european-force", "uk-spending"]);
    assert!(!text.contains("\"minerals\""));
}

#[test]
fn mistakes_and_nonsense_are_said_in_words() {
    assert!(Engine::new("title = ").is_err());
    let ask = |changes: &str| engine().answer(changes).expect_err("a refusal").to_string();
    assert!(ask("{").contains("EOF"));
    assert!(ask(r#"{"set": {"actors.us.stake": "much"}}"#).contains("`actors.us.stake`"));
    assert!(ask(r#"{"set": {"actors.us.steak": 1}}"#).contains("actors.us.stake"));
    assert!(ask(r#"{"without": ["us-backdrop"]}"#).contains("us-backdrop"));
    assert!(engine().curve("", "nobody.knows").is_err());
    let levers = ["commitments.minerals.value.us", "title"];
    assert!(engine().frontier("", levers).is_err());
    assert!(
        engine()
            .window("", r#"{"moods": {"us": "furious"}}"#)
            .is_err()
    );
    assert!(engine().window("", "[").is_err());
}

#[test]
fn a_window_is_told_at_any_date_and_state_and_nothing_where_none_opens() {
    let engine = engine();
    let first = engine.window("", "{}").expect("a window");
    assert_eq!(first["tree"]["actor"], "russia");
    let chances: f64 = first["tree"]["branches"]
        .as_array()
        .expect("branches")
        .iter()
        .filter_map(|branch| branch["chance"].as_f64())
        .sum();
    assert!((chances - 1.0).abs() < 1e-12);
    let later = r#"{"years": 4, "readiness": 2, "intact": false, "moods": {"us": "committed"}}"#;
    let later = engine.window("", later).expect("a window");
    assert_eq!(later["situation"]["moods"]["us"], "committed");
    assert!(later["tree"].is_object());
    let never = engine.window("", r#"{"years": 11}"#).expect("no failure");
    assert!(never["tree"].is_null());
}

#[test]
fn every_number_on_the_page_has_words_a_group_and_a_slider_that_holds_it() {
    let described = engine().describe("").expect("a description");
    let groups: Vec<&str> = (described["groups"].as_array().expect("groups").iter())
        .filter_map(|group| group["id"].as_str())
        .collect();
    let numbers = described["numbers"].as_array().expect("numbers");
    assert!(numbers.len() > 60);
    for number in numbers {
        let at = |key: &str| number[key].as_f64().expect("a number");
        assert!(
            groups.contains(&number["group"].as_str().expect("a group")),
            "{number}"
        );
        assert!(
            at("low") <= at("value") && at("value") <= at("high"),
            "{number}"
        );
        let label = number["label"].as_str().expect("words");
        assert!(!label.contains('_') && !label.is_empty(), "{number}");
    }
}
