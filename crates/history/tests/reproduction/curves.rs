//! Survival curves.

use history::class::Class;
use history::peaces::{Break, Peace, peaces, spells, watched};
use history::survival::{KaplanMeier, Spell, log_rank};
use serde_json::Value;

use crate::figures::{Row, Section, rounded, table};
use crate::names::value;

/// The figures of a curve.
pub fn curve(what: impl Into<String>, expected: &Value, spells: &[Spell]) -> Row {
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
pub fn parts(
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
fn principal(holds: impl Fn(&Peace) -> bool) -> Vec<Spell> {
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
