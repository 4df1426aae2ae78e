//! What a calibration found, as one JSON object.

use ::explore::calibrate::{Calibrated, Solution};
use arrangement::ReadArrangement;
use history::class::{Class, OutsideView};
use serde_json::{Map, Value, json};

use super::{Asked, entries};
use crate::terminal::{beside_class, class_note};

/// What a calibration found, as a JSON object; `seed` says from which starts.
pub fn calibrated_json(
    read: &ReadArrangement,
    calibrated: &Calibrated,
    seed: u64,
    asked: Asked,
) -> Value {
    let nearest = calibrated.solutions.first().unwrap_or(&calibrated.now);
    let entries_known = read.arrangement.calibrate.iter().enumerate();
    let known = entries_known.map(|(at, entry)| {
        let view = entry.class.as_ref().map(Class::view);
        json!({
            "without": entry.without,
            "years": entry.years,
            "survival": entry.survival,
            "class": entry.class.as_ref().map(ToString::to_string),
            "broken_by": view.as_ref().map(|view| view.class.broken_by()),
            "tells_little": view.as_ref().map(OutsideView::is_few),
            "note": view.as_ref().map(class_note),
            "until_deaths": view.as_ref().and_then(|view| until_deaths(view, entry.years)),
            "beside": view.as_ref().and_then(|view| {
                beside_class(&read.arrangement, at, view, calibrated, nearest)
            }),
            "numbers": entry.numbers,
        })
    });
    let numbers = calibrated.numbers.iter().map(|number| {
        json!({
            "path": number.path,
            "low": number.range.low(),
            "now": number.now,
            "high": number.range.high(),
            "fitting": number.fitting,
        })
    });
    let solution = |solution: &Solution| {
        let paths = calibrated.numbers.iter().map(|number| number.path.clone());
        let values: Map<String, Value> = paths
            .zip(solution.values.iter().map(|&v| json!(v)))
            .collect();
        json!({ "values": values, "survival": solution.chances, "misses": solution.misses })
    };
    let (starts, fitting) = calibrated.starts;
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "seed": seed,
        "starts": starts,
        "starts_that_fit": fitting,
        "fits": calibrated.fits,
        "known": known.collect::<Vec<_>>(),
        "numbers": numbers.collect::<Vec<_>>(),
        "now": solution(&calibrated.now),
        "solutions": calibrated.solutions.iter().map(solution).collect::<Vec<_>>(),
    })));
    object.into()
}

/// The least and the largest share of the same peaces that held until deaths after so many years; `None` where
/// that is not told beside.
fn until_deaths(view: &OutsideView, years: f64) -> Option<[f64; 2]> {
    let interval = view.until_deaths.as_ref()?.curve.at(years)?.interval();
    Some([interval.low, interval.high])
}
