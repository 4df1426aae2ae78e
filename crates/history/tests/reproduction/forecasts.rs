//! How well the length of a peace is forecast from all other wars.

use history::peaces::{Break, Peace, spells};
use history::survival::{KaplanMeier, Spell, WeibullRegression};
use serde_json::Value;

use crate::figures::Row;
use crate::regressions::{Covariate, principal};

/// A forecast of the chance to hold for so many years, from the peaces of other wars with their covariates
/// and from those of the peace itself.
pub type Forecast = fn(&[Spell], &[Vec<f64>], f64, &[f64]) -> f64;

pub fn kaplan_meier(others: &[Spell], _: &[Vec<f64>], years: f64, _: &[f64]) -> f64 {
    KaplanMeier::estimate(others)
        .step_at(years)
        .map_or(1.0, |step| step.survival)
}

pub fn weibull(others: &[Spell], rows: &[Vec<f64>], years: f64, row: &[f64]) -> f64 {
    WeibullRegression::fit(others, rows)
        .expect("a fit")
        .survival(row, years)
}

/// With the penalty of the recorded forecasts.
pub fn penalised_weibull(others: &[Spell], rows: &[Vec<f64>], years: f64, row: &[f64]) -> f64 {
    WeibullRegression::fit_penalised(others, rows, 0.05)
        .expect("a fit")
        .survival(row, years)
}

/// How well peace for so many years is forecast from all wars but the peace's own: Brier score and log loss.
pub fn forecast_rows(
    what: &str,
    expected: &Value,
    covariates: &[Covariate],
    forecast: Forecast,
    within: f64,
) -> Vec<Row> {
    let peaces = principal();
    let values = |peace: &&Peace| covariates.iter().map(|value| value(peace)).collect();
    let rows: Vec<Vec<f64>> = peaces.iter().map(values).collect();
    let all: Vec<(Spell, Vec<f64>)> = spells(&peaces, Break::War).into_iter().zip(rows).collect();
    let horizons = expected.as_object().expect("horizons");
    let of_one = |(years, expected): (&String, &Value)| {
        let horizon: f64 = years.parse().expect("years");
        let known = (all.iter()).filter(|(spell, _)| spell.broke || spell.time >= horizon);
        let scores: Vec<(f64, f64)> = known
            .map(|(spell, row)| {
                let others = all
                    .iter()
                    .filter(|(other, _)| other.cluster != spell.cluster);
                let (others, rows): (Vec<Spell>, Vec<Vec<f64>>) = others.cloned().unzip();
                let held = f64::from(spell.time >= horizon);
                (forecast(&others, &rows, horizon, row), held)
            })
            .collect();
        let mean = |score: fn(f64, f64) -> f64| {
            scores.iter().map(|&(p, held)| score(p, held)).sum::<f64>() / scores.len() as f64
        };
        let mut row = Row::new(format!(
            "{what} forecast of {years} {}, each war left out in turn",
            if years == "1" { "year" } else { "years" }
        ));
        row.count("peaces", &expected["n"], scores.len());
        row.push(
            "share holding",
            &expected["share_holding"],
            mean(|_, held| held),
            5.1e-10,
        );
        row.push(
            "Brier",
            &expected["brier"],
            mean(|p, held| (p - held).powi(2)),
            within,
        );
        row.push("log loss", &expected["log_loss"], mean(log_loss), within);
        let pooled = mean(|_, held| held);
        let variance = pooled * (1.0 - pooled);
        row.push(
            "Brier of the pooled share",
            &expected["brier_of_pooled_share"],
            variance,
            5.1e-10,
        );
        row.show("Brier", 4);
        row.show("log loss", 4);
        row
    };
    horizons.iter().map(of_one).collect()
}

/// Of a forecast kept between 0.01 and 0.99.
fn log_loss(forecast: f64, held: f64) -> f64 {
    let p = forecast.clamp(0.01, 0.99);
    -(held * p.ln() + (1.0 - held) * (1.0 - p).ln())
}
