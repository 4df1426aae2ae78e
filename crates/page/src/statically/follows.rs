//! What follows, for a page without scripts: what the answer hinges on, what would be enough, what many
//! futures show.

use maud::{Markup, html};
use report::page::whole_percent;
use serde_json::Value;

use super::{number, words};
use crate::Figures;

/// Numbers that move the answer, at most.
const MOST_NAMED: usize = 8;

/// What follows from the figures of a page.
pub(super) fn follows(figures: &Figures) -> Markup {
    html! {
        (hinges(figures))
        (enough(figures))
        (futures(&figures.futures))
    }
}

fn hinges(figures: &Figures) -> Markup {
    let numbers = figures.hinges["numbers"].as_array().into_iter().flatten();
    let mut curves: Vec<Curve> = numbers.filter_map(Curve::new).collect();
    curves.sort_by(|one, other| other.spread().total_cmp(&one.spread()));
    html! {
        @if !curves.is_empty() {
            h2 { "What it hinges on" }
            p { "The chance at the aim’s date as one number alone goes from the low end of its range to the high end." }
            table {
                thead { tr {
                    th scope="col" { "Number" } th scope="col" { "from" } th scope="col" { "chance" }
                    th scope="col" { "to" } th scope="col" { "chance" }
                } }
                tbody {
                    @for curve in curves.iter().take(MOST_NAMED) {
                        tr {
                            th scope="row" { bdi { (called(figures, curve.path)) } }
                            @for (value, chance) in [curve.first, curve.last] {
                                td { (number(value)) } td { (whole_percent(chance)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The ends of a curve, where it has an answer.
struct Curve<'f> {
    path: &'f str,
    first: (f64, f64),
    last: (f64, f64),
    least: f64,
    most: f64,
}

impl<'f> Curve<'f> {
    fn new(curve: &'f Value) -> Option<Self> {
        let points = curve["points"].as_array()?.iter();
        let points: Vec<(f64, f64)> = points
            .filter_map(|point| Some((point[0].as_f64()?, point[1].as_f64()?)))
            .collect();
        let chances = || points.iter().map(|point| point.1);
        Some(Self {
            path: curve["path"].as_str()?,
            first: *points.first()?,
            last: *points.last()?,
            least: chances().fold(f64::INFINITY, f64::min),
            most: chances().fold(f64::NEG_INFINITY, f64::max),
        })
    }

    fn spread(&self) -> f64 {
        self.most - self.least
    }
}

fn enough(figures: &Figures) -> Markup {
    let levers = figures.enough["levers"].as_array();
    html! {
        @if let Some(levers) = levers.filter(|levers| !levers.is_empty()) {
            h2 { "What would be enough, one number at a time" }
            table {
                thead { tr {
                    th scope="col" { "Number" } th scope="col" { "now" } th scope="col" { "least that is enough" }
                } }
                tbody {
                    @for lever in levers {
                        tr {
                            th scope="row" { bdi { (called(figures, words(&lever["path"]))) } }
                            td { (lever["now"].as_f64().map(number).unwrap_or_default()) }
                            td { (least(lever)) }
                        }
                    }
                }
            }
        }
    }
}

/// The least that is enough, rounded to three digits and never short of it.
fn least(lever: &Value) -> String {
    match lever["least"].as_f64() {
        Some(0.0) => "0".to_owned(),
        Some(least) => {
            let unit = 10_f64.powf(least.abs().log10().floor() - 2.0);
            number((least / unit - 1e-9).ceil() * unit)
        }
        None => format!(
            "none up to {}",
            lever["most_tried"].as_f64().map(number).unwrap_or_default()
        ),
    }
}

fn futures(futures: &Value) -> Markup {
    let share = |key: &str| {
        let share = futures[key].as_f64().unwrap_or(f64::NAN);
        let error = futures["standard_errors"][key].as_f64().unwrap_or(0.0) * 100.0;
        let error = match error {
            little if little < 0.05 => "less than 0.1".to_owned(),
            some => format!("{some:.1}"),
        };
        format!("{} ± {error} points", whole_percent(share))
    };
    html! {
        @if futures.is_object() {
            h2 { "If the numbers may be anywhere in their ranges" }
            p {
                "It is enough in " (share("sufficient")) " of " (number(futures["futures"].as_f64().unwrap_or(0.0)))
                " futures, and all who must would sign in " (share("would_be_signed")) "; both in "
                (share("sufficient_and_signed")) "."
            }
        }
    }
}

/// What a number is called where its group is not seen beside it.
fn called(figures: &Figures, path: &str) -> String {
    let mut numbers = figures.describe["numbers"].as_array().into_iter().flatten();
    let Some(number) = numbers.find(|number| number["path"] == path) else {
        return path.to_owned();
    };
    let group = words(&number["group"]);
    let owned = group.starts_with("actors.") || group.starts_with("commitments.");
    let mut groups = figures.describe["groups"].as_array().into_iter().flatten();
    let group = groups.find(|one| owned && one["id"] == group);
    match group {
        Some(group) => format!("{}: {}", words(&group["label"]), words(&number["label"])),
        None => words(&number["label"]).to_owned(),
    }
}
