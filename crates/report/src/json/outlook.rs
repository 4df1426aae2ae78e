//! The outlook as one JSON object, whose keys other people's scripts rely on.

use arrangement::{Arrangement, ReadArrangement};
use guarantee::{Outlook, Standing};
use history::class::OutsideView;
use serde_json::{Map, Value, json};

use super::history::by_year as history_by_year;
use super::{Asked, by_actor, entries};
use crate::terminal::note;

/// The outlook as a JSON object.
///
/// Numbers by whole years are keyed by the year, numbers of actors by the actor's id.
pub fn outlook_json(
    read: &ReadArrangement,
    outlook: &Outlook,
    view: Option<&OutsideView>,
    asked: Asked,
) -> Value {
    let arrangement = &read.arrangement;
    let actors = &arrangement.actors;
    let target = &arrangement.target;
    let standing = |at: &Standing| json!({ "peace": at.peace, "war": at.war, "fallen": at.fallen });
    let fights = outlook
        .fights
        .as_ref()
        .map(|shares| by_actor(arrangement.guarantors().map(|at| &actors[at]), shares));
    let accepts: Vec<bool> = (0..actors.len()).map(|at| outlook.accepts(at)).collect();
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "survival": by_year(outlook.survival.iter().map(|&survival| json!(survival))),
        "target": {
            "years": target.years.value,
            "survival": target.survival.value,
            "reached": outlook.reached,
            "sufficient": outlook.sufficient,
        },
        "first_break": {
            "assault_resisted": outlook.first_break.assault_resisted,
            "yielded": outlook.first_break.yielded,
            "escalated_probe": outlook.first_break.escalated_probe,
        },
        "probes": outlook.probes,
        "stands": by_year(outlook.stands.iter().map(standing)),
        "stands_at_horizon": standing(&outlook.at_horizon),
        "fights": fights,
        "value": by_actor(actors.iter(), &outlook.value),
        "value_no_deal": by_actor(actors.iter(), &outlook.value_no_deal),
        "accepts": by_actor(actors.iter(), &accepts),
        "would_be_signed": outlook.would_be_signed(arrangement),
        "reference": view.map(|view| reference(arrangement, view, outlook.survival.len())),
        "assumptions": {
            "total": read.assumptions.total,
            "quoted": read.assumptions.quoted,
            "verified": read.assumptions.verified,
            "judged": read.assumptions.judged,
            "bare": read.assumptions.bare,
            "set": read.assumptions.set,
            "defaults": read.assumptions.defaults,
        },
        "certificate": {
            "tolerance": outlook.certificate.tolerance,
            "largest_change": outlook.certificate.largest_change,
            "lost_probability": outlook.certificate.lost_probability,
        },
    })));
    object.into()
}

/// What became of the peaces held comparable, at each whole year up to the horizon.
fn reference(arrangement: &Arrangement, view: &OutsideView, horizon: usize) -> Value {
    let mut object = entries(json!({
        "class": view.class.to_string(),
        "peaces": view.curve.spells(),
        "broke": view.curve.breaks(),
        "broken_by": view.class.broken_by(),
        "wars": view.wars,
    }));
    object.extend(entries(by_years(view, horizon)));
    object.extend(entries(json!({
        "until_deaths": view.until_deaths.as_ref().map(|sooner| by_years(sooner, horizon)),
        "note": note(arrangement, view),
    })));
    object.into()
}

/// The share that held and the interval about it, at each whole year up to the horizon.
fn by_years(view: &OutsideView, horizon: usize) -> Value {
    let at = |figure| history_by_year(view, (1..=horizon).map(|year| year as f64), figure);
    json!({
        "survival": at(|moment| json!(moment.survival)),
        "low": at(|moment| json!(moment.interval().low)),
        "high": at(|moment| json!(moment.interval().high)),
    })
}

fn by_year(values: impl Iterator<Item = Value>) -> Map<String, Value> {
    (1..)
        .map(|year: usize| year.to_string())
        .zip(values)
        .collect()
}
