//! The outside view beside the model's answer.

use arrangement::{Arrangement, Reference};
use guarantee::Outlook;
use history::class::OutsideView;
use history::survival::Moment;

use super::history::{caveats, counted, percents};
use super::plot::survival_at;
use super::words::{heading, paragraph, reasons, short, years};
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

/// What has to be known before the two views are compared: what counts as the end of a peace in each, what is
/// particular to the class, and why the author holds it comparable.
pub(crate) fn note(arrangement: &Arrangement, view: &OutsideView) -> String {
    let mut text = format!(
        "What counts as the end is not the same. In this model it is any assault, and any probe that \
         becomes a war; of those peaces it is {}.",
        view.class.broken_by()
    );
    if let Some(sooner) = &view.until_deaths {
        text += &format!(
            " Told beside it are the same peaces until deaths, which is {}: mostly less than an assault, though \
             one to which nobody resists may have no deaths.",
            sooner.class.broken_by()
        );
    }
    let is_shown = |reference: &&Reference| reference.class == view.class;
    let reference = arrangement.reference.as_ref().filter(is_shown);
    let because = reference.map(|reference| reasons(arrangement, &reference.because));
    for said in [caveats(view), because.map_or(String::new(), held_because)] {
        if !said.is_empty() {
            text += &format!(" {said}");
        }
    }
    text
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
        let Some(moment) = self.view.curve.at(target) else {
            return format!(
                "None of those peaces has been watched for {}.",
                years(target)
            );
        };
        let points = (self.outlook.reached - moment.survival) * 100.0;
        let distance = match points {
            points if points.abs() < 0.05 => "says the same as those peaces".to_owned(),
            points if points < 0.0 => {
                format!("is {:.1} percentage points below those peaces", -points)
            }
            points => format!("is {points:.1} percentage points above those peaces"),
        };
        let few = if self.view.is_few() {
            " So few cases tell very little."
        } else {
            ""
        };
        format!(
            "At {} the model {distance}, {}.{few} The model has reasons but invented points; history has \
             counts but no reasons, and no peace in it is this one. Where they differ, one of the file's \
             numbers is bolder than history, this peace differs from those, or they count other things: say \
             which.",
            years(target),
            self.place(moment)
        )
    }

    /// Where the model's chance lies in what history leaves open.
    fn place(&self, moment: Moment) -> &'static str {
        let reached = self.outlook.reached;
        if moment.interval().contains(reached) {
            return "within the interval that these peaces leave open";
        }
        let target = self.arrangement.target.years.value;
        let until_deaths = self.sooner.and_then(|view| view.curve.at(target));
        match until_deaths {
            Some(sooner) if (sooner.survival..moment.survival).contains(&reached) => {
                "below the interval that these peaces leave open, and above what they say until deaths"
            }
            _ => "outside the interval that these peaces leave open",
        }
    }
}
