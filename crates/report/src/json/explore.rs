//! What many futures show, and one number at a time, as JSON objects.

use ::explore::{
    Input,
    discovery::{ScenarioBox, Side},
    failing::{Failing, FailingBox},
    findings::{Findings, SHARES},
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
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "design": design,
        "seed": seed,
        "futures": findings.solved,
        "compared": findings.compared,
        "without_answer": findings.without_answer,
        "sufficient": findings.sufficient,
        "would_be_signed": findings.signed,
        "sufficient_and_signed": findings.sufficient_and_signed,
        "reached": quantiles(&findings.reached),
        "survival": survival,
        "moves": moves,
        "fails": findings.fails.as_ref().and_then(|fails| Some(failing_box(inputs, fails.told.as_ref()?))),
        "trajectory": findings.fails.as_ref().map(trajectory),
        "tree": findings.fails.as_ref().map(|fails| {
            fails.leaves.iter().map(|leaf| failing_box(inputs, leaf)).collect::<Vec<_>>()
        }),
    })));
    object.into()
}

fn trajectory(fails: &Failing) -> Vec<Value> {
    let on_the_way = |scenario: &ScenarioBox| {
        json!({
            "density": scenario.density,
            "coverage": scenario.coverage,
            "mass": scenario.mass,
            "restricted_numbers": scenario.restricted_inputs,
        })
    };
    fails.trajectory.iter().map(on_the_way).collect()
}

fn failing_box(inputs: &[Input], found: &FailingBox) -> Value {
    let restriction = |restriction: &::explore::discovery::Restriction| {
        json!({
            "path": inputs[restriction.input].path,
            "side": match restriction.side {
                Side::AtLeast => "at_least",
                Side::AtMost => "at_most",
            },
            "limit": restriction.limit,
            "quasi_p": restriction.quasi_p,
        })
    };
    json!({
        "density": found.scenario.density,
        "coverage": found.scenario.coverage,
        "mass": found.scenario.mass,
        "restrictions": found.restrictions.iter().map(restriction).collect::<Vec<_>>(),
    })
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
