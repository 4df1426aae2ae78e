//! The cast of an article: people by their full names and countries, and where they are named.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

use attribution::Attribution;
use jiff::civil::Date;

use super::{
    Actor, People,
    gender::{Pronoun, by_given_name, by_title},
    mentions::tokens,
    names::{Index, Looking, country_words, invented_countries, known_countries, named_speakers},
    offices::{OFFICES, Office, Offices, told},
    sentences::CodePoints,
};

/// How many mentions before a pronoun may be meant by it.
const NEAR: usize = 64;

/// Somebody who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) bytes: Range<usize>,
    pub(crate) actor: usize,
}

/// Who is in an article.
#[derive(Debug)]
pub(crate) struct Cast {
    /// Countries first, then persons.
    names: Vec<String>,
    countries: usize,
    /// By each of their names, in one word, the number of a country.
    country_words: HashMap<String, usize>,
    mentions: Vec<Mention>,
    /// By name, what somebody is called after "Mr" or "Ms".
    titled: HashMap<String, Pronoun>,
    /// The names of those mentioned.
    named: HashSet<String>,
    offices: Offices,
}

impl Cast {
    pub(crate) fn new(
        text: &str,
        attributions: &[Attribution],
        people: &People,
        day: Option<Date>,
    ) -> Self {
        let tokens = tokens(text);
        let titles: Vec<String> = people.offices().chain(OFFICES).map(str::to_owned).collect();
        let mut title_index = Index::default();
        for (number, title) in titles.iter().enumerate() {
            title_index.add(title, number);
        }
        let (mut names, mut country_index) = known_countries(people);
        let looking = Looking {
            text,
            tokens: &tokens,
            titles: &title_index,
            countries: &Index::default(),
        };
        for name in invented_countries(&looking) {
            if country_index.number(&name).is_none() {
                country_index.add(&name, names.len());
                names.push(name);
            }
        }
        let looking = Looking {
            countries: &country_index,
            ..looking
        };
        let mut cast = Self {
            countries: names.len(),
            country_words: country_words(people, &names),
            names,
            mentions: Vec::new(),
            titled: HashMap::new(),
            named: HashSet::new(),
            offices: Offices::default(),
        };
        let persons = cast.persons(&looking, &titles, attributions, (people, day));
        cast.mention(&looking, persons);
        cast
    }

    /// Fills offices, and gives the full names of those who hold them or speak.
    fn persons(
        &mut self,
        looking: &Looking,
        titles: &[String],
        attributions: &[Attribution],
        (people, day): (&People, Option<Date>),
    ) -> Vec<String> {
        let (mut persons, mut known) = (Vec::new(), HashSet::new());
        for office in told(looking, titles, &self.names) {
            persons.push(office.holder.clone());
            self.offices.add(office);
        }
        persons.extend(named_speakers(looking, attributions));
        persons.retain(|person| known.insert(person.clone()));
        let surnames: HashSet<String> = persons
            .iter()
            .map(|name| surname(name).to_owned())
            .collect();
        let words: HashSet<&str> = (0..looking.tokens.len())
            .map(|at| looking.word(at))
            .collect();
        for term in people.on(day) {
            let surname = surname(&term.name);
            if words.contains(surname) && !surnames.contains(surname) {
                persons.push(term.name.clone());
            }
            self.offices.add(Office {
                title: term.office.clone(),
                country: Some(term.country.clone()),
                holder: term.name.clone(),
                is_told: false,
            });
        }
        persons
    }

    /// Finds where persons and countries are named, by full name, surname, capital or people.
    fn mention(&mut self, looking: &Looking, persons: Vec<String>) {
        let mut full = Index::default();
        for person in &persons {
            full.add(person, self.names.len());
            self.names.push(person.clone());
        }
        let mut short = HashMap::new();
        for person in &persons {
            let number = full.number(person).unwrap_or_default();
            short.entry(surname(person)).or_insert(number);
        }
        let mut at = 0;
        while at < looking.tokens.len() {
            let surname = || Some((1, *short.get(looking.word(at))?));
            let found = looking
                .find(&full, at, false)
                .or_else(|| looking.country(at))
                .or_else(surname);
            let Some((count, actor)) = found else {
                at += 1;
                continue;
            };
            if actor >= self.countries {
                let before = at.checked_sub(1).map_or("", |before| looking.word(before));
                if let Some(pronoun) = by_title(before) {
                    self.titled.insert(self.names[actor].clone(), pronoun);
                }
            }
            self.mentions.push(Mention {
                bytes: looking.span(at, count),
                actor,
            });
            at += count;
        }
        let named = self.mentions.iter().map(|mention| self.name(mention));
        self.named = named.map(str::to_owned).collect();
    }

    pub(crate) fn name(&self, mention: &Mention) -> &str {
        &self.names[mention.actor]
    }

    /// Whether a country is named, and not a person.
    pub(crate) fn is_country(&self, mention: &Mention) -> bool {
        mention.actor < self.countries
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
        let mut known = HashSet::new();
        let mentions = stretches.iter().flat_map(|stretch| self.within(stretch));
        let names = mentions.map(|mention| self.name(mention));
        names
            .filter(|name| known.insert(*name))
            .map(str::to_owned)
            .collect()
    }

    /// The person named last before a place for whom a pronoun may stand, among the nearest mentions.
    pub(crate) fn person_for(&self, pronoun: Option<Pronoun>, place: usize) -> Option<&str> {
        let before = self
            .mentions
            .partition_point(|mention| mention.bytes.start < place);
        let near = self.mentions[before.saturating_sub(NEAR)..before]
            .iter()
            .rev();
        let persons = near.filter(|mention| !self.is_country(mention));
        let mut names = persons.map(|mention| self.name(mention));
        names.find(|name| self.may_be(name, pronoun))
    }

    /// Whether a pronoun may stand for somebody, as far as their title or given name tells.
    pub(crate) fn may_be(&self, name: &str, pronoun: Option<Pronoun>) -> bool {
        let known = self.titled.get(name).copied();
        let known = known.or_else(|| by_given_name(name));
        known.is_none() || pronoun.is_none() || known == pronoun
    }

    /// Who holds the office that a passage names, and whether that is certain.
    pub(crate) fn holder(&self, passage: &str) -> Option<(String, bool)> {
        let words = passage.split(|c: char| !c.is_alphanumeric() && c != '.');
        let country = words.filter_map(|word| self.country_words.get(word)).min();
        let country = country.map(|&number| self.names[number].as_str());
        let (holder, certain) = self.offices.holder(passage, country, &self.named)?;
        Some((holder.to_owned(), certain))
    }

    /// The country whose office somebody holds, or the country itself.
    fn country_of(&self, actor: usize) -> Option<&str> {
        let name = &self.names[actor];
        if actor < self.countries {
            return Some(name);
        }
        self.offices.country(name)
    }

    /// Everyone, with their mentions.
    pub(crate) fn actors(
        &self,
        text: &str,
        code_points: &CodePoints,
        people: &People,
    ) -> Vec<Actor> {
        let mut by_name: BTreeMap<(&str, usize), Vec<_>> = BTreeMap::new();
        for mention in &self.mentions {
            let passage = code_points.passage(text, mention.bytes.clone());
            let key = (self.name(mention), mention.actor);
            by_name.entry(key).or_default().push(passage);
        }
        let actor = |((name, number), mentions): ((&str, usize), Vec<_>)| {
            let country = self.country_of(number);
            Actor {
                name: name.to_owned(),
                part_of: country
                    .and_then(|country| people.whole(country))
                    .map(str::to_owned),
                country: country.map(str::to_owned),
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
