//! What became of the peaces of a class.

use history::class::{HistoricalPeace, OutsideView};
use history::peaces::Ending;

use super::{caveats, so_few};
use crate::SHOWN_YEARS;
use crate::terminal::{
    plot::bars,
    words::{column, heading, paragraph, plain, short, years},
};

/// Years that the plot reaches.
const PLOTTED: f64 = 30.0;
/// Columns of two opponents and the year in which their war ended.
const OPPONENTS: usize = 50;

/// What became of the peaces of a class, as text.
pub fn class(view: &OutsideView) -> String {
    let parts = [
        opening(view),
        heading("How long they held") + &plot(view) + "\n" + &table(view),
        by_name(view),
        heading("What to make of it") + &cautions(view),
    ];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join("\n")
}

fn opening(view: &OutsideView) -> String {
    let mut text = paragraph(&format!("What became of peaces like these: {}", view.class)) + "\n";
    text += &paragraph(&format!(
        "{}. What counts as the break: {}.",
        counted(view),
        view.class.broken_by()
    ));
    if let Some(so_few) = so_few(view) {
        let wider = match view.class.next_wider() {
            Some(wider) => format!(
                " The next wider class is \"{wider}\": {}.",
                counted(&wider.view())
            ),
            None => String::new(),
        };
        text += &paragraph(&format!(
            "{so_few}: look at the intervals, not at the curve.{wider}"
        ));
    }
    text
}

/// "58 peaces".
pub(crate) fn peaces(view: &OutsideView) -> String {
    match view.curve.spells() {
        1 => "1 peace".to_owned(),
        peaces => format!("{peaces} peaces"),
    }
}

/// "58 peaces after 36 wars; 18 broke".
pub(crate) fn counted(view: &OutsideView) -> String {
    let peaces = peaces(view);
    let wars = match view.wars {
        None => String::new(),
        Some(1) => " after 1 war".to_owned(),
        Some(wars) => format!(" after {wars} wars"),
    };
    let broke = match view.curve.breaks() {
        0 => "none broke".to_owned(),
        broke => format!("{broke} broke"),
    };
    format!("{peaces}{wars}; {broke}")
}

fn plot(view: &OutsideView) -> String {
    let steps = view.curve.steps();
    let last = steps
        .last()
        .map_or(PLOTTED, |step| step.time.clamp(1.0, PLOTTED));
    let mut points = vec![(0.0, 1.0)];
    for step in steps
        .iter()
        .filter(|step| step.breaks > 0 && step.time > 0.0)
    {
        let before = points[points.len() - 1].1;
        points.extend([(step.time, before), (step.time, step.survival)]);
    }
    let end = points[points.len() - 1].1;
    points.push((last.max(points[points.len() - 1].0), end));
    bars(&points, last, None)
}

fn table(view: &OutsideView) -> String {
    let line = |label: &str, figure: &dyn Fn(f64) -> String| {
        let figures: String = SHOWN_YEARS
            .iter()
            .map(|&year| format!("{:>14}", figure(year)))
            .collect();
        format!("  {label:<10}{figures}\n")
    };
    let at = |year: f64, show: &dyn Fn(history::survival::Moment) -> String| {
        view.curve.at(year).map_or("–".to_owned(), show)
    };
    let mut text = line("years", &|year| short(year));
    text += &line("percent", &|year| {
        at(year, &|moment| format!("{:.1}", moment.survival * 100.0))
    });
    text += &line("between", &|year| {
        at(year, &|moment| super::percents(moment.interval()))
    });
    text += &line("watched", &|year| {
        at(year, &|moment| moment.at_risk.to_string())
    });
    text + "\n" + &paragraph(&all_in_all(view))
}

fn all_in_all(view: &OutsideView) -> String {
    let rate = view.rate;
    let interval = view.rate_interval;
    let [low, high] = interval.map_or([0.0, 0.0], |interval| [interval.low, interval.high]);
    let time = years(rate.time.round());
    if rate.events == 0 {
        return format!(
            "No break in {time} of peace: at most {} a year, if each year stands for itself.",
            yearly(high)
        );
    }
    let median = match view.curve.median() {
        Some(median) => format!(
            "Half had broken after {}.",
            years((median * 10.0).round() / 10.0)
        ),
        None => "The curve does not come down to one half.".to_owned(),
    };
    // With fewer than two wars, or wars that are not known, nothing tells how alike their years are.
    let alone = match view.wars {
        Some(wars) if wars > 1 => "",
        _ => ", if each year stands for itself",
    };
    format!(
        "{} in {time} of peace: {} a year, between {} and {}{alone}. {median}",
        match rate.events {
            1 => "One break".to_owned(),
            breaks => format!("{breaks} breaks"),
        },
        yearly(rate.value()),
        yearly(low),
        yearly(high)
    )
}

/// A rate a year, in percent where it is below one.
fn yearly(rate: f64) -> String {
    match rate < 1.0 {
        true => format!("{:.2}%", rate * 100.0),
        false => format!("{rate:.2}"),
    }
}

/// The peaces by name: those that broke, soonest first, then those that held, longest first.
fn by_name(view: &OutsideView) -> String {
    if view.peaces.is_empty() {
        return String::new();
    }
    let peaces = view.peaces.iter().copied();
    let (mut broke, mut held): (Vec<HistoricalPeace>, Vec<HistoricalPeace>) =
        peaces.partition(|found| found.ending.broke);
    broke.sort_by(|one, other| one.years.total_cmp(&other.years));
    held.sort_by(|one, other| other.years.total_cmp(&one.years));
    let mut text = heading("Peace by peace, from the year in which the war ended");
    text += &paragraph(
        "First those that broke, the soonest first; then those that held, the longest first.",
    );
    for HistoricalPeace { peace, ending, .. } in broke.into_iter().chain(held) {
        let label = plain(&format!("{} {}", peace.war_end_year, peace.opponents()));
        let end = ending.year;
        let said = match ending {
            Ending { broke: true, .. } => format!("broke in {end}"),
            Ending {
                state_ended: true, ..
            } => format!("a state ended in {end}"),
            Ending { .. } => format!("held to {end}"),
        };
        text += &format!("  {} {said}\n", column(&label, OPPONENTS));
    }
    text
}

fn cautions(view: &OutsideView) -> String {
    let clustered = match view.wars {
        Some(_) => {
            " Peaces after one war share its fate: the interval is the wider of the one that takes each \
             peace, and the one that takes each war, as the independent case."
        }
        None => "",
    };
    let caveats = match caveats(view) {
        none if none.is_empty() => none,
        some => format!(" {some}"),
    };
    paragraph(&format!(
        "\"Between\" holds the true share in 95 of 100 such samples.{clustered}{caveats} What was arranged \
         was arranged where danger was high or low: the contrast of two classes is not the effect of what \
         they differ in. `backstop history` lists what can be asked."
    )) + &paragraph(&format!("Source: {}.", view.class.source_line()))
}
