//! Packages and options: what each keeps, what it sets, and which alternatives there are.

use arrangement::ReadOptions;
use insta::assert_snapshot;

use crate::{BRIGADE, SOUND, adding, report, report_bytes};

const DEAL: &str =
    "[[commitments]]\nid = \"trade\"\nby = \"west\"\nkind = \"deal\"\nvalue = { west = 1 }\n";
const GUARD: &str =
    "[[commitments]]\nid = \"guard\"\nby = \"south\"\nkind = \"deployment\"\nstrength = 0.1\n";

/// The report on the sound arrangement with a package that keeps its promise.
fn package(rest: &str) -> String {
    adding(&format!(
        "{BRIGADE}{DEAL}{GUARD}[[packages]]\nname = \"Promise\"\ncommitments = [\"promise\"]\n{rest}"
    ))
}

fn setting(set: &str) -> String {
    package(&format!("set = {{ {set} }}"))
}

fn options(options: &str) -> String {
    adding(&format!("{BRIGADE}options = {options}"))
}

#[test]
fn sound_packages_and_options_pass() {
    assert_eq!(options("[0, 0.1, 2]"), "no mistakes");
    assert_eq!(package("because = \"so\""), "no mistakes");
    let set = "\"commitments.promise.honour\" = 9, \"start.readiness\" = 1, \"war.talks\" = 2";
    assert_eq!(setting(set), "no mistakes");
    assert_eq!(
        adding("[[packages]]\nname = \"A bare signature\"\ncommitments = []"),
        "no mistakes"
    );
}

#[test]
fn a_package_has_a_name_and_says_what_it_keeps() {
    assert_snapshot!(adding(
        "[[packages]]\n[[packages]]\nname = \" \"\ncommitments = []"
    ));
}

#[test]
fn packages_are_tables_and_what_they_keep_is_a_list_of_ids() {
    assert_snapshot!(report(&SOUND.replacen(
        "signed",
        "packages = [\"promise\"]\nsigned",
        1
    )));
    assert_snapshot!(adding(
        "[[packages]]\nname = 3\ncommitments = \"promise\"\nset = 4\n[[packages]]\nname = \"Four\"\ncommitments = [4]"
    ));
}

#[test]
fn two_packages_of_one_name_are_refused() {
    assert_snapshot!(package(
        "[[packages]]\nname = \"Promise\"\ncommitments = []"
    ));
}

#[test]
fn an_unknown_key_of_a_package_is_told_the_nearest_one() {
    assert_snapshot!(package("sets = {}\nid = \"promise\""));
}

#[test]
fn a_package_keeps_commitments_of_the_file_each_once() {
    assert_snapshot!(adding(
        "[[packages]]\nname = \"All\"\ncommitments = [\"promise\", \"promis\", \"promise\", \"fleet\"]"
    ));
}

#[test]
fn a_package_sets_numbers_that_there_are() {
    assert_snapshot!(setting(
        "\"commitments.promise.honor\" = 9, \"actors.west.veto\" = 1, \"nothing\" = 1"
    ));
}

#[test]
fn a_path_without_quotation_marks_is_told_to_have_them() {
    assert_snapshot!(setting("commitments.promise.honour = 9"));
}

#[test]
fn a_package_sets_plain_numbers() {
    assert_snapshot!(setting(
        "\"war.talks\" = { low = 1, high = 2 }, \"war.waver\" = \"1\", \"war.decisive\" = inf"
    ));
}

#[test]
fn a_number_that_a_package_sets_obeys_the_same_rules_as_a_written_one() {
    assert_snapshot!(setting(
        "\"commitments.promise.honour\" = -9, \"start.readiness\" = 2, \"no_deal.readiness\" = 0.5"
    ));
}

#[test]
fn a_package_sets_no_number_of_what_it_does_not_keep() {
    assert_snapshot!(setting("\"commitments.brigade.strength\" = 0.2"));
}

#[test]
fn a_package_changes_neither_the_question_nor_the_probability_of_a_mood() {
    assert_snapshot!(setting(
        "\"target.years\" = 3, \"actors.west.moods.cool.initial\" = 0.5"
    ));
}

#[test]
fn a_deal_that_names_nobody_s_value_is_told_to_name_it() {
    assert_snapshot!(adding(&format!(
        "{DEAL}[[packages]]\nname = \"Trade\"\ncommitments = [\"trade\"]\nset = {{ \"commitments.trade.value.north\" = 2 }}"
    )));
}

#[test]
fn a_package_gives_the_proteges_own_force_no_tripwire() {
    assert_snapshot!(adding(&format!(
        "{GUARD}[[packages]]\nname = \"Guard\"\ncommitments = [\"guard\"]\nset = {{ \"commitments.guard.tripwire\" = 2 }}"
    )));
}

#[test]
fn what_is_left_out_on_the_command_line_is_left_out_of_packages_without_a_mistake() {
    let text = format!(
        "{SOUND}[[packages]]\nname = \"Promise\"\ncommitments = [\"promise\"]\nset = {{ \"commitments.promise.honour\" = 9 }}"
    );
    let options = ReadOptions {
        without: vec!["promise".to_owned()],
        ..ReadOptions::default()
    };
    assert_eq!(report_bytes(text.as_bytes(), &options), "no mistakes");
}

#[test]
fn a_reason_of_a_package_is_judged_like_any_other() {
    assert_snapshot!(package(
        "because = { source = \"article\", quote = \"a promise\" }"
    ));
}

#[test]
fn options_are_strengths_each_listed_once() {
    assert_snapshot!(options("[0.1, -1, \"0.2\", 0.1, { low = 1, high = 2 }]"));
}

#[test]
fn options_are_a_list_with_something_in_it() {
    assert_snapshot!(options("[]"));
    assert_snapshot!(options("0.2"));
}

#[test]
fn options_belong_to_commitments_with_a_strength() {
    assert_snapshot!(adding("options = [1, 2]"));
}

#[test]
fn a_thousand_and_one_packages_are_too_many() {
    let many: String = (0..=1000)
        .map(|index| format!("[[packages]]\nname = \"{index}\"\ncommitments = []\n"))
        .collect();
    assert_snapshot!(adding(&many));
}

#[test]
fn options_and_packages_are_not_set_on_the_command_line() {
    let options = ReadOptions {
        set: ["commitments.promise.options=1", "packages=2"]
            .into_iter()
            .filter_map(arrangement::Setting::parse)
            .collect(),
        ..ReadOptions::default()
    };
    assert_snapshot!(report_bytes(SOUND.as_bytes(), &options));
}
