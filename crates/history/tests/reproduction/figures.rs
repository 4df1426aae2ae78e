//! Figures found beside figures expected, and the page that lists them.

use history::Table;
use serde_json::Value;

/// One figure.
pub struct Figure {
    pub name: String,
    pub expected: f64,
    pub found: f64,
    /// Where the expected figure lies in memory, which tells it from all others that were recorded.
    pub recorded: *const Value,
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
        let recorded = std::ptr::from_ref(expected);
        if let Some(expected) = expected.as_f64() {
            self.figures.push(Figure {
                name: name.to_owned(),
                recorded,
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
            let text = match name {
                "p" => test_probability(figure.found),
                _ => format!("{name} {:.digits$}", figure.found),
            };
            self.shown += &format!("{parted}{text}");
        }
    }
}

/// A probability of a test, as it is shown.
fn test_probability(p: f64) -> String {
    match p < 0.001 {
        true => "p under 0.001".to_owned(),
        false => format!("p {p:.3}"),
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
         difference* is the largest of theirs. Allowed are: for counts none; for steps of curves 1e-9; for \
         log-likelihoods, coefficients and errors of models 1e-6 (of the log-logistic and log-normal ones, \
         whose search ends sooner, 1e-4 for coefficients); for forecasts by Weibull models 1e-4; for shares \
         that were published in whole percent half a percent; for all else half a unit of the last digit \
         recorded. A second test finds that no recorded number is passed over; what is out of reach is \
         [listed at the end](#not-reproduced).\n"
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
    page + NOT_REPRODUCED
}

/// What was recorded, and why it cannot be computed from these tables.
const NOT_REPRODUCED: &str = "
## Not reproduced

Recorded with the figures above, but out of reach of the tables that may be passed on:

- *Models of rows that are not passed on*: the seven models of Lo, Hashimoto and Reiter's Table 1; Cox and \
Weibull models of cease-fires with covariates; the models of Mattes and Savun 2009 and of Fortna 2008; the \
logit models of Leeds and Anac 2005.
- *Forecasts of cease-fires*, each war left out in turn: which cease-fire ended which war is in the rows only.
- *Curves whose steps are not in the table*: cease-fires since 1945 followed to 2001 only, those without \
successor states, the first cease-fire of each war, and first disputes after all cease-fires since 1914; \
curves by peacekeepers that come and go (Simon and Makuch).
- *Rates by conditions by which the counts are not parted* (recorded as `ac`, `cf_pa`, `defpact`, `twodem5`).
- *Tables that are not part of the program*: the years of civil peaces of Walter 2015, UCDP's terminations and \
peace agreements, and the pairs of rivals year by year with the base rates, logit models and forecasts made \
from them.
- *Alliances*: the share honoured under Sabrosky's milder rule, and the \"about 75 percent\" that Leeds, Long \
and Mitchell published: neither coding is in the counts.
- *Ends of intervals about a curve at 1*, where R writes 1 or nothing and this program has an exact interval, \
and *after the last time at which any peace was watched*, where this program says nothing.
";

/// A difference as the next power of ten, which does not change from one processor to another.
fn power(difference: f64) -> String {
    match difference {
        none if none < 1e-12 => "none".to_owned(),
        some => format!("under 1e{}", some.log10().floor() as i32 + 1),
    }
}
