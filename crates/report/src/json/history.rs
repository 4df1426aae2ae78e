//! History as JSON objects.

use history::alliances::Reliability;
use history::attacks::AttackRates;
use history::cases::Case;
use history::class::{Class, OutsideView, POPULATIONS, Population};
use history::survival::{Interval, Moment, Rate, Share};
use history::{ALLIANCE_RELIABILITY_COUNTS, DETERRENCE_BASE_RATES};
use serde_json::{Map, Value, json};

use super::entries;
use crate::SHOWN_YEARS;

/// What became of the peaces of a class, as a JSON object.
pub fn class_json(view: &OutsideView) -> Value {
    let at = |figure: fn(Moment) -> Value| by_year(view, SHOWN_YEARS, figure);
    let steps = view.curve.steps().iter().map(|step| {
        json!({ "years": step.time, "at_risk": step.at_risk, "breaks": step.breaks,
                "censored": step.censored, "survival": step.survival })
    });
    let peaces = view.peaces.iter().map(|found| {
        let (peace, ending) = (found.peace, found.ending);
        json!({ "states": [peace.state1, peace.state2], "war": peace.war,
                "war_ended": peace.war_end_year, "years": found.years, "broke": ending.broke,
                "until": ending.year, "state_ended": ending.state_ended })
    });
    with_program(json!({
        "class": view.class.to_string(),
        "conditions": conditions(&view.class),
        "peaces": view.curve.spells(),
        "broke": view.curve.breaks(),
        "broken_by": view.class.broken_by(),
        "wars": view.wars,
        "tells_little": view.is_few(),
        "next_wider": view.class.next_wider().map(|class| class.to_string()),
        "breaks_a_year": rate(&view.rate, view.rate_interval),
        "median_years": view.curve.median(),
        "survival": at(|moment| json!(moment.survival)),
        "low": at(|moment| json!(moment.interval().low)),
        "high": at(|moment| json!(moment.interval().high)),
        "pointwise": at(|moment| json!([moment.pointwise.low, moment.pointwise.high])),
        "clustered": match view.wars {
            Some(_) => at(|moment| json!([moment.clustered.low, moment.clustered.high])),
            None => Value::Null,
        },
        "over_its_life": view.class.lifelong().iter().map(|q| q.phrases[0]).collect::<Vec<_>>(),
        "at_risk": at(|moment| json!(moment.at_risk)),
        "steps": steps.collect::<Vec<_>>(),
        "cases": peaces.collect::<Vec<_>>(),
        "source": view.class.source_line(),
    }))
}

/// A figure of the curve at each year, `null` where nobody was watched for so long.
pub(super) fn by_year(
    view: &OutsideView,
    years: impl IntoIterator<Item = f64>,
    figure: fn(Moment) -> Value,
) -> Value {
    let years = years.into_iter();
    let entry = |year: f64| {
        (
            year.to_string(),
            view.curve.at(year).map_or(Value::Null, figure),
        )
    };
    Value::Object(years.map(entry).collect())
}

fn conditions(class: &Class) -> Map<String, Value> {
    let conditions = class.conditions().into_iter();
    conditions
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect()
}

fn rate(rate: &Rate, interval: Option<Interval>) -> Value {
    json!({
        "events": rate.events,
        "years": rate.time,
        "value": rate.value(),
        "low": interval.map(|interval| interval.low),
        "high": interval.map(|interval| interval.high),
    })
}

fn share(share: &Share) -> Value {
    let interval = share.interval();
    json!({ "called_upon": share.whole, "honoured": share.part, "value": share.value(),
            "low": interval.low, "high": interval.high })
}

/// The classes there are, as a JSON object.
pub fn classes_json() -> Value {
    let one = |population: &Population| {
        let mut conditions: Map<String, Value> = Map::new();
        for quality in population.qualities {
            let values = conditions.entry(quality.key).or_insert_with(|| json!({}));
            values[quality.value] = json!({ "in_words": quality.phrases[0],
                "meaning": quality.meaning, "over_its_life": quality.lifelong });
        }
        json!({ "population": population.name, "in_words": population.phrases[0],
                "meaning": population.meaning, "broken_by": population.broken_by, "years": !population.is_of_curves(),
                "conditions": conditions })
    };
    with_program(json!({ "classes": POPULATIONS.iter().map(one).collect::<Vec<_>>() }))
}

/// Yearly rates of attack, as a JSON object.
pub fn attacks_json(lines: &[AttackRates]) -> Value {
    let one = |line: &AttackRates| {
        let [dispute, force, deaths, war] = line
            .rates
            .each_ref()
            .map(|each| rate(each, each.interval()));
        json!({ "by": line.by, "pairs": line.pairs, "dispute": dispute, "force": force,
                "deaths": deaths, "war": war })
    };
    with_program(
        json!({ "attacks": lines.iter().map(one).collect::<Vec<_>>(),
                         "source": DETERRENCE_BASE_RATES.source }),
    )
}

/// How many alliances were honoured, as a JSON object.
pub fn alliances_json(lines: &[Reliability]) -> Value {
    let one = |line: &Reliability| {
        json!({ "pacts": line.pacts, "all": share(&line.all),
                "before_1945": share(&line.before_1945), "from_1945": share(&line.from_1945) })
    };
    with_program(
        json!({ "alliances": lines.iter().map(one).collect::<Vec<_>>(),
                         "coding": "Leeds, Long and Mitchell",
                         "source": ALLIANCE_RELIABILITY_COUNTS.source }),
    )
}

/// The cases, as a JSON object.
pub fn cases_json(cases: &[Case]) -> Value {
    let one = |case: &Case| {
        json!({ "name": case.name, "challenger": case.challenger, "protege": case.protege,
                "guarantors": case.guarantors, "start": case.start, "end": case.end,
                "ended": case.censored == 0, "outcome": case.outcome, "pledge": case.pledge_kind,
                "sources": case.sources })
    };
    with_program(json!({ "cases": cases.iter().map(one).collect::<Vec<_>>() }))
}

fn with_program(object: Value) -> Value {
    let mut whole = entries(json!({ "program": { "version": env!("CARGO_PKG_VERSION") } }));
    whole.extend(entries(object));
    whole.into()
}
