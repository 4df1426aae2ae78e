//! Everything that there is to say about a text, at its places, as an editor shows it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::read::ReadArrangement;
use crate::report::Report;
use crate::text::{Position, Texts};
use crate::types::Place;

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file cannot be used as it is.
    Mistake,
    /// A reader should know it.
    Warning,
}

/// Something to say about a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// What is to say.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The dotted path of what it is about; `None` where that is the file as a whole, or cannot be told.
    pub path: Option<String>,
    /// Where that begins; the file's beginning where it is about the whole.
    pub from: Position,
    /// Where it ends.
    pub to: Position,
}

/// The mistakes of a text that was read, or, if it has none, what a reader should know; in order of place.
pub fn remarks(read: &Result<ReadArrangement, Report>) -> Vec<Remark> {
    match read {
        Ok(read) => {
            let paths = Paths::new(read.texts.file_text());
            let notices = read.notices.iter();
            let told = notices.map(|notice| Told {
                severity: Severity::Warning,
                message: notice.kind.to_string(),
                help: notice.kind.help(),
                place: notice.place.as_ref(),
            });
            told.map(|told| told.at(&read.texts, &paths)).collect()
        }
        Err(report) => {
            let paths = Paths::new(report.texts.file_text());
            let mistakes = report.mistakes().iter();
            let told = mistakes.map(|mistake| Told {
                severity: Severity::Mistake,
                message: mistake.kind.to_string(),
                help: mistake.kind.help(),
                place: mistake.place.as_ref(),
            });
            told.map(|told| told.at(&report.texts, &paths)).collect()
        }
    }
}

/// A remark whose place is still in bytes.
struct Told<'t> {
    severity: Severity,
    message: String,
    help: Option<String>,
    place: Option<&'t Place>,
}

impl Told<'_> {
    fn at(self, texts: &Texts, paths: &Paths) -> Remark {
        let beginning = [Position { line: 1, column: 1 }; 2];
        let positions = self.place.and_then(|place| texts.positions(place));
        let [from, to] = positions.unwrap_or(beginning);
        Remark {
            severity: self.severity,
            message: self.message,
            help: self.help,
            path: self.place.and_then(|place| paths.of(place)),
            from,
            to,
        }
    }
}

/// What stands where: the bytes of every key and value with their dotted paths.
struct Paths(Vec<(Place, String)>);

impl Paths {
    fn new(text: &str) -> Self {
        let (table, _) = DeTable::parse_recoverable(text);
        let mut paths = Self(Vec::new());
        paths.add_table(table.get_ref(), "");
        paths
    }

    /// The path of the smallest thing within which a place begins.
    fn of(&self, place: &Place) -> Option<String> {
        let around = (self.0.iter()).filter(|(there, _)| there.contains(&place.start));
        let smallest = around.min_by_key(|(there, path)| (there.len(), usize::MAX - path.len()));
        smallest.map(|(_, path)| path.clone())
    }

    fn add_table(&mut self, table: &DeTable, path: &str) {
        for (key, value) in table {
            let path = joined(path, key.get_ref());
            self.0.push((key.span(), path.clone()));
            self.add(value, path);
        }
    }

    fn add(&mut self, value: &Spanned<DeValue>, path: String) {
        match value.get_ref() {
            DeValue::Table(table) => self.add_table(table, &path),
            DeValue::Array(entries) => {
                for (number, entry) in entries.iter().enumerate() {
                    // Tables of a list go by their ids, as in the paths of numbers.
                    let id = match entry.get_ref() {
                        DeValue::Table(table) => table.get("id"),
                        _ => None,
                    };
                    let id = id.and_then(|id| id.get_ref().as_str());
                    let name = id.map_or_else(|| number.to_string(), str::to_owned);
                    self.add(entry, joined(&path, &name));
                }
            }
            _ => {}
        }
        self.0.push((value.span(), path));
    }
}

fn joined(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    }
}
