//! All the mistakes of a file in one report, each shown at its place.

use std::fmt;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

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
    pub(crate) texts: Texts,
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
    match (entry.place, entry.also) {
        (Some(place), also) => elements.extend(shown(texts, place, also)),
        (None, _) => elements.push(Origin::path(texts.file_name()).into()),
    }
    if let Some(help) = &entry.help {
        elements.push(Level::HELP.message(help.as_str()).into());
    }
    let title = entry.level.clone().primary_title(entry.message.as_str());
    renderer.render(&[Group::with_title(title).elements(elements)])
}

/// The lines of a place and of another that explains it, with both underlined.
fn shown<'t>(
    texts: &'t Texts,
    place: &Place,
    also: Option<&(Place, &'static str)>,
) -> Vec<Element<'t>> {
    let Some(line) = texts.line(place.start) else {
        return Vec::new();
    };
    let mark = |line: &Line<'_>, place: &Place, kind: AnnotationKind| {
        let excerpt = cut(line, place);
        (kind.span(excerpt.mark.clone()), excerpt)
    };
    let (primary, excerpt) = mark(&line, place, AnnotationKind::Primary);
    let mut marks = vec![primary];
    let mut rest = Vec::new();
    if let Some((other, label)) = also
        && let Some(other_line) = texts.line(other.start)
    {
        let (context, other_excerpt) = mark(&other_line, other, AnnotationKind::Context);
        let context = context.label(*label);
        if other_line.start == line.start && excerpt.from_start && other_excerpt.from_start {
            marks.push(context);
        } else {
            rest = snippet(texts, &other_line, other, other_excerpt, vec![context]);
        }
    }
    let mut elements = snippet(texts, &line, place, excerpt, marks);
    elements.extend(rest);
    elements
}

fn snippet<'t>(
    texts: &Texts,
    line: &Line<'t>,
    place: &Place,
    excerpt: Excerpt,
    marks: Vec<Annotation<'t>>,
) -> Vec<Element<'t>> {
    let snippet = Snippet::source(excerpt.text)
        .line_start(line.number)
        .annotations(marks);
    if !texts.in_file(place) {
        // The option itself says where it stands.
        return vec![snippet.line_numbering(false).into()];
    }
    if excerpt.from_start {
        return vec![snippet.path(line.name).into()];
    }
    // The renderer would count the column within the excerpt.
    let column = texts.location(place).map_or(1, |location| location.column);
    let origin = Origin::path(line.name).line(line.number);
    vec![origin.char_column(column).into(), snippet.into()]
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
