//! How far a number can be moved on a page by itself, so that there is an answer wherever its slider goes.

use arrangement::{
    Arrangement, Number,
    rule::{READINESS, Rule},
};

/// How far from a least value that is itself not allowed the first is that can be asked for.
const FIRST: f64 = 0.001;
/// With how much a slider ends where the number is nothing and has no range.
const FROM_NOTHING: f64 = 10.0;
/// The same for a number that is whole.
const WHOLE_FROM_NOTHING: f64 = 2.0;

/// The least and the largest value that a number may have in its arrangement: those of its rule, and within
/// them what the horizon and the levels of readiness leave.
pub fn limits(arrangement: &Arrangement, path: &str, number: &Number) -> (f64, f64) {
    let Some(rule) = number.rule else {
        return (f64::NEG_INFINITY, f64::INFINITY);
    };
    let Rule { least, most, .. } = *rule;
    let least = match rule.least_allowed || least == f64::MIN {
        true => least,
        false => number.value.min(least + FIRST),
    };
    if path == "target.years" {
        return (least, most.min(arrangement.horizon_years.value));
    }
    if rule == &READINESS {
        let levels = arrangement.actors[arrangement.challenger()].strength.len();
        return (least, levels.saturating_sub(1) as f64);
    }
    (least, most)
}

/// From where to where a slider goes: the author's range, else from the least value to twice the
/// number; as far as it may.
pub fn slider(arrangement: &Arrangement, path: &str, number: &Number) -> (f64, f64) {
    let (least, most) = limits(arrangement, path, number);
    if let Some(range) = number.range {
        return (range.low().max(least), range.high().min(most));
    }
    let whole = number.rule.is_some_and(|rule| rule.whole);
    let high = match most {
        most if most <= 1.0 => most,
        most if number.value == 0.0 && whole => most.min(WHOLE_FROM_NOTHING),
        most if number.value == 0.0 => most.min(FROM_NOTHING),
        most => most.min(2.0 * number.value.abs()),
    };
    // A loss may be as large as a gain.
    let low = if least < 0.0 { -high } else { least };
    (low.min(number.value), high.max(number.value))
}
