//! The title, the question and the answer in a sentence or two.

use arrangement::{Arrangement, ReadOptions};
use guarantee::Outlook;

use super::words::{heading, list, paragraph, percent, percent_with_digit, plain, short, years};

pub(super) fn answer(
    arrangement: &Arrangement,
    outlook: &Outlook,
    options: &ReadOptions,
) -> String {
    let target = &arrangement.target;
    let mut text = paragraph(&plain(&arrangement.title));
    text += "\n";
    text += &paragraph(&format!(
        "The question: does a peace signed on {} last {}, with a chance of at least {}?",
        arrangement.signed,
        years(target.years.value),
        short(target.survival.value * 100.0) + "%",
    ));
    text += "\n";
    text += &heading("The answer in this model");
    text += &paragraph(&sentence(arrangement, outlook, options));
    text
}

fn sentence(arrangement: &Arrangement, outlook: &Outlook, options: &ReadOptions) -> String {
    let target = &arrangement.target;
    let aim = target.survival.value;
    let distance = (outlook.reached - aim).abs() * 100.0;
    // Near the aim, whole numbers would hide on which side of it the answer is.
    let reached = if distance < 1.0 {
        percent_with_digit(outlook.reached)
    } else {
        percent(outlook.reached)
    };
    let by = match distance {
        0.0 => "exactly".to_owned(),
        tiny if tiny < 0.05 => "by less than a tenth of a point of a hundred".to_owned(),
        distance => format!("by {distance:.1} points of a hundred"),
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

/// What the answer is about: the file, or the file with what the options change.
fn as_what(options: &ReadOptions) -> String {
    let mut changes = Vec::new();
    if !options.set.is_empty() {
        let set: Vec<String> = (options.set.iter())
            .map(|setting| format!("{} = {}", plain(&setting.path), plain(&setting.value)))
            .collect();
        changes.push(format!("with {}", list(&set)));
    }
    if !options.without.is_empty() {
        let without: Vec<String> = options.without.iter().map(|id| plain(id)).collect();
        changes.push(format!("without {}", list(&without)));
    }
    if changes.is_empty() {
        "As written".to_owned()
    } else {
        format!("As written, but {}", changes.join(" and "))
    }
}
