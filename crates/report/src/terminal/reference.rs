//! The outside view beside the model's answer.

use arrangement::Arrangement;
use guarantee::Outlook;
use history::class::OutsideView;
use history::survival::Moment;

use super::history::{counted, percents};
use super::plot::survival_at;
use super::words::{heading, paragraph, short, years};
use crate::SHOWN_YEARS;

/// Both views in one table, and their difference in words.
pub(super) fn reference(
    arrangement: &Arrangement,
    outlook: &Outlook,
    view: Option<&OutsideView>,
) -> String {
    let Some(view) = view else {
        return String::new();
    };
    let mut text = heading("Beside history: what became of peaces held comparable");
    text += &paragraph(&format!("{}: {}.", view.class, counted(view)));
    text += "\n";
    text += &table(arrangement, outlook, view);
    text += "\n";
    text + &paragraph(&difference(arrangement, outlook, view))
}

/// The years shown: those of [`SHOWN_YEARS`] within the horizon, and the target's.
fn times(arrangement: &Arrangement) -> Vec<f64> {
    let horizon = arrangement.horizon_years.value;
    let mut times: Vec<f64> = SHOWN_YEARS
        .into_iter()
        .filter(|year| *year <= horizon)
        .collect();
    times.push(arrangement.target.years.value);
    times.sort_by(f64::total_cmp);
    times.dedup();
    times
}

fn table(arrangement: &Arrangement, outlook: &Outlook, view: &OutsideView) -> String {
    let times = times(arrangement);
    let line = |label: &str, figure: &dyn Fn(f64) -> String| {
        let figures: String = times
            .iter()
            .map(|&time| format!("{:>12}", figure(time)))
            .collect();
        format!("  {label:<18}{figures}\n")
    };
    let past = |time: f64, show: &dyn Fn(Moment) -> String| {
        view.curve.at(time).map_or("–".to_owned(), show)
    };
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    line("years", &short)
        + &line("this model", &|time| {
            percent(survival_at(arrangement, outlook, time))
        })
        + &line("those peaces", &|time| {
            past(time, &|moment| percent(moment.survival))
        })
        + &line("  between", &|time| {
            past(time, &|moment| percents(moment.interval()))
        })
}

/// How far the model is from history at the target, and what to make of it.
fn difference(arrangement: &Arrangement, outlook: &Outlook, view: &OutsideView) -> String {
    let target = arrangement.target.years.value;
    let Some(moment) = view.curve.at(target) else {
        return format!(
            "None of those peaces has been watched for {}.",
            years(target)
        );
    };
    let points = (outlook.reached - moment.survival) * 100.0;
    let distance = match points {
        points if points.abs() < 0.05 => "says the same as those peaces".to_owned(),
        points if points < 0.0 => format!("is {:.1} percentage points below those peaces", -points),
        points => format!("is {points:.1} percentage points above those peaces"),
    };
    let place = if moment.interval().contains(outlook.reached) {
        "within the interval that so few peaces leave open"
    } else {
        "outside the interval that these peaces leave open"
    };
    let few = if view.is_few() {
        " So few peaces tell very little."
    } else {
        ""
    };
    format!(
        "At {} the model {distance}, {place}.{few} The model has reasons but invented points; history has \
         counts but no reasons, and no peace in it is this one. Where they differ, one of the file's \
         numbers is bolder than history, or this peace differs from those: say which.",
        years(target)
    )
}
