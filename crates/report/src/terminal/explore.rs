//! What many futures show.

use ::explore::{
    Input,
    discovery::{Restriction, ScenarioBox, Side},
    failing::{FEWEST_FUTURES, FEWEST_OF_A_KIND, FailingBox},
    findings::{Findings, SHARES},
};
use arrangement::{ReadArrangement, ReadOptions};

use super::signing::not_needed;
use super::words::{
    NAME_WIDTH, PATH_WIDTH, as_what, column, counted, heading, name, paragraph, percent_with_digit,
    percent_with_error, plain, row, short, title, years,
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
        "{}, in {}. Drawn from their ranges, each by itself: {}.",
        as_what(options),
        counted(findings.solved, "futures"),
        counted(inputs.len(), "uncertain numbers"),
    ));
    text += "\n";
    text += &heading("In how many of them, with the standard error of so many");
    let enough = format!("it is enough ({aim} for {lasting})");
    text += &row(&enough, &percent_with_error(findings.sufficient));
    text += &row(
        "everyone who must agree accepts",
        &percent_with_error(findings.signed),
    );
    text += &row("both", &percent_with_error(findings.sufficient_and_signed));
    if let Some(reason) = &findings.first_reason {
        text += &paragraph(&format!(
            "{} without an answer are left out of all shares; the first: {}.",
            counted(findings.without_answer, "draws"),
            plain(reason),
        ));
    }
    text += "\n";
    text += &signing(read, findings);
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

/// In how many futures each actor accepts, and what it lacks where it does not.
fn signing(read: &ReadArrangement, findings: &Findings) -> String {
    let mut text = heading(&format!(
        "{} {:>16}   where it does not",
        column("Who accepts", NAME_WIDTH + 2),
        "in",
    ));
    for (actor, signing) in findings.signing.iter().enumerate() {
        let lacks = signing
            .lacks
            .map(|lacks| format!("lacks {lacks:.1} points"));
        let needed = if signing.needed { "" } else { ", not needed" };
        let line = format!(
            "  {} {:>16}   {}{needed}",
            column(&name(&read.arrangement, actor), NAME_WIDTH),
            percent_with_error(signing.accepts),
            lacks.as_deref().unwrap_or("—"),
        );
        text += &format!("{line}\n");
    }
    text += &paragraph(
        "What it lacks is in its own points, in the median of the futures in which it prefers no deal: \
         whatever else it got would have to be worth as much to it on the day of the signing.",
    );
    text + &not_needed(&read.arrangement)
}

fn spread(findings: &Findings) -> String {
    let line = |numbers: [f64; SHARES.len()], digits: usize| -> String {
        let percent = numbers
            .iter()
            .map(|number| format!("{:>8.digits$}", number * 100.0));
        percent.collect()
    };
    let values = findings.reached.map(|estimate| estimate.value);
    let errors = findings.reached.map(|estimate| estimate.standard_error);
    format!(
        "  in this percent of futures   {}\n  it is at most, in percent    {}\n  ± standard error, points     {}\n",
        line(SHARES, 0),
        line(values, 1),
        line(errors, 1),
    )
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
    let failing = percent_with_digit(1.0 - findings.sufficient.value);
    let all = format!("It is not enough in {failing} of all futures.");
    let Some(fails) = &findings.fails else {
        return paragraph(&format!("{all}{}", why_nothing_is_sought(findings)));
    };
    let [sought, told] = fails.halves;
    let all = format!(
        "{all} Boxes of the numbers in which it fails more often than in the rest were sought in the first \
         {sought} futures; the figures are those of the other {told}."
    );
    let mut text = paragraph(&all);
    let Some((first, further)) = fails.boxes.split_first() else {
        text += &paragraph("No box holds these in particular.");
        return text + &tree(inputs, &fails.leaves);
    };
    text += &box_in_words(inputs, first, "Of the futures in which");
    for found in further {
        text += &box_in_words(inputs, found, "Of those that are left, where");
    }
    text += &paragraph(
        "Other futures (another --seed, or more with -n) may draw these limits elsewhere, and of numbers \
         that do much the same put one in another's place.",
    );
    text + &tree(inputs, &fails.leaves)
}

/// Why there are no boxes; empty where it fails always or never.
fn why_nothing_is_sought(findings: &Findings) -> String {
    let share = findings.sufficient.value;
    if share == 0.0 || share == 1.0 {
        return String::new();
    }
    format!(
        " Where it fails more often is not sought in so few: at least {FEWEST_FUTURES} futures are needed, and \
         in each half of them at least {FEWEST_OF_A_KIND} in which it fails and {FEWEST_OF_A_KIND} in which \
         it does not."
    )
}

fn box_in_words(inputs: &[Input], found: &FailingBox, beginning: &str) -> String {
    let scenario = &found.scenario;
    let mut text = paragraph(beginning);
    text += &limits(inputs, found);
    text + &paragraph(&format!(
        "it fails in {} (density); they hold {} of all futures in which it fails (coverage).",
        of_so_many(scenario),
        percent_with_digit(scenario.coverage),
    ))
}

/// "69.4%, 434 of 625".
fn of_so_many(scenario: &ScenarioBox) -> String {
    let density = percent_with_digit(scenario.density);
    format!("{density}, {} of {}", scenario.interesting, scenario.rows)
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
        of_so_many(&most.scenario),
    ));
    text += &limits(inputs, most);
    text += &paragraph(&format!(
        "and least often, in {}, where",
        of_so_many(&least.scenario),
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
