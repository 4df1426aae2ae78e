//! What the page says without scripts: the answer, and the assumptions with their reasons.

mod follows;

use maud::{Markup, html};
use report::page::whole_percent;
use serde_json::Value;

use crate::{Figures, left_out::LEFT_OUT};

/// The content of the page before its script runs, and for good where none may.
pub(crate) fn content(figures: &Figures) -> Markup {
    let (described, answer) = (&figures.describe, &figures.answer);
    let said = |key: &str| words(&answer["words"][key]);
    html! {
        h1 { bdi { (words(&described["title"])) } }
        p.answer { (said("answer")) }
        p { (said("signing")) }
        p { (said("breaks")) }
        p { (said("fights")) }
        h2 { "How long the peace holds" }
        (survival(answer))
        (follows::follows(figures))
        h2 { "The assumptions, each with its reason" }
        p { (said("assumptions")) }
        (assumptions(described))
        h2 { "What is not in the model" }
        ul { @for line in LEFT_OUT { li { (line) } } }
        h2 { "How this was made" }
        p {
            "Solved by Backstop " (words(&answer["program"]["version"]))
            " as a game; it says what follows from these assumptions, not what anyone will do. "
            "The file was " code { (figures.path) } ", sha256 " code { (words(&answer["input"]["sha256"])) } "."
        }
        noscript { p { "With scripts allowed, every number on this page can be changed." } }
    }
}

fn survival(answer: &Value) -> Markup {
    let years = answer["survival"].as_object().into_iter().flatten();
    html! {
        table {
            thead { tr { th scope="col" { "Years" } th scope="col" { "Chance that it still holds" } } }
            tbody {
                @for (year, chance) in years {
                    tr { th scope="row" { (year) } td { (percent(chance)) } }
                }
            }
        }
    }
}

fn assumptions(described: &Value) -> Markup {
    let of = |group: &Value| -> Vec<&Value> {
        let all = described["numbers"].as_array().into_iter().flatten();
        all.filter(|number| number["group"] == group["id"] && number["written"] == true)
            .collect()
    };
    html! {
        @for group in described["groups"].as_array().into_iter().flatten() {
            @let numbers = of(group);
            @if !numbers.is_empty() {
                h3 { bdi { (words(&group["label"])) } }
                dl {
                    @for number in numbers {
                        dt { bdi { (words(&number["label"])) } ": " (stated(number)) }
                        @for reason in number["because"].as_array().into_iter().flatten() {
                            dd { (because(reason)) }
                        }
                    }
                }
            }
        }
    }
}

/// A number with its unit, and its range where it has one.
fn stated(said: &Value) -> String {
    let unit = words(&said["unit"]);
    let told = |key: &str| said[key].as_f64().map(number).unwrap_or_default();
    let range = match said["ranged"].as_bool() {
        Some(true) => format!(" (from {} to {})", told("low"), told("high")),
        _ => String::new(),
    };
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(" {unit}")
    };
    format!("{}{unit}{range}", told("value"))
}

/// A number with no more digits than it has.
fn number(value: f64) -> String {
    // What a sum leaves behind its twelfth digit is none of it.
    let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
    rounded.to_string()
}

fn because(reason: &Value) -> Markup {
    html! {
        @if let Some(judgement) = reason["judgement"].as_str() {
            bdi { (judgement) }
        } @else {
            q { bdi { (words(&reason["quote"])) } }
            " (" bdi { (words(&reason["source"])) } ")"
        }
    }
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn percent(chance: &Value) -> String {
    whole_percent(chance.as_f64().unwrap_or(f64::NAN))
}
