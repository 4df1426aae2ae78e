//! Packages beside each other: is it enough, who would sign, what does it cost whom.

use arrangement::{Arrangement, ReadArrangement, ReadOptions};
use explore::{
    inputs,
    packages::{Package, Packages, Regrets},
};
use guarantee::Outlook;
use unicode_width::UnicodeWidthStr;

use super::words::{
    as_what, column, counted, heading, list, name, paragraph, percent_with_digit,
    percent_with_error, plain, short, title, years,
};

/// Columns of a package's number, with the spaces around it.
const NUMBER_WIDTH: usize = 6;
/// Columns of a figure of an actor, at most.
const MOST_FIGURE_WIDTH: usize = 16;
/// Near misses that are named of each kind, at most.
const MOST_NAMED: usize = 5;

/// Packages as text; `regrets` tell how they fare over futures.
pub fn packages(
    read: &ReadArrangement,
    packages: &Packages,
    regrets: Option<&Regrets>,
    options: &ReadOptions,
) -> String {
    let arrangement = &read.arrangement;
    let target = &arrangement.target;
    let count = packages.packages.len();
    let mut parts = vec![
        title(arrangement)
            + &paragraph(&format!(
                "{}: {count} {}. Which would everyone sign, and is it enough: a chance of at least \
                 {}% that the peace lasts {}?",
                as_what(options),
                if count == 1 { "package" } else { "packages" },
                short(target.survival.value * 100.0),
                years(target.years.value),
            )),
        heading("The packages") + &names(packages),
        verdicts(packages, arrangement),
        gains(packages, arrangement),
        costs(packages, arrangement),
        heading("Which to choose") + &choice(packages, arrangement),
    ];
    parts.push(match regrets {
        Some(regrets) => futures(regrets),
        None if packages.packages.iter().all(has_no_range) => paragraph(
            "They were not compared over futures: no number that they leave open has a range.",
        ),
        None => paragraph("They were not compared over futures: none were asked for (-n)."),
    });
    parts.join("\n")
}

fn has_no_range(package: &Package) -> bool {
    inputs(&package.combination.arrangement).is_empty()
}

fn names(packages: &Packages) -> String {
    let packages = packages.packages.iter().enumerate();
    packages
        .map(|(index, package)| numbered(index, &plain(&package.combination.name())))
        .collect()
}

fn verdicts(packages: &Packages, arrangement: &Arrangement) -> String {
    let mut text = heading("          chance  enough  signed  who refuses");
    for (index, package) in packages.packages.iter().enumerate() {
        let yes = |holds: bool| if holds { "yes" } else { "no" };
        let blockers: Vec<String> = (package.blockers().iter())
            .map(|blocker| name(arrangement, blocker.actor))
            .collect();
        let line = format!(
            "{}{:>10}  {:<6}  {:<6}  {}",
            number(index),
            percent_with_digit(package.outlook.reached),
            yes(package.outlook.sufficient),
            yes(package.would_be_signed()),
            list(&blockers),
        );
        text += &format!("{}\n", column(line.trim_end(), super::WIDTH).trim_end());
    }
    text
}

fn gains(packages: &Packages, arrangement: &Arrangement) -> String {
    let gain = |package: &Package, actor: usize| {
        let gain = package.outlook.value[actor] - package.outlook.value_no_deal[actor];
        format!("{gain:+.1}")
    };
    let needed: Vec<String> = (0..arrangement.actors.len())
        .filter(|&actor| Outlook::is_needed(arrangement, actor))
        .map(|actor| name(arrangement, actor))
        .collect();
    by_actor("What each gains by signing", packages, arrangement, gain)
        + &paragraph(&format!(
            "In each actor's own points, against no deal; whoever would lose refuses. Everyone needed has \
             to accept: {}.",
            list(&needed)
        ))
}

fn costs(packages: &Packages, arrangement: &Arrangement) -> String {
    let cost = |package: &Package, actor: usize| format!("{:.1}", package.cost[actor]);
    let chooses = |package: &Package| !package.combination.options.is_empty();
    let options = match packages.packages.iter().any(chooses) {
        true => {
            " An option chooses a strength alone: what that strength costs stays as the file has it, \
             unless a package sets the cost too."
        }
        false => "",
    };
    by_actor("What it costs each in peace", packages, arrangement, cost)
        + &paragraph(&format!(
            "In each actor's own points: the yearly costs of its forces and spending and what deals \
             take from it, discounted as its gain is, over the whole story, if the peace holds. What \
             a promise costs in war is part of the gain.{options}",
        ))
}

/// A table of figures, package by actor.
fn by_actor(
    what: &str,
    packages: &Packages,
    arrangement: &Arrangement,
    figure: impl Fn(&Package, usize) -> String,
) -> String {
    let actors = arrangement.actors.len();
    let width = ((super::WIDTH - NUMBER_WIDTH) / actors).min(MOST_FIGURE_WIDTH);
    let row = |figures: &mut dyn Iterator<Item = String>| -> String {
        let right = |figure: String| {
            let cut = column(&figure, width - 1);
            let cut = cut.trim_end();
            " ".repeat(width.saturating_sub(cut.width())) + cut
        };
        figures.map(right).collect()
    };
    let names = row(&mut (0..actors).map(|actor| name(arrangement, actor)));
    let mut text = heading(what) + &format!("{:NUMBER_WIDTH$}{names}\n", "");
    for (index, package) in packages.packages.iter().enumerate() {
        let figures = row(&mut (0..actors).map(|actor| figure(package, actor)));
        text += &format!("{}{figures}\n", number(index));
    }
    text
}

fn choice(packages: &Packages, arrangement: &Arrangement) -> String {
    let Some(nearest) = packages.nearest() else {
        return chosen(packages);
    };
    let any = |holds: &dyn Fn(&Package) -> bool| packages.packages.iter().any(holds);
    let signed = match any(&Package::would_be_signed) {
        true => "Of those that would be signed, nearest to enough:",
        false => "None would be signed, and none is enough. Nearest to enough:",
    };
    let enough = match any(&|package| package.outlook.sufficient) {
        true => "Of those that are enough, nearest to being signed:",
        false => "Nearest to being signed:",
    };
    let target = arrangement.target.survival.value;
    let lacks = |package: &Package| {
        let lacking = (target - package.outlook.reached) * 100.0;
        format!("lacks {lacking:.1} percentage points")
    };
    let blocked = |package: &Package| {
        let blockers: Vec<String> = (package.blockers().iter())
            .map(|blocker| {
                let name = name(arrangement, blocker.actor);
                format!("{name} lacks {:.1} points", blocker.shortfall)
            })
            .collect();
        list(&blockers)
    };
    paragraph("None of them is enough and would be signed.")
        + &misses(packages, signed, &nearest.to_enough, lacks)
        + &misses(packages, enough, &nearest.to_signed, blocked)
}

fn chosen(packages: &Packages) -> String {
    let numbers = |indices: &[usize]| {
        let numbers: Vec<String> = indices
            .iter()
            .map(|index| (index + 1).to_string())
            .collect();
        list(&numbers)
    };
    let choice = packages.choice();
    let mut text = paragraph(&format!(
        "Enough, would be signed, and not dominated by another: {}.",
        numbers(&choice)
    ));
    let dominated = packages.dominated_by.iter().enumerate();
    let dominated: Vec<String> = dominated
        .filter_map(|(index, by)| Some(format!("{} by {}", index + 1, (*by)? + 1)))
        .collect();
    if !dominated.is_empty() {
        text += &paragraph(&format!(
            "Enough and would be signed too, but dominated: {}. One dominates another if its chance is no \
             less, it costs nobody more in peace, and one of these is better, be it in digits that are \
             not printed. What each gains and how they fare in futures is not compared for this.",
            list(&dominated)
        ));
    }
    text
}

fn misses(
    packages: &Packages,
    which: &str,
    indices: &[usize],
    why: impl Fn(&Package) -> String,
) -> String {
    if indices.is_empty() {
        return String::new();
    }
    let mut text = paragraph(which);
    for &index in indices.iter().take(MOST_NAMED) {
        let package = &packages.packages[index];
        let name = plain(&package.combination.name());
        text += &numbered(index, &format!("{name}: {}", why(package)));
    }
    match indices.len().saturating_sub(MOST_NAMED) {
        0 => text,
        more => text + &format!("      and {more} more\n"),
    }
}

fn futures(regrets: &Regrets) -> String {
    let minimax = regrets.minimax();
    let mut text = heading(&format!(
        "How they fare in {}",
        counted(regrets.solved, "futures")
    ));
    text += &paragraph(&format!(
        "Drawn from their ranges, the same for every package: {}. What a package sets itself stays as \
         it is.",
        counted(regrets.inputs.len(), "uncertain numbers")
    ));
    if let (count @ 1.., Some(reason)) = &regrets.failed {
        text += &paragraph(&format!(
            "{count} more have no answer for some package; the first: {reason}."
        ));
    }
    text += "      largest regret     90% below       enough in   enough and signed\n";
    for (index, regret) in regrets.regrets.iter().enumerate() {
        let below = regret.percentile_90;
        let mark = if minimax.contains(&index) { " *" } else { "  " };
        text += &format!(
            "{}{:>14.1}{mark}{:>12}{:>16}{:>20}\n",
            number(index),
            regret.largest * 100.0,
            format!(
                "{:.1} ± {:.1}",
                below.value * 100.0,
                below.standard_error * 100.0
            ),
            percent_with_error(regret.sufficient),
            percent_with_error(regret.sufficient_and_signed),
        );
    }
    text + &paragraph(
        "The regret of a package in a future: by how many percentage points its chance falls short of \
         that of the package that is best in that future. The second column is exceeded in a tenth of \
         the futures. * The largest regret is least (minimax). ± is the standard error of so many futures; \
         the largest regret has none: it is that of the futures drawn, and more can only raise it.",
    )
}

/// A package's number, as the beginning of a line.
fn number(index: usize) -> String {
    format!("{:>width$}  ", index + 1, width = NUMBER_WIDTH - 2)
}

/// Text about a package behind its number, in lines.
fn numbered(index: usize, text: &str) -> String {
    let (number, indent) = (number(index), " ".repeat(NUMBER_WIDTH));
    let options = textwrap::Options::new(super::WIDTH)
        .initial_indent(&number)
        .subsequent_indent(&indent);
    textwrap::fill(text, options) + "\n"
}
