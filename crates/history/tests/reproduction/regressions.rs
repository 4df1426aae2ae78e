//! Fitted models.

use history::peaces::{Break, DAYS_PER_YEAR, Peace, peaces, spells, watched};
use history::steps::curve_spells;
use history::survival::{CoxRegression, Rate, Spell, WeibullRegression, piecewise_log_likelihood};
use serde_json::Value;

use crate::figures::{Row, Section, table};
use crate::forecasts::{forecast_rows, kaplan_meier, penalised_weibull, weibull};
use crate::log_location::{Errors, LOGISTIC, NORMAL, fit};
use crate::names;

fn in_days(spells: &[Spell]) -> Vec<Spell> {
    let watched = spells.iter().filter(|spell| spell.time > 0.0);
    watched
        .map(|spell| Spell {
            time: (spell.time * DAYS_PER_YEAR).round(),
            ..*spell
        })
        .collect()
}

fn weibull_row(expected: &Value, spells: &[Spell]) -> Row {
    let found = WeibullRegression::fit(spells, &vec![Vec::new(); spells.len()]).expect("a fit");
    let mut row = Row::new("Weibull, no covariates, in days");
    row.push(
        "intercept",
        &expected["intercept"],
        found.coefficients[0],
        1e-6,
    );
    row.push("scale", &expected["scale"], found.scale, 1e-6);
    row.push("shape", &expected["shape"], found.shape(), 1e-6);
    row.push(
        "log-likelihood",
        &expected["loglik"],
        found.log_likelihood,
        1e-6,
    );
    row.show("shape", 3);
    row.show("log-likelihood", 4);
    row
}

fn log_location_row(name: &str, errors: Errors, expected: &Value, spells: &[Spell]) -> Row {
    let found = fit(errors, spells);
    let mut row = Row::new(format!("{name}, no covariates, in days"));
    row.push("intercept", &expected["intercept"], found.intercept, 1e-4);
    row.push("scale", &expected["scale"], found.scale, 1e-4);
    let log_likelihood = &expected["loglik"];
    row.push("log-likelihood", log_likelihood, found.log_likelihood, 1e-6);
    row.show("intercept", 3);
    row.show("log-likelihood", 4);
    row
}

fn exponential_row(rate: &Value, log_likelihood: &Value, spells: &[Spell]) -> Row {
    let found = Rate {
        events: spells.iter().filter(|spell| spell.broke).count(),
        time: spells.iter().map(|spell| spell.time).sum(),
    };
    let mut row = Row::new("exponential (Poisson), in days");
    row.push("breaks a year", rate, found.value() * DAYS_PER_YEAR, 5.1e-9);
    row.push(
        "log-likelihood",
        log_likelihood,
        piecewise_log_likelihood(&[found]),
        1e-6,
    );
    row.show("breaks a year", 5);
    row.show("log-likelihood", 4);
    row
}

pub fn cease_fires(expected: &Value) -> Section {
    let spells = in_days(&curve_spells("LHR2008_to2024_post1945", "all"));
    Section {
        title: "Cease-fires since 1945: models of their length",
        table: table("survival_steps"),
        rows: vec![
            weibull_row(&expected["null"], &spells),
            exponential_row(&Value::Null, &expected["exponential_loglik"], &spells),
            log_location_row("log-logistic", LOGISTIC, &expected["loglogistic"], &spells),
            log_location_row("log-normal", NORMAL, &expected["lognormal"], &spells),
        ],
    }
}

/// Principal opponents after wars that ended since 1945.
pub fn principal() -> Vec<&'static Peace> {
    let is_principal = |peace: &&Peace| peace.principal() == Some(true);
    watched(peaces().filter(is_principal).collect())
}

fn days(peaces: &[&Peace]) -> Vec<Spell> {
    in_days(&spells(peaces, Break::War))
}

pub type Covariate = fn(&Peace) -> f64;

/// The covariates by the names under which they were recorded.
fn covariate(name: &str) -> Covariate {
    match name {
        "land" => |p| f64::from(p.contig == 1),
        "tie" => |p| f64::from(p.tie),
        "lnd" => |p| p.battle_deaths.map_or(f64::NAN, f64::ln),
        "I(prior_wars > 0)TRUE" | "pw" => |p| f64::from(p.prior_wars > 0),
        "capsh" => |p| {
            let (one, other) = (p.cinc1.unwrap_or(f64::NAN), p.cinc2.unwrap_or(f64::NAN));
            one.max(other) / (one + other)
        },
        "pk1" => |p| f64::from(p.pk.is_some_and(|pk| pk > 0)),
        "dmz1" => |p| f64::from(p.dmz_km.is_some_and(|km| km > 0.0)),
        "tp2" => |p| f64::from(p.third_party == Some(2)),
        other => panic!("{other}"),
    }
}

fn cox_row(what: &str, expected: &Value) -> Row {
    let peaces = principal();
    let names: Vec<&String> = expected["coef"]
        .as_object()
        .expect("coefficients")
        .keys()
        .collect();
    let values = |peace: &&Peace| names.iter().map(|name| covariate(name)(peace)).collect();
    let rows: Vec<Vec<f64>> = peaces.iter().map(values).collect();
    let spells = days(&peaces);
    let found = CoxRegression::fit(&spells, &rows).expect("a fit");
    let mut row = Row::new(what);
    count_spells(&mut row, expected, &spells);
    row.push(
        "log-likelihood without covariates",
        &expected["loglik"][0],
        found.null_log_likelihood,
        1e-6,
    );
    row.push(
        "log-likelihood",
        &expected["loglik"][1],
        found.log_likelihood,
        1e-6,
    );
    for (at, name) in names.iter().enumerate() {
        row.push(
            names::covariate(name),
            &expected["coef"][name.as_str()],
            found.coefficients[at],
            1e-6,
        );
        row.push(
            "clustered error",
            &expected["robust_se"][name.as_str()],
            found.clustered_errors[at],
            1e-6,
        );
    }
    row.show("log-likelihood", 4);
    for name in names {
        row.show(names::covariate(name), 3);
    }
    row
}

/// Peaces and breaks.
fn count_spells(row: &mut Row, expected: &Value, spells: &[Spell]) {
    let breaks = spells.iter().filter(|spell| spell.broke).count();
    row.count("peaces", &expected["n"], spells.len());
    row.count("broken", &expected["events"], breaks);
}

pub fn interstate(expected: &Value) -> Section {
    let spells = days(&principal());
    let exponential = &expected["exponential_null"];
    let forecasts = &expected["forecast_to_beat"];
    let mut rows = vec![
        weibull_row(&expected["weibull_null"], &spells),
        exponential_row(
            &exponential["rate_per_year"],
            &exponential["loglik"],
            &spells,
        ),
        cox_row("Cox: the war", &expected["cox_war"]),
        cox_row("Cox: what was arranged", &expected["cox_arrangement"]),
    ];
    let mut forecast = Row::new("forecasts: peaces and breaks that they rest on");
    count_spells(&mut forecast, forecasts, &spells);
    forecast.show("peaces", 0);
    forecast.show("broken", 0);
    rows.push(forecast);
    rows.extend(forecast_rows(
        "Kaplan–Meier",
        &forecasts["kaplan_meier"],
        &[],
        kaplan_meier,
        1e-9,
    ));
    rows.extend(forecast_rows(
        "Weibull",
        &forecasts["weibull_no_cov"],
        &[],
        weibull,
        1e-4,
    ));
    for (what, key) in [
        (
            "Weibull (ridge 0.05) on border, ending and earlier wars",
            "weibull_land_tie_priorwar",
        ),
        ("Weibull (ridge 0.05) on the war", "weibull_war"),
        (
            "Weibull (ridge 0.05) on what was arranged",
            "weibull_arrangement",
        ),
    ] {
        let names = forecasts["covariates"][key].as_array().expect("names");
        let covariates: Vec<Covariate> = (names.iter())
            .map(|name| covariate(name.as_str().expect("a name")))
            .collect();
        rows.extend(forecast_rows(
            what,
            &forecasts[key],
            &covariates,
            penalised_weibull,
            1e-4,
        ));
    }
    Section {
        title: "Principal opponents since 1945: models and forecasts",
        table: table("postwar_dyads"),
        rows,
    }
}
