//! What many futures show, and one number at a time.

use ::explore::{
    Input,
    discovery::{Restriction, Side},
    failing::FailingBox,
    findings::{Findings, SHARES},
    one_at_a_time::Curve,
};
use arrangement::{ReadArrangement, ReadOptions};

use super::words::{
    PATH_WIDTH, as_what, column, gaps, heading, paragraph, percent_with_digit, plain, row, short,
    title, years,
};

/// Numbers that move the answer, at most, in the text.
const MOST_NAMED: usize = 8;

/// What many futures show, as text; `inputs` are the numbers that were drawn.
pub fn findings(
    read: &ReadArrangement,
    inputs: &[Input],
    findings: &Findings,
    options: &ReadOptions,
) -> String {
    let target = &read.arrangement.target;
    let aim = short(target.survival.value * 100.0) + "%";
    let lasting = years(target.years.value);
    let mut text = title(&read.arrangement);
    text += &paragraph(&format!(
        "{}, in {} futures: {} uncertain numbers are drawn from their ranges, each by itself.",
        as_what(options),
        findings.solved,
        inputs.len(),
    ));
    text += "\n";
    text += &heading("In how many of them");
    let enough = format!("it is enough ({aim} for {lasting})");
    text += &row(&enough, &percent_with_digit(findings.sufficient));
    text += &row(
        "everyone who must agree accepts",
        &percent_with_digit(findings.signed),
    );
    text += &row("both", &percent_with_digit(findings.sufficient_and_signed));
    if let Some(reason) = &findings.first_reason {
        text += &paragraph(&format!(
            "{} draws have no answer; the first: {reason}.",
            findings.without_answer
        ));
    }
    text += "\n";
    text += &heading(&format!(
        "The chance that the peace lasts {lasting}, from future to future"
    ));
    text += &spread(findings);
    text += "\n";
    text += &heading("What moves that chance most");
    text += &moves(inputs, findings);
    text += "\n";
    text += &heading("Where it fails");
    text + &fails(inputs, findings)
}

fn spread(findings: &Findings) -> String {
    let shares: String = SHARES
        .iter()
        .map(|share| format!("{:>8.0}", share * 100.0))
        .collect();
    let reached = findings.reached.iter();
    let chances: String = reached
        .map(|chance| format!("{:>8.1}", chance * 100.0))
        .collect();
    format!("  in this percent of futures   {shares}\n  it is at most, in percent    {chances}\n")
}

fn moves(inputs: &[Input], findings: &Findings) -> String {
    let moves = match &findings.moves {
        Ok(moves) => moves,
        Err(error) => return paragraph(&format!("Not to be said: {error}.")),
    };
    let mut ranked: Vec<_> = inputs.iter().zip(moves).collect();
    ranked.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
    let mut text = String::new();
    for (input, index) in ranked.into_iter().take(MOST_NAMED) {
        let share = (index.value * 100.0).max(0.0);
        let figure = format!("{share:.1}% ± {:.1}", index.standard_error * 100.0);
        text += &format!(
            "  {} {figure:>14}\n",
            column(&plain(&input.path), PATH_WIDTH)
        );
    }
    text + &paragraph(
        "Each figure is the share of the chance's variance that the number explains by itself (the \
         first-order Sobol' index, with its standard error).",
    )
}

fn fails(inputs: &[Input], findings: &Findings) -> String {
    let failing = percent_with_digit(1.0 - findings.sufficient);
    let all = format!("It is not enough in {failing} of all futures.");
    let Some(fails) = &findings.fails else {
        return paragraph(&all);
    };
    let Some(told) = &fails.told else {
        let nowhere = format!("{all} No box of the numbers holds these in particular.");
        return paragraph(&nowhere) + &tree(inputs, &fails.leaves);
    };
    let mut text = paragraph(&format!("{all} Of the futures in which"));
    text += &limits(inputs, told);
    text += &paragraph(&format!(
        "it fails in {} (density); they hold {} of all futures in which it fails (coverage).",
        percent_with_digit(told.scenario.density),
        percent_with_digit(told.scenario.coverage),
    ));
    text + &tree(inputs, &fails.leaves)
}

/// The leaf of the tree in which it fails most often, and that in which it does so least often.
fn tree(inputs: &[Input], leaves: &[FailingBox]) -> String {
    let density = |leaf: &&FailingBox| leaf.scenario.density;
    let by_density = |a: &&FailingBox, b: &&FailingBox| density(a).total_cmp(&density(b));
    let ends = (leaves.iter().max_by(by_density)).zip(leaves.iter().min_by(by_density));
    let Some((most, least)) = ends.filter(|_| leaves.len() > 1) else {
        return String::new();
    };
    let mut text = paragraph(&format!(
        "A tree of cuts parts all futures into {} boxes. It fails most often, in {} of them, where",
        leaves.len(),
        percent_with_digit(most.scenario.density),
    ));
    text += &limits(inputs, most);
    text += &paragraph(&format!(
        "and least often, in {}, where",
        percent_with_digit(least.scenario.density),
    ));
    text + &limits(inputs, least)
}

fn limits(inputs: &[Input], found: &FailingBox) -> String {
    let limits = found.restrictions.iter();
    limits
        .map(|limited| format!("    {}\n", limit(inputs, limited)))
        .collect()
}

/// "actors.us.stake is at most 31 (its range: 10 to 60)".
fn limit(inputs: &[Input], restriction: &Restriction) -> String {
    let input = &inputs[restriction.input];
    let side = match restriction.side {
        Side::AtLeast => "at least",
        Side::AtMost => "at most",
    };
    format!(
        "{} is {side} {} (its range: {} to {})",
        plain(&input.path),
        short(restriction.limit),
        short(input.range.low()),
        short(input.range.high()),
    )
}

/// The answer along the range of each number, as text.
pub fn one_at_a_time(read: &ReadArrangement, curves: &[Curve], options: &ReadOptions) -> String {
    let target = &read.arrangement.target;
    let mut text = title(&read.arrangement);
    text += &paragraph(&format!(
        "{}: the chance that the peace lasts {} as each uncertain number alone goes through its \
         range, and where the verdict flips (at {}%). The number that moves it most comes first.",
        as_what(options),
        years(target.years.value),
        short(target.survival.value * 100.0),
    ));
    text += "\n";
    text += &heading(&format!(
        "{} {:>15} {:>15}",
        column("number, and its range", PATH_WIDTH + 2),
        "chance, percent",
        "flips at"
    ));
    let mut ranked: Vec<&Curve> = curves.iter().collect();
    let width = |curve: &Curve| curve.extent().map_or(0.0, |[low, high]| high - low);
    ranked.sort_by(|a, b| width(b).total_cmp(&width(a)));
    for curve in ranked {
        text += &line(curve);
    }
    for curve in curves {
        text += &gaps(
            &format!("values of {}", curve.input.path),
            curve.gaps.as_ref(),
        );
    }
    if curves.is_empty() {
        text += &paragraph("No number of the arrangement has a range.");
    }
    text
}

fn line(curve: &Curve) -> String {
    let range = &curve.input.range;
    let named = format!(
        "{} {} to {}",
        plain(&curve.input.path),
        short(range.low()),
        short(range.high())
    );
    let mut known = curve.points.iter().filter_map(|point| point.1);
    let (first, last) = (known.next(), known.next_back());
    let chances = match curve.extent().map(|ends| ends.map(|chance| chance * 100.0)) {
        None => "no answer".to_owned(),
        Some([least, most]) if last < first => format!("{most:.1} to {least:.1}"),
        Some([least, most]) => format!("{least:.1} to {most:.1}"),
    };
    let flips: Vec<String> = curve.flips.iter().map(|&flip| short(flip)).collect();
    let flips = if flips.is_empty() {
        "not seen".to_owned()
    } else {
        flips.join(", ")
    };
    format!(
        "{} {chances:>15} {flips:>15}\n",
        column(&named, PATH_WIDTH + 2)
    )
}
