//! Verbs that report what somebody says, too rare in the corpus for the encoder to have learned them all: each is
//! a cue there fewer than ten times in 19,865.

use std::ops::Range;

/// As they stand in a dictionary; "s", "d" and "ed" are put to them.
const VERBS: [&str; 20] = [
    "affirm",
    "attest",
    "aver",
    "avow",
    "concur",
    "contend",
    "counter",
    "decree",
    "demur",
    "grumble",
    "object",
    "opine",
    "posit",
    "proclaim",
    "profess",
    "protest",
    "remonstrate",
    "retort",
    "stipulate",
    "surmise",
];

/// Words with which a clause begins that is no relative clause of a noun ("an object that fell").
const CLAUSE: [&str; 18] = [
    "a", "an", "he", "her", "his", "it", "its", "no", "our", "she", "the", "their", "there",
    "these", "they", "this", "we", "you",
];

/// Whether one of a text's words is such a verb with the clause that it reports: "object that the mission costs …".
///
/// What ends in "ed" is a verb before any "that"; other forms may be nouns, and are verbs before a whole clause.
pub(crate) fn reports(text: &str, words: &[Range<usize>], index: usize) -> bool {
    let word = |index: usize| words.get(index).map_or("", |word| &text[word.clone()]);
    let is_clause = |next: &str| next.starts_with(char::is_uppercase) || CLAUSE.contains(&next);
    if word(index + 1) != "that" {
        return false;
    }
    VERBS
        .iter()
        .any(|verb| match word(index).strip_prefix(verb) {
            Some("d" | "ed") => true,
            Some("" | "s") => is_clause(word(index + 2)),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::reports;
    use crate::words;

    #[test]
    fn verbs_before_a_clause_report_and_nouns_do_not() {
        for (text, expected) in [
            (
                "opponents object that the mission costs money",
                Some("object"),
            ),
            ("he protested that nothing was agreed", Some("protested")),
            ("she opines that Lorran will pay", Some("opines")),
            ("an object that fell", None),
            ("they object to the mission", None),
        ] {
            let words = words(text);
            let found = (0..words.len()).find(|&index| reports(text, &words, index));
            assert_eq!(found.map(|index| &text[words[index].clone()]), expected);
        }
    }
}
