//! Who attacks, who is protected, and who may guarantee.

use crate::scene::{Scene, Sentence};

const ATTACKS: [&str; 10] = [
    "attacked",
    "attacks",
    "attacking",
    "assault",
    "invad",
    "start the war",
    "started the war",
    "coming again",
    "come back",
    "war over",
];
const PROTECTS: [&str; 7] = [
    "protect",
    "defend",
    "stand beside",
    "stand by",
    "guarantees to",
    "commitments to",
    "leave",
];
const STOPPED: [&str; 2] = ["deter", "prevent"];

/// A power in its role, and the sentence that speaks for it most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) power: String,
    pub(crate) because: Option<String>,
}

/// Everybody's role.
#[derive(Debug)]
pub(crate) struct Roles {
    pub(crate) challenger: Role,
    pub(crate) protege: Role,
    pub(crate) guarantors: Vec<Role>,
}

/// The power to which sentences point most often, of those allowed, with the first of these sentences.
fn pointed_at<'s>(
    scene: &'s Scene,
    allowed: impl Fn(&str) -> bool,
    pointed: impl Fn(&'s Sentence) -> Vec<&'s str>,
) -> Option<Role> {
    let mut best: Option<(usize, Role)> = None;
    for power in scene.powers.iter().filter(|power| allowed(power)) {
        let mut pointing = scene
            .sentences
            .iter()
            .filter(|sentence| pointed(sentence).contains(&power.as_str()));
        let Some(first) = pointing.next() else {
            continue;
        };
        let count = 1 + pointing.count();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            let because = Some(first.text.trim().to_owned());
            best = Some((
                count,
                Role {
                    power: power.clone(),
                    because,
                },
            ));
        }
    }
    best.map(|(_, role)| role)
}

fn attackers<'s>(sentence: &'s Sentence) -> Vec<&'s str> {
    let before = sentence
        .place(&ATTACKS)
        .and_then(|place| sentence.around(place).0);
    let stopped = sentence
        .place(&STOPPED)
        .and_then(|place| sentence.around(place).1);
    before.into_iter().chain(stopped).collect()
}

fn protected<'s>(sentence: &'s Sentence) -> Vec<&'s str> {
    let attacked = sentence
        .place(&ATTACKS)
        .and_then(|place| sentence.around(place).1);
    let protected = sentence
        .place(&PROTECTS)
        .and_then(|place| sentence.around(place).1);
    attacked.into_iter().chain(protected).collect()
}

/// Guesses roles; `None` where the article names fewer than two powers.
pub(crate) fn roles(scene: &Scene) -> Option<Roles> {
    let first = |not: &[&str]| {
        let power = scene
            .powers
            .iter()
            .find(|power| !not.contains(&power.as_str()))?;
        Some(Role {
            power: power.clone(),
            because: None,
        })
    };
    let challenger = pointed_at(scene, |_| true, attackers).or_else(|| first(&[]))?;
    let is_other = |power: &str| power != challenger.power;
    let protege = pointed_at(scene, is_other, protected).or_else(|| first(&[&challenger.power]))?;
    let others = scene
        .powers
        .iter()
        .filter(|power| **power != challenger.power && **power != protege.power);
    let guarantors = others
        .filter(|power| power.as_str() != "United Nations")
        .take(3)
        .map(|power| {
            let names =
                |sentence: &&Sentence| sentence.named.iter().any(|named| named.power == *power);
            let sentence = scene.sentences.iter().find(names);
            Role {
                power: power.clone(),
                because: sentence.map(|sentence| sentence.text.trim().to_owned()),
            }
        });
    Some(Roles {
        guarantors: guarantors.collect(),
        challenger,
        protege,
    })
}
