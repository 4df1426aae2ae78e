//! Names looked up in a text: an index of names, and places where words are looked at.

use std::{collections::HashMap, ops::Range};

use attribution::Attribution;

use super::{
    People,
    mentions::{Token, name_length, stands},
};

/// Forms of address before a name.
const ADDRESSES: [&str; 15] = [
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sir",
    "Lord", "Lady",
];
/// What only a country has: "Alvane's army".
const OF_COUNTRIES: [&str; 5] = ["army", "government", "parliament", "forces", "troops"];

/// Names by their words in small letters, each with a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    names: HashMap<String, (String, usize)>,
    /// By the first word, how many words the longest name has.
    longest: HashMap<String, usize>,
}

impl Index {
    /// Adds a name unless it is there already; one written in capitals gives way to one that is not.
    pub(crate) fn add(&mut self, name: &str, number: usize) {
        let key = name.to_lowercase();
        let is_capitals = |name: &str| !name.chars().any(char::is_lowercase);
        if let Some((known, _)) = self.names.get(&key)
            && (!is_capitals(known) || is_capitals(name))
        {
            return;
        }
        let first = key.split(' ').next().unwrap_or_default().to_owned();
        let longest = self.longest.entry(first).or_default();
        *longest = name.split(' ').count().max(*longest);
        self.names.insert(key, (name.to_owned(), number));
    }

    /// The number of a name, capitals aside.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        let (_, number) = self.names.get(&name.to_lowercase())?;
        Some(*number)
    }

    /// How many words at the beginning of some tokens are the longest name among these, and its number.
    fn find(&self, text: &str, tokens: &[Token], any_case: bool) -> Option<(usize, usize)> {
        let word = |token: &Token| text[token.bytes.clone()].to_lowercase();
        let mut key = word(tokens.first()?);
        let longest = *self.longest.get(&key)?;
        let mut found = None;
        for count in 1..=longest {
            if count > 1 {
                let Some(token) = tokens.get(count - 1) else {
                    break;
                };
                key = key + " " + &word(token);
            }
            if let Some((name, number)) = self.names.get(&key)
                && stands(text, tokens, name, any_case).is_some()
            {
                found = Some((count, *number));
            }
        }
        found
    }
}

/// A text whose words are looked at.
pub(crate) struct Looking<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) titles: &'a Index,
    pub(crate) countries: &'a Index,
}

impl Looking<'_> {
    /// How many words name which office here.
    pub(crate) fn title(&self, at: usize) -> Option<(usize, usize)> {
        self.find(self.titles, at, true)
    }

    /// How many words name which country here.
    pub(crate) fn country(&self, at: usize) -> Option<(usize, usize)> {
        self.find(self.countries, at, false)
    }

    /// How many words are the longest name of an index here, and its number.
    pub(crate) fn find(&self, names: &Index, at: usize, any_case: bool) -> Option<(usize, usize)> {
        names.find(self.text, self.tokens.get(at..)?, any_case)
    }

    /// The word at a place; empty after the last.
    pub(crate) fn word(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.map_or("", |token| &self.text[token.bytes.clone()])
    }

    /// How many words from a place on are one name.
    pub(crate) fn name(&self, at: usize) -> usize {
        let rest = self.tokens.get(at..);
        rest.map_or(0, |rest| name_length(self.text, rest))
    }

    /// The bytes of `count` words, at least one.
    pub(crate) fn span(&self, at: usize, count: usize) -> Range<usize> {
        self.tokens[at].bytes.start..self.tokens[at + count - 1].bytes.end
    }
}

/// The countries of the list, and each of their names with the number of its country.
pub(crate) fn known_countries(people: &People) -> (Vec<String>, Index) {
    let (mut names, mut index) = (Vec::new(), Index::default());
    for (country, also) in people.countries() {
        for name in std::iter::once(country).chain(also) {
            index.add(name, names.len());
        }
        names.push(country.clone());
    }
    (names, index)
}

/// Each name of a country that is one word; `names` begin with the countries of the list.
pub(crate) fn country_words(people: &People, names: &[String]) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    let listed = people.countries().iter().map(|(_, also)| also.as_slice());
    for ((number, name), also) in names
        .iter()
        .enumerate()
        .zip(listed.chain(std::iter::repeat(&[][..])))
    {
        for name in std::iter::once(name).chain(also) {
            words.entry(name.clone()).or_insert(number);
        }
    }
    words
}

/// Countries that no list knows: "Prime Minister of Lorran", "Kestria's President", "Alvane's army".
pub(crate) fn invented_countries(looking: &Looking) -> Vec<String> {
    let mut found = Vec::new();
    for at in 0..looking.tokens.len() {
        if let Some((count, _)) = looking.title(at)
            && looking.word(at + count) == "of"
            && looking.name(at + count + 1) == 1
        {
            found.push(looking.word(at + count + 1).to_owned());
        }
        let owns = looking.tokens[at].is_possessive && looking.name(at) == 1;
        let owned =
            || looking.title(at + 1).is_some() || OF_COUNTRIES.contains(&looking.word(at + 1));
        if owns && owned() {
            found.push(looking.word(at).to_owned());
        }
    }
    found
}

/// Full names with which sources begin.
pub(crate) fn named_speakers(looking: &Looking, attributions: &[Attribution]) -> Vec<String> {
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
        // An article, office or form of address before the name is no part of it.
        while looking.tokens.get(at)?.bytes.end <= source.end {
            at += match looking.title(at).or_else(|| looking.country(at)) {
                Some((count, _)) => count,
                None if ADDRESSES.contains(&looking.word(at)) => 1,
                None if looking.word(at).eq_ignore_ascii_case("the") => 1,
                None => break,
            };
        }
        let count = looking.name(at);
        let range = (2..=4).contains(&count).then(|| looking.span(at, count))?;
        (range.end <= source.end).then(|| looking.text[range].to_owned())
    });
    named.collect()
}
