//! The least that would be enough.

use arrangement::{ReadArrangement, ReadOptions};
use explore::enough::{Enough, Lever, Sufficiency};

use super::words::{
    PATH_WIDTH, as_what, column, heading, paragraph, percent_with_digit, plain, short, short_above,
    short_below, title, years,
};

/// The least sufficient value of each lever, as text.
pub fn enough(read: &ReadArrangement, sufficiency: &Sufficiency, options: &ReadOptions) -> String {
    let arrangement = &read.arrangement;
    let target = &arrangement.target;
    let mut text = title(arrangement);
    text += &paragraph(&format!(
        "What would be enough for a chance of at least {} that the peace lasts {}? {}, it is {}. \
         Each number below is moved alone, the others as they are.",
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
        "what is enough"
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
    let found = match enough.sufficient[..] {
        [] => format!("none tried up to {}", short(lever.most)),
        [[from, to]] if from == lever.least && to == lever.most => "any".to_owned(),
        _ => {
            let ranges: Vec<String> = (enough.sufficient.iter())
                .map(|&range| in_words(range, lever))
                .collect();
            ranges.join("; ")
        }
    };
    let now = short(lever.now);
    let mut text = format!("{} {now:>9}  {found}\n", column(&path, PATH_WIDTH));
    if enough.sufficient.is_empty() {
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

/// "from 13.2", "up to 6.07", "4 to 9".
fn in_words([from, to]: [f64; 2], lever: &Lever) -> String {
    match (from == lever.least, to == lever.most) {
        (_, true) => format!("from {}", short_above(from)),
        (true, false) => format!("up to {}", short_below(to)),
        (false, false) => format!("{} to {}", short_above(from), short_below(to)),
    }
}
