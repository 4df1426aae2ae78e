//! The outside view beside the model's answer.

use arrangement::{Arrangement, Reference};
use guarantee::Outlook;
use history::class::OutsideView;
use history::survival::Moment;

use super::beside::{Open, what_counts};
use super::history::{counted, peaces, percents, so_few};
use super::plot::survival_at;
use super::words::{heading, paragraph, percent_with_digit, points_above, reasons, short, years};
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
    let views = Views {
        arrangement,
        outlook,
        view,
        sooner: view.until_deaths.as_deref(),
    };
    let mut text = heading("Beside history: what became of peaces held comparable");
    text += &paragraph(&format!("{}: {}.", view.class, counted(view)));
    text += "\n";
    text += &views.table();
    text += "\n";
    text += &paragraph(&note(arrangement, view));
    text + &paragraph(&views.difference())
}

/// What has to be known before the two views are compared, and why the author holds the class comparable.
pub(crate) fn note(arrangement: &Arrangement, view: &OutsideView) -> String {
    let is_shown = |reference: &&Reference| reference.class == view.class;
    let reference = arrangement.reference.as_ref().filter(is_shown);
    let because = reference.map(|reference| reasons(arrangement, &reference.because));
    match because.map(held_because) {
        Some(because) if !because.is_empty() => format!("{} {because}", what_counts(view)),
        _ => what_counts(view),
    }
}

fn held_because(reasons: String) -> String {
    match reasons.is_empty() {
        true => reasons,
        false => format!(
            "They are held comparable because: {}.",
            reasons.trim_end_matches('.')
        ),
    }
}

/// The two views of one peace.
struct Views<'a> {
    arrangement: &'a Arrangement,
    outlook: &'a Outlook,
    view: &'a OutsideView,
    /// The same peaces until the first dispute with deaths, where the class counts wars.
    sooner: Option<&'a OutsideView>,
}

impl Views<'_> {
    /// The years shown: those of [`SHOWN_YEARS`] within the horizon, and the target's.
    fn times(&self) -> Vec<f64> {
        let horizon = self.arrangement.horizon_years.value;
        let within = |year: &f64| *year <= horizon;
        let mut times: Vec<f64> = SHOWN_YEARS.into_iter().filter(within).collect();
        times.push(self.arrangement.target.years.value);
        times.sort_by(f64::total_cmp);
        times.dedup();
        times
    }

    fn table(&self) -> String {
        let times = self.times();
        let line = |label: &str, figure: &dyn Fn(f64) -> String| {
            let figures: String = times
                .iter()
                .map(|&time| format!("{:>12}", figure(time)))
                .collect();
            format!("  {label:<18}{figures}\n")
        };
        let past = |view: &OutsideView, time: f64, show: &dyn Fn(Moment) -> String| {
            view.curve.at(time).map_or("–".to_owned(), show)
        };
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let survival = |moment: Moment| percent(moment.survival);
        let between = |moment: Moment| percents(moment.interval());
        let mut text = line("years", &short)
            + &line("this model", &|time| {
                percent(survival_at(self.arrangement, self.outlook, time))
            })
            + &line("those peaces", &|time| past(self.view, time, &survival))
            + &line("  between", &|time| past(self.view, time, &between));
        if let Some(sooner) = self.sooner {
            text += &line("  until deaths", &|time| past(sooner, time, &survival));
            text += &line("    between", &|time| past(sooner, time, &between));
        }
        text
    }

    /// How far the model is from history at the target, and what to make of it.
    fn difference(&self) -> String {
        let target = self.arrangement.target.years.value;
        let reached = self.outlook.reached;
        let (Some(moment), Some(open)) = (self.view.curve.at(target), Open::at(self.view, target))
        else {
            return format!(
                "None of those peaces has been watched for {}.",
                years(target)
            );
        };
        let points = points_above(reached, moment.survival);
        let (distance, differs) = match points {
            0.0 => ("says the same as those peaces".to_owned(), None),
            points if points < 0.0 => (
                format!("is {:.1} percentage points below those peaces", -points),
                Some("more"),
            ),
            points => (
                format!("is {points:.1} percentage points above those peaces"),
                Some("less"),
            ),
        };
        let few = so_few(self.view).map_or(String::new(), |few| format!(" {few}."));
        let chance = match open.is_within(reached) {
            true => format!("by chance among {}, ", peaces(self.view)),
            false => "hardly by chance alone, ".to_owned(),
        };
        let differs = differs.map_or(String::new(), |often| {
            format!(
                " By then peace breaks {often} often in the model than those peaces did: {chance}because of \
                 one of the file's numbers, because this peace differs from those, or because the two count \
                 other things. Say which."
            )
        });
        format!(
            "At {} the model {distance}. They leave open {}: the model's {} lies {}.{few} The model has reasons but \
             invented points; history has counts but no reasons, and no peace in it is this one.{differs}",
            years(target),
            open.in_words(),
            percent_with_digit(reached),
            open.place(reached),
        )
    }
}
