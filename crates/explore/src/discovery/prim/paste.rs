//! Pasting: the box grows again where that raises its density.

use super::{
    Prim, ScenarioBox, Slice, best,
    quantile::{cut_high, cut_low},
};
use crate::discovery::Cases;

/// Adds boxes after the last one, each a slice larger.
pub(super) fn paste(prim: &Prim, cases: &Cases, rows: &[usize], boxes: &mut Vec<ScenarioBox>) {
    loop {
        let before = &boxes[boxes.len() - 1];
        let faces = beyond_faces(cases, rows, &before.limits);
        let slices = faces
            .iter()
            .enumerate()
            .flat_map(|(face, rows)| slice(prim, cases, [face / 2, face % 2], rows, before));
        let Some(slice) = best(cases, before, slices) else {
            break;
        };
        let after = slice.taken(cases, before);
        boxes.push(after);
    }
}

/// For each face of a box, lower before upper, the rows beyond it that are inside all other faces.
///
/// Rows of the box that lie in the face itself count as beyond it, as in EMA Workbench.
fn beyond_faces(cases: &Cases, rows: &[usize], limits: &[[f64; 2]]) -> Vec<Vec<usize>> {
    let mut faces = vec![Vec::new(); 2 * limits.len()];
    for &row in rows {
        let number = |input: usize| cases.columns[input][row];
        let mut outside = (0..limits.len())
            .filter(|&input| !(limits[input][0]..=limits[input][1]).contains(&number(input)));
        let touched = match (outside.next(), outside.next()) {
            (None, _) => 0..limits.len(),
            (Some(input), None) => input..input + 1,
            _ => continue,
        };
        for input in touched {
            if number(input) <= limits[input][0] {
                faces[2 * input].push(row);
            }
            if number(input) >= limits[input][1] {
                faces[2 * input + 1].push(row);
            }
        }
    }
    faces
}

/// The box with the nearest of the rows beyond a face; nothing where there are none.
fn slice(
    prim: &Prim,
    cases: &Cases,
    [input, end]: [usize; 2],
    beyond: &[usize],
    before: &ScenarioBox,
) -> Option<Slice> {
    let column = &cases.columns[input];
    let mut numbers: Vec<f64> = beyond.iter().map(|&row| column[row]).collect();
    numbers.sort_by(f64::total_cmp);
    if numbers.is_empty() {
        return None;
    }
    let limit = match end {
        0 => cut_high(&numbers, prim.paste_alpha),
        _ => cut_low(&numbers, prim.paste_alpha),
    };
    let own = before.limits[input];
    let is_new = |number: f64| match end {
        0 => (limit..own[0]).contains(&number),
        _ => own[1] < number && number <= limit,
    };
    let new: Vec<usize> = beyond
        .iter()
        .copied()
        .filter(|&row| is_new(column[row]))
        .collect();
    Some(Slice {
        input,
        end,
        limit,
        rows: before.rows + new.len(),
        interesting: before.interesting + cases.interesting_among(&new),
    })
}
