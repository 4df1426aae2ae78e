//! The title, the question and the answer in a sentence or two.

use arrangement::{Arrangement, ReadOptions};
use guarantee::Outlook;

use super::{
    signing,
    words::{as_what, heading, paragraph, percent_with_digit, points_above, short, title, years},
};

pub(super) fn answer(
    arrangement: &Arrangement,
    outlook: &Outlook,
    options: &ReadOptions,
) -> String {
    let target = &arrangement.target;
    let mut text = title(arrangement);
    text += &paragraph(&format!(
        "The question: does a peace signed on {} last {}, with a chance of at least {}?",
        arrangement.signed,
        years(target.years.value),
        short(target.survival.value * 100.0) + "%",
    ));
    text += "\n";
    text += &heading("The answer in this model");
    text += &paragraph(&sentence(arrangement, outlook, options));
    text += &paragraph(&signing::sentence(arrangement, outlook));
    text
}

fn sentence(arrangement: &Arrangement, outlook: &Outlook, options: &ReadOptions) -> String {
    let target = &arrangement.target;
    let aim = target.survival.value;
    let reached = percent_with_digit(outlook.reached);
    let distance = points_above(outlook.reached, aim).abs();
    let by = match distance {
        _ if outlook.reached == aim => "exactly".to_owned(),
        0.0 => "by less than a tenth of a percentage point".to_owned(),
        distance => format!("by {distance:.1} percentage points"),
    };
    let verdict = if outlook.sufficient {
        "it is enough"
    } else {
        "it is not enough"
    };
    format!(
        "{}, the chance that this peace lasts {} is {reached}. The aim is {}: {verdict}, {by}.",
        as_what(options),
        years(target.years.value),
        short(aim * 100.0) + "%",
    )
}
