//! The model held beside a class of peaces: what counts as the end in each, and where a chance of the model
//! lies in what the class leaves open. One rule for every verb that holds the two beside each other.

use explore::calibrate::FIT;
use history::class::OutsideView;
use history::survival::Interval;

use super::history::{caveats, percents};

/// What has to be known of a class before the model is held beside it: what counts as the end of a peace in
/// each, the years of its wars, and what is particular to it.
pub(super) fn what_counts(view: &OutsideView) -> String {
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
    for said in [span(view), caveats(view)] {
        if !said.is_empty() {
            text += &format!(" {said}");
        }
    }
    text
}

/// When the wars ended after which the peaces came, where they are known one by one.
fn span(view: &OutsideView) -> String {
    let years = || view.peaces.iter().map(|found| found.peace.war_end_year);
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first == last => {
            format!("Those peaces came after wars that ended in {first}.")
        }
        (Some(first), Some(last)) => {
            format!("Those peaces came after wars that ended from {first} to {last}.")
        }
        _ => String::new(),
    }
}

/// What the peaces of a class leave open at a time: the intervals of the share that held.
pub(super) struct Open {
    until_end: Interval,
    /// Until the first dispute with deaths, where that is told beside.
    until_deaths: Option<Interval>,
}

impl Open {
    /// After so many years; `None` where none of the peaces was watched for so long.
    pub(super) fn at(view: &OutsideView, years: f64) -> Option<Self> {
        let sooner = view.until_deaths.as_ref();
        Some(Self {
            until_end: view.curve.at(years)?.interval(),
            until_deaths: sooner.and_then(|view| Some(view.curve.at(years)?.interval())),
        })
    }

    /// "79.6–98.6%, and until deaths 23.1–54.4%".
    pub(super) fn in_words(&self) -> String {
        let until_deaths = self.until_deaths.map_or(String::new(), |interval| {
            format!(", and until deaths {}%", percents(interval))
        });
        format!("{}%{until_deaths}", percents(self.until_end))
    }

    /// "below the first and within the second", "at the lower end of that".
    pub(super) fn place(&self, chance: f64) -> String {
        let first = side(chance, self.until_end);
        match self.until_deaths.map(|second| side(chance, second)) {
            None => format!("{first} that"),
            Some(second) if second == first => format!("{first} both"),
            Some(second) => format!("{first} the first and {second} the second"),
        }
    }

    /// Whether a chance lies in the interval until the end, or at an end of it.
    pub(super) fn is_within(&self, chance: f64) -> bool {
        self.until_end.contains(chance) || self.is_at_an_end(chance)
    }

    /// Whether a chance is at an end of the interval until the end.
    pub(super) fn is_at_an_end(&self, chance: f64) -> bool {
        is_at(chance, self.until_end.low) || is_at(chance, self.until_end.high)
    }
}

/// On which side of an interval a chance lies.
fn side(chance: f64, interval: Interval) -> &'static str {
    match () {
        () if is_at(chance, interval.low) => "at the lower end of",
        () if is_at(chance, interval.high) => "at the upper end of",
        () if chance < interval.low => "below",
        () if chance > interval.high => "above",
        () => "within",
    }
}

/// As near as a calibration fits, so that what is printed is the same.
fn is_at(chance: f64, end: f64) -> bool {
    (chance - end).abs() <= FIT
}
