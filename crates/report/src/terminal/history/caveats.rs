//! What has to be known of a class before its interval is believed.

use history::class::{FEW, OutsideView};

use crate::terminal::words::list;

/// That so few peaces, or wars, tell little, as the beginning of a sentence; `None` where they are not few.
pub(crate) fn so_few(view: &OutsideView) -> Option<String> {
    let what = match view.curve.spells() < FEW {
        true => "peaces",
        false => "wars",
    };
    view.is_few()
        .then(|| format!("So few {what} tell very little"))
}

/// What has to be known of this class in particular, in sentences; empty where there is nothing.
pub(crate) fn caveats(view: &OutsideView) -> String {
    let said = [independence(view), immortal_time(view)];
    let said: Vec<&str> = said
        .iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    said.join(" ")
}

fn independence(view: &OutsideView) -> String {
    match view.wars {
        Some(1) => {
            "All of these peaces came after one war and may share its fate: they are one case."
        }
        Some(_) => "",
        None => {
            "Only the steps of this curve can be passed on, so the interval takes each peace as an \
             independent case: it is too narrow where several ended one war."
        }
    }
    .to_owned()
}

fn immortal_time(view: &OutsideView) -> String {
    let lifelong = view.class.lifelong();
    let phrases: Vec<String> = (lifelong.iter())
        .map(|quality| format!("\"{}\"", quality.phrases[0]))
        .collect();
    let (were, they) = match phrases.len() {
        0 => return String::new(),
        1 => ("was", "it"),
        _ => ("were", "them"),
    };
    format!(
        "{} {were} coded over a peace's whole life. One that lasts has more time to come by {they}, so that \
         such peaces seem to last longer than they would from their beginning (immortal time).",
        list(&phrases)
    )
}
