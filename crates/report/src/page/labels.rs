//! Numbers, groups and commitments in words.

use arrangement::{Arrangement, Commitment, CommitmentKind};

use crate::terminal::words::plain;

/// Which part of the page a number belongs to, by the beginning of its path.
pub(super) fn group(path: &str) -> &str {
    let mut dots = path.match_indices('.').map(|(at, _)| at);
    match path.split('.').next() {
        Some("actors" | "commitments") => {
            let _ = dots.next();
            dots.next().map_or(path, |end| &path[..end])
        }
        Some("target" | "horizon_years" | "afterwards_years") => "question",
        _ => "rules",
    }
}

/// Every group that has numbers, in the order in which readers meet them: promises, actors, rules, the
/// question.
pub(super) fn groups(arrangement: &Arrangement) -> Vec<(String, String)> {
    let commitments = (arrangement.commitments.iter()).map(|commitment| {
        (
            format!("commitments.{}", commitment.id),
            label(arrangement, commitment),
        )
    });
    let actors = (arrangement.actors.iter())
        .map(|actor| (format!("actors.{}", actor.id), plain(&actor.name)));
    let others = [
        ("rules", "How tests, credibility and wars go"),
        ("question", "The question itself"),
    ];
    let others = others.map(|(id, label)| (id.to_owned(), label.to_owned()));
    commitments.chain(actors).chain(others).collect()
}

/// A commitment in words: "United States: pledge (us-backstop)".
pub(super) fn label(arrangement: &Arrangement, commitment: &Commitment) -> String {
    let by = plain(&arrangement.actors[commitment.by].name);
    let id = plain(&commitment.id);
    format!("{by}: {} ({id})", kind(commitment))
}

/// The kind of a commitment, as files write it.
pub(super) fn kind(commitment: &Commitment) -> &'static str {
    match commitment.kind {
        CommitmentKind::Pledge { .. } => "pledge",
        CommitmentKind::Deployment { .. } => "deployment",
        CommitmentKind::Deal { .. } => "deal",
        CommitmentKind::Spending { .. } => "spending",
        CommitmentKind::Sanctions { .. } => "sanctions",
    }
}

/// A number within its group, in words.
pub(super) fn number(arrangement: &Arrangement, path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    match parts[..] {
        ["actors", _, "strength", level] => {
            let level: usize = level.parse().unwrap_or(0);
            let all = arrangement.actors[arrangement.challenger()].strength.len();
            match level {
                0 => "strength just after a war".to_owned(),
                top if top + 1 == all => "strength when fully rebuilt".to_owned(),
                level => format!("strength at readiness level {level}"),
            }
        }
        ["actors", _, "moods", mood, key] => {
            let mood = plain(mood);
            match key {
                "initial" => format!("chance of the mood “{mood}” on the first day"),
                key => format!("{} in the mood “{mood}”, as a factor", of_actor(key)),
            }
        }
        ["actors", _, "turnovers", date, "to", mood] => {
            format!("chance of the mood “{}” after {date}", plain(mood))
        }
        ["actors", _, key] => of_actor(key).to_owned(),
        ["commitments", _, "value", actor] => {
            let named = arrangement.actors.iter().find(|known| known.id == actor);
            let name = named.map_or_else(|| plain(actor), |actor| plain(&actor.name));
            format!("worth a year to {name}")
        }
        ["commitments", _, key] => of_commitment(key).to_owned(),
        _ => of_rule(path).to_owned(),
    }
}

fn of_actor(key: &str) -> &str {
    match key {
        "strength" => "strength",
        "stake" => "what is at stake",
        "war_cost" => "cost of a year of war",
        "discount_rate" => "how much less later counts",
        "private_information" => "what only it knows when it chooses",
        "windows" => "windows for an assault",
        "rebuild" => "readiness levels regained",
        "assault_cost" => "cost of an assault",
        "inflicts" => "what it inflicts while fighting",
        "honour" => "honour",
        other => other,
    }
}

fn of_commitment(key: &str) -> &str {
    match key {
        "honour" => "what standing aside costs (honour)",
        "strength" => "strength",
        "tripwire" => "what not fighting costs (tripwire)",
        "cost" => "cost a year",
        "over_years" => "years to full strength",
        "war_cost" => "added cost of a year of war",
        "fall_penalty" => "penalty at the fall",
        other => other,
    }
}

pub(super) fn of_rule(path: &str) -> &str {
    match path {
        "private_information" => "what only the chooser knows (everyone)",
        "horizon_years" => "years followed by the calendar",
        "afterwards_years" => "years followed afterwards",
        "target.years" => "years that the peace has to last",
        "target.survival" => "chance that is enough",
        "start.readiness" => "readiness on the first day",
        "no_deal.readiness" => "readiness in the war without a deal",
        "probe.chances" => "chances to probe",
        "probe.gain" => "gain of an ignored probe",
        "probe.cost" => "cost of an answered probe",
        "probe.answer_cost" => "cost of answering a probe",
        "probe.price" => "share of the price paid for ignoring a probe",
        "probe.escalation" => "chance that an answered probe becomes a war",
        "probe.private_information" => "what only the chooser knows at a probe",
        "credibility.broken" => "what honour is worth once credibility is broken",
        "credibility.mend" => "how fast credibility mends",
        "war.decisive" => "decisive moments of a war",
        "war.talks" => "talks in a war",
        "war.waver" => "moments at which a guarantor may leave a war",
        "war.exponent" => "how far the stronger side is favoured (exponent)",
        other => other,
    }
}
