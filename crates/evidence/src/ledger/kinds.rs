//! What kind of statement something is, by its cue and its words.

/// The kinds that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something is said to be so.
    Claim,
    /// The speaker will do something.
    Pledge,
    /// The speaker will not do something.
    Refusal,
    /// Somebody else should do something.
    Demand,
    /// Something happens only if something else does.
    Condition,
    /// Somebody is to blame.
    Accusation,
    /// Something will happen.
    Prediction,
    /// Somebody does well.
    Praise,
}

impl Kind {
    /// As the ledger writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Pledge => "pledge",
            Self::Refusal => "refusal",
            Self::Demand => "demand",
            Self::Condition => "condition",
            Self::Accusation => "accusation",
            Self::Prediction => "prediction",
            Self::Praise => "praise",
        }
    }

    /// Whether it is about what its speaker will or will not do.
    pub fn is_commitment(self) -> bool {
        matches!(self, Self::Pledge | Self::Refusal | Self::Condition)
    }
}

/// A kind with the beginnings of words in the cue, and phrases in the content, that speak for it.
type Signs = (Kind, &'static [&'static str], &'static [&'static str]);

/// What somebody says who will not do something.
const DENIALS: [&str; 6] = [
    "would not ",
    "will not ",
    "won’t ",
    "won't ",
    "not going to ",
    "had not given up",
];

/// Who stands before "would" where somebody tells what they themselves will do.
const THEMSELVES: [&str; 10] = [
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "her country",
    "his country",
    "her government",
    "his government",
];

/// What is promised in such words.
const PROMISED: [&str; 9] = [
    "commit", "defend", "deploy", "give", "pay", "protect", "provide", "send", "station",
];

/// In the order in which they are tried.
const SIGNS: [Signs; 8] = [
    (
        Kind::Condition,
        &["condition"],
        &[
            "unless ",
            "only if ",
            "as long as ",
            "provided that ",
            "on condition",
            "depends on ",
        ],
    ),
    (
        Kind::Accusation,
        &["accus", "blam", "denounc", "condemn", "called", "brand"],
        &[
            "aggressor",
            "dictator",
            "to blame",
            "bear full responsibility",
            "liar",
            "lied ",
            "started the war",
            "war crime",
        ],
    ),
    (
        Kind::Pledge,
        &[
            "promis",
            "pledg",
            "vow",
            "commit",
            "prepared to",
            "ready to",
            "willing to",
            "offer",
            "guarantee",
            "agreed to",
            "plan",
        ],
        &[
            "stand beside",
            "stand by ",
            "my word",
            "prepared to commit",
            "will provide",
            "will send",
        ],
    ),
    (
        Kind::Refusal,
        &["refus", "reject", "rule out", "ruled out", "den"],
        &DENIALS,
    ),
    (
        Kind::Pledge,
        &[],
        &[" i will ", " we will ", "“i will ", "“we will "],
    ),
    (
        Kind::Demand,
        &[
            "demand",
            "call on",
            "called on",
            "calls on",
            "urg",
            "insist",
            "want",
            "ask for",
            "asked for",
            "appeal",
        ],
        &[
            " must ",
            " should ",
            "need to ",
            "has to ",
            "have to ",
            "ought to ",
        ],
    ),
    (
        Kind::Praise,
        &["prais", "thank", "hail", "commend", "congratulat", "welcom"],
        &[
            "can be trusted",
            "is right",
            "he’s right",
            "grateful",
            "proud of",
            "great job",
        ],
    ),
    (
        Kind::Prediction,
        &[
            "expect",
            "predict",
            "forecast",
            "hope",
            "fear",
            "warn",
            "anticipat",
        ],
        &[
            " will be ",
            "will happen",
            "one day ",
            "would probably",
            "hope of ",
            "is likely",
            "going to be",
        ],
    ),
];

/// The kind of a statement.
pub(crate) fn kind(cue: &str, content: &str) -> Kind {
    let cue = format!(" {}", cue.to_lowercase());
    let content = format!(" {} ", content.to_lowercase());
    if is_conditional(&content) {
        return Kind::Condition;
    }
    let cued = SIGNS.iter().find(|(kind, cues, _)| {
        // To call somebody something is to accuse only with such a word.
        (*kind != Kind::Accusation || !cue.contains("called") || content.contains("dictator"))
            && cues.iter().any(|sign| cue.contains(&format!(" {sign}")))
    });
    let worded = || {
        SIGNS
            .iter()
            .find(|(_, _, phrases)| phrases.iter().any(|p| content.contains(p)))
    };
    // To promise not to leave somebody is a pledge.
    let denies =
        DENIALS.iter().any(|denial| content.contains(denial)) && !content.contains("not leave");
    match cued {
        None if promises(&content) => Kind::Pledge,
        Some((Kind::Pledge, ..)) if denies => Kind::Refusal,
        Some((kind, ..)) => *kind,
        None => worded().map_or(Kind::Claim, |(kind, ..)| *kind),
    }
}

/// "She would send …", "her country would defend …": what whoever is quoted will do.
fn promises(content: &str) -> bool {
    let content = content
        .strip_prefix(" that ")
        .unwrap_or(content)
        .trim_start();
    let after = THEMSELVES
        .iter()
        .find_map(|own| content.strip_prefix(own)?.strip_prefix(" would "));
    after.is_some_and(|after| {
        PROMISED
            .iter()
            .any(|verb| after.starts_with(&format!("{verb} ")))
    })
}

/// "If … not …, … not", "no …, or there is no …": what happens hangs on something else.
fn is_conditional(content: &str) -> bool {
    let Some(condition) = content.find(" if ").or_else(|| content.find("“if ")) else {
        return false;
    };
    let rest = &content[condition..];
    rest.contains(" not ") && rest.contains("doesn")
        || rest.contains("don’t") && rest.contains(" will not ")
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn kinds_are_told_by_cue_and_words() {
        assert_eq!(
            kind("promised", "that her country would not leave Alvane alone"),
            Kind::Pledge
        );
        assert_eq!(
            kind("said", "that her country would send 4,000 soldiers"),
            Kind::Pledge
        );
        assert_eq!(
            kind("said", "Lorran would send 4,000 soldiers"),
            Kind::Claim
        );
        assert_eq!(
            kind("said", "he would not provide guarantees"),
            Kind::Refusal
        );
        assert_eq!(
            kind("will call on", "the US President to provide a backstop"),
            Kind::Demand
        );
        assert_eq!(
            kind(
                "told",
                "“If the President doesn’t like it, it will not go forward.”"
            ),
            Kind::Condition
        );
        assert_eq!(kind("said", "Putin was “the aggressor”"), Kind::Accusation);
        assert_eq!(kind("said", "Trump can be trusted"), Kind::Praise);
        assert_eq!(kind("is expected", "to come to the UK"), Kind::Prediction);
        assert_eq!(kind("said", "the harbour was everything"), Kind::Claim);
    }
}
