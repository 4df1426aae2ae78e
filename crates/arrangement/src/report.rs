//! All the mistakes of a file in one report, each shown at its place.

use std::fmt;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::mistake::Mistake;
use crate::text::{Line, Location, Texts};
use crate::types::Place;

/// Columns that a report takes; the renderer trims longer lines around the place.
const WIDTH: usize = 100;
/// Bytes of a line that are given to the renderer.
const LONGEST_LINE: usize = 1000;

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
    }
    .term_width(WIDTH);
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
    let excerpt = cut(&line, place);
    let snippet = Snippet::source(excerpt.text)
        .line_start(line.number)
        .annotation(kind.span(excerpt.mark).label(label));
    if !texts.in_file(place) {
        // The option itself says where it stands.
        return vec![snippet.line_numbering(false).into()];
    }
    if !excerpt.from_start {
        // The renderer would count the column within the excerpt.
        let origin = Origin::path(line.name).line(line.number);
        return vec![origin.char_column(location.column).into(), snippet.into()];
    }
    vec![snippet.path(line.name).into()]
}

/// What is shown of a line.
struct Excerpt {
    text: String,
    /// The bytes of the text to be underlined.
    mark: Place,
    from_start: bool,
}

/// Cuts a line that is too long even for the renderer, which trims lines to the terminal's width.
fn cut(line: &Line<'_>, place: &Place) -> Excerpt {
    let text = line.text;
    let start = floor(text, place.start.saturating_sub(line.start));
    let end = floor(text, place.end.saturating_sub(line.start)).max(start);
    if text.len() <= LONGEST_LINE {
        return Excerpt {
            text: text.to_owned(),
            mark: start..end,
            from_start: true,
        };
    }
    let from = floor(text, start.saturating_sub(LONGEST_LINE / 4));
    let to = floor(text, from + LONGEST_LINE);
    let shift = |byte: usize| byte.min(to) - from;
    Excerpt {
        text: text[from..to].to_owned(),
        mark: shift(start)..shift(end),
        from_start: from == 0,
    }
}

/// The last boundary between characters at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
