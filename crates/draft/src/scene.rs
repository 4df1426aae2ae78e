//! The sentences of an article, and the powers that are named in them.

use std::ops::Range;

use evidence::ledger::{Kind, Ledger, sentences};

/// A power where it is named, itself or by those who hold its offices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) bytes: Range<usize>,
    pub(crate) power: String,
}

/// A sentence.
#[derive(Clone, Debug)]
pub(crate) struct Sentence<'a> {
    pub(crate) bytes: Range<usize>,
    pub(crate) text: &'a str,
    /// In small letters, of the same length where the text is English.
    pub(crate) lower: String,
    pub(crate) named: Vec<Named>,
    /// The power whose statement has most of the sentence.
    pub(crate) speaker: Option<String>,
    /// The kinds of the statements in it.
    pub(crate) kinds: Vec<Kind>,
}

impl Sentence<'_> {
    /// Whether one of these words, or beginnings of words, stands in it.
    pub(crate) fn has(&self, beginnings: &[&str]) -> bool {
        self.place(beginnings).is_some()
    }

    /// Where the first of these beginnings of words stands.
    pub(crate) fn place(&self, beginnings: &[&str]) -> Option<usize> {
        let starts_word = |at: &usize| !self.lower[..*at].ends_with(char::is_alphanumeric);
        let places = beginnings.iter().filter_map(|beginning| {
            self.lower
                .match_indices(beginning)
                .map(|(at, _)| at)
                .find(starts_word)
        });
        places.min()
    }

    /// The power named last before a place of the sentence, and the first after it.
    pub(crate) fn around(&self, place: usize) -> (Option<&str>, Option<&str>) {
        let place = self.bytes.start + place;
        let split = self
            .named
            .partition_point(|named| named.bytes.start < place);
        let before = split
            .checked_sub(1)
            .map(|last| self.named[last].power.as_str());
        (
            before,
            self.named.get(split).map(|named| named.power.as_str()),
        )
    }
}

/// The article as a draft needs it.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) sentences: Vec<Sentence<'a>>,
    /// Powers, those named most often first.
    pub(crate) powers: Vec<String>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(text: &'a str, ledger: &Ledger) -> Self {
        let europe = ledger
            .actors
            .iter()
            .any(|actor| actor.part_of.is_none() && actor.name == "Europe");
        let power_of = |name: &str| {
            let actor = ledger.actors.iter().find(|actor| actor.name == name)?;
            let whole = actor.part_of.clone().filter(|_| europe);
            whole.or_else(|| actor.country.clone())
        };
        let mut named: Vec<Named> = Vec::new();
        for actor in &ledger.actors {
            let Some(power) = power_of(&actor.name) else {
                continue;
            };
            let mentions = actor.mentions.iter().map(|mention| mention.bytes.clone());
            named.extend(mentions.map(|bytes| Named {
                bytes,
                power: power.clone(),
            }));
        }
        named.sort_by_key(|named| named.bytes.start);
        let mut powers: Vec<String> = Vec::new();
        for named in &named {
            if !powers.contains(&named.power) {
                powers.push(named.power.clone());
            }
        }
        let count = |power: &String| named.iter().filter(|named| named.power == *power).count();
        powers.sort_by_key(|power| std::cmp::Reverse(count(power)));
        let sentence = |bytes: Range<usize>| {
            let inside =
                |named: &&Named| bytes.start <= named.bytes.start && named.bytes.end <= bytes.end;
            let touching = ledger.statements.iter().filter_map(|statement| {
                let parts = statement.content.iter().map(|passage| {
                    passage
                        .bytes
                        .end
                        .min(bytes.end)
                        .saturating_sub(passage.bytes.start.max(bytes.start))
                });
                let share = parts.sum::<usize>();
                (share > 0).then_some((share, statement))
            });
            let touching: Vec<_> = touching.collect();
            let speaker = touching
                .iter()
                .max_by_key(|(share, _)| *share)
                .and_then(|(_, statement)| power_of(statement.speaker.as_ref()?.actor.as_deref()?));
            Sentence {
                text: &text[bytes.clone()],
                lower: text[bytes.clone()].to_ascii_lowercase(),
                named: named.iter().filter(inside).cloned().collect(),
                speaker,
                kinds: touching
                    .iter()
                    .map(|(_, statement)| statement.kind)
                    .collect(),
                bytes,
            }
        };
        Self {
            sentences: sentences(text).into_iter().map(sentence).collect(),
            powers,
        }
    }
}
