//! An article: its text and day, from plain text, Markdown or a saved page.

use std::borrow::Cow;

use dom_smoothie::Readability;
use jiff::civil::Date;

use super::{
    LedgerError,
    dates::{self, day_in},
    sentences::Sentences,
};

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

    /// Whether all days that it names can be told, which some cannot without the day of publication.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Unpublished`].
    pub fn check_days(&self) -> Result<(), LedgerError> {
        let sentences = Sentences::new(&self.text);
        dates::find(&self.text, &sentences, self.published)?;
        Ok(())
    }

    fn from_page(page: &str) -> Self {
        let parsed = || Readability::new(page, None, None).and_then(|mut page| page.parse());
        match (!is_too_deep(page)).then(parsed) {
            Some(Ok(main)) => Self {
                text: main.text_content.to_string(),
                published: main.published_time.as_deref().and_then(day_in),
                is_page: true,
            },
            // A page without a main text says nothing.
            _ => Self {
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

/// Elements that need no end, so that many of them may stand open and not within each other.
const WITHOUT_END: [&str; 25] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
    "colgroup",
];
/// Elements whose text is no markup.
const SCRIPTS: [&str; 4] = ["script", "style", "textarea", "title"];
/// No page that somebody wrote has more elements within each other.
const DEEPEST: usize = 1_000;

/// Whether more elements stand within each other than in any page that is read; the time to find its main text
/// would grow with their square.
fn is_too_deep(page: &str) -> bool {
    let (mut depth, mut script) = (0usize, None);
    page.match_indices('<').any(|(at, _)| {
        let rest = &page[at + 1..];
        let (is_end, rest) = rest
            .strip_prefix('/')
            .map_or((false, rest), |rest| (true, rest));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &rest[..end.unwrap_or(rest.len()).min(16)];
        let is_name = |other: &str| name.eq_ignore_ascii_case(other);
        // What stands in a script is none of the page's elements.
        if let Some(opened) = script {
            if is_end && is_name(opened) {
                script = None;
            }
            return false;
        }
        if name.is_empty() || WITHOUT_END.into_iter().any(is_name) {
            return false;
        }
        if !is_end {
            script = SCRIPTS.into_iter().find(|script| is_name(script));
        }
        match (is_end, script) {
            (true, _) => depth = depth.saturating_sub(1),
            (false, None) => depth += 1,
            (false, Some(_)) => {}
        }
        depth > DEEPEST
    })
}

#[cfg(test)]
mod tests {
    use super::Article;

    fn read(page: &str) -> Article {
        Article::new("2031-03-03.html", page.as_bytes())
    }

    #[test]
    fn a_page_of_endless_elements_says_nothing_and_takes_no_time() {
        let page = "<div>".repeat(200_000) + "<p>She said so.</p>";
        assert_eq!(read(&page).text, "");
    }

    #[test]
    fn a_page_of_many_paragraphs_without_their_ends_is_read() {
        let page = format!(
            "<html><body><article>{}",
            "<p>She said that it holds.".repeat(3_000)
        );
        assert!(read(&page).text.contains("She said that it holds."));
    }
}
