//! What a calibration found.

use arrangement::{Arrangement, Calibration, ReadArrangement, ReadOptions};
use explore::calibrate::{Calibrated, Movable, Solution};

use history::class::{Class, OutsideView};
use history::survival::Interval;

use super::beside::{Open, what_counts};
use super::history::{counted, percents, so_few};
use super::words::{
    PATH_WIDTH, as_what, column, heading, list, paragraph, percent_with_digit, plain, reasons,
    short, short_above, short_below, title, years,
};

/// Columns of a figure.
const FIGURE: usize = 9;

/// What a calibration found, as text.
pub fn calibrated(
    read: &ReadArrangement,
    calibrated: &Calibrated,
    options: &ReadOptions,
) -> String {
    let arrangement = &read.arrangement;
    let (starts, from) = calibrated.starts;
    let nearest = calibrated.solutions.first().unwrap_or(&calibrated.now);
    let mut text = title(arrangement) + &verdict(calibrated, nearest, options) + "\n";
    text += &known_table(arrangement, calibrated, nearest);
    text += &classes(arrangement, calibrated, nearest);
    text += "\n";
    text += &numbers_table(calibrated, nearest);
    if !calibrated.fits {
        return text
            + &paragraph(&format!(
                "Searched from {starts} starts within the ranges. Widen a range, let more numbers \
                 move, or ask whether what is known can all be true."
            ));
    }
    text += &paragraph(&format!(
        "\"Fits from … to\": the least and the largest value with which all that is known can hold, \
         the other numbers moving too, as far as the search saw. It began from {starts} places and \
         found numbers that fit from {from}."
    ));
    text + &others(calibrated)
}

fn verdict(calibrated: &Calibrated, nearest: &Solution, options: &ReadOptions) -> String {
    let what = as_what(options);
    paragraph(&match (calibrated.fits, *nearest == calibrated.now) {
        (true, true) => format!("{what}, all that is known holds: nothing has to move."),
        (true, false) => format!(
            "{what}, not all that is known holds. It does with the numbers below, of those found the \
             nearest to the numbers written."
        ),
        (false, _) => format!(
            "{what}, not all that is known holds, and no numbers within the ranges were found with \
             which it does. Those below miss it least."
        ),
    })
}

fn known_table(arrangement: &Arrangement, calibrated: &Calibrated, nearest: &Solution) -> String {
    let missed = if calibrated.fits { "" } else { "missed by" };
    let mut text = heading(
        format!(
            "{} {:>FIGURE$} {:>FIGURE$}  {missed}",
            column("what is known", PATH_WIDTH),
            "now",
            "found"
        )
        .trim_end(),
    );
    for (entry, calibration) in arrangement.calibrate.iter().enumerate() {
        let chance = |solution: &Solution| {
            solution.chances[entry].map_or("no answer".to_owned(), percent_with_digit)
        };
        let missed = match nearest.misses[entry] * 100.0 {
            miss if calibrated.fits || miss == 0.0 => String::new(),
            miss => format!("  {} points", short_above(miss)),
        };
        let words = known(arrangement, calibration);
        let lines = textwrap::wrap(&words, PATH_WIDTH - 2);
        for (at, line) in lines.iter().enumerate() {
            let indent = if at == 0 { "" } else { "  " };
            let line = column(&format!("{indent}{line}"), PATH_WIDTH);
            text += &match at + 1 == lines.len() {
                false => format!("{}\n", line.trim_end()),
                true => format!(
                    "{line} {:>FIGURE$} {:>FIGURE$}{missed}\n",
                    chance(&calibrated.now),
                    chance(nearest)
                ),
            };
        }
    }
    text
}

/// What has to be known of each class that is named as known, and where the chances lie beside it.
fn classes(arrangement: &Arrangement, calibrated: &Calibrated, nearest: &Solution) -> String {
    let mut seen: Vec<&Class> = Vec::new();
    let mut text = String::new();
    for (entry, calibration) in arrangement.calibrate.iter().enumerate() {
        let Some(class) = &calibration.class else {
            continue;
        };
        let view = class.view();
        if !seen.contains(&class) {
            seen.push(class);
            text += &paragraph(&class_note(&view));
        }
        let beside = beside_class(arrangement, entry, &view, calibrated, nearest);
        text += &beside.map_or(String::new(), |beside| paragraph(&beside));
    }
    text
}

/// What has to be known of a class before a chance is held to it.
pub(crate) fn class_note(view: &OutsideView) -> String {
    let few = so_few(view).map_or(String::new(), |few| format!(" {few}."));
    format!(
        "\"{}\": {}.{few} {}",
        view.class,
        counted(view),
        what_counts(view)
    )
}

/// Where the chances of an entry, now and found, lie in what its class leaves open; `None` where none of its
/// peaces was watched for so long, or the game has no answer.
pub(crate) fn beside_class(
    arrangement: &Arrangement,
    entry: usize,
    view: &OutsideView,
    calibrated: &Calibrated,
    nearest: &Solution,
) -> Option<String> {
    let calibration = arrangement.calibrate.get(entry)?;
    let open = Open::at(view, calibration.years)?;
    let placed = |solution: &Solution, which: &str| {
        let chance = solution.chances[entry]?;
        let percent = percent_with_digit(chance);
        Some(format!("{percent} ({which}) lies {}", open.place(chance)))
    };
    let now = placed(&calibrated.now, "now")?;
    let found = match *nearest == calibrated.now {
        true => None,
        false => placed(nearest, "found"),
    };
    let said: Vec<String> = [Some(now), found].into_iter().flatten().collect();
    let is_at_an_end = nearest.chances[entry].is_some_and(|chance| open.is_at_an_end(chance));
    let edge = match calibrated.fits && said.len() > 1 && is_at_an_end {
        true => {
            " Found are the numbers nearest to those written: further in they would have to move more."
        }
        false => "",
    };
    let situation = match situation(arrangement, calibration) {
        none if none.is_empty() => " ".to_owned(),
        situation => format!(", {situation}"),
    };
    Some(format!(
        "At {} these peaces leave open {}. In the model{situation}{}.{edge}",
        years(calibration.years),
        open.in_words(),
        said.join("; ")
    ))
}

fn numbers_table(calibrated: &Calibrated, nearest: &Solution) -> String {
    let last = if calibrated.fits {
        "fits from … to"
    } else {
        "range"
    };
    let mut text = heading(&format!(
        "{} {:>FIGURE$} {:>FIGURE$}  {last}",
        column("number", PATH_WIDTH),
        "now",
        "found"
    ));
    for (number, &found) in calibrated.numbers.iter().zip(&nearest.values) {
        text += &format!(
            "{} {:>FIGURE$} {:>FIGURE$}  {}\n",
            column(&plain(&number.path), PATH_WIDTH),
            short(number.now),
            // All digits: with fewer, what is known might not hold.
            found.to_string(),
            held(number)
        );
    }
    text
}

/// "0.31 to 0.92"; an end that is its range's is told as such.
fn held(number: &Movable) -> String {
    let (low, high) = (number.range.low(), number.range.high());
    match number.fitting {
        None => format!("{} to {}", short(low), short(high)),
        Some([from, to]) if from == low && to == high => "all its range".to_owned(),
        Some([from, to]) => format!("{} to {}", short_above(from), short_below(to)),
    }
}

/// Solutions apart from the nearest.
fn others(calibrated: &Calibrated) -> String {
    let mut text = String::new();
    for solution in calibrated.solutions.iter().skip(1) {
        let values = calibrated.numbers.iter().zip(&solution.values);
        let values: Vec<String> = values
            .map(|(number, value)| format!("{} = {value}", plain(&number.path)))
            .collect();
        text += &paragraph(&format!(
            "It holds as well with {}; no way from one to the other was found on which it always holds.",
            list(&values)
        ));
    }
    text
}

/// "with no commitments, ", "without minerals, "; empty where nothing is left out.
fn situation(arrangement: &Arrangement, calibration: &Calibration) -> String {
    match calibration.without.as_slice() {
        [] => String::new(),
        all if all.len() == arrangement.commitments.len() => "with no commitments, ".to_owned(),
        some => format!("without {}, ", list(some)),
    }
}

/// "with no commitments, the peace lasts 5 years with a chance of 35% to 55%".
fn known(arrangement: &Arrangement, calibration: &Calibration) -> String {
    let situation = situation(arrangement, calibration);
    let percent = |chance: f64| short(chance * 100.0);
    let [low, high] = calibration.survival;
    let chance = match low == high {
        true => format!("{}%", percent(low)),
        false => format!("{} to {}%", percent(low), percent(high)),
    };
    let lasting = years(calibration.years);
    match &calibration.class {
        None => format!("{situation}the peace lasts {lasting} with a chance of {chance}"),
        Some(class) => format!(
            "{situation}the peace lasts {lasting} as often as of \"{class}\", {}%",
            percents(Interval { low, high })
        ),
    }
}

/// Why a number has the value that a calibration found: what it was calibrated to, and why that is known.
pub fn calibrated_because(arrangement: &Arrangement, path: &str) -> String {
    let named = |entry: &&Calibration| entry.numbers.iter().any(|number| number == path);
    let entries = arrangement.calibrate.iter().filter(named).map(|entry| {
        match reasons(arrangement, &entry.because) {
            none if none.is_empty() => known(arrangement, entry),
            reasons => format!("{} ({reasons})", known(arrangement, entry)),
        }
    });
    let entries: Vec<String> = entries.collect();
    let before = arrangement
        .number(path)
        .map_or(f64::NAN, |number| number.value);
    format!(
        "Calibrated ({before} before) so that {}; the other reasons here are those of that number and its \
         range",
        entries.join(", and so that ")
    )
}
