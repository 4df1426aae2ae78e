//! The frontier of two levers.

use arrangement::{ReadArrangement, ReadOptions};
use explore::frontier::{Frontier, Point};

use super::words::{as_what, gaps, heading, paragraph, plain, short, short_above, title, years};

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
    for point in some(&frontier.points) {
        text += &line(point, second.most);
    }
    text += &paragraph(&format!(
        "The curve was traced at {} points, straight between neighbours to about a thousandth of its \
         height; --json has them all.",
        frontier.points.len()
    ));
    text + &gaps("pairs of values", frontier.gaps.as_ref())
}

fn line(&(first, second): &Point, most: f64) -> String {
    let second = match second {
        Some(second) => short_above(second),
        None => format!("none up to {}", short(most)),
    };
    format!("{:>FIRST_WIDTH$}    {second}\n", short(first))
}

/// Points about evenly spread along the first number, the last among them.
fn some(points: &[Point]) -> Vec<&Point> {
    let end = points.last().map_or(0.0, |point| point.0);
    let mut shown: Vec<&Point> = Vec::new();
    for point in points {
        let far = |last: &&Point| point.0 - last.0 >= end / ROWS as f64;
        if shown.last().is_none_or(far) {
            shown.push(point);
        }
    }
    if let (Some(last), Some(shown_last)) = (points.last(), shown.last())
        && last != *shown_last
    {
        shown.push(last);
    }
    shown
}
