//! What an arrangement without mistakes becomes.

use arrangement::{
    Assumptions, CommitmentKind, Number, ReadArrangement, ReadOptions, Reason, Setting,
    UncertainRange, read_bytes,
};

const FILE: &str = r#"
title = "Does the peace hold?"
signed = 2025-05-01
horizon_years = { value = 12, because = "a definition, not an assumption" }
[target]
years = 5
survival = 0.8
[sources.brief]
file = "nowhere.txt"
[actors.north]
role = "challenger"
strength = [0.5, { low = 0.6, high = 1.0, because = "a guess" }]
stake = { low = 60, mode = 90, high = 140 }
because = "its generals say so"
[actors.south]
role = "protege"
strength = 0.7
stake = 200
[actors.west]
role = "guarantor"
name = "The West"
strength = { value = 0.3, because = [{ source = "brief", quote = "a third of them" }, "plausible"] }
stake = 40
veto = true
moods = [{ id = "cool", initial = 1.0 }, { id = "warm", stake = 1.5, because = "a poll" }]
turnovers = [
  { date = 2031-01-20, to = { warm = 1 } },
  { date = 2029-01-20, to = { cool = 0.5, warm = 0.5 }, because = "an election" },
]
[[commitments]]
id = "trade"
by = "west"
kind = "deal"
value = { north = -1, west = 1.5 }
because = "the draft"
[[commitments]]
id = "promise"
by = "west"
kind = "pledge"
honour = 40
until = 2029-01-20
"#;

fn read_with(options: &ReadOptions) -> ReadArrangement {
    match read_bytes("peace.toml", FILE.as_bytes(), None, options) {
        Ok(read) => read,
        Err(report) => panic!("{report}"),
    }
}

fn read() -> ReadArrangement {
    read_with(&ReadOptions::default())
}

fn setting(texts: &[&str]) -> ReadArrangement {
    read_with(&ReadOptions {
        set: texts
            .iter()
            .filter_map(|text| Setting::parse(text))
            .collect(),
        ..ReadOptions::default()
    })
}

fn number(read: &ReadArrangement, path: &str) -> Number {
    let number = read.arrangement.number(path);
    number.unwrap_or_else(|| panic!("no {path}")).clone()
}

fn judgement(text: &str) -> Vec<Reason> {
    vec![Reason::Judgement(text.to_owned())]
}

#[test]
fn actors_stand_in_the_order_of_the_file_and_are_named_by_id_where_unnamed() {
    let arrangement = read().arrangement;
    let names: Vec<&str> = arrangement
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .collect();
    assert_eq!(names, ["north", "south", "The West"]);
    assert_eq!(arrangement.challenger(), 0);
    assert_eq!(arrangement.protege(), 1);
    assert_eq!(arrangement.guarantors().collect::<Vec<_>>(), [2]);
}

#[test]
fn the_value_of_an_uncertain_number_is_its_mode_else_its_middle() {
    let read = read();
    let stake = number(&read, "actors.north.stake");
    assert_eq!(stake.value, 90.0);
    assert_eq!(
        stake.range,
        Some(UncertainRange::Triangular {
            low: 60.0,
            mode: 90.0,
            high: 140.0
        })
    );
    assert_eq!(number(&read, "actors.north.strength.1").value, 0.8);
}

#[test]
fn numbers_rest_on_their_own_reason_else_on_that_of_the_nearest_table_around_them() {
    let read = read();
    let because = |path: &str| number(&read, path).because;
    assert_eq!(because("actors.north.strength.1"), judgement("a guess"));
    assert_eq!(
        because("actors.north.strength.0"),
        judgement("its generals say so")
    );
    assert_eq!(
        because("actors.north.stake"),
        judgement("its generals say so")
    );
    assert_eq!(because("actors.west.moods.warm.stake"), judgement("a poll"));
    assert_eq!(because("actors.west.moods.cool.initial"), []);
    assert_eq!(
        because("actors.west.turnovers.2029-01-20.to.cool"),
        judgement("an election")
    );
    assert_eq!(
        because("commitments.trade.value.west"),
        judgement("the draft")
    );
    assert_eq!(because("actors.west.strength").len(), 2);
    assert_eq!(
        because("actors.north.windows"),
        [],
        "a default rests on nothing in the file"
    );
}

#[test]
fn turnovers_stand_in_order_of_date_with_0_for_moods_they_do_not_name() {
    let arrangement = read().arrangement;
    let turnovers = &arrangement.actors[2].turnovers;
    assert_eq!(turnovers[0].date.to_string(), "2029-01-20");
    let last: Vec<f64> = turnovers[1].to.iter().map(|number| number.value).collect();
    assert_eq!(last, [0.0, 1.0]);
}

#[test]
fn defaults_are_those_of_the_reference_and_told_apart() {
    let read = read();
    for (path, default) in [
        ("afterwards_years", 50.0),
        ("private_information", 7.0),
        ("actors.north.windows", 1.0),
        ("actors.north.rebuild", 0.5),
        ("actors.north.assault_cost", 0.0),
        ("actors.south.war_cost", 0.0),
        ("actors.south.discount_rate", 0.05),
        ("actors.west.inflicts", 0.0),
        ("actors.west.moods.warm.initial", 0.0),
        ("actors.west.moods.warm.honour", 1.0),
        ("start.readiness", 0.0),
        ("no_deal.readiness", 0.0),
        ("probe.chances", 1.0),
        ("probe.gain", 0.0),
        ("probe.cost", 3.0),
        ("probe.answer_cost", 1.0),
        ("probe.price", 0.1),
        ("probe.escalation", 0.1),
        ("probe.private_information", 0.5),
        ("credibility.broken", 0.5),
        ("credibility.mend", 0.2),
        ("war.decisive", 0.6),
        ("war.talks", 0.7),
        ("war.waver", 0.5),
        ("war.exponent", 1.5),
    ] {
        let number = number(&read, path);
        assert_eq!(
            (number.value, number.is_written()),
            (default, false),
            "{path}"
        );
    }
}

#[test]
fn a_single_mood_has_the_probability_1_by_default() {
    let moods = "moods = [{ id = \"cool\", initial = 1.0 }, { id = \"warm\", stake = 1.5, because = \"a poll\" }]";
    let text = FILE
        .replace(moods, "moods = [{ id = \"warm\" }]")
        .replace("cool = 0.5, warm = 0.5", "warm = 1");
    let read = read_bytes("peace.toml", text.as_bytes(), None, &ReadOptions::default());
    let read = read.unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(number(&read, "actors.west.moods.warm.initial").value, 1.0);
}

#[test]
fn assumptions_are_counted_over_what_the_file_writes() {
    let Assumptions {
        total,
        quoted,
        verified,
        judged,
        bare,
        bare_paths,
        ..
    } = read().assumptions;
    assert_eq!((quoted, verified), (1, 0), "the source is not at hand");
    assert_eq!(judged, 3 + 1 + 2 + 2, "north, warm, an election, the draft");
    assert_eq!(
        bare_paths,
        [
            "actors.south.strength",
            "actors.south.stake",
            "actors.west.stake",
            "actors.west.moods.cool.initial",
            "actors.west.turnovers.2031-01-20.to.warm",
            "commitments.promise.honour",
        ]
    );
    assert_eq!((bare, total), (6, quoted + judged + bare));
}

#[test]
fn an_absent_source_is_said_once() {
    let read = read();
    assert_eq!(read.notices.len(), 1);
    assert!(
        read.render_notices(false)
            .contains("the source `brief` is not at hand: its 1 quotation is not verified")
    );
}

#[test]
fn a_set_number_is_certain_and_no_assumption_of_the_file() {
    let read = setting(&[
        "actors.north.stake=75",
        "war.decisive=1_0.5e-1",
        "actors.west.private_information=3",
    ]);
    let stake = number(&read, "actors.north.stake");
    assert_eq!(
        (stake.value, stake.range, stake.because),
        (75.0, None, Vec::new())
    );
    assert_eq!(number(&read, "war.decisive").value, 1.05);
    assert_eq!(read.arrangement.private_information_of(2), 3.0);
}

#[test]
fn numbers_that_are_set_are_counted_beside_those_of_the_file() {
    let written = read().assumptions;
    let set = setting(&["actors.south.stake=75", "war.decisive=1", "horizon_years=9"]).assumptions;
    assert_eq!(
        (written.set, set.set),
        (0, 2),
        "the horizon is the question"
    );
    assert_eq!(
        set.total, written.total,
        "the file writes as many as before"
    );
    assert_eq!(set.bare, written.bare - 1);
    assert_eq!(set.total, set.quoted + set.judged + set.bare + 1);
    assert_eq!(set.defaults, written.defaults - 1);
}

#[test]
fn numbers_left_to_their_defaults_are_named_where_they_matter() {
    let assumptions = read().assumptions;
    insta::assert_snapshot!(assumptions.default_paths.join("\n"), @r"
    private_information
    actors.north.war_cost
    actors.north.discount_rate
    actors.north.windows
    actors.north.rebuild
    actors.north.assault_cost
    actors.south.war_cost
    actors.south.discount_rate
    actors.west.war_cost
    actors.west.discount_rate
    actors.west.inflicts
    start.readiness
    no_deal.readiness
    probe.chances
    probe.gain
    probe.cost
    probe.answer_cost
    probe.price
    probe.escalation
    probe.private_information
    credibility.broken
    credibility.mend
    war.decisive
    war.talks
    war.waver
    war.exponent
    ");
    assert_eq!(assumptions.defaults, assumptions.default_paths.len());
    let quiet = setting(&["probe.chances=0"]).assumptions.default_paths;
    let is_of_probes =
        |path: &&String| path.starts_with("probe.") || path.starts_with("credibility.");
    assert_eq!(quiet.iter().find(is_of_probes), None);
}

#[test]
fn every_number_can_be_set_by_the_path_under_which_it_is_listed() {
    let baseline = read();
    for (path, number) in baseline.arrangement.numbers() {
        let read = setting(&[&format!("{path}={}", number.value)]);
        let set = self::number(&read, &path);
        assert_eq!(set.value, number.value, "{path}");
        assert_eq!(
            read.location(&set.place.unwrap()).unwrap().name,
            "the command line"
        );
    }
}

#[test]
fn a_deal_can_be_set_for_an_actor_that_it_does_not_name() {
    let read = setting(&["commitments.trade.value.south=0.2"]);
    let CommitmentKind::Deal { value } = &read.arrangement.commitments[0].kind else {
        panic!("trade is a deal");
    };
    let worth: Vec<(usize, f64)> = value
        .iter()
        .map(|(actor, number)| (*actor, number.value))
        .collect();
    assert_eq!(worth, [(0, -1.0), (1, 0.2), (2, 1.5)]);
}

#[test]
fn a_commitment_left_out_is_gone() {
    let read = read_with(&ReadOptions {
        without: vec!["trade".to_owned()],
        ..ReadOptions::default()
    });
    let ids: Vec<&str> = read
        .arrangement
        .commitments
        .iter()
        .map(|commitment| commitment.id.as_str())
        .collect();
    assert_eq!(ids, ["promise"]);
}

#[test]
fn numbers_remember_their_place_in_the_file() {
    let read = read();
    let place = number(&read, "actors.south.stake").place.unwrap();
    let location = read.location(&place).unwrap();
    assert_eq!(
        (location.name.as_str(), location.line, location.column),
        ("peace.toml", 18, 9)
    );
    assert_eq!(&FILE[place], "200");
}

#[test]
fn a_number_can_be_changed_by_its_path() {
    let mut arrangement = read().arrangement;
    arrangement
        .number_mut("commitments.promise.honour")
        .unwrap()
        .value = 7.0;
    assert_eq!(
        arrangement
            .number("commitments.promise.honour")
            .unwrap()
            .value,
        7.0
    );
    assert!(arrangement.number_mut("commitments.promise.cost").is_none());
}

#[test]
fn equality_ignores_where_things_stand() {
    let spaced = FILE.replace("\n", "\n\n");
    let spaced = read_bytes(
        "other.toml",
        spaced.as_bytes(),
        None,
        &ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(spaced.arrangement, read().arrangement);
    assert_ne!(spaced.sha256, read().sha256);
}

#[test]
fn what_is_written_reads_as_the_same() {
    let arrangement = read().arrangement;
    let text = arrangement.to_toml();
    match read_bytes(
        "written.toml",
        text.as_bytes(),
        None,
        &ReadOptions::default(),
    ) {
        Ok(again) => assert_eq!(again.arrangement, arrangement, "{text}"),
        Err(report) => panic!("{report}\n{text}"),
    }
}

#[test]
fn what_an_option_sets_or_leaves_out_does_not_move_in_a_calibration() {
    let file = SOUND_CALIBRATED;
    let mut options = ReadOptions::default();
    let read = |options: &ReadOptions| {
        let read = read_bytes("file.toml", file.as_bytes(), None, options);
        read.expect("sound").arrangement.calibrate
    };
    let calibrate = read(&options);
    assert_eq!(calibrate[0].without, ["promise", "treaty"]);
    assert_eq!(calibrate[0].survival, [0.4, 0.4]);
    assert_eq!(
        calibrate[0].numbers,
        ["commitments.promise.honour", "war.talks"]
    );
    options.set.extend(Setting::parse("war.talks=0.5"));
    options.without.push("promise".to_owned());
    let calibrate = read(&options);
    assert_eq!(calibrate[0].without, ["treaty"]);
    assert!(calibrate[0].numbers.is_empty());
}

const SOUND_CALIBRATED: &str = r#"
title = "Does the peace hold?"
signed = 2025-05-01
[target]
years = 5
survival = 0.8
[war]
talks = { low = 0.2, high = 1 }
[actors.north]
role = "challenger"
strength = 0.5
stake = 100
[actors.south]
role = "protege"
strength = 0.7
stake = 200
[actors.west]
role = "guarantor"
strength = 0.3
stake = 40
[[commitments]]
id = "promise"
by = "west"
kind = "pledge"
honour = { low = 1, high = 40 }
[[commitments]]
id = "treaty"
by = "west"
kind = "pledge"
honour = 3
[[calibrate]]
years = 5
survival = 0.4
without = "all"
numbers = ["commitments.promise.honour", "war.talks", "war.talks"]
"#;

#[test]
fn packages_and_calibrations_may_quote_a_source() {
    let quoting = "because = { source = \"brief\", quote = \"held for five years\" }\n";
    let file = format!(
        "{SOUND_CALIBRATED}{quoting}[[packages]]\nname = \"All\"\ncommitments = []\n{quoting}\
         [sources.brief]\nfile = \"brief.txt\"\n"
    );
    let read = read_bytes("file.toml", file.as_bytes(), None, &ReadOptions::default());
    let read = read.unwrap_or_else(|report| panic!("{report}")).arrangement;
    let quotes = |because: &[Reason]| matches!(because, [Reason::Quotation { source: 0, .. }]);
    assert!(quotes(&read.calibrate[0].because) && quotes(&read.packages[0].because));
}
