//! The page of an arrangement: one HTML file that works alone, with everything inside it.
//!
//! What a page says is read without scripts; the front end (`web/`, built into `assets/`) then makes it
//! live with the engine that travels inside. Nothing is fetched: the page's own policy forbids it.

mod figures;
mod left_out;
mod policy;
mod simulated;
mod statically;
pub mod workbench;

pub use figures::Figures;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use maud::{DOCTYPE, PreEscaped, html};
use serde_json::Value;

/// The front end, one script.
const SCRIPT: &str = include_str!("../assets/page.js");
/// Its style.
const STYLE: &str = include_str!("../assets/page.css");
/// The engine for a browser, compressed with gzip.
pub const ENGINE: &[u8] = include_bytes!("../assets/engine.wasm.gz");

/// The page as HTML.
pub fn html(figures: &Figures) -> String {
    let data = serde_json::json!({
        "path": figures.path,
        "text": figures.text,
        "describe": figures.describe,
        "answer": figures.answer,
        "hinges": figures.hinges,
        "enough": figures.enough,
        "frontier": figures.frontier,
        "weigh": figures.weigh,
        "futures": figures.futures,
        "quotations": figures.quotations,
        "simulated": figures.simulated,
        "left_out": left_out::LEFT_OUT,
    });
    let title = figures.describe["title"].as_str().unwrap_or_default();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(SCRIPT));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "backstop " (env!("CARGO_PKG_VERSION")) };
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main #static { (statically::content(figures)) }
                div #app {}
                script type="application/json" id="page" { (PreEscaped(inside_a_script(&data))) }
                script type="application/octet-stream" id="engine" { (STANDARD.encode(ENGINE)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// JSON that cannot end the script element it stands in, nor be read as anything but text.
fn inside_a_script(data: &Value) -> String {
    let text = data.to_string();
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // Line ends that JavaScript counts, and marks that turn the direction of writing.
            '<' | '>' | '&' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_cannot_end_a_script_or_begin_one() {
        let hostile = "</script><script>alert(1)</script><!--\u{2028}";
        let figures = Figures {
            text: hostile.to_owned(),
            describe: serde_json::json!({ "title": hostile }),
            ..Figures::default()
        };
        let page = html(&figures);
        assert!(!page.contains("alert(1)</script>"));
        assert_eq!(page.matches("<script").count(), 3);
        let data = page
            .split("id=\"page\">")
            .nth(1)
            .and_then(|rest| rest.split("</script>").next());
        let data: Value = serde_json::from_str(data.expect("the data")).expect("JSON");
        assert_eq!(data["text"], hostile);
    }

    #[test]
    fn the_front_end_itself_cannot_end_its_element() {
        assert!(!SCRIPT.to_lowercase().contains("</script"));
        assert!(!STYLE.to_lowercase().contains("</style"));
    }
}
