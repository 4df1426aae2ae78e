//! Survival curves of which only the steps are known.

use history::steps::{curve_spells, curve_steps};
use history::survival::{KaplanMeier, Spell};
use serde_json::Value;

use crate::curves::{curve, parts};
use crate::figures::{Row, Section, table};
use crate::names::about;

pub fn cease_fires(expected: &Value, steps: &Value) -> Section {
    const SINCE_1945: &str = "LHR2008_to2024_post1945";
    let whole = [
        (
            "all, followed to 2001",
            "all_lhr_to2001",
            "LHR2008_to2001_all",
        ),
        (
            "all, followed to 2024",
            "all_ext_to2024",
            "LHR2008_to2024_all",
        ),
        (
            "since 1945, followed to 2024",
            "post1945_ext_to2024",
            SINCE_1945,
        ),
        (
            "since 1945, to the first use of force",
            "post1945_first_use_of_force",
            "LHR2008_post1945_first_use_of_force",
        ),
        (
            "since 1945, to the first fatal dispute",
            "post1945_first_fatal_dispute",
            "LHR2008_post1945_first_fatal_dispute",
        ),
    ];
    let of = |&(what, key, data): &(&str, &str, &str)| {
        curve(what, &expected[key], &curve_spells(data, "all"))
    };
    let mut rows: Vec<Row> = whole.iter().map(of).collect();
    for by in [
        "pk_start",
        "pk_end",
        "ext_inv_max",
        "dmz_max",
        "tie",
        "cf_pa_end",
        "settle_end",
    ] {
        rows.extend(parts(
            "since 1945, ",
            about(by),
            &expected[&format!("post1945_ext_by_{by}")],
            |part| curve_spells(SINCE_1945, &format!("{by}={part}")),
        ));
    }
    rows.push(lifelines_row(
        &expected["post1945_ext_to2024"]["S_lifelines"],
        &curve_spells(SINCE_1945, "all"),
    ));
    rows.push(steps_row(
        "all steps, followed to 2001",
        &steps["all_lhr_to2001"],
        "LHR2008_to2001_all",
    ));
    rows.push(steps_row(
        "all steps since 1945",
        &steps["post1945_ext_to2024"],
        SINCE_1945,
    ));
    rows.push(every_step());
    Section {
        title: "Cease-fires between states",
        table: table("survival_steps"),
        rows,
    }
}

/// The curve as lifelines has it.
fn lifelines_row(expected: &Value, spells: &[Spell]) -> Row {
    let found = KaplanMeier::estimate(spells);
    let mut row = Row::new("since 1945, followed to 2024, by lifelines");
    for (years, expected) in expected.as_object().expect("years") {
        let years: f64 = years.parse().expect("years");
        let survival = found.step_at(years).map_or(1.0, |step| step.survival);
        row.push(&format!("S({years})"), expected, survival, 5.1e-10);
    }
    row.show("S(5)", 3);
    row.show("S(50)", 3);
    row
}

/// The steps at which something broke: days, S, at risk, breaks.
fn steps_row(what: &str, expected: &Value, data: &str) -> Row {
    let found = KaplanMeier::estimate(&curve_spells(data, "all"));
    let broke = found.steps().iter().filter(|step| step.breaks > 0);
    let mut row = Row::new(what);
    let expected = expected.as_array().expect("steps");
    row.count("steps", &expected.len().into(), broke.clone().count());
    for (step, expected) in broke.zip(expected) {
        row.push(
            "days",
            &expected[0],
            step.time * history::peaces::DAYS_PER_YEAR,
            1e-9,
        );
        row.push("S", &expected[1], step.survival, 1e-9);
        row.count("at risk", &expected[2], step.at_risk);
        row.count("breaks", &expected[3], step.breaks);
    }
    row.show("steps", 0);
    row
}

/// All steps of all curves against the survival that was recorded beside them.
fn every_step() -> Row {
    let mut row = Row::new("every step of every curve, civil ones too");
    for step in curve_steps() {
        let curve = KaplanMeier::estimate(&curve_spells(&step.dataset, &step.group));
        let found = curve.step_at(step.years());
        row.push(
            "S",
            &step.survival.into(),
            found.map_or(1.0, |found| found.survival),
            5.1e-9,
        );
    }
    row
}

pub fn civil_settlements(expected: &Value) -> Section {
    const DATA: &str = "MattesSavun2009";
    let mut rows = vec![curve(
        "all",
        &expected["km_months"],
        &curve_spells(DATA, "all"),
    )];
    for (what, key, part) in [
        ("guarantee", "km_by_guarantee", "guarantee"),
        ("some peacekeepers", "km_by_peacekeep", "peacekeep"),
    ] {
        rows.extend(parts("", what, &expected[key], |code| {
            curve_spells(DATA, &format!("{part}={code}"))
        }));
    }
    Section {
        title: "Settlements of civil wars",
        table: table("survival_steps"),
        rows,
    }
}

pub fn civil_wars(expected: &Value) -> Section {
    const DATA: &str = "Fortna2008_1989_99";
    let mut rows = vec![curve("all", &expected["km"], &curve_spells(DATA, "all"))];
    rows.extend(parts(
        "",
        "some peacekeepers",
        &expected["km_by_pk_start"],
        |code| curve_spells(DATA, &format!("pk0={code}")),
    ));
    Section {
        title: "Civil wars that ended 1989 to 1999",
        table: table("survival_steps"),
        rows,
    }
}
