//! `backstop history`: what a person and a program read.

mod common;

use common::{json, printed, run, text};

const CLASS: &str = "interstate since 1945, principal";

#[test]
fn a_class_is_told_with_its_counts_its_curve_and_its_peaces() {
    insta::assert_snapshot!(printed(&["history", "--class", CLASS]));
}

#[test]
fn conditions_ask_for_the_same_as_words() {
    let conditions = [
        "history",
        "--where",
        "since=1945",
        "--where",
        "opponents=principal",
    ];
    assert_eq!(
        printed(&conditions),
        printed(&["history", "--class", CLASS])
    );
}

#[test]
fn few_peaces_are_said_to_tell_little_and_the_next_wider_class_is_offered() {
    let few = "interstate since 1945, principal, guarantor";
    let person = printed(&["history", "--class", few]).replace('\n', " ");
    assert!(person.contains("So few peaces tell very little"));
    let program = json(&["history", "--class", few, "--json"]);
    assert_eq!(program["tells_little"], true);
    let wider = program["next_wider"].as_str().expect("a class");
    assert!(person.contains(&format!("\"{wider}\"")));
    assert!(json(&["history", "--class", wider, "--json"])["peaces"].as_u64() >= Some(10));
}

#[test]
fn a_program_reads_the_published_figures() {
    let view = json(&["history", "--class", CLASS, "--json"]);
    assert_eq!((&view["peaces"], &view["broke"]), (&58.into(), &18.into()));
    // The share that held 10 years, 0.84482759, is that of R's `survival` (see the page of figures).
    let held = view["survival"]["10"].as_f64().expect("a share");
    assert!((held - 0.84482759).abs() < 1e-8);
    assert!(view["low"]["10"].as_f64() < Some(held) && Some(held) < view["high"]["10"].as_f64());
    assert_eq!(view["cases"].as_array().map(Vec::len), Some(58));
    assert_eq!(view["conditions"]["opponents"], "principal");
}

#[test]
fn a_curve_of_which_only_steps_are_known_has_no_clusters_and_no_names() {
    let view = json(&["history", "--class", "cease-fires since 1945", "--json"]);
    assert!(view["wars"].is_null() && view["clustered"].is_null());
    assert_eq!(view["cases"].as_array().map(Vec::len), Some(0));
}

#[test]
fn attacks_alliances_and_cases_are_told() {
    insta::assert_snapshot!(printed(&["history", "--attacks"]));
    insta::assert_snapshot!(printed(&["history", "--alliances"]));
    insta::assert_snapshot!(printed(&["history", "--cases"]));
    let lines = json(&["history", "--alliances", "--json"])["alliances"].clone();
    let defence = &lines[1]["all"];
    assert_eq!(
        (&defence["honoured"], &defence["called_upon"]),
        (&42.into(), &102.into())
    );
}

#[test]
fn every_answer_keeps_to_80_columns_and_has_its_comma_separated_values() {
    for asked in [
        &["history"][..],
        &["history", "--attacks"],
        &["history", "--alliances"],
        &["history", "--cases"],
        &["history", "--class", CLASS],
        &["history", "--class", "civil wars, treaty"],
        &["history", "--class", "interstate"],
    ] {
        for line in printed(asked).lines() {
            assert!(line.chars().count() <= 80, "{line}");
            assert!(!line.ends_with(' '), "{line}");
        }
        if asked.len() > 1 {
            let csv = printed(&[asked, &["--csv"]].concat());
            // No cell of these tables holds a quotation mark of its own.
            let cells = |line: &str| {
                let outside: Vec<&str> = line.split('"').step_by(2).collect();
                outside.concat().matches(',').count()
            };
            let counts: Vec<usize> = csv.lines().map(cells).collect();
            assert!(
                counts.len() > 5 && counts.iter().all(|count| *count == counts[0]),
                "{csv}"
            );
        }
    }
}

#[test]
fn the_intervals_of_a_spreadsheet_are_those_of_the_object() {
    let view = json(&["history", "--class", CLASS, "--json"]);
    let csv = printed(&["history", "--class", CLASS, "--csv"]);
    let mut rows = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = rows.next().expect("names");
    let at = |name: &str| names.iter().position(|n| *n == name).expect("a column");
    let number = |row: &[&str], name: &str| row[at(name)].parse::<f64>().expect("a number");
    let row = rows
        .rfind(|row| number(row, "years") <= 10.0)
        .expect("a step");
    for name in ["survival", "low", "high"] {
        assert_eq!(
            Some(number(&row, name)),
            view[name]["10"].as_f64(),
            "{name}"
        );
    }
    let pointwise = view["pointwise"]["10"][0].as_f64();
    assert_eq!(Some(number(&row, "pointwise_low")), pointwise);
}

#[test]
fn a_class_that_does_not_exist_is_answered_by_what_can_be_asked() {
    let mut said = String::new();
    for class in [
        "land boarder",
        "",
        "tie, decisive",
        "civil wars, land border",
        "interstate before 1800",
    ] {
        let output = run(&["history", "--class", class]);
        assert_eq!(output.status.code(), Some(2), "{class}");
        assert!(output.stdout.is_empty());
        let error = text(&output.stderr);
        assert!(error.contains("what can be asked"), "{error}");
        said += error.lines().next().expect("a line");
        said += "\n";
    }
    insta::assert_snapshot!(said);
    insta::assert_snapshot!(text(&run(&["history", "--where", "border=lnad"]).stderr));
    assert_eq!(run(&["history", "--csv"]).status.code(), Some(2));
    assert_eq!(
        run(&["history", "--class", "tie", "--attacks"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn all_that_is_wrong_with_a_class_is_told_a_line_each() {
    let mistakes = |class: &str| {
        let error = text(&run(&["history", "--class", class]).stderr);
        let lines = error.lines().take_while(|line| line.starts_with("error: "));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let said = [
        "principle, sea border",
        "cease-fires since 1950, observers",
        "civil wars, land boarder, guarantor, victory, no victory",
    ];
    insta::assert_snapshot!(said.map(mistakes).join("\n"));
}

#[test]
fn a_rate_after_one_war_says_that_it_takes_each_year_for_itself() {
    let after = |class: &str| printed(&["history", "--class", class]).replace('\n', " ");
    let one = after("interstate since 1945 before 1946");
    assert!(one.contains("after 1 war;"), "{one}");
    assert!(
        one.contains("0.20%, if each year stands for itself"),
        "{one}"
    );
    assert!(!after(CLASS).contains("if each year"));
}

#[test]
fn every_table_names_its_source() {
    for (asked, source) in [
        (vec!["--class", CLASS], "Correlates of War"),
        (
            vec!["--class", "cease-fires since 1945"],
            "Lo, Hashimoto and Reiter 2008",
        ),
        (
            vec!["--class", "cease-fires since 1945, until deaths"],
            "militarized disputes 5.0",
        ),
        (
            vec!["--class", "civil settlements"],
            "Mattes and Savun 2009",
        ),
        (vec!["--class", "civil wars"], "Fortna 2008"),
        (vec!["--attacks"], "Alliance Treaty Obligations"),
        (vec!["--alliances"], "Berkemeier and Fuhrmann 2018"),
    ] {
        let asked = [vec!["history"], asked].concat();
        let person = printed(&asked).replace('\n', " ");
        let program = json(&[&asked[..], &["--json"]].concat());
        let line = program["source"].as_str().expect("a source");
        assert!(line.contains(source), "{line}");
        assert!(person.contains(&format!("Source: {line}.")), "{person}");
    }
}
