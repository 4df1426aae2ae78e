//! All the mistakes of a file in one report, each shown at its place.

use std::fmt;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::mistake::Mistake;
use crate::text::{Line, Location, Texts};
use crate::types::Place;

/// Characters of a line that are shown; longer lines are cut around the place.
const WIDTH: usize = 100;
/// Characters shown before the place in a line that is cut.
const BEFORE: usize = 30;

/// Every mistake found in a file, in order of place; nothing was run.
#[derive(Clone, Debug)]
pub struct Report {
    texts: Texts,
    mistakes: Vec<Mistake>,
    total: usize,
}

impl Report {
    pub(crate) fn new(texts: Texts, mut mistakes: Vec<Mistake>, total: usize) -> Self {
        mistakes.sort_by_key(|mistake| {
            mistake
                .place
                .as_ref()
                .map_or((0, 0), |place| (place.start, place.end))
        });
        Self {
            texts,
            mistakes,
            total,
        }
    }

    /// The mistakes, in order of place; beyond some hundreds they are only counted.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// How many mistakes there are, shown or not.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Where a mistake of this report stands.
    pub fn location(&self, mistake: &Mistake) -> Option<Location> {
        self.texts.location(mistake.place.as_ref()?)
    }

    /// The report as text, with terminal colours or without.
    pub fn render(&self, colour: bool) -> String {
        let mut text = String::new();
        for mistake in &self.mistakes {
            let kind = &mistake.kind;
            text += &render_entry(
                &self.texts,
                colour,
                &Entry {
                    level: Level::ERROR,
                    message: kind.to_string(),
                    help: kind.help(),
                    place: mistake.place.as_ref(),
                    also: mistake.also.as_ref(),
                },
            );
            text += "\n\n";
        }
        let more = self.total.saturating_sub(self.mistakes.len());
        if more > 0 {
            text += &format!("… and {more} more that are not shown.\n");
        }
        let plural = if self.total == 1 { "" } else { "s" };
        let file = self.texts.file_name();
        text + &format!(
            "{} mistake{plural} in {file}; nothing was run.\n",
            self.total
        )
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}

/// One message with its place.
pub(crate) struct Entry<'e> {
    pub(crate) level: Level<'static>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) place: Option<&'e Place>,
    pub(crate) also: Option<&'e (Place, &'static str)>,
}

pub(crate) fn render_entry(texts: &Texts, colour: bool, entry: &Entry<'_>) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    match entry.place {
        Some(place) => elements.extend(shown(texts, place, AnnotationKind::Primary, None)),
        None => elements.push(Origin::path(texts.file_name()).into()),
    }
    if let Some((place, label)) = entry.also {
        elements.extend(shown(texts, place, AnnotationKind::Context, Some(label)));
    }
    if let Some(help) = &entry.help {
        elements.push(Level::HELP.message(help.as_str()).into());
    }
    let title = entry.level.clone().primary_title(entry.message.as_str());
    renderer.render(&[Group::with_title(title).elements(elements)])
}

/// The line of a place, with the place underlined.
fn shown<'t>(
    texts: &'t Texts,
    place: &Place,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Vec<Element<'t>> {
    let (Some(line), Some(location)) = (texts.line(place.start), texts.location(place)) else {
        return Vec::new();
    };
    let (excerpt, mark) = cut(&line, place);
    let origin = Origin::path(line.name);
    let origin = if texts.in_file(place) {
        origin.line(line.number).char_column(location.column)
    } else {
        origin
    };
    let snippet = Snippet::source(excerpt)
        .line_start(line.number)
        .annotation(kind.span(mark).label(label));
    vec![origin.into(), snippet.into()]
}

/// What is shown of a line, and which bytes of that are to be underlined.
fn cut(line: &Line<'_>, place: &Place) -> (String, Place) {
    let text = line.text;
    let start = floor(text, place.start.saturating_sub(line.start));
    let end = floor(text, place.end.saturating_sub(line.start)).max(start);
    if text.chars().nth(WIDTH).is_none() {
        return (text.to_owned(), start..end);
    }
    let from = text[..start]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(start, |(at, _)| at);
    let to = text[from..]
        .char_indices()
        .nth(WIDTH)
        .map_or(text.len(), |(at, _)| from + at);
    let before = if from > 0 { "…" } else { "" };
    let after = if to < text.len() { "…" } else { "" };
    let excerpt = format!("{before}{}{after}", &text[from..to]);
    let shift = |byte: usize| byte.min(to) - from + before.len();
    (excerpt, shift(start)..shift(end))
}

/// The last boundary between characters at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
