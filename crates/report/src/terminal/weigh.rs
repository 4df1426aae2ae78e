//! What each commitment contributes.

use arrangement::{Arrangement, ReadArrangement, ReadOptions};
use explore::weigh::{Weighing, Weight};

use super::words::{
    NAME_WIDTH, as_what, column, counted, heading, paragraph, percent_with_digit, plain, row,
    title, years,
};

/// What each commitment contributes, as text.
pub fn weigh(read: &ReadArrangement, weighing: &Weighing, options: &ReadOptions) -> String {
    let arrangement = &read.arrangement;
    let mut text = title(arrangement);
    text += &paragraph(&format!(
        "{}: what each commitment adds to the chance that the peace lasts {}.",
        as_what(options),
        years(arrangement.target.years.value),
    ));
    text += "\n";
    text += &row("with none of them", &percent_with_digit(weighing.with_none));
    text += &row("with all of them", &percent_with_digit(weighing.with_all));
    if weighing.weights.is_empty() {
        return text + &paragraph("There is no commitment to weigh.");
    }
    text += "\n";
    text += &table(arrangement, weighing);
    text += "\n";
    text + &better_without(arrangement, weighing) + &paragraph(&explanation(weighing))
}

/// Which commitments take away from the chance, beside the others.
fn better_without(arrangement: &Arrangement, weighing: &Weighing) -> String {
    let as_printed = |chance: f64| (chance * 1000.0).round();
    let takes_away = |weight: &Weight| as_printed(weight.removed) > as_printed(weighing.with_all);
    let weights = weighing.weights.iter().zip(&arrangement.commitments);
    let names: Vec<String> = weights
        .filter(|(weight, _)| takes_away(weight))
        .map(|(_, commitment)| plain(&commitment.id))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    paragraph(&format!(
        "Without {} the chance is higher than with all of them: beside the others it takes away more than \
         it adds.",
        names.join(", or without ")
    ))
}

fn table(arrangement: &Arrangement, weighing: &Weighing) -> String {
    let mut text = heading(&format!(
        "{} {:>12} {:>14} {:>20}",
        column("commitment", NAME_WIDTH),
        "with it only",
        "without it",
        "its share, in points"
    ));
    for (weight, commitment) in weighing.weights.iter().zip(&arrangement.commitments) {
        text += &format!(
            "{} {:>12} {:>14} {:>20}\n",
            column(&plain(&commitment.id), NAME_WIDTH),
            percent_with_digit(weight.alone),
            percent_with_digit(weight.removed),
            share(weight),
        );
    }
    text
}

/// A Shapley value in points of a hundred, with its standard error where it is an estimate.
fn share(weight: &Weight) -> String {
    // Rounded first, so that what is as good as nothing has no sign of its own.
    let points = (weight.shapley.value * 1000.0).round() / 10.0 + 0.0;
    match weight.shapley.standard_error {
        0.0 => format!("{points:+.1}"),
        error => format!("{points:+.1} ± {:.1}", error * 100.0),
    }
}

fn explanation(weighing: &Weighing) -> String {
    let how = if weighing
        .weights
        .iter()
        .all(|weight| weight.shapley.standard_error == 0.0)
    {
        "over all orders in which the commitments could be made"
    } else {
        "over a sample of orders in which the commitments could be made, with its standard error"
    };
    format!(
        "The share (Shapley value) is what a commitment adds on average {how}; the shares sum to the \
         difference between all and none. A small share does not make a promise idle: it may be \
         one that others can stand in for. Solved for this: {} of commitments.",
        counted(weighing.solved, "sets")
    )
}
