//! What many futures show, and one number at a time, as JSON objects.

use ::explore::{
    Input,
    discovery::{Restriction, ScenarioBox, Side},
    failing::{Failing, FailingBox},
    findings::{Findings, SHARES, Signing},
    one_at_a_time::Curve,
};
use arrangement::ReadArrangement;
use serde_json::{Map, Value, json};

use super::{Asked, entries, gaps, target};

/// What many futures show, as a JSON object; `design` and `seed` say how they were drawn.
pub fn findings_json(
    read: &ReadArrangement,
    inputs: &[Input],
    findings: &Findings,
    (design, seed): (&str, u64),
    asked: Asked,
) -> Value {
    let quantiles = |numbers: &[f64]| -> Map<String, Value> {
        let shares = SHARES.iter().map(|share| format!("{share}"));
        shares
            .zip(numbers.iter().map(|&number| json!(number)))
            .collect()
    };
    let survival: Map<String, Value> = (findings.survival.iter().enumerate())
        .map(|(year, numbers)| ((year + 1).to_string(), quantiles(numbers).into()))
        .collect();
    let moves: Option<Map<String, Value>> = findings.moves.as_ref().ok().map(|moves| {
        let indices = inputs.iter().zip(moves);
        let index = |estimate: &::explore::Estimate| {
            json!({ "first_order": estimate.value, "standard_error": estimate.standard_error })
        };
        indices.map(|(input, estimate)| (input.path.clone(), index(estimate))).collect()
    });
    let reached = findings.reached.map(|estimate| estimate.value);
    let errors = findings.reached.map(|estimate| estimate.standard_error);
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "design": design,
        "seed": seed,
        "futures": findings.solved,
        "compared": findings.compared,
        "without_answer": findings.without_answer,
        "sufficient": findings.sufficient.value,
        "would_be_signed": findings.signed.value,
        "sufficient_and_signed": findings.sufficient_and_signed.value,
        "reached": quantiles(&reached),
        "standard_errors": {
            "sufficient": findings.sufficient.standard_error,
            "would_be_signed": findings.signed.standard_error,
            "sufficient_and_signed": findings.sufficient_and_signed.standard_error,
            "reached": quantiles(&errors),
        },
        "signing": signing(read, findings, quantiles),
        "survival": survival,
        "moves": moves,
    })));
    object.extend(match &findings.fails {
        Some(fails) => failing(inputs, fails),
        None => entries(
            json!({ "halves": null, "fails": null, "boxes": [], "trajectory": null, "tree": null }),
        ),
    });
    object.into()
}

/// Whether each actor accepts, by its id.
fn signing(
    read: &ReadArrangement,
    findings: &Findings,
    quantiles: impl Fn(&[f64]) -> Map<String, Value>,
) -> Map<String, Value> {
    let one = |signing: &Signing| {
        json!({
            "needed": signing.needed,
            "accepts": signing.accepts.value,
            "standard_error": signing.accepts.standard_error,
            "gain": quantiles(&signing.gain),
            "lacks": signing.lacks,
        })
    };
    let actors = read.arrangement.actors.iter().zip(&findings.signing);
    actors
        .map(|(actor, signing)| (actor.id.clone(), one(signing)))
        .collect()
}

/// Where it fails: boxes, the way to the first of them, and a tree.
fn failing(inputs: &[Input], fails: &Failing) -> Map<String, Value> {
    let all = &fails.trajectory[0].limits;
    let on_the_way = |scenario: &ScenarioBox| {
        let limits = inputs.iter().zip(scenario.limits.iter().zip(all));
        let limit = |(input, ([low, high], [least, most])): (&Input, (&[f64; 2], &[f64; 2]))| {
            let low = (low != least).then_some((Side::AtLeast, *low));
            let high = (high != most).then_some((Side::AtMost, *high));
            let limits = [low, high].into_iter().flatten();
            limits.map(|(side, limit)| json!({ "path": input.path, "side": name(side), "limit": limit })).collect::<Vec<_>>()
        };
        let mut object = counts(scenario);
        object.insert("restrictions".to_owned(), limits.flat_map(limit).collect());
        object
    };
    let boxes = |boxes: &[FailingBox]| -> Vec<Value> {
        boxes
            .iter()
            .map(|found| failing_box(inputs, found))
            .collect()
    };
    entries(json!({
        "halves": fails.halves,
        "fails": fails.boxes.first().map(|first| failing_box(inputs, first)),
        "boxes": boxes(&fails.boxes),
        "trajectory": fails.trajectory.iter().map(on_the_way).collect::<Vec<_>>(),
        "tree": boxes(&fails.leaves),
    }))
}

/// What a box holds of the futures of which it is told.
fn counts(scenario: &ScenarioBox) -> Map<String, Value> {
    entries(json!({
        "futures": scenario.rows,
        "failing": scenario.interesting,
        "density": scenario.density,
        "coverage": scenario.coverage,
        "mass": scenario.mass,
        "restricted_numbers": scenario.restricted_inputs,
    }))
}

fn name(side: Side) -> &'static str {
    match side {
        Side::AtLeast => "at_least",
        Side::AtMost => "at_most",
    }
}

fn failing_box(inputs: &[Input], found: &FailingBox) -> Value {
    let restriction = |restriction: &Restriction| {
        json!({
            "path": inputs[restriction.input].path,
            "side": name(restriction.side),
            "limit": restriction.limit,
            "quasi_p": restriction.quasi_p,
        })
    };
    let restrictions: Vec<Value> = found.restrictions.iter().map(restriction).collect();
    let mut object = counts(&found.scenario);
    object.insert("restrictions".to_owned(), restrictions.into());
    object.into()
}

/// The answer along the range of each uncertain number, as a JSON object.
pub fn one_at_a_time_json(read: &ReadArrangement, curves: &[Curve], asked: Asked) -> Value {
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "numbers": curves.iter().map(curve_json).collect::<Vec<_>>(),
    })));
    object.into()
}

/// The answer along the range of one number, as a JSON object.
pub fn curve_json(curve: &Curve) -> Value {
    let points = curve.points.iter();
    json!({
        "path": curve.input.path,
        "low": curve.input.range.low(),
        "now": curve.input.central,
        "high": curve.input.range.high(),
        "flips": curve.flips,
        "points": points.map(|(value, reached)| json!([value, reached])).collect::<Vec<_>>(),
        "without_answer": gaps(curve.gaps.as_ref()),
    })
}
