//! The class of historical peaces: unknown, empty, contradictory, or without a reason.

use insta::assert_snapshot;

use crate::adding;

/// The report for a reference to this class.
fn of_class(class: &str) -> String {
    adding(&format!(
        "[reference]\nclass = \"{class}\"\nbecause = \"why not\""
    ))
}

#[test]
fn an_unknown_class_is_told_the_nearest_condition() {
    assert_snapshot!(of_class("interstate since 1945, land boarder"));
}

#[test]
fn conditions_that_contradict_each_other_are_refused() {
    assert_snapshot!(of_class("tie, decisive"));
}

#[test]
fn a_class_without_a_peace_is_refused() {
    assert_snapshot!(of_class("interstate before 1816"));
}

#[test]
fn a_condition_of_another_class_is_told_what_can_be_asked() {
    assert_snapshot!(of_class("civil wars, land border"));
}

#[test]
fn a_class_and_its_reason_are_asked_for() {
    assert_snapshot!(adding("[reference]\nclasses = \"interstate\""));
    assert_snapshot!(adding("[reference]\nclass = \"\"\nbecause = \"why not\""));
}
