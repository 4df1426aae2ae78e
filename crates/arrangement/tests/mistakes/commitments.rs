//! Who may make which commitment, and what it consists of.

use insta::assert_snapshot;

use crate::{SOUND, adding, replacing, report};

#[test]
fn an_undeclared_actor_is_told_the_nearest_one() {
    assert_snapshot!(replacing("by     = \"west\"", "by     = \"vest\""));
}

#[test]
fn the_challenger_makes_no_commitment() {
    assert_snapshot!(adding(
        "[[commitments]]\nid = \"gift\"\nby = \"north\"\nkind = \"deal\"\nvalue = { south = 1 }"
    ));
}

#[test]
fn the_protege_makes_no_pledge() {
    assert_snapshot!(replacing("by     = \"west\"", "by     = \"south\""));
}

#[test]
fn the_proteges_own_force_is_no_tripwire() {
    let force =
        "[[commitments]]\nid = \"force\"\nby = \"south\"\nkind = \"deployment\"\ntripwire = 5";
    assert_snapshot!(adding(force));
}

#[test]
fn a_spending_needs_a_first_day() {
    assert_snapshot!(adding(
        "[[commitments]]\nid = \"arms\"\nby = \"south\"\nkind = \"spending\"\nstrength = 1"
    ));
}

#[test]
fn keys_of_another_kind_are_told_where_they_belong() {
    let force = "[[commitments]]\nid = \"force\"\nby = \"west\"\nkind = \"deployment\"\nhonour = 5\nover_years = 1\nfall_penalty = 1\nvalue = {}";
    assert_snapshot!(adding(force));
}

#[test]
fn a_deal_names_declared_actors() {
    assert_snapshot!(adding(
        "[[commitments]]\nid = \"trade\"\nby = \"west\"\nkind = \"deal\"\nvalue = { west = -1, soth = 2 }"
    ));
}

#[test]
fn a_deal_is_worth_something_to_somebody() {
    assert_snapshot!(adding(
        "[[commitments]]\nid = \"trade\"\nby = \"west\"\nkind = \"deal\""
    ));
}

#[test]
fn two_commitments_of_one_name_are_refused() {
    let (_, commitment) = SOUND.split_once("[[commitments]]").unwrap();
    assert_snapshot!(adding(&format!("[[commitments]]{commitment}")));
}

#[test]
fn negative_strength_and_cost_are_refused() {
    let force = "[[commitments]]\nid = \"force\"\nby = \"west\"\nkind = \"deployment\"\nstrength = -1\ncost = -2";
    assert_snapshot!(adding(force));
}

#[test]
fn a_thousand_and_one_commitments_are_too_many() {
    let many: String = (0..1000)
        .map(|index| {
            format!("[[commitments]]\nid = \"c{index}\"\nby = \"west\"\nkind = \"pledge\"\n")
        })
        .collect();
    assert_snapshot!(report(&format!("{SOUND}{many}")));
}
