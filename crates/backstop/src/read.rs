//! `backstop read`: who said, promised, refused and accused what in articles.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};

use arrangement::path_shown;
use clap::Args;
use evidence::ledger::{Article, Ledger, People, ledger_telling};
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
    #[arg(long, value_name = "DAY", value_parser = day)]
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

/// A day as it is written here.
fn day(text: &str) -> Result<Date, String> {
    let written = text.parse();
    written.map_err(|_| "a day is written YYYY-MM-DD, as 2025-02-27".to_owned())
}

impl Known {
    /// Whether anything is known.
    pub(crate) fn is_given(&self) -> bool {
        self.published.is_some() || self.people.is_some()
    }

    /// Reads articles, several at once where there are several cores, and hands each over in their order as
    /// soon as it is read. Nothing is read where one of them cannot be.
    fn read_each(
        &self,
        paths: &[PathBuf],
        mut each: impl FnMut(ReadArticle) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        let people = self.people()?;
        let articles = paths.par_iter().map(|path| self.opened(path));
        let articles: Vec<Article> = articles.collect::<Result<_, _>>()?;
        for (path, article) in paths.iter().zip(&articles) {
            warn_of_no_text(path, article);
        }
        let length = articles.iter().map(|article| article.text.len() as u64);
        output::with_progress(length.sum(), |bar| {
            let (sender, receiver) = mpsc::channel();
            let work = || {
                // One after another, so that the first are not read last.
                let articles = paths.iter().zip(articles).enumerate().par_bridge();
                // Where nobody listens any more, there is no use in going on.
                let _ = articles.try_for_each_with(sender, |sender, (number, (path, article))| {
                    let read = read(path, article, &people, &|more| bar.inc(more));
                    sender.send((number, read)).map_err(drop)
                });
            };
            thread::scope(|scope| {
                scope.spawn(work);
                let (mut waiting, mut next) = (BTreeMap::new(), 0);
                for (number, read) in receiver {
                    waiting.insert(number, read);
                    while let Some(read) = waiting.remove(&next) {
                        let read = read?;
                        bar.suspend(|| each(read))?;
                        next += 1;
                    }
                }
                Ok(())
            })
        })
    }

    /// Reads one article.
    pub(crate) fn read_one(&self, path: &Path) -> Result<ReadArticle, CommandError> {
        let people = self.people()?;
        let article = self.opened(path)?;
        warn_of_no_text(path, &article);
        output::with_bar(article.text.len() as u64, |more| {
            read(path, article, &people, more)
        })
    }

    /// An article whose days can be told.
    fn opened(&self, path: &Path) -> Result<Article, CommandError> {
        let bytes = fs::read(path).map_err(|source| unreadable(path, &source))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut article = Article::new(&name, &bytes);
        article.published = self.published.or(article.published);
        article
            .check_days()
            .map_err(|source| CommandError::Ledger {
                path: path.to_owned(),
                source,
            })?;
        Ok(article)
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

/// Says why nothing will be found where there is nothing to read.
fn warn_of_no_text(path: &Path, article: &Article) {
    if !article.text.trim().is_empty() {
        return;
    }
    let why = match article.is_page {
        true => {
            "no main text was found in this page; save the article's words as a .txt file and read that"
        }
        false => "there is no text in it",
    };
    output::say(&format!("warning: `{}`: {why}\n", path_shown(path)));
}

fn read(
    path: &Path,
    article: Article,
    people: &People,
    told: &(dyn Fn(u64) + Sync),
) -> Result<ReadArticle, CommandError> {
    let path = path.to_owned();
    match ledger_telling(&article, people, told) {
        Ok(ledger) => Ok(ReadArticle {
            path,
            article,
            ledger,
        }),
        Err(source) => Err(CommandError::Ledger { path, source }),
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
        if let Some(page) = &self.html {
            return self.write_page(page);
        }
        let mut is_first = true;
        self.known.read_each(&self.articles, |read| {
            let shown = if self.jsonl {
                report::ledger_json(&name(&read), &read.ledger).to_string() + "\n"
            } else {
                let between = if is_first { "" } else { "\n" };
                between.to_owned() + &report::ledger(&name(&read), &read.article.text, &read.ledger)
            };
            is_first = false;
            output::print(&shown)
        })
    }

    fn write_page(&self, page: &Path) -> Result<(), CommandError> {
        let mut read = Vec::new();
        self.known.read_each(&self.articles, |article| {
            read.push((name(&article), article));
            Ok(())
        })?;
        let articles = read
            .iter()
            .map(|(name, read)| (name.as_str(), read.article.text.as_str(), &read.ledger));
        output::write(page, &report::ledger_page(&articles.collect::<Vec<_>>()))
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
