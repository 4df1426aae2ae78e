//! The survival curve: a small plot and the yearly figures.

use arrangement::Arrangement;
use guarantee::Outlook;

use super::words::{heading, short, years};

/// Columns and rows of the plot.
const COLUMNS: usize = 60;
const ROWS: usize = 10;
/// A cell filled from below, by eighths.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The mark of the target.
const MARK: char = '×';
/// Years in a row of the table.
const YEARS_IN_ROW: usize = 10;

pub(super) fn survival(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let mut text = heading("How long the peace holds unbroken") + &plot(arrangement, outlook);
    if !outlook.survival.is_empty() {
        text += "\n";
        text += &table(&outlook.survival);
    }
    text
}

/// The survival curve as points (year, probability): signing, whole years, the horizon.
fn curve(arrangement: &Arrangement, outlook: &Outlook) -> Vec<(f64, f64)> {
    let first = &outlook.first_break;
    let at_horizon = 1.0 - (first.assault_resisted + first.yielded + first.escalated_probe);
    let years = outlook.survival.iter().enumerate();
    let mut points = vec![(0.0, 1.0)];
    points.extend(years.map(|(year, &survival)| ((year + 1) as f64, survival)));
    points.push((arrangement.horizon_years.value, at_horizon));
    points
}

/// The survival curve at a time up to the horizon, straight between whole years.
pub(super) fn survival_at(arrangement: &Arrangement, outlook: &Outlook, time: f64) -> f64 {
    if time == arrangement.target.years.value {
        return outlook.reached;
    }
    at(&curve(arrangement, outlook), time)
}

fn plot(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let target = &arrangement.target;
    let aim = (target.years.value, target.survival.value);
    let last = arrangement.horizon_years.value;
    let text = bars(&curve(arrangement, outlook), last, Some(aim));
    text + &format!(
        "        {MARK} the aim: {}% at {}\n",
        short(aim.1 * 100.0),
        years(aim.0),
    )
}

/// A curve of points (year, probability) from 0 to the last year, filled from below, with a mark.
pub(super) fn bars(curve: &[(f64, f64)], last: f64, mark: Option<(f64, f64)>) -> String {
    let column_of = |time: f64| (time / last * (COLUMNS - 1) as f64).round() as usize;
    let mut rows = vec![[' '; COLUMNS]; ROWS];
    for column in 0..COLUMNS {
        let time = column as f64 / (COLUMNS - 1) as f64 * last;
        let height = (at(curve, time) * (8 * ROWS) as f64).round() as usize;
        for (row, cells) in rows.iter_mut().rev().enumerate() {
            cells[column] = EIGHTHS[height.saturating_sub(8 * row).min(8)];
        }
    }
    if let Some((year, probability)) = mark {
        let from_top = ((1.0 - probability) * ROWS as f64).floor() as usize;
        rows[from_top.min(ROWS - 1)][column_of(year).min(COLUMNS - 1)] = MARK;
    }

    let mut text = String::new();
    for (row, cells) in rows.iter().enumerate() {
        let label = match row {
            0 => "100%",
            5 => "50%",
            _ => "",
        };
        let cells: String = cells.iter().collect();
        text += format!("{label:>6} │{cells}").trim_end();
        text.push('\n');
    }
    text += &format!("{:>6} └{}\n", "0%", "─".repeat(COLUMNS));
    text + &years_below(last.floor() as usize, column_of)
}

/// The years under the plot, as many as have room.
fn years_below(last: usize, column_of: impl Fn(f64) -> usize) -> String {
    let step = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|step| last / step <= 12)
        .unwrap_or(last);
    let mut line = " ".repeat(8);
    for year in (0..=last).step_by(step) {
        let label = year.to_string();
        // Under its column, with the last one still inside 80.
        let start = 8 + column_of(year as f64).saturating_sub(label.len() / 2);
        let filling = start.saturating_sub(line.len());
        line += &" ".repeat(filling);
        line += &label;
    }
    line + "  years\n"
}

fn table(survival: &[f64]) -> String {
    let mut text = String::new();
    for (row, figures) in survival.chunks(YEARS_IN_ROW).enumerate() {
        let first = row * YEARS_IN_ROW + 1;
        let years: String = (first..first + figures.len())
            .map(|year| format!("{year:>6}"))
            .collect();
        let percents: String = figures
            .iter()
            .map(|figure| format!("{:>6.1}", figure * 100.0))
            .collect();
        text += &format!("  years   {years}\n  percent {percents}\n");
    }
    text
}

/// The curve at a time, straight between its points.
fn at(curve: &[(f64, f64)], time: f64) -> f64 {
    let after = curve
        .partition_point(|&(year, _)| year <= time)
        .min(curve.len() - 1);
    let ((start, before), (end, after)) = (curve[after.max(1) - 1], curve[after]);
    let share = if end > start {
        (time - start) / (end - start)
    } else {
        1.0
    };
    (before + (after - before) * share.min(1.0)).clamp(0.0, 1.0)
}
