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
    let view = class("cease-fires since 1945").view();
    assert_eq!(
        (view.curve.spells(), view.curve.breaks(), view.wars),
        (57, 28, None)
    );
}

#[test]
fn a_text_without_end_names_no_class() {
    assert_eq!(
        error(&"tie ".repeat(100_000)),
        "a class is named in a line of at most 300 characters"
    );
}
