//! Visits, talks, signings and deadlines with a day.

use attribution::words;

use super::{
    Event,
    cast::Cast,
    dates::Found,
    sentences::{CodePoints, Sentences},
};

/// Beginnings of words that tell of an event.
const TELLING: [&str; 18] = [
    "visit",
    "talks",
    "summit",
    "meet",
    "sign",
    "deadline",
    "election",
    "ceasefire",
    "travel",
    "come",
    "conference",
    "arriv",
    "inaugurat",
    "vote",
    "send",
    "deploy",
    "increase",
    "host",
];

/// The events of a text: a word that tells of one, to the day that its sentence names.
pub(crate) fn find(
    text: &str,
    sentences: &Sentences,
    dates: &[Found],
    cast: &Cast,
    code_points: &CodePoints,
) -> Vec<Event> {
    let event = |date: &Found| {
        let sentence = sentences.around(date.bytes.start);
        let words = words(&text[sentence.clone()]);
        let tells = |word: &&std::ops::Range<usize>| {
            let word = text[sentence.start + word.start..sentence.start + word.end].to_lowercase();
            TELLING.iter().any(|beginning| word.starts_with(beginning))
        };
        // What is told before its day is more likely meant.
        let distance = |word: &&std::ops::Range<usize>| {
            let at = sentence.start + word.start;
            (at > date.bytes.start, at.abs_diff(date.bytes.start))
        };
        let word = words.iter().filter(tells).min_by_key(distance)?;
        let start = (sentence.start + word.start).min(date.bytes.start);
        let end = (sentence.start + word.end).max(date.bytes.end);
        Some(Event {
            passage: code_points.passage(text, start..end),
            from: date.from,
            to: date.to,
            actors: cast.named_in(&[sentence]),
        })
    };
    dates.iter().filter_map(event).collect()
}
