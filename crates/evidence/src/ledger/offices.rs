//! Offices, and who holds them: as the article says, then as the list has it.

use std::collections::{HashMap, HashSet};

use super::names::Looking;

/// Offices beside those of the list, in small letters.
pub(crate) const OFFICES: [&str; 9] = [
    "prime minister",
    "foreign minister",
    "defence minister",
    "president",
    "chancellor",
    "foreign secretary",
    "defence secretary",
    "secretary general",
    "king",
];
/// No more holders of one office than these are remembered, so that none takes long to find.
const MOST: usize = 64;

/// An office as the article or the list fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    /// In small letters.
    pub(crate) title: String,
    pub(crate) country: Option<String>,
    pub(crate) holder: String,
    /// Whether the article itself says so.
    pub(crate) is_told: bool,
}

/// Offices by their titles.
#[derive(Debug, Default)]
pub(crate) struct Offices {
    by_title: HashMap<String, Vec<Office>>,
    countries: HashMap<String, String>,
}

impl Offices {
    /// Adds an office, unless the article fills the same one of a country already.
    pub(crate) fn add(&mut self, office: Office) {
        let known = self.by_title.entry(office.title.clone()).or_default();
        let told = |known: &Office| !office.is_told && known.country == office.country;
        if known.len() == MOST || known.contains(&office) || known.iter().any(told) {
            return;
        }
        if let Some(country) = &office.country {
            let held = self.countries.entry(office.holder.clone());
            held.or_insert_with(|| country.clone());
        }
        known.push(office);
    }

    /// The country whose office somebody holds.
    pub(crate) fn country(&self, holder: &str) -> Option<&str> {
        self.countries.get(holder).map(String::as_str)
    }

    /// Who holds the office that a passage names, of a country where it names one, and whether that is
    /// certain; `named` are those whom the article names.
    ///
    /// What the article says comes first; then the list, where the article names only one of those who
    /// hold such an office.
    pub(crate) fn holder(
        &self,
        passage: &str,
        country: Option<&str>,
        named: &HashSet<String>,
    ) -> Option<(&str, bool)> {
        let lower = passage.to_lowercase();
        let titles = self.by_title.keys().filter(|title| lower.contains(*title));
        let title = titles.max_by_key(|title| (title.len(), *title))?;
        let fits = |office: &&Office| match (country, &office.country) {
            (Some(country), Some(of)) => of == country,
            _ => true,
        };
        let fitting: Vec<&Office> = self.by_title[title].iter().filter(fits).collect();
        let told = fitting
            .iter()
            .find(|office| office.is_told && (country.is_none() || office.country.is_some()));
        let only = || {
            fitting
                .first()
                .filter(|_| country.is_some() && fitting.len() == 1)
        };
        if let Some(office) = told.or_else(only) {
            return Some((&office.holder, true));
        }
        let holders = fitting.iter().map(|office| office.holder.as_str());
        let mut named = holders.filter(|holder| named.contains(*holder));
        let first = named.next()?;
        Some((first, named.all(|holder| holder == first)))
    }
}

/// Offices that the article fills itself: "the Prime Minister of Lorran, Ida Marsh", "Foreign Secretary
/// David Lammy", "Kestria's President, Oren Valk".
pub(crate) fn told(looking: &Looking, titles: &[String], countries: &[String]) -> Vec<Office> {
    let mut told: Vec<Office> = Vec::new();
    let mut country_before: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < looking.tokens.len() {
        if let Some((count, country)) = looking.country(at) {
            country_before = Some((at + count, country));
            at += count;
            continue;
        }
        let Some((count, title)) = looking.title(at) else {
            at += 1;
            continue;
        };
        let before = country_before.take().filter(|(end, _)| *end == at);
        let mut country = before.map(|(_, country)| country);
        let mut next = at + count;
        if looking.word(next) == "of"
            && let Some((words, of)) = looking.country(next + 1)
        {
            country = Some(of);
            next += 1 + words;
        }
        let gap = looking.tokens.get(next).and_then(|token| {
            let text = looking.text;
            text.get(looking.tokens[next - 1].bytes.end..token.bytes.start)
        });
        let name = looking.name(next);
        if matches!(gap, Some(" " | ", ")) && name >= 2 && looking.country(next).is_none() {
            told.push(Office {
                title: titles[title].clone(),
                country: country.map(|country| countries[country].clone()),
                holder: looking.text[looking.span(next, name)].to_owned(),
                is_told: true,
            });
        }
        at = next;
    }
    told
}
