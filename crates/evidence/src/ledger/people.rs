//! Who held which office when, and by which names countries and their governments go.

use jiff::civil::Date;
use thiserror::Error;

const PEOPLE: &str = include_str!("../tables/people.csv");
const COUNTRIES: &str = include_str!("../tables/countries.csv");

/// What is wrong with a list of office-holders.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "line {line} of the list of people: {reason}; each line has a country, an office, a full name, the \
     first day and the day after the last (or nothing), as in `United Kingdom,prime minister,Keir \
     Starmer,2024-07-05,`"
)]
pub struct PeopleError {
    line: u64,
    reason: String,
}

/// One term of office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) country: String,
    /// In small letters.
    pub(crate) office: String,
    pub(crate) name: String,
    from: Date,
    until: Option<Date>,
}

impl Term {
    /// Whether it runs on a day; where the day is not known, whether it has no end.
    fn runs(&self, day: Option<Date>) -> bool {
        let Some(day) = day else {
            return self.until.is_none();
        };
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Office-holders and countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    terms: Vec<Term>,
    countries: Vec<(String, Vec<String>)>,
    parts: Vec<(String, String)>,
}

impl Default for People {
    /// Those that ship with the program.
    fn default() -> Self {
        let (mut countries, mut parts) = (Vec::new(), Vec::new());
        for line in COUNTRIES.lines().skip(1) {
            let mut cells = line.split(',');
            let country = cells.next().unwrap_or_default().to_owned();
            let also = cells
                .next()
                .unwrap_or_default()
                .split(';')
                .map(str::to_owned);
            if let Some(whole) = cells.next().filter(|whole| !whole.is_empty()) {
                parts.push((country.clone(), whole.to_owned()));
            }
            countries.push((country, also.collect()));
        }
        Self {
            // A test reads the list that ships.
            terms: read(PEOPLE).unwrap_or_default(),
            countries,
            parts,
        }
    }
}

impl People {
    /// Puts a list of one's own before the one that ships: `country,office,name,from,until` with a head.
    ///
    /// # Errors
    ///
    /// [`PeopleError`], with the line.
    pub fn with(mut self, list: &str) -> Result<Self, PeopleError> {
        let mut terms = read(list)?;
        for term in &terms {
            if self
                .countries
                .iter()
                .all(|(country, _)| *country != term.country)
            {
                self.countries.push((term.country.clone(), Vec::new()));
            }
        }
        terms.append(&mut self.terms);
        self.terms = terms;
        Ok(self)
    }

    /// The terms that run on a day.
    pub(crate) fn on(&self, day: Option<Date>) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.runs(day))
    }

    /// Countries and by which other names they and their governments go.
    pub(crate) fn countries(&self) -> &[(String, Vec<String>)] {
        &self.countries
    }

    /// Of what a country is part, as the United Kingdom of Europe.
    pub(crate) fn whole(&self, country: &str) -> Option<&str> {
        let part = self.parts.iter().find(|(part, _)| part == country);
        part.map(|(_, whole)| whole.as_str())
    }

    /// Every office of the list, in small letters.
    pub(crate) fn offices(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.office.as_str())
    }
}

fn read(list: &str) -> Result<Vec<Term>, PeopleError> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(list.as_bytes());
    let mut terms = Vec::new();
    for (index, row) in reader.records().enumerate() {
        let line = index as u64 + 2;
        let mistake = |reason: String| PeopleError { line, reason };
        let row = row.map_err(|error| mistake(error.to_string()))?;
        let cell = |column: usize, name: &str| match row.get(column) {
            Some(cell) if !cell.is_empty() => Ok(cell.to_owned()),
            _ => Err(mistake(format!("there is no {name}"))),
        };
        let day = |cell: &str| {
            cell.parse::<Date>()
                .map_err(|_| mistake(format!("`{cell}` is no day")))
        };
        terms.push(Term {
            country: cell(0, "country")?,
            office: cell(1, "office")?.to_lowercase(),
            name: cell(2, "name")?,
            from: day(&cell(3, "first day")?)?,
            until: row
                .get(4)
                .filter(|cell| !cell.is_empty())
                .map(day)
                .transpose()?,
        });
    }
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::{PEOPLE, People, read};

    #[test]
    fn the_list_that_ships_is_in_order() {
        assert!(read(PEOPLE).is_ok_and(|terms| terms.len() > 30));
    }

    #[test]
    fn a_mistake_in_a_list_is_told_with_its_line() {
        let list = "country,office,name,from,until\nLorran,prime minister,Ida Marsh,spring,\n";
        let error = People::default().with(list).unwrap_err().to_string();
        assert!(
            error.starts_with("line 2 of the list of people: `spring` is no day"),
            "{error}"
        );
    }
}
