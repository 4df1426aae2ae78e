//! Every number of an arrangement by its dotted path, as options and reports name it.

use crate::number::Number;
use crate::types::{Arrangement, CommitmentKind, Role};

impl Arrangement {
    /// Every number that has a meaning in this arrangement, in the order of the file's reference,
    /// with its dotted path; [`Number::is_written`] tells defaults apart.
    ///
    /// Keys that another role would have are not listed, nor is an actor's own
    /// `private_information` that is not there.
    pub fn numbers(&self) -> Vec<(String, &Number)> {
        collect(self)
    }

    /// The same with numbers that can be changed; whoever changes them answers for their validity.
    pub fn numbers_mut(&mut self) -> Vec<(String, &mut Number)> {
        collect_mut(self)
    }

    /// The number at a dotted path, such as `actors.us.stake`.
    pub fn number(&self, path: &str) -> Option<&Number> {
        self.numbers()
            .into_iter()
            .find_map(|(known, number)| (known == path).then_some(number))
    }

    /// The number at a dotted path, to be changed.
    pub fn number_mut(&mut self, path: &str) -> Option<&mut Number> {
        self.numbers_mut()
            .into_iter()
            .find_map(|(known, number)| (known == path).then_some(number))
    }
}

/// Whether the number at a path has to sum to 1 with others: a mood's probability.
pub fn sums_with_others(path: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    matches!(
        parts[..],
        ["actors", _, "moods", .., "initial"] | ["actors", _, "turnovers", ..]
    )
}

/// Writes one traversal for shared and for exclusive references.
macro_rules! traversal {
    ($name:ident $(, $exclusive:tt)?) => {
        fn $name(arrangement: &$($exclusive)? Arrangement) -> Vec<(String, &$($exclusive)? Number)> {
            let ids: Vec<String> = arrangement.actors.iter().map(|actor| actor.id.clone()).collect();
            let Arrangement {
                title: _,
                signed: _,
                horizon_years,
                afterwards_years,
                private_information,
                target,
                reference: _,
                sources: _,
                actors,
                start,
                no_deal,
                probe,
                credibility,
                war,
                commitments,
                packages: _,
            } = arrangement;
            let mut numbers: Vec<(String, &$($exclusive)? Number)> = Vec::new();
            let mut add = |path: String, number| numbers.push((path, number));
            add("horizon_years".into(), horizon_years);
            add("afterwards_years".into(), afterwards_years);
            add("private_information".into(), private_information);
            add("target.years".into(), &$($exclusive)? target.years);
            add("target.survival".into(), &$($exclusive)? target.survival);
            for actor in actors {
                let path = format!("actors.{}", actor.id);
                let challenger = actor.role == Role::Challenger;
                for (level, strength) in (&$($exclusive)? actor.strength).into_iter().enumerate() {
                    let level = if challenger { format!(".{level}") } else { String::new() };
                    add(format!("{path}.strength{level}"), strength);
                }
                add(format!("{path}.stake"), &$($exclusive)? actor.stake);
                add(format!("{path}.war_cost"), &$($exclusive)? actor.war_cost);
                add(format!("{path}.discount_rate"), &$($exclusive)? actor.discount_rate);
                if let Some(private_information) = &$($exclusive)? actor.private_information {
                    add(format!("{path}.private_information"), private_information);
                }
                if challenger {
                    add(format!("{path}.windows"), &$($exclusive)? actor.windows);
                    add(format!("{path}.rebuild"), &$($exclusive)? actor.rebuild);
                    add(format!("{path}.assault_cost"), &$($exclusive)? actor.assault_cost);
                }
                if actor.role != Role::Guarantor {
                    continue;
                }
                add(format!("{path}.inflicts"), &$($exclusive)? actor.inflicts);
                let moods: Vec<String> = actor.moods.iter().map(|mood| mood.id.clone()).collect();
                for mood in &$($exclusive)? actor.moods {
                    let path = format!("{path}.moods.{}", mood.id);
                    add(format!("{path}.initial"), &$($exclusive)? mood.initial);
                    add(format!("{path}.honour"), &$($exclusive)? mood.honour);
                    add(format!("{path}.stake"), &$($exclusive)? mood.stake);
                    add(format!("{path}.war_cost"), &$($exclusive)? mood.war_cost);
                }
                for turnover in &$($exclusive)? actor.turnovers {
                    let path = format!("{path}.turnovers.{}.to", turnover.date);
                    for (mood, probability) in moods.iter().zip(&$($exclusive)? turnover.to) {
                        add(format!("{path}.{mood}"), probability);
                    }
                }
            }
            add("start.readiness".into(), &$($exclusive)? start.readiness);
            add("no_deal.readiness".into(), &$($exclusive)? no_deal.readiness);
            add("probe.chances".into(), &$($exclusive)? probe.chances);
            add("probe.gain".into(), &$($exclusive)? probe.gain);
            add("probe.cost".into(), &$($exclusive)? probe.cost);
            add("probe.answer_cost".into(), &$($exclusive)? probe.answer_cost);
            add("probe.price".into(), &$($exclusive)? probe.price);
            add("probe.escalation".into(), &$($exclusive)? probe.escalation);
            add("probe.private_information".into(), &$($exclusive)? probe.private_information);
            add("credibility.broken".into(), &$($exclusive)? credibility.broken);
            add("credibility.mend".into(), &$($exclusive)? credibility.mend);
            add("war.decisive".into(), &$($exclusive)? war.decisive);
            add("war.talks".into(), &$($exclusive)? war.talks);
            add("war.waver".into(), &$($exclusive)? war.waver);
            add("war.exponent".into(), &$($exclusive)? war.exponent);
            for commitment in commitments {
                let path = format!("commitments.{}", commitment.id);
                match &$($exclusive)? commitment.kind {
                    CommitmentKind::Pledge { honour } => add(format!("{path}.honour"), honour),
                    CommitmentKind::Deployment { strength, tripwire, cost } => {
                        add(format!("{path}.strength"), strength);
                        add(format!("{path}.tripwire"), tripwire);
                        add(format!("{path}.cost"), cost);
                    }
                    CommitmentKind::Deal { value } => {
                        for (actor, value) in value {
                            let id = ids.get(*actor).map_or("", String::as_str);
                            add(format!("{path}.value.{id}"), value);
                        }
                    }
                    CommitmentKind::Spending { strength, cost, over_years } => {
                        add(format!("{path}.strength"), strength);
                        add(format!("{path}.cost"), cost);
                        add(format!("{path}.over_years"), over_years);
                    }
                    CommitmentKind::Sanctions { war_cost, fall_penalty } => {
                        add(format!("{path}.war_cost"), war_cost);
                        add(format!("{path}.fall_penalty"), fall_penalty);
                    }
                }
            }
            numbers
        }
    };
}

traversal!(collect);
traversal!(collect_mut, mut);
