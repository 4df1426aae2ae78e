//! The ledger of an article: who said, promised, refused and accused what, with the places in its text.

mod article;
mod cast;
mod dates;
mod events;
mod gender;
mod kinds;
mod mentions;
mod names;
mod offices;
mod people;
mod rules;
mod sentences;
mod speakers;

use std::ops::Range;

use attribution::{Attribution, Reader};
use jiff::civil::Date;
use thiserror::Error;

pub use article::Article;
pub use kinds::Kind;
pub use people::{People, PeopleError};

use cast::Cast;
use sentences::{CodePoints, Sentences};

/// A passage of an article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// As bytes.
    pub bytes: Range<usize>,
    /// As Unicode code points, end exclusive.
    pub code_points: Range<usize>,
    /// What stands there.
    pub text: String,
}

/// Who makes a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// How the text names who speaks: "He", "the Prime Minister".
    pub passage: Passage,
    /// Who that is: "Keir Starmer"; none where it cannot be told.
    pub actor: Option<String>,
    /// Whether the text or the list of office-holders leaves no choice.
    pub certain: bool,
}

/// A passage that names one or several days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The words: "at the weekend".
    pub passage: Passage,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who makes it; none where the text does not say.
    pub speaker: Option<Speaker>,
    /// What attributes it: "said", "according to".
    pub cue: Option<Passage>,
    /// What is said, in one or more passages.
    pub content: Vec<Passage>,
    /// Whether it has words in quotation marks.
    pub quoted: bool,
    /// The actors named in the content.
    pub about: Vec<String>,
    /// What kind of statement it is.
    pub kind: Kind,
    /// The days that it names.
    pub dates: Vec<Dated>,
}

/// Someone who is named, a person or a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The full name.
    pub name: String,
    /// The country whose office a person holds, or the country itself; none for other persons.
    pub country: Option<String>,
    /// Of what that country is part: the United Kingdom of Europe.
    pub part_of: Option<String>,
    /// Where the text names them.
    pub mentions: Vec<Passage>,
}

/// A visit, talks, a signing, a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The words.
    pub passage: Passage,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Who is named with it.
    pub actors: Vec<String>,
}

/// What an article says, and who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The day of publication, where it is known.
    pub published: Option<Date>,
    /// In the order of the text.
    pub statements: Vec<Statement>,
    /// By the number of mentions, then by name.
    pub actors: Vec<Actor>,
    /// In the order of the text.
    pub events: Vec<Event>,
}

/// Why there is no ledger.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LedgerError {
    /// A day is told by its distance from the day of publication, which is not known.
    #[error(
        "\"{passage}\" cannot be dated, since the day of publication is not known; say it with \
         --published YYYY-MM-DD, or begin the file's name with it"
    )]
    Unpublished {
        /// The words.
        passage: String,
    },
}

/// The sentences of a text, as bytes, in order.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    Sentences::new(text).into_ranges()
}

/// Reads an article; `people` are the office-holders by whom offices and surnames are resolved.
///
/// # Errors
///
/// [`LedgerError::Unpublished`].
pub fn ledger(article: &Article, people: &People) -> Result<Ledger, LedgerError> {
    ledger_telling(article, people, &|_| ())
}

/// As [`ledger`]; `told` hears each time how many more bytes of the text have been read.
///
/// # Errors
///
/// [`LedgerError::Unpublished`], before anything is read.
pub fn ledger_telling(
    article: &Article,
    people: &People,
    told: &(dyn Fn(u64) + Sync),
) -> Result<Ledger, LedgerError> {
    let sentences = Sentences::new(&article.text);
    let dates = dates::find(&article.text, &sentences, article.published)?;
    let attributions = Reader::shipped().read_telling(&article.text, told);
    Ok(ledger_of(article, people, attributions, &sentences, &dates))
}

/// The ledger of the statements that were found in an article.
fn ledger_of(
    article: &Article,
    people: &People,
    attributions: Vec<Attribution>,
    sentences: &Sentences,
    dates: &[dates::Found],
) -> Ledger {
    let text = &*article.text;
    let code_points = CodePoints::new(text);
    let attributions = rules::improve(text, attributions);
    let cast = Cast::new(text, &attributions, people, article.published);
    // Days stand in order and apart, so those within a range are neighbours.
    let dated = |range: &Range<usize>| {
        let first = dates.partition_point(|date| date.bytes.start < range.start);
        let inside = dates[first..]
            .iter()
            .take_while(|date| date.bytes.end <= range.end);
        let dated = inside.map(|date| Dated {
            passage: code_points.passage(text, date.bytes.clone()),
            from: date.from,
            to: date.to,
        });
        dated.collect::<Vec<_>>()
    };
    let speakers = speakers::Speakers {
        text,
        sentences,
        cast: &cast,
    }
    .resolve(&attributions);
    let statements = attributions
        .iter()
        .zip(speakers)
        .map(|(attribution, speaker)| {
            let content: Vec<&str> = attribution
                .content
                .iter()
                .map(|span| &text[span.clone()])
                .collect();
            let cue = attribution.cue.iter().max_by_key(|span| span.len());
            let words = cue.map_or("", |span| &text[span.clone()]);
            Statement {
                speaker: speaker.map(|resolved| Speaker {
                    passage: code_points.passage(text, resolved.bytes),
                    actor: resolved.actor,
                    certain: resolved.certain,
                }),
                cue: cue.map(|span| code_points.passage(text, span.clone())),
                content: attribution
                    .content
                    .iter()
                    .map(|span| code_points.passage(text, span.clone()))
                    .collect(),
                quoted: content
                    .iter()
                    .any(|content| content.contains(['“', '”', '"', '«', '‘'])),
                about: cast.named_in(&attribution.content),
                kind: kinds::kind(words, &content.join(" ")),
                dates: attribution.content.iter().flat_map(dated).collect(),
            }
        });
    Ledger {
        published: article.published,
        statements: statements.collect(),
        actors: cast.actors(text, &code_points, people),
        events: events::find(text, sentences, dates, &cast, &code_points),
    }
}
