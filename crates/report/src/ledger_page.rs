//! An article's ledger as one page that needs nothing else: the text marked up, the statements beside it.

use evidence::ledger::{Ledger, Statement};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::terminal::{called, days, words::plain};

const STYLE: &str = include_str!("ledger_page.css");

/// The page for several articles: how each is named, its text, its ledger.
pub fn ledger_page(articles: &[(&str, &str, &Ledger)]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Who said what" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @for (number, (name, text, ledger)) in articles.iter().enumerate() {
                    (article(number, name, text, ledger))
                }
                footer {
                    "Found by a program, which misses about one statement in four and is wrong in some: check \
                     what you quote. A question mark beside a name is a guess."
                }
            }
        }
    };
    page.into_string()
}

fn article(number: usize, name: &str, text: &str, ledger: &Ledger) -> Markup {
    html! {
        main {
            header {
                h1 { (plain(name)) }
                p { @match ledger.published {
                    Some(day) => { "Published on " (day) "." }
                    None => "The day of publication is not known."
                } }
            }
            article { (marked(number, text, ledger)) }
            section aria-label="Statements" {
                h2 { "Who said what" }
                ol {
                    @for (index, statement) in ledger.statements.iter().enumerate() {
                        li id=(format!("l{number}-{index}")) class=(statement.kind.name()) {
                            a href=(format!("#t{number}-{index}")) { (called(statement)) }
                            " " span.kind { (statement.kind.name()) }
                            blockquote { (content(statement)) }
                            @for date in &statement.dates {
                                p.day { (plain(&date.passage.text)) ": " (days(date.from, date.to)) }
                            }
                        }
                    }
                }
                @if !ledger.events.is_empty() {
                    h2 { "What happens when" }
                    ul { @for event in &ledger.events {
                        li { (days(event.from, event.to)) ": " (plain(&event.passage.text)) }
                    } }
                }
            }
        }
    }
}

fn content(statement: &Statement) -> String {
    let passages: Vec<String> = statement
        .content
        .iter()
        .map(|passage| plain(&passage.text))
        .collect();
    passages.join(" … ")
}

/// The text in paragraphs, each content a link to its statement; of two that overlap, the first is marked.
fn marked(number: usize, text: &str, ledger: &Ledger) -> Markup {
    let mut marks: Vec<(usize, usize, usize, bool)> = Vec::new();
    for (index, statement) in ledger.statements.iter().enumerate() {
        for (part, passage) in statement.content.iter().enumerate() {
            marks.push((passage.bytes.start, passage.bytes.end, index, part == 0));
        }
    }
    marks.sort_unstable();
    let mut last = 0;
    marks.retain(|&(start, end, ..)| {
        let is_apart = start >= last;
        if is_apart {
            last = end;
        }
        is_apart
    });
    let mut marks = marks.into_iter().peekable();
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut at = start;
        let mut parts = Vec::new();
        while let Some((from, to, index, is_first)) = marks.next_if(|mark| mark.0 < end) {
            let kind = ledger.statements[index].kind.name();
            let to = to.min(end);
            parts.push(html! {
                (plain(&text[at..from]))
                a.said.(kind) id=[is_first.then(|| format!("t{number}-{index}"))] href=(format!("#l{number}-{index}")) {
                    (plain(&text[from..to]))
                }
            });
            at = to;
        }
        parts.push(html! { (plain(&text[at..end])) });
        if !line.trim().is_empty() {
            paragraphs.push(html! { p { @for part in &parts { (part) } } });
        }
        start = end;
    }
    html! { @for paragraph in &paragraphs { (paragraph) } }
}
