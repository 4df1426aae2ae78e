//! The frontier of two levers.

use arrangement::{ReadArrangement, ReadOptions};
use explore::frontier::{Frontier, Point};

use super::words::{
    as_what, gaps, heading, paragraph, plain, short, short_above, short_below, title, years,
};

/// Rows of the table, about.
const ROWS: usize = 15;
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
    text += &heading(&format!("{:>FIRST_WIDTH$}    least B that is enough", "A"));
    for at in some(&frontier.points) {
        text += &line(&frontier.points, at, second.most);
    }
    text += &paragraph(&format!(
        "The curve was traced at {} points, straight between neighbours to about a thousandth of its \
         height; --json has them all.",
        frontier.points.len()
    ));
    text + &gaps("pairs of values", frontier.gaps.as_ref())
}

/// A point of the curve, rounded to the side on which both numbers together are enough.
fn line(points: &[Point], at: usize, most: f64) -> String {
    let (first, second) = points[at];
    let second = match second {
        Some(second) => short_above(second),
        None => format!("none up to {}", short(most)),
    };
    let first = match rises(points, at) {
        true => short_below(first),
        false => short_above(first),
    };
    format!("{first:>FIRST_WIDTH$}    {second}\n")
}

/// Whether more of the first number asks for more of the second here.
fn rises(points: &[Point], at: usize) -> bool {
    let height = |at: usize| points[at].1.unwrap_or(f64::INFINITY);
    let (before, after) = (at.saturating_sub(1), (at + 1).min(points.len() - 1));
    height(after) > height(before)
}

/// The places of points about evenly spread along the first number, the last among them.
fn some(points: &[Point]) -> Vec<usize> {
    let end = points.last().map_or(0.0, |point| point.0);
    let mut shown: Vec<usize> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let far = |last: &usize| point.0 - points[*last].0 >= end / ROWS as f64;
        if at == points.len() - 1 || shown.last().is_none_or(far) {
            shown.push(at);
        }
    }
    shown
}
