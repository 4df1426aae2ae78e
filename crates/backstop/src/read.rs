//! `backstop read`: who said, promised, refused and accused what in articles.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use evidence::ledger::{Article, Ledger, People, ledger};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::{CommandError, output};

/// List who said, promised, refused and accused what in articles
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Read {
    /// The articles: plain text, Markdown or saved HTML pages in English
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    known: Known,
    /// Print one JSON object a line for each article
    #[arg(long)]
    jsonl: bool,
    /// Write one page that needs nothing else, with the articles marked up
    #[arg(long, value_name = "PAGE", conflicts_with = "jsonl")]
    html: Option<PathBuf>,
}

/// What is known beside the articles.
#[derive(Args, Debug)]
pub(crate) struct Known {
    /// The day of publication, for "on Thursday" and the like; else a page's own, or that in a file's name (2025-02-27-talks.txt)
    #[arg(long, value_name = "DAY")]
    published: Option<Date>,
    /// Office-holders beside those that the program knows: a CSV file with the columns country, office, name, from, until
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop read talks.txt --published 2025-02-27
  backstop read 2025-02-27-talks.html --html talks-ledger.html
  backstop read articles/*.txt --jsonl > ledgers.jsonl";

/// A file, its text and what was found in it.
pub(crate) struct ReadArticle {
    pub(crate) path: PathBuf,
    pub(crate) article: Article,
    pub(crate) ledger: Ledger,
}

impl Known {
    /// Reads articles, several at once where there are several cores.
    pub(crate) fn read(&self, paths: &[PathBuf]) -> Result<Vec<ReadArticle>, CommandError> {
        let people = self.people()?;
        output::with_bar(paths.len() as u64, |more| {
            let each = paths.par_iter().map(|path| {
                let read = self.read_with(path, &people);
                more(1);
                read
            });
            each.collect()
        })
    }

    /// Reads one article.
    pub(crate) fn read_one(&self, path: &Path) -> Result<ReadArticle, CommandError> {
        self.read_with(path, &self.people()?)
    }

    fn read_with(&self, path: &Path, people: &People) -> Result<ReadArticle, CommandError> {
        let bytes = fs::read(path).map_err(|source| unreadable(path, &source))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut article = Article::new(&name, &bytes);
        article.published = self.published.or(article.published);
        let path = path.to_owned();
        match ledger(&article, people) {
            Ok(ledger) => Ok(ReadArticle {
                path,
                article,
                ledger,
            }),
            Err(source) => Err(CommandError::Ledger { path, source }),
        }
    }

    fn people(&self) -> Result<People, CommandError> {
        let Some(path) = &self.people else {
            return Ok(People::default());
        };
        let list = fs::read_to_string(path).map_err(|source| unreadable(path, &source))?;
        let people = People::default().with(list.trim_start_matches('\u{feff}'));
        people.map_err(|source| CommandError::People {
            path: path.clone(),
            source,
        })
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> CommandError {
    CommandError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

impl Read {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let read = self.known.read(&self.articles)?;
        if let Some(page) = &self.html {
            let articles: Vec<_> = read
                .iter()
                .map(|read| (name(read), read.article.text.as_str(), &read.ledger))
                .collect();
            let articles: Vec<_> = articles
                .iter()
                .map(|(name, text, ledger)| (name.as_str(), *text, *ledger))
                .collect();
            return output::write(page, &report::ledger_page(&articles));
        }
        let shown = read.iter().map(|read| {
            if self.jsonl {
                return report::ledger_json(&name(read), &read.ledger).to_string() + "\n";
            }
            report::ledger(&name(read), &read.article.text, &read.ledger)
        });
        let between = if self.jsonl { "" } else { "\n" };
        output::print(&shown.collect::<Vec<_>>().join(between))
    }
}

/// How an article is named: its file without folder and ending.
fn name(read: &ReadArticle) -> String {
    read.path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
