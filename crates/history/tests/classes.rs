//! Classes of peaces: what can be asked, and what is said where it cannot.

use history::class::{Class, POPULATIONS};

fn class(text: &str) -> Class {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str) -> String {
    text.parse::<Class>().expect_err(text).to_string()
}

#[test]
fn a_class_in_words_is_the_class_of_its_conditions_and_reads_back() {
    for text in [
        "interstate since 1945, principal, land border",
        "interstate",
        "land border, interstate, before 1914",
        "cease-fires since 1945, armed peacekeepers",
        "ceasefires",
        "civil settlements with a guarantee and no peacekeepers",
        "Interstate Since 1945; Principal opponents",
    ] {
        let class = class(text);
        let conditions = class.conditions();
        let pairs = conditions.iter().map(|(key, value)| (*key, value.as_str()));
        assert_eq!(Class::of_conditions(pairs).unwrap(), class, "{text}");
        assert_eq!(class.to_string().parse::<Class>().unwrap(), class, "{text}");
    }
}

#[test]
fn every_phrase_that_is_offered_can_be_asked() {
    for population in &POPULATIONS {
        let name = population.phrases[0];
        assert!(!class(name).view().curve.steps().is_empty());
        for quality in population.qualities {
            for phrase in quality.phrases {
                let found = class(&format!("{name}, {phrase}"));
                assert!(
                    found
                        .conditions()
                        .contains(&(quality.key, quality.value.to_owned())),
                    "{phrase}"
                );
            }
            assert!(
                population
                    .words()
                    .iter()
                    .any(|word| word == quality.phrases[0])
            );
        }
    }
}

#[test]
fn what_cannot_be_asked_is_told() {
    insta::assert_snapshot!(
        [
            "",
            " , ",
            "land boarder",
            "interstate since forever",
            "since 99999",
            "land border, no land border",
            "since 1960 before 1950",
            "interstate, civil wars",
            "civil wars, land border",
            "civil wars since 1990",
            "cease-fires since 1945, tie, guarantor",
            "interstate before 1816",
            "interstate before 1900, armed peacekeepers",
            "zxqv",
            "interstat since 1945",
            "sinse 1945",
            "cease fire since 1945, tie",
            "interstate, principle opponents of the war",
            "interstate, !tie",
            "since -1950",
            "the a of",
            "no peacekeepers, observers",
            "principle, sea border",
            "cease-fires since 1950, observers",
            "land boarder, land boarder",
            "land\u{1b}[31m\u{202e}boarder\u{7}",
        ]
        .map(error)
        .join("\n")
    );
}

#[test]
fn conditions_that_are_unknown_are_told_the_nearest() {
    let error = |condition| Class::of_conditions([condition]).unwrap_err().to_string();
    insta::assert_snapshot!(
        [
            ("boarder", "land"),
            ("population", "interstat"),
            ("since", "long ago")
        ]
        .map(error)
        .join(
            "
"
        )
    );
}

#[test]
fn a_small_class_is_offered_the_next_wider_one() {
    let small = class("interstate since 1945, principal, guarantor, land border");
    let view = small.view();
    assert!(view.is_few());
    let wider = small.next_wider().unwrap();
    assert!(wider.view().curve.spells() >= 10);
    // It is the smallest: no other single condition left out leaves a smaller class of ten.
    assert_eq!(
        wider.to_string(),
        "interstate since 1945, principal, land border"
    );
    assert!(class("interstate").next_wider().is_none());
}

#[test]
fn a_class_knows_its_wars_and_peaces_where_they_are_known() {
    let view = class("interstate since 1945, principal").view();
    assert_eq!(
        (view.curve.spells(), view.curve.breaks(), view.wars),
        (58, 18, Some(36))
    );
    assert_eq!(view.peaces.len(), 58);
    let one_war = class("interstate since 1945, principal, armed peacekeepers, tie").view();
    assert!(one_war.is_few());
    let view = class("cease-fires since 1945").view();
    assert_eq!(
        (view.curve.spells(), view.curve.breaks(), view.wars),
        (57, 28, None)
    );
}

#[test]
fn observers_are_peacekeepers() {
    let observers = class("interstate since 1946, observers");
    for text in ["peacekeepers, observers", "observers, peacekeepers"] {
        assert_eq!(class(&format!("interstate since 1946, {text}")), observers);
    }
}

#[test]
fn a_text_without_end_names_no_class() {
    assert_eq!(
        error(&"tie ".repeat(100_000)),
        "a class is named in a line of at most 300 characters"
    );
}

#[test]
fn a_wider_class_has_more_peaces_and_the_same_break() {
    for text in [
        "interstate since 1945, principal, guarantor, until deaths",
        "interstate since 1945, principal, armed peacekeepers",
        "interstate before 1830",
    ] {
        let narrow = class(text);
        let wider = narrow.next_wider().expect(text);
        assert!(
            wider.view().curve.spells() > narrow.view().curve.spells(),
            "{text}"
        );
        assert!(!wider.view().is_few(), "{text}");
        assert_eq!(wider.broken_by(), narrow.broken_by(), "{text}");
    }
}

#[test]
fn a_peace_breaks_no_later_by_force_than_by_deaths_than_by_war() {
    let text = "interstate since 1945, principal, land border";
    let survival =
        |class: &Class, year: f64| class.view().curve.at(year).expect("watched").survival;
    let by_war = class(text);
    let deaths = by_war.until_deaths().expect("known");
    let force = class(&format!("{text}, until force"));
    assert_eq!(deaths, class(&format!("{text}, until deaths")));
    for year in [1.0, 5.0, 10.0, 20.0] {
        assert!(survival(&force, year) <= survival(&deaths, year));
        assert!(survival(&deaths, year) <= survival(&by_war, year));
    }
    assert!(force.until_deaths().is_none());
    assert!(class("civil wars").until_deaths().is_none());
    // Of a part of the cease-fires only the steps until war are known.
    assert!(class("cease-fires since 1945").until_deaths().is_some());
    assert!(
        class("cease-fires since 1945, observers")
            .until_deaths()
            .is_none()
    );
}

#[test]
fn a_disputes_watch_ends_before_that_of_wars() {
    // The war of 2020 comes after the last year in which disputes were watched for.
    let view = class("interstate since 1945, principal, until force").view();
    let watched = view.peaces.iter().map(|found| found.ending.year).max();
    assert_eq!(watched, Some(2014));
    assert!(view.peaces.iter().all(|found| found.years > 0.0));
}

#[test]
fn what_to_ask_instead_is_that_of_the_population_at_fault_and_in_the_way_it_was_asked() {
    let help = |text: &str| text.parse::<Class>().expect_err(text).help();
    for (text, can) in [
        ("tie, decisive", "of interstate one can ask: since YEAR, "),
        (
            "civil wars, victory, no victory",
            "of civil wars one can ask: no peacekeepers, ",
        ),
        (
            "interstate, trie",
            "of interstate one can ask: since YEAR, ",
        ),
        (
            "cease-fires, tie",
            "cease-fires can be asked only as a whole",
        ),
    ] {
        assert!(help(text).starts_with(can), "{text}: {}", help(text));
    }
    let neither = help("interstate, civil wars");
    assert!(neither.starts_with("there are the classes interstate, cease-fires since 1945"));
    assert!(neither.contains("of interstate one can ask: since YEAR"));
    let conditions = [("border", "land"), ("border", "none")];
    let error = Class::of_conditions(conditions).unwrap_err();
    assert!(
        error.help().contains("border=land|none"),
        "{}",
        error.help()
    );
}
