//! The least that would be enough.

use arrangement::{ReadArrangement, ReadOptions};
use explore::enough::{Enough, Sufficiency};

use super::words::{as_what, column, heading, paragraph, percent_with_digit, plain, short, years};

/// Columns of a lever's path.
const PATH_WIDTH: usize = 44;

/// The least sufficient value of each lever, as text.
pub fn enough(read: &ReadArrangement, sufficiency: &Sufficiency, options: &ReadOptions) -> String {
    let arrangement = &read.arrangement;
    let target = &arrangement.target;
    let mut text = paragraph(&plain(&arrangement.title)) + "\n";
    text += &paragraph(&format!(
        "What would be enough for a chance of at least {} that the peace lasts {}? {}, it is {}. \
         Each number below is moved alone, from 0 (or the least that it may be) upwards, the \
         others as they are.",
        short(target.survival.value * 100.0) + "%",
        years(target.years.value),
        as_what(options),
        percent_with_digit(sufficiency.reached),
    ));
    text += "\n";
    text += &heading(&format!(
        "{} {:>9}  {}",
        column("number", PATH_WIDTH),
        "now",
        "least that is enough"
    ));
    for enough in &sufficiency.levers {
        text += &line(enough);
    }
    if sufficiency.levers.is_empty() {
        text +=
            &paragraph("The arrangement has no commitment to move; name a number with --lever.");
    }
    text
}

fn line(enough: &Enough) -> String {
    let lever = &enough.lever;
    let path = plain(&lever.path);
    let found = match enough.least {
        // Rounded up: rounded down, it would not be enough.
        Some(least) => short((least * 100.0).ceil() / 100.0),
        None => format!("none up to {}", short(lever.most)),
    };
    let mut text = format!(
        "{} {:>9}  {found}\n",
        column(&path, PATH_WIDTH),
        short(lever.now)
    );
    if enough.least.is_none() {
        text += &format!(
            "{:PATH_WIDTH$} {:>9}  best: {} at {}\n",
            "",
            "",
            percent_with_digit(enough.best.0),
            short(enough.best.1)
        );
    }
    text
}
