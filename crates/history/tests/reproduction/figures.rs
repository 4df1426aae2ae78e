//! Figures found beside figures expected, and the page that lists them.

use history::Table;
use serde_json::Value;

/// One figure.
pub struct Figure {
    pub name: String,
    pub expected: f64,
    pub found: f64,
    /// The largest difference that rounding of what was recorded, or the goal, allows.
    pub within: f64,
}

impl Figure {
    pub fn difference(&self) -> f64 {
        match (self.expected, self.found) {
            (expected, found) if expected == found => 0.0,
            (expected, found) => (expected - found).abs(),
        }
    }
}

/// Figures of one thing.
pub struct Row {
    pub what: String,
    /// Figures worth printing, as "name value".
    pub shown: String,
    pub figures: Vec<Figure>,
}

impl Row {
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            shown: String::new(),
            figures: Vec::new(),
        }
    }

    /// Adds a figure where one is expected.
    pub fn push(&mut self, name: &str, expected: &Value, found: f64, within: f64) {
        if let Some(expected) = expected.as_f64() {
            self.figures.push(Figure {
                name: name.to_owned(),
                expected,
                found,
                within,
            });
        }
    }

    /// Adds a count, which has to be exact.
    pub fn count(&mut self, name: &str, expected: &Value, found: usize) {
        self.push(name, expected, found as f64, 0.0);
    }

    /// Shows what stands first among the figures of this name.
    pub fn show(&mut self, name: &str, digits: usize) {
        let figure = self.figures.iter().find(|figure| figure.name == name);
        if let Some(figure) = figure {
            let parted = if self.shown.is_empty() { "" } else { ", " };
            self.shown += &format!("{parted}{name} {:.digits$}", figure.found);
        }
    }
}

/// What one table gives.
pub struct Section {
    pub title: &'static str,
    pub table: Table,
    pub rows: Vec<Row>,
}

/// The table of this name.
pub fn table(name: &str) -> Table {
    let mut tables = history::TABLES.iter();
    *tables.find(|table| table.name == name).expect("a table")
}

/// Half a unit of the last of so many significant digits.
pub fn rounded(expected: &Value, digits: i32) -> f64 {
    let size = expected.as_f64().unwrap_or_default().abs();
    let power = if size > 0.0 {
        size.log10().floor() as i32
    } else {
        0
    };
    0.500001 * 10_f64.powi(power - digits + 1) + 1e-15
}

/// The page of the documentation.
pub fn page(sections: &[Section]) -> String {
    let all: usize = (sections.iter().flat_map(|section| &section.rows))
        .map(|row| row.figures.len())
        .sum();
    let mut page = format!(
        "<!-- Written by crates/history/tests/reproduction with BACKSTOP_WRITE=1. -->\n\n\
         # Figures of history, computed twice\n\n\
         The figures below were computed elsewhere from the same data, with R's `survival` 3.5-3 and \
         Python's `lifelines` 0.30.3, and recorded. `crates/history` computes them from the tables \
         that it holds, and a test compares all {all}. S is the share of peaces that still hold after so \
         many years. *Compared* counts the figures of a row, more than are printed; *largest \
         difference* is the largest of theirs, at most what rounding of the recorded figures allows.\n"
    );
    for section in sections {
        let cited: Vec<&str> = section.table.cite.to_vec();
        page += &format!(
            "\n## {}\n\nFrom `{}`: {}.\n\n",
            section.title,
            section.table.name,
            cited.join("; ")
        );
        page += "| what | figures | compared | largest difference |\n|---|---|---|---|\n";
        for row in &section.rows {
            let largest = row
                .figures
                .iter()
                .map(Figure::difference)
                .fold(0.0, f64::max);
            page += &format!(
                "| {} | {} | {} | {} |\n",
                row.what,
                row.shown,
                row.figures.len(),
                power(largest)
            );
        }
    }
    page
}

/// A difference as the next power of ten, which does not change from one processor to another.
fn power(difference: f64) -> String {
    match difference {
        none if none < 1e-12 => "none".to_owned(),
        some => format!("under 1e{}", some.log10().floor() as i32 + 1),
    }
}
