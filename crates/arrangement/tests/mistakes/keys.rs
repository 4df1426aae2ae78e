//! Keys that are unknown, missing, in the wrong table, or of the wrong type.

use insta::assert_snapshot;

use crate::{SOUND, adding, replacing, report};

#[test]
fn an_unknown_key_is_told_the_nearest_known_one() {
    assert_snapshot!(replacing(
        "stake    = 200",
        "steak    = 200\nstake    = 200"
    ));
}

#[test]
fn an_unknown_key_near_to_none_is_told_all_of_them() {
    assert_snapshot!(adding("[war]\nfortune = 3"));
}

#[test]
fn a_key_of_another_table_is_told_where_it_belongs() {
    assert_snapshot!(replacing(
        "survival = 0.8",
        "survival = 0.8\nhorizon_years = 10"
    ));
}

#[test]
fn an_unknown_table_is_told_the_nearest_known_one() {
    assert_snapshot!(adding("[actor.south]\nstake = 3"));
}

#[test]
fn a_missing_title_is_asked_for() {
    assert_snapshot!(replacing("title  = \"Does the peace hold?\"\n", ""));
}

#[test]
fn a_missing_date_of_signing_is_asked_for() {
    assert_snapshot!(replacing("signed = 2025-05-01\n", ""));
}

#[test]
fn a_missing_target_is_asked_for() {
    assert_snapshot!(replacing("[target]\nyears    = 5\nsurvival = 0.8\n", ""));
}

#[test]
fn a_target_without_years_is_asked_for_them() {
    assert_snapshot!(replacing("years    = 5\n", ""));
}

#[test]
fn an_actor_without_role_stake_and_strength_is_asked_for_them() {
    assert_snapshot!(adding("[actors.elsewhere]\nname = \"Elsewhere\""));
}

#[test]
fn a_commitment_without_anything_is_asked_for_it() {
    assert_snapshot!(adding("[[commitments]]"));
}

#[test]
fn a_mood_without_id_and_a_turnover_without_date_and_distribution_are_asked_for_them() {
    let broken = SOUND.replace("{ id = \"warm\", ", "{ ").replace(
        "{ date = 2029-01-20, to = { cool = 0.5, warm = 0.5 } }",
        "{ because = \"an election\" }",
    );
    assert_snapshot!(report(&broken));
}

#[test]
fn values_of_the_wrong_type_are_told_the_right_one() {
    let broken = SOUND
        .replace("\"Does the peace hold?\"", "3")
        .replace("2025-05-01", "\"2025-05-01\"")
        .replace("stake    = 200", "stake    = \"200\"")
        .replace("stake    = 30", "stake    = true\nveto = \"yes\"")
        .replace("[\"west\"]", "\"west\"")
        .replace("\"promise\"", "1");
    assert_snapshot!(report(&broken));
}

#[test]
fn tables_and_lists_in_each_others_place_are_told_apart() {
    let text = "target = 5\nactors = []\ncommitments = { by = \"west\" }\nwar = [1]\n";
    assert_snapshot!(report(&format!(
        "title = \"x\"\nsigned = 2025-05-01\n{text}"
    )));
}

#[test]
fn a_single_commitment_table_needs_double_brackets() {
    assert_snapshot!(replacing("[[commitments]]", "[commitments]"));
}

#[test]
fn an_unknown_role_is_told_the_nearest_known_one() {
    assert_snapshot!(replacing("\"protege\"", "\"protégé\""));
}

#[test]
fn an_unknown_kind_of_commitment_is_told_all_of_them() {
    assert_snapshot!(replacing("\"pledge\"", "\"treaty\""));
}

#[test]
fn odd_characters_in_ids_are_refused() {
    let broken = SOUND
        .replace("[actors.east]", "[actors.\"far east\"]")
        .replace("id     = \"promise\"", "id     = \"a.promise\"")
        .replace("id = \"warm\"", "id = \"\u{200b}\\u0007\"");
    assert_snapshot!(report(&broken));
}

#[test]
fn an_empty_name_is_no_name() {
    assert_snapshot!(replacing("stake    = 200", "stake    = 200\nname = \" \""));
}

#[test]
fn an_empty_key_is_no_id() {
    assert_snapshot!(adding(
        "[actors.\"\"]\nrole = \"guarantor\"\nstrength = 1\nstake = 1"
    ));
}

#[test]
fn an_empty_text_that_has_to_be_there_is_not_to_be_deleted() {
    assert_snapshot!(replacing("\"Does the peace hold?\"", "\"\""), @r#"
    error: `title` is empty
     --> peace.toml:1:10
      |
    1 | title  = ""
      |          ^^
      |
      = help: write the question in a line

    1 mistake in peace.toml; nothing was run.
    "#);
    assert!(replacing("\"promise\"", "\"\"").contains("it has to be there"));
}
