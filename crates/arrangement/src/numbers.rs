//! Every number of an arrangement by its dotted path, as options and reports name it.

use std::fmt::{self, Arguments, Display, Formatter};

use crate::keys::nearest;
use crate::number::Number;
use crate::types::{Arrangement, CommitmentKind, Role};

impl Arrangement {
    /// Every number that has a meaning in this arrangement, in the order of the file's reference,
    /// with its dotted path; [`Number::is_written`] tells defaults apart.
    ///
    /// Keys that another role would have are not listed, nor is an actor's own
    /// `private_information` that is not there.
    pub fn numbers(&self) -> Vec<(String, &Number)> {
        let mut numbers = Vec::new();
        visit(self, |path, number| {
            numbers.push((path.to_string(), number))
        });
        numbers
    }

    /// The same with numbers that can be changed; whoever changes them answers for their validity.
    pub fn numbers_mut(&mut self) -> Vec<(String, &mut Number)> {
        let mut numbers = Vec::new();
        visit_mut(self, |path, number| {
            numbers.push((path.to_string(), number))
        });
        numbers
    }

    /// The same without their paths, which take most of the time.
    pub fn numbers_in_order_mut(&mut self) -> Vec<&mut Number> {
        let mut numbers = Vec::new();
        visit_mut(self, |_, number| numbers.push(number));
        numbers
    }

    /// The number at a dotted path, such as `actors.us.stake`.
    pub fn number(&self, path: &str) -> Option<&Number> {
        self.numbers()
            .into_iter()
            .find_map(|(known, number)| (known == path).then_some(number))
    }

    /// The path of the number that was probably meant by a path at which there is none.
    pub fn nearest_number(&self, path: &str) -> Option<String> {
        let numbers = self.numbers();
        let mut paths = numbers.iter().map(|(path, _)| path.as_str());
        let end = format!(".{path}");
        let ending_so = paths.clone().find(|known| known.ends_with(&end));
        (ending_so.or_else(|| nearest(path, &mut paths))).map(str::to_owned)
    }

    /// The number at a dotted path, to be changed.
    pub fn number_mut(&mut self, path: &str) -> Option<&mut Number> {
        self.numbers_mut()
            .into_iter()
            .find_map(|(known, number)| (known == path).then_some(number))
    }
}

/// The probabilities with which the one at a path sums to 1, as what their paths begin with: those of
/// all moods of an actor on the day of the signing, or from a turnover on; `None` for other numbers.
pub fn sums_with(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.split('.').collect();
    let common = match parts[..] {
        ["actors", _, "moods", .., "initial"] => 3,
        ["actors", _, "turnovers", ..] => parts.len() - 1,
        _ => return None,
    };
    let length = parts[..common]
        .iter()
        .map(|part| part.len() + 1)
        .sum::<usize>();
    path.get(..length)
}

/// Whether the number at a path has to sum to 1 with others: a mood's probability.
pub fn sums_with_others(path: &str) -> bool {
    sums_with(path).is_some()
}

/// A path and what is below it; written out only where somebody wants it.
struct Below<A, B>(A, B);

impl<A: Display, B: Display> Display for Below<A, B> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// Writes one traversal for shared and for exclusive references; paths are put together only by who
/// wants them.
macro_rules! traversal {
    ($name:ident $(, $exclusive:tt)?) => {
        fn $name<'a>(
            arrangement: &'a $($exclusive)? Arrangement,
            mut add: impl FnMut(Arguments<'_>, &'a $($exclusive)? Number),
        ) {
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
                calibrate: _,
            } = arrangement;
            let mut ids: Vec<&str> = Vec::with_capacity(actors.len());
            add(format_args!("horizon_years"), horizon_years);
            add(format_args!("afterwards_years"), afterwards_years);
            add(format_args!("private_information"), private_information);
            add(format_args!("target.years"), &$($exclusive)? target.years);
            add(format_args!("target.survival"), &$($exclusive)? target.survival);
            for actor in actors {
                ids.push(&actor.id);
                let path = Below("actors", &actor.id);
                let challenger = actor.role == Role::Challenger;
                for (level, strength) in (&$($exclusive)? actor.strength).into_iter().enumerate() {
                    match challenger {
                        true => add(format_args!("{path}.strength.{level}"), strength),
                        false => add(format_args!("{path}.strength"), strength),
                    }
                }
                add(format_args!("{path}.stake"), &$($exclusive)? actor.stake);
                add(format_args!("{path}.war_cost"), &$($exclusive)? actor.war_cost);
                add(format_args!("{path}.discount_rate"), &$($exclusive)? actor.discount_rate);
                if let Some(private_information) = &$($exclusive)? actor.private_information {
                    add(format_args!("{path}.private_information"), private_information);
                }
                if challenger {
                    add(format_args!("{path}.windows"), &$($exclusive)? actor.windows);
                    add(format_args!("{path}.rebuild"), &$($exclusive)? actor.rebuild);
                    add(format_args!("{path}.assault_cost"), &$($exclusive)? actor.assault_cost);
                }
                if actor.role != Role::Guarantor {
                    continue;
                }
                add(format_args!("{path}.inflicts"), &$($exclusive)? actor.inflicts);
                let mut moods: Vec<&str> = Vec::with_capacity(actor.moods.len());
                for mood in &$($exclusive)? actor.moods {
                    moods.push(&mood.id);
                    let path = Below(Below(&path, "moods"), &mood.id);
                    add(format_args!("{path}.initial"), &$($exclusive)? mood.initial);
                    add(format_args!("{path}.honour"), &$($exclusive)? mood.honour);
                    add(format_args!("{path}.stake"), &$($exclusive)? mood.stake);
                    add(format_args!("{path}.war_cost"), &$($exclusive)? mood.war_cost);
                }
                for turnover in &$($exclusive)? actor.turnovers {
                    let path = Below(Below(Below(&path, "turnovers"), turnover.date), "to");
                    for (mood, probability) in moods.iter().zip(&$($exclusive)? turnover.to) {
                        add(format_args!("{path}.{mood}"), probability);
                    }
                }
            }
            add(format_args!("start.readiness"), &$($exclusive)? start.readiness);
            add(format_args!("no_deal.readiness"), &$($exclusive)? no_deal.readiness);
            add(format_args!("probe.chances"), &$($exclusive)? probe.chances);
            add(format_args!("probe.gain"), &$($exclusive)? probe.gain);
            add(format_args!("probe.cost"), &$($exclusive)? probe.cost);
            add(format_args!("probe.answer_cost"), &$($exclusive)? probe.answer_cost);
            add(format_args!("probe.price"), &$($exclusive)? probe.price);
            add(format_args!("probe.escalation"), &$($exclusive)? probe.escalation);
            add(format_args!("probe.private_information"), &$($exclusive)? probe.private_information);
            add(format_args!("credibility.broken"), &$($exclusive)? credibility.broken);
            add(format_args!("credibility.mend"), &$($exclusive)? credibility.mend);
            add(format_args!("war.decisive"), &$($exclusive)? war.decisive);
            add(format_args!("war.talks"), &$($exclusive)? war.talks);
            add(format_args!("war.waver"), &$($exclusive)? war.waver);
            add(format_args!("war.exponent"), &$($exclusive)? war.exponent);
            for commitment in commitments {
                let path = Below("commitments", &commitment.id);
                match &$($exclusive)? commitment.kind {
                    CommitmentKind::Pledge { honour } => add(format_args!("{path}.honour"), honour),
                    CommitmentKind::Deployment { strength, tripwire, cost } => {
                        add(format_args!("{path}.strength"), strength);
                        add(format_args!("{path}.tripwire"), tripwire);
                        add(format_args!("{path}.cost"), cost);
                    }
                    CommitmentKind::Deal { value } => {
                        for (actor, value) in value {
                            let id = ids.get(*actor).copied().unwrap_or_default();
                            add(format_args!("{path}.value.{id}"), value);
                        }
                    }
                    CommitmentKind::Spending { strength, cost, over_years } => {
                        add(format_args!("{path}.strength"), strength);
                        add(format_args!("{path}.cost"), cost);
                        add(format_args!("{path}.over_years"), over_years);
                    }
                    CommitmentKind::Sanctions { war_cost, fall_penalty } => {
                        add(format_args!("{path}.war_cost"), war_cost);
                        add(format_args!("{path}.fall_penalty"), fall_penalty);
                    }
                }
            }
        }
    };
}

traversal!(visit);
traversal!(visit_mut, mut);
