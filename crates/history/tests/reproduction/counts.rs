//! Counts and rates.

use history::attacks::{Attack, AttackCell, attack_cells};
use history::ceasefires::{CeasefireCell, ceasefire_cells, civil_cells};
use history::survival::Rate;
use serde_json::Value;

use crate::figures::{Row, Section, rounded, table};
use crate::names::{about, value};

pub fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().expect("entries").iter()
}

fn rate_row(what: String, expected: &Value, found: Rate) -> Row {
    let mut row = Row::new(what);
    row.count("wars", &expected["wars"], found.events);
    row.push(
        "years",
        &expected["years"],
        found.time,
        rounded(&expected["years"], 9),
    );
    row.push(
        "wars a year",
        &expected["rate_per_year"],
        found.value(),
        5.1e-9,
    );
    row.show("wars", 0);
    row.show("years", 1);
    row.show("wars a year", 4);
    row
}

pub fn cease_fires(expected: &Value) -> Section {
    let mut rows = Vec::new();
    for (sample, by) in entries(expected) {
        for (what, parts) in entries(by) {
            for (part, figures) in entries(parts) {
                let is_part = |cell: &CeasefireCell| {
                    let code = match what.as_str() {
                        "pk" => cell.pk,
                        "dmz" => cell.dmz,
                        "ext_inv" => cell.ext_inv,
                        "settle" => cell.settle,
                        "contiguity" => cell.contiguity,
                        "tie" => cell.tie,
                        "years_since" => return cell.since == *part,
                        other => panic!("{other}"),
                    };
                    code.to_string() == *part
                };
                let in_sample = |cell: &CeasefireCell| sample == "all" || cell.sample == *sample;
                let cells = ceasefire_cells()
                    .iter()
                    .filter(|c| in_sample(c) && is_part(c));
                let found = cells.map(CeasefireCell::rate).sum();
                let sample = if sample == "all" {
                    "since 1914"
                } else {
                    "since 1945"
                };
                rows.push(rate_row(
                    format!("{sample}, {}: {}", about(what), value(about(what), part)),
                    figures,
                    found,
                ));
            }
        }
    }
    Section {
        title: "Renewed wars a year of cease-fire",
        table: table("ceasefire_counts"),
        rows,
    }
}

pub fn civil_wars(expected: &Value) -> Section {
    let mut rows = Vec::new();
    let rate = |holds: &dyn Fn(u8) -> bool| {
        let cells = civil_cells().iter().filter(|cell| holds(cell.pkop));
        cells.map(|cell| cell.rate()).sum()
    };
    for (part, figures) in entries(&expected["exposure_by_pk"]) {
        let found = rate(&|mission| (mission >= 2) == (part == "1"));
        rows.push(rate_row(
            format!("some peacekeepers: {}", value("some peacekeepers", part)),
            figures,
            found,
        ));
    }
    for (part, figures) in entries(&expected["exposure_by_mission"]) {
        let found = rate(&|mission| mission.to_string() == *part);
        rows.push(rate_row(
            format!("mission: {}", value("mission", part)),
            figures,
            found,
        ));
    }
    Section {
        title: "Renewed civil wars a year of peace",
        table: table("civil_counts"),
        rows,
    }
}

fn attack_row(what: String, expected: &Value, holds: impl Fn(&AttackCell) -> bool) -> Row {
    let rate = |attack| -> Rate {
        let cells = attack_cells().iter().filter(|cell| holds(cell));
        cells.map(|cell| cell.rate(attack)).sum()
    };
    let mut row = Row::new(what);
    row.push(
        "years of pairs",
        &expected["n_mid"],
        rate(Attack::Dispute).time,
        0.0,
    );
    row.push(
        "years of pairs for wars",
        &expected["n_war"],
        rate(Attack::War).time,
        0.0,
    );
    for (name, attack) in [
        ("p_mid", Attack::Dispute),
        ("p_force", Attack::Force),
        ("p_fatal", Attack::Fatal),
        ("p_war", Attack::War),
    ] {
        row.push(
            attack.name(),
            &expected[name],
            rate(attack).value(),
            rounded(&expected[name], 9),
        );
    }
    row.show("years of pairs", 0);
    for attack in Attack::ALL {
        row.show(attack.name(), 5);
    }
    row
}

pub fn attacks(expected: &Value) -> Section {
    let mut rows = vec![attack_row("all".to_owned(), &expected["all"], |_| true)];
    for (by, parts) in entries(expected).filter(|(by, _)| *by != "all") {
        for (part, figures) in entries(parts) {
            let holds = |cell: &AttackCell| {
                let is = |code: u8| code.to_string() == *part;
                match by.as_str() {
                    "by_def2" => is(cell.def2),
                    "by_def_major2" => is(cell.def_major2),
                    "rival_by_def2" => cell.rival == 1 && is(cell.def2),
                    "nonrival_by_def2" => cell.rival == 0 && is(cell.def2),
                    "by_us_troops2_bin" => cell.us_troops2_bin == *part,
                    "by_period_def2" => format!("('{}', {})", cell.period, cell.def2) == *part,
                    other => panic!("{other}"),
                }
            };
            rows.push(attack_row(pairs(by, part), figures, holds));
        }
    }
    Section {
        title: "Attacks a year of a directed pair of states",
        table: table("deterrence_base_rates"),
        rows,
    }
}

/// Which pairs of states a recorded part is.
fn pairs(by: &str, part: &str) -> String {
    let defended = |code: &str| match code {
        "0" => "without an outside defender",
        _ => "with an outside defender",
    };
    match by {
        "by_def2" => defended(part).to_owned(),
        "by_def_major2" => format!(
            "a major power among the defenders: {}",
            value("major power among defenders", part)
        ),
        "rival_by_def2" => format!("rivals {}", defended(part)),
        "nonrival_by_def2" => format!("no rivals, {}", defended(part)),
        "by_us_troops2_bin" => format!("US troops: {}", value("troops", part)),
        "by_period_def2" => {
            let (period, code) = part.split_once(", ").expect("a pair");
            let period = value("period", period.trim_matches(['(', '\'']));
            format!("{period}, {}", defended(code.trim_end_matches(')')))
        }
        other => panic!("{other}"),
    }
}

/// Rows of the tables.
fn sizes(expected: &Value) -> Row {
    let mut row = Row::new("rows of all seven tables");
    for table in history::TABLES {
        let expected = &expected[format!("{}.csv", table.name)];
        row.count("rows", expected, table.rows());
    }
    row
}

pub fn cases(expected: &Value, table_sizes: &Value) -> Section {
    let cases = history::cases::cases();
    let count = |holds: &dyn Fn(&history::cases::Case) -> bool| {
        cases.iter().filter(|case| holds(case)).count()
    };
    let mut row = Row::new("all");
    row.count("cases", &expected["n"], cases.len());
    row.count("core", &expected["core"], count(&|case| case.core == 1));
    row.count(
        "ended",
        &expected["not_censored"],
        count(&|case| case.censored == 0),
    );
    for years in [1, 5, 10, 20] {
        let expected = &expected[format!("held_{years}y")];
        let name = format!("held {years} years");
        row.count(
            &name,
            &expected[0],
            count(&|case| case.held(years) == Some(true)),
        );
        row.count(
            "known",
            &expected[1],
            count(&|case| case.held(years).is_some()),
        );
    }
    for (outcome, number) in entries(&expected["outcomes"]) {
        row.count(outcome, number, count(&|case| case.outcome == *outcome));
    }
    for name in [
        "cases",
        "held 1 years",
        "held 5 years",
        "held 10 years",
        "held 20 years",
    ] {
        row.show(name, 0);
    }
    Section {
        title: "Cases with guarantors",
        table: table("cases"),
        rows: vec![row, sizes(table_sizes)],
    }
}
