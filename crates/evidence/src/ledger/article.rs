//! An article: its text and day, from plain text, Markdown or a saved page.

use std::borrow::Cow;

use dom_smoothie::Readability;
use jiff::civil::Date;

use super::dates::day_in;

/// An article to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The text in which places are counted: a file's, without a mark of byte order at its beginning, or the
    /// main text of a page.
    pub text: String,
    /// The day of publication, where it is known.
    pub published: Option<Date>,
    /// Whether it is the main text of a page, and not a file's whole text.
    pub is_page: bool,
}

impl Article {
    /// Makes an article of a file's bytes; those that are not UTF-8 are replaced.
    ///
    /// A file whose name ends in `.html` or `.htm`, or that begins as a page does, is a page: its main text
    /// is found. The day is the page's own, else that in the file's name.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text
            .strip_prefix('\u{feff}')
            .map_or_else(|| text.clone(), Cow::Borrowed);
        let is_page = is_page(name, &text);
        let mut article = if is_page {
            Self::from_page(&text)
        } else {
            Self {
                text: text.into_owned(),
                published: None,
                is_page,
            }
        };
        article.published = article.published.or_else(|| day_in(name));
        article
    }

    fn from_page(page: &str) -> Self {
        let main = Readability::new(page, None, None).and_then(|mut page| page.parse());
        match main {
            Ok(main) => Self {
                text: main.text_content.to_string(),
                published: main.published_time.as_deref().and_then(day_in),
                is_page: true,
            },
            // A page without a main text says nothing.
            Err(_) => Self {
                text: String::new(),
                published: None,
                is_page: true,
            },
        }
    }
}

fn is_page(name: &str, text: &str) -> bool {
    let name = name.to_lowercase();
    let begins = |beginning: &str| {
        let start = text.trim_start();
        start
            .get(..beginning.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    name.ends_with(".html") || name.ends_with(".htm") || begins("<!doctype html") || begins("<html")
}
