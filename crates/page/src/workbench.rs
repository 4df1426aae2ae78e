//! The workbench's page: a shell that loads its script, its style and the engine from the server that
//! gave it, and from nowhere else.

use maud::{DOCTYPE, PreEscaped, html};
use serde_json::json;

use crate::inside_a_script;

/// The workbench's script.
pub const SCRIPT: &str = include_str!("../assets/workbench.js");
/// Its style.
pub const STYLE: &str = include_str!("../assets/workbench.css");
/// The Content-Security-Policy to send with it.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob:; \
    worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page for a folder, and for the file in it that is to be opened first, if one is named.
pub fn html(folder: &str, file: Option<&str>) -> String {
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "folder": folder,
        "file": file,
    });
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (file.unwrap_or(folder)) " · Backstop" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/workbench.css";
            }
            body {
                div #app {}
                noscript { p { "The workbench needs scripts; `backstop check` and `backstop run` do not." } }
                script type="application/json" id="workbench" { (PreEscaped(inside_a_script(&data))) }
                script src="/workbench.js" {}
            }
        }
    };
    page.into_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_name_of_a_file_or_folder_cannot_break_out_of_the_page() {
        let hostile =
            "</script><script>alert(1)</script></title><img src=x onerror=alert(2)>\u{202e}";
        let page = html(hostile, Some(hostile));
        assert_eq!(page.matches("<script").count(), 2);
        assert!(!page.contains("<img"));
        assert!(!page.contains("alert(1)</script>"));
        let data = page
            .split("id=\"workbench\">")
            .nth(1)
            .and_then(|rest| rest.split("</script>").next());
        let data: Value = serde_json::from_str(data.expect("the data")).expect("JSON");
        assert_eq!(data["file"], hostile);
        assert_eq!(data["folder"], hostile);
    }

    #[test]
    fn the_page_runs_no_script_but_the_servers_own() {
        let page = html("peaces", None);
        assert!(page.contains("<script src=\"/workbench.js\">"));
        assert!(!POLICY.contains("'unsafe-inline'; script") && !POLICY.contains("'unsafe-eval'"));
        let scripts = POLICY
            .split("; ")
            .find(|rule| rule.starts_with("script-src"));
        assert_eq!(scripts, Some("script-src 'self' 'wasm-unsafe-eval'"));
    }
}
