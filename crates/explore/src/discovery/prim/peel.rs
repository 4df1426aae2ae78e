//! Peeling: the box shrinks, its density grows.

use super::{
    Prim, ScenarioBox, Slice, best,
    quantile::{cut_high, cut_low},
};
use crate::discovery::Cases;

/// The box with all rows, then one after another, each a slice smaller.
pub(super) fn peel(prim: &Prim, cases: &Cases, rows: &[usize]) -> Vec<ScenarioBox> {
    let interesting = cases.interesting_among(rows);
    let mut boxes = vec![ScenarioBox::new(
        cases,
        cases.extent.clone(),
        rows.len(),
        interesting,
    )];
    let mut orders: Vec<Vec<usize>> = cases
        .columns
        .iter()
        .map(|column| in_order(column, rows))
        .collect();
    loop {
        let before = &boxes[boxes.len() - 1];
        let slices = orders
            .iter()
            .enumerate()
            .flat_map(|(input, order)| slices(prim, cases, input, order, before.interesting));
        let Some(slice) = best(cases, before, slices) else {
            break;
        };
        let after = slice.taken(cases, before);
        if after.mass < prim.mass_min {
            break;
        }
        let [low, high] = after.limits[slice.input];
        let kept = low..=high;
        for order in &mut orders {
            order.retain(|&row| kept.contains(&cases.columns[slice.input][row]));
        }
        boxes.push(after);
    }
    boxes
}

/// The rows in the order of their numbers.
fn in_order(column: &[f64], rows: &[usize]) -> Vec<usize> {
    let mut order = rows.to_vec();
    order.sort_by(|&a, &b| column[a].total_cmp(&column[b]));
    order
}

/// What is left when the upper, or the lower, slice of one input is peeled off a box whose rows are
/// `order`, ascending in that input.
fn slices(
    prim: &Prim,
    cases: &Cases,
    input: usize,
    order: &[usize],
    interesting: usize,
) -> [Slice; 2] {
    let column = &cases.columns[input];
    let numbers: Vec<f64> = order.iter().map(|&row| column[row]).collect();
    let slice = |end: usize, limit: f64, peeled: &[usize]| Slice {
        input,
        end,
        limit,
        rows: order.len() - peeled.len(),
        interesting: interesting - cases.interesting_among(peeled),
    };
    let high = cut_high(&numbers, prim.peel_alpha);
    let low = cut_low(&numbers, prim.peel_alpha);
    let above = numbers.partition_point(|&number| number <= high);
    let below = numbers.partition_point(|&number| number < low);
    [
        slice(1, high, &order[above..]),
        slice(0, low, &order[..below]),
    ]
}
