//! What an arrangement says, for a page: who, what was promised, when, and every number with its
//! reasons and the range of its slider.

use arrangement::{Arrangement, Number, Reason, defines_the_question, sums_with_others};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{
    labels,
    limits::{limits, slider},
    meanings,
};
use crate::terminal::words::plain;

/// An arrangement as a JSON object: `title`, `signed`, `horizon_years`, `target`, `sources`, `actors`,
/// `commitments`, `packages`, `dates`, `readiness_levels`, `groups` and `numbers`.
pub fn describe_json(arrangement: &Arrangement) -> Value {
    let groups = labels::groups(arrangement).into_iter();
    json!({
        "title": plain(&arrangement.title),
        "signed": arrangement.signed.to_string(),
        "horizon_years": arrangement.horizon_years.value,
        "target": {
            "years": arrangement.target.years.value,
            "survival": arrangement.target.survival.value,
        },
        "sources": sources(arrangement),
        "actors": actors(arrangement),
        "commitments": commitments(arrangement),
        "packages": packages(arrangement),
        "dates": dates(arrangement),
        "readiness_levels": arrangement.actors[arrangement.challenger()].strength.len(),
        "groups": groups.map(|(id, label)| json!({ "id": id, "label": label })).collect::<Value>(),
        "numbers": numbers(arrangement),
    })
}

fn sources(arrangement: &Arrangement) -> Value {
    let source = |source: &arrangement::Source| {
        json!({
            "id": source.id,
            "file": source.file,
            "published": source.published.map(|date| date.to_string()),
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
        })
    };
    arrangement.sources.iter().map(source).collect()
}

fn actors(arrangement: &Arrangement) -> Value {
    let actor = |actor: &arrangement::Actor| {
        json!({
            "id": actor.id,
            "name": plain(&actor.name),
            "role": match actor.role {
                arrangement::Role::Challenger => "challenger",
                arrangement::Role::Protege => "protege",
                arrangement::Role::Guarantor => "guarantor",
            },
            "veto": actor.veto,
            "moods": actor.moods.iter().map(|mood| plain(&mood.id)).collect::<Vec<_>>(),
            "because": reasons(arrangement, &actor.because),
        })
    };
    arrangement.actors.iter().map(actor).collect()
}

fn commitments(arrangement: &Arrangement) -> Value {
    let commitment = |commitment: &arrangement::Commitment| {
        json!({
            "id": commitment.id,
            "by": arrangement.actors[commitment.by].id,
            "kind": labels::kind(commitment),
            "label": labels::label(arrangement, commitment),
            "from": commitment.from.map(|date| date.to_string()),
            "until": commitment.until.map(|date| date.to_string()),
            "because": reasons(arrangement, &commitment.because),
        })
    };
    arrangement.commitments.iter().map(commitment).collect()
}

/// The author's alternatives, each as what it changes: promises that it does without, and numbers.
fn packages(arrangement: &Arrangement) -> Value {
    let package = |package: &arrangement::Package| {
        let others =
            (0..arrangement.commitments.len()).filter(|at| !package.commitments.contains(at));
        json!({
            "name": plain(&package.name),
            "without": others.map(|at| &arrangement.commitments[at].id).collect::<Vec<_>>(),
            "set": package.set.iter().map(|(path, value)| (path.clone(), json!(value))).collect::<Map<_, _>>(),
            "because": reasons(arrangement, &package.because),
        })
    };
    arrangement.packages.iter().map(package).collect()
}

/// The calendar's dates after the signing and up to the horizon, in order.
fn dates(arrangement: &Arrangement) -> Value {
    let mut dates: Vec<(Date, String)> = Vec::new();
    for commitment in &arrangement.commitments {
        let (by, id) = (&arrangement.actors[commitment.by].name, &commitment.id);
        let named = format!("{}: {}", plain(by), plain(id));
        dates.extend(
            commitment
                .from
                .map(|from| (from, format!("{named} begins"))),
        );
        dates.extend(
            commitment
                .until
                .map(|until| (until, format!("{named} ends"))),
        );
    }
    for actor in &arrangement.actors {
        let turnovers = actor.turnovers.iter();
        dates.extend(turnovers.map(|turnover| {
            let label = format!("{}: the mood may change", plain(&actor.name));
            (turnover.date, label)
        }));
    }
    dates.sort();
    let horizon = arrangement.horizon_years.value;
    let entry = |(date, label): (Date, String)| {
        let years = arrangement.years_since_signing(date);
        let shown = years > 0.0 && years <= horizon;
        shown.then(|| json!({ "years": years, "date": date.to_string(), "label": label }))
    };
    dates.into_iter().filter_map(entry).collect()
}

fn numbers(arrangement: &Arrangement) -> Value {
    let number = |(path, number): (String, &Number)| {
        let (low, high) = slider(arrangement, &path, number);
        let (least, most) = limits(arrangement, &path, number);
        let rule = number.rule;
        json!({
            "path": path,
            "label": labels::number(arrangement, &path),
            "meaning": meanings::number(&path),
            "group": labels::group(&path),
            "unit": rule.map_or("", |rule| rule.unit),
            "value": number.value,
            "low": low,
            "high": high,
            "ranged": number.range.is_some(),
            "least": rule.map(|_| least),
            "most": rule.map(|_| most),
            "whole": rule.is_some_and(|rule| rule.whole),
            "written": number.is_written(),
            "movable": is_movable(&path),
            "because": reasons(arrangement, &number.because),
        })
    };
    arrangement.numbers().into_iter().map(number).collect()
}

/// Whether one number can be moved by itself on a page: a mood's probability has to sum to 1 with
/// others, and with another horizon every figure would be drawn anew.
fn is_movable(path: &str) -> bool {
    !sums_with_others(path) && (!defines_the_question(path) || path.starts_with("target."))
}

pub(super) fn reasons(arrangement: &Arrangement, reasons: &[Reason]) -> Value {
    let reason = |reason: &Reason| match reason {
        Reason::Judgement(words) => json!({ "judgement": plain(words) }),
        Reason::Quotation {
            source,
            quote,
            verified,
            ..
        } => json!({
            "source": arrangement.sources[*source].id,
            "quote": plain(quote),
            "verified": verified,
        }),
    };
    reasons.iter().map(reason).collect()
}
