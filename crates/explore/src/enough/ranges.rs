//! Ranges of values with which something is enough, from a grid of verdicts.

/// Halvings of an interval of the grid: to 1e-9 of the lever's largest value and less.
const HALVINGS: usize = 24;

/// From which value to which it is enough, ascending, from the verdicts at tried values.
///
/// Where the verdict flips between neighbours, `flip` finds where, of the place of the one that is not
/// enough and the place of the one that is; nothing is known of what happens between two neighbours
/// with the same verdict.
pub(crate) fn ranges(
    tried: &[(f64, bool)],
    mut flip: impl FnMut(usize, usize) -> f64,
) -> Vec<[f64; 2]> {
    let mut ranges: Vec<[f64; 2]> = Vec::new();
    for (place, &(value, enough)) in tried.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| tried[before].1);
        match (before, enough) {
            (Some(true), true) => {
                if let Some(range) = ranges.last_mut() {
                    range[1] = value;
                }
            }
            (None, true) => ranges.push([value, value]),
            (Some(false), true) => ranges.push([flip(place - 1, place), value]),
            (Some(true), false) => {
                if let Some(range) = ranges.last_mut() {
                    range[1] = flip(place, place - 1);
                }
            }
            (_, false) => {}
        }
    }
    ranges
}

/// Halves the interval between a value that is not enough and one that is; gives the latter end.
pub(crate) fn close_in(
    mut short: f64,
    mut enough: f64,
    mut is_enough: impl FnMut(f64) -> bool,
) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (short + enough);
        if is_enough(middle) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    enough
}
