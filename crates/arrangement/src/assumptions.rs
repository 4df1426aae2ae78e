//! How the assumptions of an arrangement stand: on quotations, on judgements, or on nothing.

use crate::number::{Number, Reason};
use crate::numbers::sums_with_others;
use crate::types::{Arrangement, CommitmentKind, Role};

/// Counts over the numbers of an arrangement, except those that define the question
/// (`horizon_years`, `afterwards_years` and `target`).
///
/// Of the numbers that the file writes, those that an option sets rest on nobody's reasons while it
/// does: `total` is `quoted + judged + bare` and, of the `set`, those that the file writes too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// All that the file writes, whether or not an option sets them.
    pub total: usize,
    /// Those that rest on at least one quotation.
    pub quoted: usize,
    /// Of the quoted: those all of whose quotations were found in sources at hand.
    pub verified: usize,
    /// Those that rest on judgements only.
    pub judged: usize,
    /// Those for which no reason is given.
    pub bare: usize,
    /// The dotted paths of the bare ones.
    pub bare_paths: Vec<String>,
    /// Numbers that an option sets, whether or not the file writes them.
    pub set: usize,
    /// Numbers left to their defaults, by the file and by the options, although they matter here.
    ///
    /// What the file leaves out of a mood, a turnover or a commitment is no such number: there, a
    /// number left out changes nothing. Nor is one that cannot have an effect: readiness where
    /// there is a single level, an answer to probes where there is no chance to probe, credibility where
    /// nobody pledges.
    pub defaults: usize,
    /// The dotted paths of the defaults.
    pub default_paths: Vec<String>,
}

/// Who says a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The file.
    File,
    /// An option, in place of what the file writes.
    SetInstead,
    /// An option, where the file writes nothing.
    Set,
    /// Nobody.
    Default,
}

impl Assumptions {
    /// Counts the numbers of `arrangement`; `origin` tells from path and number who says it.
    pub(crate) fn count(
        arrangement: &Arrangement,
        origin: impl Fn(&str, &Number) -> Origin,
    ) -> Self {
        let mut assumptions = Self::default();
        for (path, number) in arrangement.numbers() {
            if defines_the_question(&path) {
                continue;
            }
            let origin = origin(&path, number);
            assumptions.total += usize::from(matches!(origin, Origin::File | Origin::SetInstead));
            match origin {
                Origin::File => assumptions.add(path, number),
                Origin::Set | Origin::SetInstead => assumptions.set += 1,
                Origin::Default if matters(&path, arrangement) => {
                    assumptions.defaults += 1;
                    assumptions.default_paths.push(path);
                }
                Origin::Default => {}
            }
        }
        assumptions
    }

    fn add(&mut self, path: String, number: &Number) {
        let mut verdicts = number.because.iter().filter_map(|reason| match reason {
            Reason::Quotation { verified, .. } => Some(*verified),
            Reason::Judgement(_) => None,
        });
        if number.because.is_empty() {
            self.bare += 1;
            self.bare_paths.push(path);
        } else if let Some(first) = verdicts.next() {
            self.quoted += 1;
            self.verified += usize::from(first && verdicts.all(|verified| verified));
        } else {
            self.judged += 1;
        }
    }
}

/// Whether a number defines the question (`horizon_years`, `afterwards_years`, `target`) and is no
/// assumption about the world.
pub fn defines_the_question(path: &str) -> bool {
    matches!(path, "horizon_years" | "afterwards_years") || path.starts_with("target.")
}

/// Why the number at a path cannot be moved by itself, if so.
pub fn why_it_stays(path: &str, number: &Number) -> Option<&'static str> {
    if defines_the_question(path) {
        Some("it defines the question")
    } else if number.rule.is_some_and(|rule| rule.whole) {
        Some("it is a whole number")
    } else if sums_with_others(path) {
        Some("it has to sum to 1 with others")
    } else {
        None
    }
}

/// Whether the default of a number that nobody writes has an effect.
fn matters(path: &str, arrangement: &Arrangement) -> bool {
    let is_in = |table: &str| path.starts_with(table);
    let key_of_actor = path.split('.').nth(2);
    if is_in("commitments.") || matches!(key_of_actor, Some("moods" | "turnovers")) {
        return false;
    }
    if path.ends_with(".readiness") || path.ends_with(".rebuild") {
        return arrangement.actors[arrangement.challenger()].strength.len() > 1;
    }
    let probes = arrangement.probe.chances.highest() > 0.0;
    if is_in("probe.") {
        return probes || path == "probe.chances";
    }
    if is_in("credibility.") {
        let mut kinds = arrangement
            .commitments
            .iter()
            .map(|commitment| &commitment.kind);
        return probes && kinds.any(|kind| matches!(kind, CommitmentKind::Pledge { .. }));
    }
    let has_guarantors = arrangement
        .actors
        .iter()
        .any(|actor| actor.role == Role::Guarantor);
    path != "war.waver" || has_guarantors
}
