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

/// The same where it is known at both ends, and can be told in between, by how much it is enough: not negative
/// where it is.
///
/// The ITP method (Oliveira & Takahashi 2021, "An Enhancement of the Bisection Method Average Performance
/// Preserving Minmax Optimality", ACM Transactions on Mathematical Software 47), with κ₁ = 0.2, κ₂ = 2, n₀ = 1 on
/// the interval scaled to [0, 1]: it never takes more than one step more than halving does, and where the surplus
/// is smooth some eight instead of 24.
pub(crate) fn find_flip(
    (short, mut at_short): (f64, f64),
    (enough, mut at_enough): (f64, f64),
    mut surplus: impl FnMut(f64) -> f64,
) -> f64 {
    let value = |share: f64| short + (enough - short) * share;
    let half_width = 0.5_f64.powi(HALVINGS as i32 + 1);
    let (mut low, mut high) = (0.0, 1.0);
    for step in 0..=HALVINGS + 1 {
        let width: f64 = high - low;
        if width <= 2.0 * half_width {
            break;
        }
        let middle = 0.5 * (low + high);
        let line = (at_enough * low - at_short * high) / (at_enough - at_short);
        let toward = (middle - line).signum();
        let truncated = match 0.2 * width * width <= (middle - line).abs() {
            true => line + toward * 0.2 * width * width,
            false => middle,
        };
        let room = half_width * 2.0_f64.powi((HALVINGS + 1 - step) as i32) - 0.5 * width;
        let next = match (truncated - middle).abs() <= room {
            true => truncated,
            false => middle - toward * room,
        };
        let here = surplus(value(next));
        if here >= 0.0 {
            (high, at_enough) = (next, here);
        } else {
            (low, at_short) = (next, here);
        }
    }
    value(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flip_is_found_as_halving_finds_it_and_sooner() {
        let cases: [fn(f64) -> f64; 5] = [
            |x| x - 0.3,
            |x| x.powi(7) - 1e-3,
            |x| 1.0 / (1.0 + (-40.0 * (x - 0.9)).exp()) - 0.5,
            |x| if x < 0.123_456 { -1.0 } else { 0.25 },
            |x| (x - 1e-6).cbrt(),
        ];
        for (case, surplus) in cases.into_iter().enumerate() {
            for (short, enough, surplus) in [
                (0.0, 1.0, &surplus as &dyn Fn(f64) -> f64),
                // A lever of which less is better.
                (5.0, 3.0, &|x: f64| surplus((5.0 - x) / 2.0)),
            ] {
                let mut asked = 0;
                let found = find_flip((short, surplus(short)), (enough, surplus(enough)), |x| {
                    asked += 1;
                    surplus(x)
                });
                let halved = close_in(short, enough, |x| surplus(x) >= 0.0);
                assert!((found - halved).abs() < 1.3e-7, "{case}: {found}, {halved}");
                assert!(surplus(found) >= 0.0, "{case}: {found}");
                let most = if case < 3 { 14 } else { HALVINGS + 2 };
                assert!(asked <= most, "{case}: {asked}");
            }
        }
    }
}
