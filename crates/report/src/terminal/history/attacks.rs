//! How often states attack.

use history::DETERRENCE_BASE_RATES;
use history::attacks::AttackRates;
use history::survival::Rate;

use crate::terminal::words::{column, heading, paragraph};

/// Yearly rates of attack, as text.
pub fn attacks(lines: &[AttackRates]) -> String {
    let mut text = heading("How often one state attacked another, in percent a year, 1816 to 2014");
    let figures =
        |kinds: [&str; 4]| -> String { kinds.iter().map(|kind| format!("{kind:>10}")).collect() };
    let header = figures(["dispute", "force", "deaths", "war"]);
    text += &format!("  {}{header}\n", column("", LABEL));
    let mut group = "";
    for line in lines {
        if line.by != group {
            text += &format!("{}\n", line.by);
            group = line.by;
        }
        let rates: String = line
            .rates
            .iter()
            .map(|rate| format!("{:>10.2}", rate.value() * 100.0))
            .collect();
        text += &format!("  {}{rates}\n", column(line.pairs, LABEL));
        let [_, _, _, war] = line.rates;
        text += &format!(
            "  {}{}\n",
            column(&counted(war), LABEL),
            bounds(&line.rates)
        );
    }
    text += "\n";
    text + &paragraph(
        "Of all pairs of neighbours within 400 miles and pairs with a major power, year by year. A dispute \
         is a threat, a display or a use of force by the first state against the second; the columns \
         after it are those with a use of force, those with deaths, and wars. Under each rate its exact \
         interval at 95 percent if years were independent; they are not, so it is too narrow. Pacts and \
         troops are where danger is high: the contrast of two lines is not an effect.",
    ) + &paragraph(&format!("Source: {}.", DETERRENCE_BASE_RATES.source))
}

const LABEL: usize = 38;

fn counted(war: Rate) -> String {
    format!("    {} wars in {} years of pairs", war.events, war.time)
}

fn bounds(rates: &[Rate]) -> String {
    let ends = |rate: &Rate| {
        let interval = rate.interval()?;
        Some(format!(
            "{:.2}–{:.2}",
            interval.low * 100.0,
            interval.high * 100.0
        ))
    };
    rates
        .iter()
        .map(|rate| format!("{:>10}", ends(rate).unwrap_or_default()))
        .collect()
}
