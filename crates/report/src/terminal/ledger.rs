//! An article with its speakers in the margin, and who committed to what.

use evidence::ledger::{Dated, Event, Ledger, Statement};
use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use super::{
    WIDTH,
    words::{heading, paragraph, plain},
};

/// Columns of the margin.
const MARGIN: usize = 20;

/// The article's text with speakers in the margin, then tables of commitments and events; `name` is how the
/// article was named.
pub fn ledger(name: &str, text: &str, ledger: &Ledger) -> String {
    let mut parts =
        vec![heading(&plain(name)) + &published(ledger) + "\n" + &article(text, ledger)];
    let committed: Vec<&Statement> = ledger
        .statements
        .iter()
        .filter(|statement| statement.kind.is_commitment())
        .collect();
    let rows: String = committed
        .iter()
        .map(|statement| commitment(statement))
        .collect();
    let nobody = "Nobody, in what was found.\n".to_owned();
    let rows = if rows.is_empty() { nobody } else { rows };
    parts.push(heading("Who committed to what, or refused, and on what condition") + &rows);
    if !ledger.events.is_empty() {
        let rows: String = ledger.events.iter().map(event).collect();
        parts.push(heading("What happens when") + &rows);
    }
    parts.push(found(ledger));
    parts.join("\n")
}

fn published(ledger: &Ledger) -> String {
    match ledger.published {
        Some(day) => format!("Published on {day}.\n"),
        None => "The day of publication is not known.\n".to_owned(),
    }
}

/// How a statement's speaker is called: a guess has a question mark.
pub(crate) fn called(statement: &Statement) -> String {
    let Some(speaker) = &statement.speaker else {
        return "(nobody named)".to_owned();
    };
    match &speaker.actor {
        Some(actor) if speaker.certain => plain(actor),
        Some(actor) => format!("{}?", plain(actor)),
        None => format!("“{}”", plain(&speaker.passage.text)),
    }
}

/// Each paragraph, with those who speak in it and what kind of statement they make beside it.
fn article(text: &str, ledger: &Ledger) -> String {
    let mut shown = String::new();
    let mut start = 0;
    let mut statements = ledger.statements.iter().peekable();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut margin: Vec<String> = Vec::new();
        while let Some(statement) = statements.next_if(|statement| place(statement) < end) {
            let entry = format!("{}: {}", called(statement), statement.kind.name());
            if margin.last() != Some(&entry) {
                margin.push(entry);
            }
        }
        start = end;
        let line = plain(line.trim());
        if !line.is_empty() {
            shown += &beside(&margin, &line);
            shown.push('\n');
        }
    }
    shown
}

/// Where a statement is listed: at its cue, else where its content begins.
fn place(statement: &Statement) -> usize {
    let content = statement
        .content
        .iter()
        .map(|passage| passage.bytes.start)
        .min();
    statement
        .cue
        .as_ref()
        .map(|cue| cue.bytes.start)
        .or(content)
        .unwrap_or_default()
}

/// Text with a margin on its left.
fn beside(margin: &[String], text: &str) -> String {
    let entries = margin
        .iter()
        .flat_map(|entry| textwrap::wrap(entry, Options::new(MARGIN).subsequent_indent("  ")));
    let margin: Vec<_> = entries.collect();
    let text = textwrap::wrap(text, WIDTH - MARGIN - 3);
    let mut shown = String::new();
    for row in 0..margin.len().max(text.len()) {
        let left = margin.get(row).map_or("", |line| line);
        let right = text.get(row).map_or("", |line| line);
        let gap = " ".repeat(MARGIN.saturating_sub(left.width()));
        shown += format!("{left}{gap} │ {right}").trim_end();
        shown.push('\n');
    }
    shown
}

fn commitment(statement: &Statement) -> String {
    let words: Vec<String> = statement
        .content
        .iter()
        .map(|passage| plain(&passage.text))
        .collect();
    let days: Vec<String> = statement.dates.iter().map(day).collect();
    let days = if days.is_empty() {
        String::new()
    } else {
        format!(" [{}]", days.join("; "))
    };
    let line = format!(
        "{}, {}: {}{days}",
        called(statement),
        statement.kind.name(),
        words.join(" … ")
    );
    row(&line)
}

/// A row of a table that may take several lines.
fn row(text: &str) -> String {
    let options = Options::new(WIDTH)
        .initial_indent("  ")
        .subsequent_indent("    ");
    textwrap::fill(text, options) + "\n"
}

fn day(date: &Dated) -> String {
    format!(
        "{}: {}",
        plain(&date.passage.text),
        days(date.from, date.to)
    )
}

/// A day, or the first and last of several.
pub(crate) fn days(from: impl ToString, to: impl ToString) -> String {
    let (from, to) = (from.to_string(), to.to_string());
    if from == to {
        from
    } else {
        format!("{from} to {to}")
    }
}

fn event(event: &Event) -> String {
    let who = if event.actors.is_empty() {
        String::new()
    } else {
        format!(" ({})", event.actors.join(", "))
    };
    let line = format!(
        "{}: {}{who}",
        days(event.from, event.to),
        plain(&event.passage.text)
    );
    row(&line)
}

fn found(ledger: &Ledger) -> String {
    let guesses = ledger
        .statements
        .iter()
        .filter_map(|s| s.speaker.as_ref())
        .filter(|s| !s.certain)
        .count();
    let guesses = match guesses {
        0 => "no speaker is a guess".to_owned(),
        1 => "1 of their speakers is a guess, marked with a question mark".to_owned(),
        guesses => format!("{guesses} of their speakers are guesses, marked with a question mark"),
    };
    paragraph(&format!(
        "{} statements found; {guesses}. A program \
         found them, which misses about one in four and is wrong in some: check what you quote.",
        ledger.statements.len()
    ))
}
