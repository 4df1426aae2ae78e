//! Decoding: from scores of pieces to spans of the text.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    functions::exponential,
    heads::{ROLES, Scores},
    windows::Article,
};

/// A word or mark is outside, source, cue or content.
const SOURCE: usize = 1;
const CUE: usize = 2;
const CONTENT: usize = 3;
/// What it costs a path to enter or leave each role, half at either side.
const BOUNDARY: [f64; ROLES] = [0.0, 0.3, 0.0, 2.0];
/// How sure a cue must be, unless it is a verb that is known to be one.
pub(crate) const THRESHOLD: f32 = 0.5;
/// The score of what may not be.
const NEVER: f64 = -1e4;

/// A statement attributed to somebody, as bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// How sure it is that there is a cue, from 0.5 to 1.
    pub certainty: f32,
    /// Who says it, as the text has it; empty where it does not say.
    pub source: Vec<Range<usize>>,
    /// For each passage of the source, how much of it the encoder takes for the source: the sum of the
    /// chances of its word pieces.
    pub source_chances: Vec<f32>,
    /// The words that attribute it: "said", "according to", "is expected to".
    pub cue: Vec<Range<usize>>,
    /// What is said; never empty. Apart where paragraphs end or other words stand between.
    pub content: Vec<Range<usize>>,
}

/// A cue that was found, with the scores of the pieces around it.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) piece: usize,
    pub(crate) chance: f32,
    /// The piece to which the first of the scores belongs.
    pub(crate) first: usize,
    pub(crate) scores: Vec<Scores>,
}

/// An attribution and the unit of its cue's head word.
pub(crate) type Found = (u32, Attribution);

/// Finds the spans that belong to a cue; none where it has no content.
pub(crate) fn decode(article: &Article, candidate: &Candidate) -> Option<Found> {
    let unit = article.unit(candidate.piece);
    let units = units(article, candidate);
    let anchor = units
        .iter()
        .position(|unit| unit.pieces.contains(&candidate.piece))?;
    let mut scores: Vec<_> = units.iter().map(|unit| unit.scores).collect();
    keep_one_cue(&mut scores, anchor, candidate.chance < THRESHOLD);
    let roles = best_path(&scores);
    let [_, source, cue, content] = spans(article, &units, &roles);
    let chance = |span: &Range<usize>| source_chance(article, candidate, span);
    let attribution = Attribution {
        certainty: candidate.chance.max(THRESHOLD),
        source_chances: source.iter().map(chance).collect(),
        source,
        cue,
        content,
    };
    (!attribution.content.is_empty()).then_some((unit, attribution))
}

/// The sum of the chances to be source over the pieces of a passage.
fn source_chance(article: &Article, candidate: &Candidate, span: &Range<usize>) -> f32 {
    let pieces = (candidate.first..).zip(&candidate.scores);
    let within = pieces.filter(|(piece, _)| {
        let bytes = &article.pieces[*piece].bytes;
        bytes.start < span.end && span.start < bytes.end
    });
    within.map(|(_, scores)| exponential(scores[SOURCE])).sum()
}

/// Of several for one word the surest, in the order of their cues.
pub(crate) fn surest(found: impl Iterator<Item = Found>) -> Vec<Attribution> {
    let mut surest: BTreeMap<u32, Attribution> = BTreeMap::new();
    for (unit, attribution) in found {
        let surer = |known: &Attribution| known.certainty >= attribution.certainty;
        if !surest.get(&unit).is_some_and(surer) {
            surest.insert(unit, attribution);
        }
    }
    surest.into_values().collect()
}

/// A word or mark around a cue.
struct Unit {
    pieces: Range<usize>,
    scores: [f64; ROLES],
}

/// The units around a cue, each with the mean of its pieces' scores.
fn units(article: &Article, candidate: &Candidate) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut last = None;
    for (piece, scores) in (candidate.first..).zip(&candidate.scores) {
        let scores = scores.map(f64::from);
        match units.last_mut() {
            Some(unit) if last == Some(article.unit(piece)) => {
                unit.pieces.end = piece + 1;
                for (sum, score) in unit.scores.iter_mut().zip(scores) {
                    *sum += score;
                }
            }
            _ => units.push(Unit {
                pieces: piece..piece + 1,
                scores,
            }),
        }
        last = Some(article.unit(piece));
    }
    // A word of which only a part was scored would be found in part.
    let is_cut = |unit: &Unit| {
        let is_in_unit = |piece| article.has_unit(piece, article.unit(unit.pieces.start));
        let before = unit.pieces.start.checked_sub(1);
        before.is_some_and(is_in_unit) || is_in_unit(unit.pieces.end)
    };
    units.retain(|unit| !is_cut(unit) || unit.pieces.contains(&candidate.piece));
    for unit in &mut units {
        #[expect(clippy::cast_precision_loss, reason = "pieces of a word")]
        let count = unit.pieces.len() as f64;
        unit.scores = unit.scores.map(|sum| sum / count);
    }
    units
}

/// The likeliest roles (Viterbi's algorithm).
fn best_path(scores: &[[f64; ROLES]]) -> Vec<usize> {
    let mut from: Vec<[usize; ROLES]> = Vec::with_capacity(scores.len());
    let mut values = [0.0; ROLES];
    for (index, scores) in scores.iter().enumerate() {
        let before = values;
        let mut came = [0; ROLES];
        for role in 0..ROLES {
            let value = |last: usize| match (index, last == role) {
                (0, _) => 0.0,
                (_, true) => before[last],
                _ => before[last] - (BOUNDARY[last] + BOUNDARY[role]) / 2.0,
            };
            came[role] = first_greatest(value);
            values[role] = value(came[role]) + scores[role];
        }
        from.push(came);
    }
    let mut role = first_greatest(|role| values[role]);
    let mut path = Vec::with_capacity(from.len());
    for came in from.iter().rev() {
        path.push(role);
        role = came[role];
    }
    path.reverse();
    path
}

/// Forbids cues that do not touch the anchor's run of likely cues, or all but the anchor where it stands alone.
fn keep_one_cue(scores: &mut [[f64; ROLES]], anchor: usize, stands_alone: bool) {
    let Some(at_anchor) = scores.get_mut(anchor) else {
        return;
    };
    *at_anchor = [NEVER, NEVER, 0.0, NEVER];
    let is_likely = |scores: &[f64; ROLES]| {
        !stands_alone && scores[CUE] > scores[0].max(scores[SOURCE]).max(scores[CONTENT])
    };
    let before = scores[..anchor]
        .iter()
        .rev()
        .take_while(|scores| is_likely(scores))
        .count();
    let after = scores[anchor + 1..]
        .iter()
        .take_while(|scores| is_likely(scores))
        .count();
    let run = anchor - before..anchor + 1 + after;
    for (index, scores) in scores.iter_mut().enumerate() {
        if !run.contains(&index) {
            scores[CUE] = NEVER;
        }
    }
}

fn first_greatest(value: impl Fn(usize) -> f64) -> usize {
    (1..ROLES).fold(0, |best, role| {
        if value(role) > value(best) {
            role
        } else {
            best
        }
    })
}

/// Runs of each role as bytes, ended by the end of a paragraph.
fn spans(article: &Article, units: &[Unit], roles: &[usize]) -> [Vec<Range<usize>>; ROLES] {
    let mut spans: [Vec<Range<usize>>; ROLES] = Default::default();
    let mut last_role = 0;
    for (unit, &role) in units.iter().zip(roles) {
        if article.is_separator(unit.pieces.start) {
            last_role = 0;
            continue;
        }
        if role != 0 {
            let start = article.pieces[unit.pieces.start].bytes.start;
            let end = article.pieces[unit.pieces.end - 1].bytes.end;
            match spans[role].last_mut() {
                Some(last) if role == last_role => last.end = end,
                _ => spans[role].push(start..end),
            }
        }
        last_role = role;
    }
    spans
}
