//! Roles, strengths, whom guarantors join, moods and how they turn over.

use arrangement::{ReadOptions, read_bytes};
use insta::assert_snapshot;

use crate::{BRIGADE, SOUND, adding, replacing, report};

fn guarantors(count: usize, moods: usize) -> String {
    let moods: Vec<String> = (0..moods)
        .map(|mood| format!("{{ id = \"m{mood}\", initial = {} }}", u8::from(mood == 0)))
        .collect();
    let moods = moods.join(", ");
    (0..count)
        .map(|index| {
            format!("[actors.ally{index}]\nrole = \"guarantor\"\nstrength = 1\nstake = 1\nmoods = [{moods}]\n")
        })
        .collect()
}

#[test]
fn a_missing_challenger_is_noticed() {
    assert_snapshot!(replacing(
        "role     = \"challenger\"\nstrength = [0.5, 0.8]",
        "role     = \"guarantor\"\nstrength = 0.5"
    ));
}

#[test]
fn a_second_challenger_is_shown_beside_the_first() {
    assert_snapshot!(adding(
        "[actors.far]\nrole = \"challenger\"\nstrength = [1]\nstake = 1"
    ));
}

#[test]
fn a_missing_protege_is_noticed() {
    assert_snapshot!(replacing("\"protege\"", "\"guarantor\""));
}

#[test]
fn a_second_protege_is_shown_beside_the_first() {
    assert_snapshot!(adding(
        "[actors.far]\nrole = \"protege\"\nstrength = 1\nstake = 1"
    ));
}

#[test]
fn more_than_four_guarantors_are_too_many() {
    assert_snapshot!(adding(&guarantors(3, 1)));
}

#[test]
fn more_than_twenty_thousand_states_are_too_many() {
    assert_snapshot!(adding(&guarantors(2, 20)));
}

#[test]
fn many_states_and_many_dates_together_are_too_many() {
    let dates: Vec<String> = (1..=50)
        .map(|year| format!("{{ date = 20{:02}-01-01, to = {{ m0 = 1 }} }}", 30 + year))
        .collect();
    let turnovers = format!("turnovers = [{}]\n", dates.join(", "));
    assert_snapshot!(adding(&(guarantors(1, 400) + &turnovers)));
}

#[test]
fn moods_and_turnovers_are_not_the_challengers() {
    let moods = "role     = \"challenger\"\nmoods = [{ id = \"calm\" }]\nturnovers = []";
    assert_snapshot!(replacing("role     = \"challenger\"", moods));
}

#[test]
fn moods_and_turnovers_are_a_guarantors() {
    let moods = "stake    = 200\nmoods = [{ id = \"calm\" }]\nturnovers = []\ninflicts = 3\njoins_after = []";
    assert_snapshot!(replacing("stake    = 200", moods));
}

#[test]
fn windows_are_the_challengers() {
    assert_snapshot!(replacing(
        "stake    = 200",
        "stake    = 200\nwindows = 1\nrebuild = 1\nassault_cost = 1"
    ));
}

#[test]
fn inflicts_is_not_the_challengers() {
    assert_snapshot!(replacing("stake    = 100", "stake    = 100\ninflicts = 1"));
}

#[test]
fn a_list_of_strengths_is_the_challengers() {
    assert_snapshot!(replacing("strength = 0.7", "strength = [0.7, 0.8]"));
}

#[test]
fn the_challenger_needs_a_readiness_level() {
    assert_snapshot!(replacing("[0.5, 0.8]", "[]"));
}

#[test]
fn no_strength_on_either_side_is_refused() {
    let broken = SOUND
        .replace("[0.5, 0.8]", "[0, 0.8]")
        .replace("strength = 0.7", "strength = 0");
    assert_snapshot!(report(&broken));
}

#[test]
fn joins_after_names_only_guarantors_listed_before() {
    let broken = SOUND.replace(
        "\"west\"]",
        "\"east\", \"north\", \"south\", \"west\", \"west\", \"sest\"]",
    );
    let broken = broken.replace("stake    = 40", "stake    = 40\njoins_after = [\"east\"]");
    assert_snapshot!(report(&broken));
}

#[test]
fn the_coalition_of_no_deal_names_guarantors_once() {
    assert_snapshot!(adding(
        "[no_deal]\ncoalition = [\"west\", \"south\", \"west\", \"nobody\"]"
    ));
}

#[test]
fn moods_whose_initial_does_not_sum_to_1_are_refused() {
    assert_snapshot!(replacing("initial = 1.0", "initial = 0.7"));
}

#[test]
fn an_empty_list_of_moods_is_refused() {
    assert_snapshot!(replacing("joins_after = [\"west\"]", "moods = []"));
}

#[test]
fn two_moods_of_one_name_are_refused() {
    assert_snapshot!(replacing("id = \"warm\"", "id = \"cool\""));
}

#[test]
fn a_turnover_that_does_not_sum_to_1_is_refused() {
    assert_snapshot!(replacing("warm = 0.5 }", "warm = 0.4 }"));
}

#[test]
fn a_turnover_to_an_unknown_mood_is_refused() {
    assert_snapshot!(replacing("warm = 0.5 }", "wram = 0.5 }"));
}

#[test]
fn turnovers_need_moods() {
    let turnovers = "turnovers = [{ date = 2029-01-20, to = { cool = 1 } }]";
    assert_snapshot!(replacing("joins_after = [\"west\"]", turnovers));
}

#[test]
fn two_turnovers_on_one_day_are_refused() {
    let twice = "turnovers = [{ date = 2029-01-20, to = { cool = 1 } }, { date = 2029-01-20";
    assert_snapshot!(replacing("turnovers = [{ date = 2029-01-20", twice));
}

#[test]
fn a_guarantor_that_commits_itself_to_nothing_is_noticed() {
    let brigade = BRIGADE.replace(
        "\"deployment\"",
        "\"spending\"
from = 2026-01-01",
    );
    let text = SOUND.to_owned() + &brigade;
    assert_snapshot!(notices(&text), @r"
    warning: `east` has no pledge and no deployment: under this peace it never fights
      --> peace.toml:25:9
       |
    25 | [actors.east]
       |         ^^^^
       |
       = help: only who has one, be it of 0 points, chooses when there is an assault
    ");
}

#[test]
fn two_actors_of_one_name_are_noticed() {
    let text = SOUND
        .replace("[actors.east]", "[actors.east]\nname = \"The Coast\"")
        .replace("[actors.west]", "[actors.west]\nname = \"The Coast\"")
        + BRIGADE;
    assert_snapshot!(notices(&text), @r"
    warning: `west` and `east` have the same name, The Coast
      --> peace.toml:26:9
       |
    26 | [actors.east]
       |         ^^^^
       |
       = help: give one of them another `name`
    ");
}

#[test]
fn strengths_that_fall_are_noticed() {
    let text = SOUND.replace("[0.5, 0.8]", "[0.8, 0.5]") + BRIGADE;
    assert_snapshot!(notices(&text));
}

#[test]
fn broken_credibility_that_makes_honour_weigh_more_is_noticed() {
    assert_snapshot!(notices(
        &(SOUND.to_owned() + BRIGADE + "[credibility]\nbroken = 1.5\n")
    ));
}

#[test]
fn a_commitment_that_begins_after_the_horizon_is_noticed() {
    assert_snapshot!(notices(
        &(SOUND.to_owned() + BRIGADE + "from = 2060-01-01\n")
    ));
}

#[test]
fn a_strength_in_brackets_is_told_to_drop_them() {
    assert_snapshot!(replacing("strength = 0.7", "strength = [0.7]"), @r"
    error: the protégé `south` has a list of strengths
      --> peace.toml:15:12
       |
    15 | strength = [0.7]
       |            ^^^^^
       |
       = help: write one number, without brackets: only the challenger has readiness levels

    1 mistake in peace.toml; nothing was run.
    ");
}

fn notices(text: &str) -> String {
    let read = read_bytes("peace.toml", text.as_bytes(), None, &ReadOptions::default());
    read.unwrap_or_else(|report| panic!("{report}"))
        .render_notices(false)
}
