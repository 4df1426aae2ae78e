//! Commitments that an article speaks of.

use evidence::ledger::{Dated, Kind, Ledger};
use jiff::civil::Date;

use crate::{
    roles::Roles,
    scene::{Scene, Sentence},
};

const FORCES: [&str; 6] = [
    "troops",
    "battalion",
    "soldiers",
    "peacekeep",
    "brigade",
    "force",
];
const SENDS: [&str; 7] = [
    "commit",
    "send",
    "deploy",
    "offer",
    "station",
    "provide",
    "contribut",
];
const DEALS: [&str; 6] = [
    "minerals",
    "rare earth",
    "economic deal",
    "trade deal",
    "dues",
    "framework agreement",
];
const SPENDS: [&str; 3] = ["spending", "budget", "rearm"];
const PROMISES: [&str; 5] = [
    "guarantee",
    "stand beside",
    "backstop",
    "promise",
    "given my word",
];
const REFUSES: [&str; 6] = [
    "not provide",
    "not going to",
    "will not",
    "won’t",
    "won't",
    "refus",
];
const DISLIKES: [&str; 6] = [
    "doesn’t like",
    "doesn't like",
    "not agree",
    "does not like",
    "reject",
    "veto",
];

/// A kind of commitment that a draft can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Pledge,
    /// A pledge that was asked for and refused.
    Refusal,
    Deployment,
    Deal,
    Spending,
}

/// A commitment, and the sentences from which it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Commitment {
    pub(crate) kind: Found,
    pub(crate) by: String,
    pub(crate) because: Vec<String>,
    pub(crate) from: Option<Date>,
}

/// A veto, and the sentence that tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Veto {
    pub(crate) of: String,
    pub(crate) because: String,
}

/// The guarantor of whom a sentence speaks at a place: who is named last before it, else who speaks, else
/// who is named after it.
fn who<'s>(sentence: &'s Sentence, place: usize, roles: &'s Roles) -> Option<&'s str> {
    let guarantees = |power: &&str| roles.guarantors.iter().any(|role| role.power == **power);
    let place = sentence.bytes.start + place;
    let split = sentence
        .named
        .partition_point(|named| named.bytes.start < place);
    let (before, after) = sentence.named.split_at(split);
    let before = before
        .iter()
        .rev()
        .map(|named| named.power.as_str())
        .find(guarantees);
    let after = || {
        after
            .iter()
            .map(|named| named.power.as_str())
            .find(guarantees)
    };
    before
        .or_else(|| sentence.speaker.as_deref().filter(guarantees))
        .or_else(after)
}

/// What a sentence commits to, and the place of the word that tells it.
fn told(sentence: &Sentence) -> Vec<(Found, usize)> {
    let mut found = Vec::new();
    let mut add = |kind, place: Option<usize>| found.extend(place.map(|place| (kind, place)));
    let asked = sentence.kinds.contains(&Kind::Demand) && !sentence.kinds.contains(&Kind::Refusal);
    if sentence.has(&SENDS) {
        add(Found::Deployment, sentence.place(&FORCES));
    }
    add(Found::Deal, sentence.place(&DEALS));
    if sentence.has(&["increase", "raise", "%", "per cent", "percent"]) {
        add(Found::Spending, sentence.place(&SPENDS));
    }
    let promised = sentence.place(&PROMISES);
    if sentence.has(&REFUSES) && promised.is_some() && !sentence.lower.contains("not leave") {
        add(Found::Refusal, sentence.place(&REFUSES));
    } else if sentence.kinds.contains(&Kind::Pledge) && !asked {
        add(Found::Pledge, promised);
    }
    found
}

/// The commitments of an article, one of a kind for each guarantor.
pub(crate) fn commitments(scene: &Scene, ledger: &Ledger, roles: &Roles) -> Vec<Commitment> {
    let mut found: Vec<Commitment> = Vec::new();
    for sentence in &scene.sentences {
        for (kind, place) in told(sentence) {
            // A deal is offered by whoever gets something out of it; a spending needs its first day.
            let Some(by) = who(sentence, place, roles) else {
                continue;
            };
            let from = first_day(sentence, ledger);
            if kind == Found::Spending && from.is_none() {
                continue;
            }
            let because = sentence.text.trim().to_owned();
            match found
                .iter_mut()
                .find(|known| known.kind == kind && known.by == by)
            {
                Some(known) => known.because.push(because),
                None => found.push(Commitment {
                    kind,
                    by: by.to_owned(),
                    because: vec![because],
                    from,
                }),
            }
        }
    }
    found
}

/// The first day that a statement or event names in a sentence.
fn first_day(sentence: &Sentence, ledger: &Ledger) -> Option<Date> {
    let dates = ledger
        .statements
        .iter()
        .flat_map(|statement| &statement.dates);
    let dates = dates.map(|Dated { passage, from, .. }| (passage.bytes.start, *from));
    let events = ledger
        .events
        .iter()
        .map(|event| (event.passage.bytes.start, event.from));
    let inside = |(at, _): &(usize, Date)| sentence.bytes.contains(at);
    dates
        .chain(events)
        .filter(inside)
        .map(|(_, day)| day)
        .next()
}

/// Whose consent the deal needs: "If … doesn't like the deal, the deal will not go forward."
pub(crate) fn vetoes(scene: &Scene, roles: &Roles) -> Vec<Veto> {
    let veto = |sentence: &Sentence| {
        let place = sentence.place(&DISLIKES)?;
        let of = sentence.around(place).0?;
        let guarantees = roles.guarantors.iter().any(|role| role.power == of);
        let because = sentence.text.trim().to_owned();
        (guarantees && sentence.lower.contains("deal")).then(|| Veto {
            of: of.to_owned(),
            because,
        })
    };
    scene.sentences.iter().filter_map(veto).collect()
}
