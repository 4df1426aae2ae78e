//! Who speaks: sources of statements resolved to persons and countries.

use std::ops::Range;

use attribution::Attribution;

use super::{
    cast::{Cast, Mention},
    gender,
    sentences::Sentences,
};

const PRONOUNS: [&str; 12] = [
    "he", "she", "they", "it", "we", "i", "who", "his", "her", "him", "you", "them",
];

/// No more words than these part passages of one source.
const PARTED: usize = 3;

/// A source, and who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) bytes: Range<usize>,
    pub(crate) actor: Option<String>,
    pub(crate) certain: bool,
}

/// What sources are resolved with.
pub(crate) struct Speakers<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentences: &'a Sentences,
    pub(crate) cast: &'a Cast,
}

impl Speakers<'_> {
    /// Resolves the sources of all statements, in the order of the text.
    pub(crate) fn resolve(&self, attributions: &[Attribution]) -> Vec<Option<Resolved>> {
        let mut last: Option<Resolved> = None;
        let resolved = attributions.iter().map(|attribution| {
            let resolved = match self.source(attribution) {
                Some(source) => self.named(source, last.as_ref()),
                None => self.shared(attribution, last.as_ref())?,
            };
            last = Some(resolved.clone());
            Some(resolved)
        });
        resolved.collect()
    }

    /// Of the passages of a source the surest, with those beside it in its sentence from which few words
    /// part it.
    fn source(&self, attribution: &Attribution) -> Option<Range<usize>> {
        let (passages, chances) = (&attribution.source, &attribution.source_chances);
        let (surest, _) = (0..passages.len())
            .zip(chances)
            .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let mut source = passages[surest].clone();
        let joins = |gap: Range<usize>| {
            let cued = attribution.cue.iter().any(|cue| gap.contains(&cue.start));
            let between = self.text.get(gap).filter(|between| !between.contains('\n'));
            !cued && between.is_some_and(|between| between.split_whitespace().count() <= PARTED)
        };
        for passage in passages[..surest].iter().rev() {
            if !joins(passage.end..source.start) {
                break;
            }
            source.start = passage.start;
        }
        for passage in &passages[surest + 1..] {
            if !joins(source.end..passage.start) {
                break;
            }
            source.end = passage.end;
        }
        Some(source)
    }

    fn named(&self, bytes: Range<usize>, last: Option<&Resolved>) -> Resolved {
        let words = &self.text[bytes.clone()];
        let (actor, certain) = if PRONOUNS.contains(&words.to_lowercase().as_str()) {
            (self.pronoun(words, &bytes, last), false)
        } else if let Some(name) = self.name(&bytes) {
            (Some(name.to_owned()), true)
        } else if let Some((holder, certain)) = self.cast.holder(words) {
            (Some(holder), certain)
        } else {
            (None, true)
        };
        Resolved {
            bytes,
            actor,
            certain,
        }
    }

    /// The source of a second statement of a sentence: "…, insisting", "… but believes". It is who made
    /// the first, else who is named where the sentence begins.
    fn shared(&self, attribution: &Attribution, last: Option<&Resolved>) -> Option<Resolved> {
        let cue = attribution.cue.first()?;
        let sentence = self.sentences.around(cue.start);
        let before = self.text.get(sentence.start..cue.start)?.trim_end();
        let word = self.text[cue.clone()]
            .split(' ')
            .next_back()
            .unwrap_or_default();
        let joined = before.ends_with(" and")
            || before.ends_with(" but")
            || (before.ends_with(',') && word.ends_with("ing"));
        if !joined {
            return None;
        }
        let first = || {
            let mention = self.cast.within(&(sentence.start..cue.start)).first()?;
            let at_start = mention.bytes.start - sentence.start <= 4;
            at_start.then(|| self.named(mention.bytes.clone(), last))
        };
        last.filter(|last| sentence.contains(&last.bytes.start))
            .cloned()
            .or_else(first)
    }

    /// Who is named by a source and not only described with a name: "Marsh", "Kyiv", "Foreign Secretary
    /// David Lammy", but not "the US President" nor "Observers of the talks in Kyiv" nor "Marsh's envoy".
    fn name(&self, source: &Range<usize>) -> Option<&str> {
        let is_owner = |mention: &&Mention| {
            let after = &self.text[mention.bytes.end..source.end];
            ["’s ", "'s ", "’ ", "' "]
                .iter()
                .any(|ending| after.starts_with(ending))
        };
        let mut mentions = self.cast.within(source).iter().filter(|m| !is_owner(m));
        let first = mentions.clone().next()?;
        if let Some(person) = mentions.find(|mention| !self.cast.is_country(mention)) {
            return Some(self.cast.name(person));
        }
        let before = self.text[source.start..first.bytes.start].trim();
        let after = self.text[first.bytes.end..source.end].trim();
        let is_country =
            after.is_empty() && (before.is_empty() || before.eq_ignore_ascii_case("the"));
        is_country.then(|| self.cast.name(first))
    }

    /// Whom a pronoun stands for: who spoke last, in the words of the text where that is nobody by name,
    /// unless it cannot stand for them; else who was named last.
    fn pronoun(&self, word: &str, bytes: &Range<usize>, last: Option<&Resolved>) -> Option<String> {
        let pronoun = gender::of(word);
        let fits = |last: &&Resolved| {
            let actor = last.actor.as_ref();
            actor.is_none_or(|actor| self.cast.may_be(actor, pronoun))
        };
        let Some(last) = last.filter(|_| word != "who").filter(fits) else {
            let named = self.cast.person_for(pronoun, bytes.start);
            return named.map(str::to_owned);
        };
        let words = &self.text[last.bytes.clone()];
        let is_pronoun = PRONOUNS.contains(&words.to_lowercase().as_str());
        let described = (!is_pronoun).then(|| words.to_owned());
        last.actor.clone().or(described)
    }
}
