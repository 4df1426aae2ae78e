//! The frontier of two levers.

use arrangement::{ReadArrangement, ReadOptions};
use explore::frontier::{Bound, Frontier, Point};

use super::words::{
    as_what, gaps, heading, paragraph, plain, short, short_above, short_below, title, years,
};

/// Rows of the table, about.
const ROWS: usize = 12;
/// Columns of the first number.
const FIRST_WIDTH: usize = 12;

/// The frontier of two levers, as text: a table of some of its points.
pub fn frontier(read: &ReadArrangement, frontier: &Frontier, options: &ReadOptions) -> String {
    let target = &read.arrangement.target;
    let [first, second] = &frontier.levers;
    let mut text = title(&read.arrangement);
    text += &paragraph(&format!(
        "{}: what two numbers must be together for a chance of at least {}% that the peace lasts \
         {}, the others as they are.",
        as_what(options),
        short(target.survival.value * 100.0),
        years(target.years.value),
    ));
    text += &format!(
        "\n  A: {} (now {})\n  B: {} (now {})\n\n",
        plain(&first.path),
        short(first.now),
        plain(&second.path),
        short(second.now)
    );
    if needs_neither(frontier) {
        return text
            + &paragraph(&format!(
                "It is enough with the least of both that was tried, {} and {}: neither is needed.",
                short(first.least),
                short(second.least)
            ));
    }
    let bound = match frontier.bound {
        Bound::Least => "least",
        Bound::Most => "most",
    };
    text += &heading(&format!(
        "{:>FIRST_WIDTH$}    {bound} B that is enough",
        "A"
    ));
    for at in some(&frontier.points) {
        text += &line(frontier, at);
    }
    text += &paragraph(&format!(
        "The curve was traced at {} points, straight between neighbours to about a thousandth of its \
         height; --json has them all.",
        frontier.points.len()
    ));
    text + &gaps("pairs of values", frontier.gaps.as_ref())
}

/// Whether the least of both numbers is enough.
fn needs_neither(frontier: &Frontier) -> bool {
    let least = Some(frontier.levers[1].least);
    let is_least = |&(_, second): &Point| second == least;
    matches!(frontier.bound, Bound::Least) && frontier.points.iter().all(is_least)
}

/// A point of the curve, rounded to the side on which both numbers together are enough.
fn line(frontier: &Frontier, at: usize) -> String {
    let (first, second) = frontier.points[at];
    let second = match (second, frontier.bound) {
        (Some(second), Bound::Least) => short_above(second),
        (Some(second), Bound::Most) => short_below(second),
        (None, _) => format!("none up to {}", short(frontier.levers[1].most)),
    };
    let first = match tightens(frontier, at) {
        true => short_below(first),
        false => short_above(first),
    };
    format!("{first:>FIRST_WIDTH$}    {second}\n")
}

/// Whether more of the first number leaves less room for the second here.
fn tightens(frontier: &Frontier, at: usize) -> bool {
    let points = &frontier.points;
    let room = |at: usize| match (points[at].1, frontier.bound) {
        (None, _) => f64::NEG_INFINITY,
        (Some(second), Bound::Least) => -second,
        (Some(second), Bound::Most) => second,
    };
    let (before, after) = (at.saturating_sub(1), (at + 1).min(points.len() - 1));
    room(after) < room(before)
}

/// The places of points about evenly spread along the curve, with both ends of where it falls or rises at once,
/// and the last among them.
fn some(points: &[Point]) -> Vec<usize> {
    let height = points
        .iter()
        .filter_map(|point| point.1)
        .fold(0.0, f64::max);
    let end = points.last().map_or(0.0, |point| point.0);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let far = |one: usize, other: usize| {
        let up = match (points[one].1, points[other].1) {
            (Some(one), Some(other)) => share((one - other).abs(), height),
            (None, None) => 0.0,
            _ => 1.0,
        };
        share(points[other].0 - points[one].0, end).hypot(up) >= 1.0 / ROWS as f64
    };
    let mut shown: Vec<usize> = Vec::new();
    for at in 0..points.len() {
        let is_far = shown.last().is_none_or(|&last| far(last, at));
        if is_far && at > 0 && far(at - 1, at) && shown.last() != Some(&(at - 1)) {
            shown.push(at - 1);
        }
        if is_far || at == points.len() - 1 {
            shown.push(at);
        }
    }
    shown
}
