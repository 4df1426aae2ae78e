//! The cast of an article: people by their full names, countries, and who holds which office.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use attribution::Attribution;
use jiff::civil::Date;

use super::{
    Actor, People,
    mentions::{Token, name_length, stands, tokens},
    sentences::CodePoints,
};

/// Offices beside those of the list, in small letters.
const OFFICES: [&str; 9] = [
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
/// What only a country has: "Alvane's army".
const OF_COUNTRIES: [&str; 5] = ["army", "government", "parliament", "forces", "troops"];

/// Somebody who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) bytes: Range<usize>,
    pub(crate) actor: usize,
}

/// An office as the article or the list fills it.
#[derive(Clone, Debug)]
struct Office {
    title: String,
    country: Option<String>,
    holder: String,
    /// Whether the article itself says so.
    is_told: bool,
}

/// Who is in an article.
#[derive(Debug)]
pub(crate) struct Cast {
    names: Vec<String>,
    mentions: Vec<Mention>,
    offices: Vec<Office>,
    countries: Vec<(String, Vec<String>)>,
}

/// A place in a text where words are looked at.
struct Looking<'a> {
    text: &'a str,
    tokens: &'a [Token],
    titles: Vec<String>,
    countries: &'a [(String, Vec<String>)],
}

impl Looking<'_> {
    fn title(&self, at: usize) -> Option<(usize, &str)> {
        let rest = self.tokens.get(at..)?;
        self.titles
            .iter()
            .find_map(|title| Some((stands(self.text, rest, title, true)?, title.as_str())))
    }

    /// How many words name which country here.
    fn country(&self, at: usize) -> Option<(usize, &str)> {
        let rest = self.tokens.get(at..)?;
        let named = self.countries.iter().flat_map(|(country, also)| {
            let names = std::iter::once(country).chain(also);
            names.map(move |name| (name, country))
        });
        let found = named.filter_map(|(name, country)| {
            Some((stands(self.text, rest, name, false)?, country.as_str()))
        });
        found.max_by_key(|(count, _)| *count)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.bytes.clone()])
    }

    fn name(&self, at: usize) -> usize {
        self.tokens
            .get(at..)
            .map_or(0, |rest| name_length(self.text, rest))
    }

    fn span(&self, at: usize, count: usize) -> Range<usize> {
        self.tokens[at].bytes.start..self.tokens[at + count - 1].bytes.end
    }
}

impl Cast {
    pub(crate) fn new(
        text: &str,
        attributions: &[Attribution],
        people: &People,
        day: Option<Date>,
    ) -> Self {
        let tokens = tokens(text);
        let mut titles: Vec<String> = people.offices().map(str::to_owned).collect();
        titles.extend(OFFICES.map(str::to_owned));
        titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
        titles.dedup();
        let mut countries = people.countries().to_vec();
        let mut looking = Looking {
            text,
            tokens: &tokens,
            titles,
            countries: &[],
        };
        for name in invented_countries(&looking) {
            if countries
                .iter()
                .all(|(known, also)| *known != name && !also.contains(&name))
            {
                countries.push((name, Vec::new()));
            }
        }
        looking.countries = &countries;
        let mut offices = told_offices(&looking);
        let mut persons: Vec<String> = offices.iter().map(|office| office.holder.clone()).collect();
        persons.extend(named_speakers(&looking, attributions));
        for term in people.on(day) {
            let surname = surname(&term.name);
            let is_here = tokens
                .iter()
                .any(|token| &text[token.bytes.clone()] == surname);
            if is_here
                && persons
                    .iter()
                    .all(|person| self::surname(person) != surname)
            {
                persons.push(term.name.clone());
            }
            let told = |office: &Office| {
                office.title == term.office && office.country.as_deref() == Some(&term.country)
            };
            if !offices.iter().any(told) {
                offices.push(Office {
                    title: term.office.clone(),
                    country: Some(term.country.clone()),
                    holder: term.name.clone(),
                    is_told: false,
                });
            }
        }
        let mut names = Vec::new();
        let mentions = mentions(&looking, &persons, &mut names);
        Self {
            names,
            mentions,
            offices,
            countries,
        }
    }

    pub(crate) fn name(&self, mention: &Mention) -> &str {
        &self.names[mention.actor]
    }

    fn is_country(&self, name: &str) -> bool {
        self.countries.iter().any(|(country, _)| country == name)
    }

    /// The mentions within a stretch.
    pub(crate) fn within(&self, stretch: &Range<usize>) -> &[Mention] {
        let first = self
            .mentions
            .partition_point(|mention| mention.bytes.start < stretch.start);
        let count =
            self.mentions[first..].partition_point(|mention| mention.bytes.end <= stretch.end);
        &self.mentions[first..first + count]
    }

    /// The names of those mentioned within stretches, each once.
    pub(crate) fn named_in(&self, stretches: &[Range<usize>]) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        for mention in stretches.iter().flat_map(|stretch| self.within(stretch)) {
            let name = self.name(mention);
            if !named.iter().any(|known| known == name) {
                named.push(name.to_owned());
            }
        }
        named
    }

    /// The person named within a stretch, else the country.
    pub(crate) fn named(&self, stretch: &Range<usize>) -> Option<&str> {
        let mut names = self
            .within(stretch)
            .iter()
            .map(|mention| self.name(mention));
        let first = names.clone().next();
        names.find(|name| !self.is_country(name)).or(first)
    }

    /// The person named last before a place, and where.
    pub(crate) fn person_before(&self, place: usize) -> Option<&Mention> {
        let before = self
            .mentions
            .partition_point(|mention| mention.bytes.start < place);
        self.mentions[..before]
            .iter()
            .rev()
            .find(|mention| !self.is_country(self.name(mention)))
    }

    /// Who holds the office that a passage names, and whether that is certain.
    ///
    /// What the article says comes first; then the list, where the article names only one of those who
    /// hold such an office.
    pub(crate) fn holder(&self, passage: &str) -> Option<(String, bool)> {
        let lower = passage.to_lowercase();
        let title = self
            .offices
            .iter()
            .filter(|office| lower.contains(&office.title))
            .map(|office| &office.title);
        let title = title.max_by_key(|title| title.len())?;
        let country = self.countries.iter().find(|(country, also)| {
            let mut names = std::iter::once(country).chain(also);
            names.any(|name| {
                passage
                    .split(|c: char| !c.is_alphanumeric() && c != '.')
                    .any(|word| word == name)
            })
        });
        let fits = |office: &&Office| {
            office.title == *title
                && country.is_none_or(|(country, _)| {
                    office.country.as_ref().is_none_or(|of| of == country)
                })
        };
        let fitting: Vec<&Office> = self.offices.iter().filter(fits).collect();
        let told = fitting
            .iter()
            .find(|office| office.is_told && (country.is_none() || office.country.is_some()));
        if let Some(office) = told.or(fitting
            .first()
            .filter(|_| country.is_some() && fitting.len() == 1))
        {
            return Some((office.holder.clone(), true));
        }
        let mut named = fitting
            .iter()
            .filter(|office| self.names.contains(&office.holder));
        let first = named.next()?;
        let only = named.all(|office| office.holder == first.holder);
        Some((first.holder.clone(), only && country.is_some()))
            .map(|(holder, certain)| (holder, certain || only))
    }

    /// The country whose office somebody holds, or the country itself.
    fn country_of(&self, name: &str) -> Option<String> {
        if self.is_country(name) {
            return Some(name.to_owned());
        }
        let held = self.offices.iter().filter(|office| office.holder == name);
        held.filter_map(|office| office.country.clone()).next()
    }

    /// Everyone, with their mentions.
    pub(crate) fn actors(
        &self,
        text: &str,
        code_points: &CodePoints,
        people: &People,
    ) -> Vec<Actor> {
        let mut by_name: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for mention in &self.mentions {
            let passage = code_points.passage(text, mention.bytes.clone());
            by_name.entry(self.name(mention)).or_default().push(passage);
        }
        let actor = |(name, mentions): (&str, Vec<_>)| {
            let country = self.country_of(name);
            Actor {
                name: name.to_owned(),
                part_of: country
                    .as_deref()
                    .and_then(|country| people.whole(country))
                    .map(str::to_owned),
                country,
                mentions,
            }
        };
        let mut actors: Vec<Actor> = by_name.into_iter().map(actor).collect();
        actors.sort_by_key(|actor| std::cmp::Reverse(actor.mentions.len()));
        actors
    }
}

/// The last word of a name.
fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Countries that no list knows: "Prime Minister of Lorran", "Kestria's President", "Alvane's army".
fn invented_countries(looking: &Looking) -> Vec<String> {
    let mut found = Vec::new();
    for at in 0..looking.tokens.len() {
        if let Some((count, _)) = looking.title(at)
            && looking.word(at + count) == "of"
            && looking.name(at + count + 1) == 1
        {
            found.push(looking.word(at + count + 1).to_owned());
        }
        let owns = looking.tokens[at].is_possessive && looking.name(at) == 1;
        let owned = looking.title(at + 1).is_some() || OF_COUNTRIES.contains(&looking.word(at + 1));
        if owns && owned {
            found.push(looking.word(at).to_owned());
        }
    }
    found
}

/// Offices that the article fills itself: "the Prime Minister of Lorran, Ida Marsh", "Foreign Secretary
/// David Lammy", "Kestria's President, Oren Valk".
fn told_offices(looking: &Looking) -> Vec<Office> {
    let mut offices: Vec<Office> = Vec::new();
    let mut country_before: Option<(usize, String)> = None;
    let mut at = 0;
    while at < looking.tokens.len() {
        if let Some((count, country)) = looking.country(at) {
            country_before = Some((at + count, country.to_owned()));
            at += count;
            continue;
        }
        let Some((count, title)) = looking.title(at) else {
            at += 1;
            continue;
        };
        let mut country = country_before
            .take()
            .filter(|(end, _)| *end == at)
            .map(|(_, country)| country);
        let mut next = at + count;
        if looking.word(next) == "of"
            && let Some((words, of)) = looking.country(next + 1)
        {
            country = Some(of.to_owned());
            next += 1 + words;
        }
        let gap = looking.tokens.get(next).and_then(|token| {
            looking
                .text
                .get(looking.tokens[next - 1].bytes.end..token.bytes.start)
        });
        let name = looking.name(next);
        if matches!(gap, Some(" " | ", ")) && name >= 2 && looking.country(next).is_none() {
            let holder = looking.text[looking.span(next, name)].to_owned();
            offices.push(Office {
                title: title.to_owned(),
                country,
                holder,
                is_told: true,
            });
        }
        at = next;
    }
    offices
}

/// Full names with which sources begin.
fn named_speakers(looking: &Looking, attributions: &[Attribution]) -> Vec<String> {
    let starts: HashMap<usize, usize> = looking
        .tokens
        .iter()
        .enumerate()
        .map(|(index, token)| (token.bytes.start, index))
        .collect();
    let sources = attributions
        .iter()
        .flat_map(|attribution| &attribution.source);
    let named = sources.filter_map(|source| {
        let mut at = *starts.get(&source.start)?;
        // An article or office before the name is no part of it.
        loop {
            let count = match looking.title(at).or_else(|| looking.country(at)) {
                Some((count, _)) => count,
                None if looking.word(at).eq_ignore_ascii_case("the") => 1,
                None => break,
            };
            at += count;
        }
        let count = looking.name(at);
        let range = (2..=4).contains(&count).then(|| looking.span(at, count))?;
        (range.end <= source.end).then(|| looking.text[range].to_owned())
    });
    named.collect()
}

/// Where persons and countries are named, by full name, surname, capital or people.
fn mentions(looking: &Looking, persons: &[String], names: &mut Vec<String>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut number = |name: &str| {
        names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            })
    };
    let mut at = 0;
    while at < looking.tokens.len() {
        let rest = &looking.tokens[at..];
        let full = persons
            .iter()
            .find_map(|person| Some((stands(looking.text, rest, person, false)?, person.as_str())));
        let short = || {
            let word = looking.word(at);
            persons
                .iter()
                .find(|person| surname(person) == word)
                .map(|person| (1, person.as_str()))
        };
        match full.or_else(|| looking.country(at)).or_else(short) {
            Some((count, name)) => {
                found.push(Mention {
                    bytes: looking.span(at, count),
                    actor: number(name),
                });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}
