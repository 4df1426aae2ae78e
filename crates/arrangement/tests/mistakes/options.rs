//! What `--set` and `--without` can get wrong.

use arrangement::{ReadOptions, Setting};
use insta::assert_snapshot;

use crate::{SOUND, report_bytes};

fn setting(settings: &[&str]) -> String {
    let options = ReadOptions {
        set: settings
            .iter()
            .filter_map(|text| Setting::parse(text))
            .collect(),
        ..ReadOptions::default()
    };
    report_bytes(SOUND.as_bytes(), &options)
}

#[test]
fn a_set_number_obeys_the_same_rules_as_a_written_one() {
    assert_snapshot!(setting(&[
        "war.decisive=-1",
        "target.years=20",
        "actors.west.moods.cool.initial=0.5"
    ]));
}

#[test]
fn a_setting_without_a_number_is_refused() {
    assert_snapshot!(setting(&[
        "war.decisive=often",
        "war.talks=",
        "war.waver=inf"
    ]));
}

#[test]
fn an_unknown_path_is_told_the_nearest_one() {
    assert_snapshot!(setting(&["actors.wset.stake=3"]));
}

#[test]
fn an_unknown_path_near_to_none_is_told_its_neighbours() {
    assert_snapshot!(setting(&["commitments.promise.duration_of_it=3"]));
}

#[test]
fn a_key_that_holds_no_number_cannot_be_set() {
    assert_snapshot!(setting(&["signed=2025-06-01", "actors.north.windows.x=1"]));
}

#[test]
fn a_setting_of_what_is_no_number_is_one_mistake() {
    assert_snapshot!(setting(&["actors.west.veto=false", "title=x"]), @r"
    error: `veto` is not a number
     |
     | --set actors.west.veto=false
     |       ^^^^^^^^^^^^^^^^
     |
     = help: --set changes numbers only: change it in the file

    error: `title` is not a number
     |
     | --set title=x
     |       ^^^^^
     |
     = help: --set changes numbers only: change it in the file

    2 mistakes in peace.toml; nothing was run.
    ");
}

#[test]
fn a_wrong_path_with_a_wrong_value_is_one_mistake() {
    assert_snapshot!(setting(&["actors.wset.stake=many"]), @r"
    error: the arrangement has no number `actors.wset.stake`
     |
     | --set actors.wset.stake=many
     |       ^^^^^^^^^^^^^^^^^
     |
     = help: did you mean `actors.west.stake`?

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn the_same_option_twice_is_a_mistake() {
    let options = ReadOptions {
        set: ["war.talks=1", "war.talks=2"]
            .into_iter()
            .filter_map(Setting::parse)
            .collect(),
        without: vec!["promise".to_owned(), "promise".to_owned()],
        ..ReadOptions::default()
    };
    assert_snapshot!(report_bytes(SOUND.as_bytes(), &options), @r"
    error: `war.talks` is given twice with --set
     |
     | --set war.talks=2
     |       ^^^^^^^^^
     |
    ::: 
     | --set war.talks=1
     |       --------- the first
     |
     = help: give it once

    error: `promise` is given twice with --without
     |
     | --without promise
     |           ^^^^^^^
     |
    ::: 
     | --without promise
     |           ------- the first
     |
     = help: give it once

    2 mistakes in peace.toml; nothing was run.
    ");
}

#[test]
fn leaving_out_an_unknown_commitment_is_told_those_there_are() {
    let options = ReadOptions {
        without: vec!["promises".to_owned(), "nothing-like-it".to_owned()],
        ..ReadOptions::default()
    };
    assert_snapshot!(report_bytes(SOUND.as_bytes(), &options));
}
