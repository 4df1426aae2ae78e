//! Survival curves.

use history::class::Class;
use history::peaces::{Break, Peace, peaces, spells, watched};
use history::steps::{curve_spells, curve_steps};
use history::survival::{KaplanMeier, Spell, log_rank};
use serde_json::Value;

use crate::figures::{Row, Section, rounded, table};
use crate::names::{about, value};

/// The figures of a curve.
fn curve(what: impl Into<String>, expected: &Value, spells: &[Spell]) -> Row {
    let found = KaplanMeier::estimate(spells);
    let mut row = Row::new(what);
    row.count("peaces", &expected["n"], found.spells());
    row.count("broken", &expected["events"], found.breaks());
    let years = &expected["years_at_risk"];
    row.push("years", years, found.time_at_risk(), rounded(years, 9));
    let rate = found.breaks() as f64 / found.time_at_risk();
    row.push("breaks a year", &expected["events_per_year"], rate, 5.1e-9);
    let median = &expected["median_years"];
    row.push(
        "median",
        median,
        found.median().unwrap_or(f64::NAN),
        rounded(median, 9),
    );
    for at in expected["S"].as_array().expect("a list of times") {
        let time = at["years"].as_f64().expect("years");
        row.push(
            &format!("S({time})"),
            &at["S"],
            found.step_at(time).map_or(1.0, |s| s.survival),
            5.1e-9,
        );
        row.count(
            &format!("at risk after {time}"),
            &at["n_risk"],
            found.at_risk(time),
        );
        // R writes 1 for the ends of an interval about 1; there this program has an exact one instead.
        if let Some(moment) = found.at(time).filter(|moment| moment.survival < 1.0) {
            row.push(
                &format!("low({time})"),
                &at["lower"],
                moment.pointwise.low,
                5.1e-9,
            );
            row.push(
                &format!("high({time})"),
                &at["upper"],
                moment.pointwise.high,
                5.1e-9,
            );
        }
    }
    for name in ["peaces", "broken"] {
        row.show(name, 0);
    }
    for name in ["S(1)", "S(5)", "S(10)", "S(20)"] {
        row.show(name, 3);
    }
    row
}

/// The curves of parts, and the test whether they differ.
fn parts(
    whom: &str,
    about: &str,
    expected: &Value,
    spells_of: impl Fn(&str) -> Vec<Spell>,
) -> Vec<Row> {
    let what = format!("{whom}by {about}");
    let groups = expected.as_object().expect("parts");
    let names: Vec<&String> = groups.keys().filter(|name| *name != "logrank").collect();
    let spells: Vec<Vec<Spell>> = names.iter().map(|name| spells_of(name)).collect();
    let mut rows: Vec<Row> = (names.iter().zip(&spells))
        .map(|(name, spells)| {
            let part = value(about, name);
            curve(format!("{what}: {part}"), &expected[name.as_str()], spells)
        })
        .collect();
    if let Some(expected) = groups.get("logrank") {
        let mut row = Row::new(format!("{what}: log-rank test"));
        let found = log_rank(&spells).expect("two groups");
        row.push(
            "χ²",
            &expected["chisq"],
            found.chi_squared,
            rounded(&expected["chisq"], 8),
        );
        row.count("degrees of freedom", &expected["df"], found.degrees);
        row.push("p", &expected["p"], found.p, 5.1e-9);
        row.show("χ²", 2);
        row.show("p", 3);
        rows.push(row);
    }
    rows
}

/// Spells by calendar years, whether or not days are known.
fn calendar(holds: impl Fn(&Peace) -> bool) -> Vec<Spell> {
    let spell = |peace: &Peace| Spell::new(peace.calendar_years(), peace.broke, peace.warnum);
    peaces().filter(|peace| holds(peace)).map(spell).collect()
}

/// Spells by days of principal opponents after wars that ended since 1945.
pub fn principal(holds: impl Fn(&Peace) -> bool) -> Vec<Spell> {
    let is_chosen = |peace: &&Peace| peace.principal() == Some(true) && holds(peace);
    spells(&watched(peaces().filter(is_chosen).collect()), Break::War)
}

fn code(name: &str) -> Option<u8> {
    name.parse().ok()
}

pub fn interstate(expected: &Value) -> Section {
    let class = |text: &str| text.parse::<Class>().expect("a class").view();
    let class_spells = |text: &str| -> Vec<Spell> {
        let peaces = class(text).peaces.into_iter();
        peaces
            .map(|found| Spell::new(found.years, found.ending.broke, found.peace.warnum))
            .collect()
    };
    let mut rows = vec![
        curve(
            "all, by calendar years",
            &expected["all_1816_2003_years"],
            &class_spells("interstate"),
        ),
        curve(
            "principal opponents since 1945, by days",
            &expected["post1945_principal"],
            &class_spells("interstate since 1945, principal"),
        ),
    ];
    rows.extend(parts("all, ", "era", &expected["by_era_years"], |era| {
        let (from, to) = era.split_once('-').expect("two years");
        let years = from.parse::<u16>().unwrap()..=to.parse::<u16>().unwrap();
        calendar(|peace| years.contains(&peace.war_end_year))
    }));
    rows.extend(parts(
        "all, ",
        "land border",
        &expected["all_by_contiguity_years"],
        |part| calendar(|peace| u8::from(peace.contig == 1) == code(part).unwrap()),
    ));
    rows.extend(parts(
        "all, ",
        "ending",
        &expected["all_by_tie_years"],
        |part| calendar(|peace| u8::from(peace.tie) == code(part).unwrap()),
    ));
    type Code = fn(&Peace) -> Option<u8>;
    let by: [(&str, &str, Code); 7] = [
        ("peacekeepers", "post1945_by_pk", |p| p.pk),
        ("third party", "post1945_by_third_party", |p| p.third_party),
        ("document", "post1945_by_document", |p| p.document),
        ("ending", "post1945_by_tie", |p| Some(u8::from(p.tie))),
        ("some zone", "post1945_by_dmz", |p| {
            p.dmz_km.map(|km| u8::from(km > 0.0))
        }),
        ("land border", "post1945_by_land_contiguity", |p| {
            Some(u8::from(p.contig == 1))
        }),
        ("earlier wars", "post1945_by_prior_wars", |p| {
            Some(u8::from(p.prior_wars > 0))
        }),
    ];
    for (what, key, quality) in by {
        rows.extend(parts(
            "principal since 1945, ",
            what,
            &expected[key],
            |part| principal(|peace| quality(peace) == code(part)),
        ));
    }
    rows.push(curve(
        "all since 1946, to the first fatal dispute, by calendar years",
        &expected["post1945_first_fatal_dispute_years"],
        &first_fatal_disputes(),
    ));
    Section {
        title: "Peaces after interstate wars",
        table: table("postwar_dyads"),
        rows,
    }
}

/// Years to the first dispute with deaths, which is known to 2014. The recorded figures count no war in which
/// no such dispute is listed; the class "until deaths" does.
fn first_fatal_disputes() -> Vec<Spell> {
    let dated = peaces().filter(|peace| peace.days > Some(0.0));
    dated
        .map(|peace| {
            let broke = peace.first_fatal_year.is_some();
            let year = peace.first_fatal_year;
            let until = year.unwrap_or(peace.ending(Break::War).year.min(2014));
            let years = f64::from(until - peace.war_end_year).max(0.5);
            Spell::new(years, broke, peace.warnum)
        })
        .collect()
}

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
