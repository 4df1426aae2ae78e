//! What can only be judged once everything is read: roles, levels, strengths, the horizon, the size.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::mistake::{ActorMistake, NumberMistake};
use crate::notice::NoticeKind;
use crate::number::Number;
use crate::rule::{MOST_GUARANTORS, MOST_STATES, MOST_STATES_AND_DATES};
use crate::types::{Actor, Arrangement, CommitmentKind, Role};

use super::actor::Cast;
use super::file::place_of;
use super::walk::Walk;

impl<'t> Walk<'t> {
    pub(super) fn check_across(&mut self, arrangement: &Arrangement, cast: &Cast<'t>) {
        self.check_only_one(cast, Role::Challenger, "challenger", "challenger");
        self.check_only_one(cast, Role::Protege, "protégé", "protege");
        self.check_size(arrangement, cast);
        self.check_levels(arrangement, cast);
        self.check_strengths(arrangement, cast);
        self.check_target(arrangement);
        self.notice_what_has_no_effect(arrangement);
        self.notice_actors(arrangement);
    }

    fn check_only_one(
        &mut self,
        cast: &Cast<'t>,
        role: Role,
        name: &'static str,
        written: &'static str,
    ) {
        let mut holders = cast
            .members
            .iter()
            .filter(|member| member.role == Some(role));
        let Some(first) = holders.next() else {
            // Somebody whose role could not be read may have been meant.
            let all_known = cast.members.iter().all(|member| member.role.is_some());
            if let (Some(place), true) = (&cast.place, all_known) {
                self.mistake(
                    place,
                    ActorMistake::NoneInRole {
                        role: name,
                        written,
                    },
                );
            }
            return;
        };
        for other in holders {
            let mistake = ActorMistake::SecondInRole {
                role: name,
                actor: other.id.clone(),
                first: first.id.clone(),
            };
            self.mistake_beside(&other.role_place, mistake, &first.role_place, "the first");
        }
    }

    fn check_size(&mut self, arrangement: &Arrangement, cast: &Cast<'t>) {
        let Some(place) = &cast.place else {
            return;
        };
        let guarantors: Vec<&Actor> = arrangement
            .actors
            .iter()
            .zip(&cast.members)
            .filter(|(_, member)| member.role == Some(Role::Guarantor))
            .map(|(actor, _)| actor)
            .collect();
        let count = guarantors.len();
        if count > MOST_GUARANTORS {
            let beyond = guarantors[MOST_GUARANTORS].place.clone();
            let limit = MOST_GUARANTORS;
            self.mistake(&beyond, ActorMistake::TooManyGuarantors { count, limit });
            return;
        }
        let levels = levels(arrangement, cast).unwrap_or(1);
        let states = guarantors
            .iter()
            .map(|guarantor| guarantor.moods.len().max(1))
            .fold(levels, usize::saturating_mul)
            .saturating_mul(2 + (1 << count))
            .saturating_add(1);
        if states > MOST_STATES {
            let limit = MOST_STATES;
            self.mistake(place, ActorMistake::TooManyStates { states, limit });
            return;
        }
        let (dates, limit) = (dates(arrangement), MOST_STATES_AND_DATES);
        if states.saturating_mul(dates) > limit {
            let mistake = ActorMistake::TooManyDates {
                states,
                dates,
                limit,
            };
            self.mistake(place, mistake);
        }
    }

    fn check_levels(&mut self, arrangement: &Arrangement, cast: &Cast<'t>) {
        let Some(levels) = levels(arrangement, cast).filter(|&levels| levels > 0) else {
            return;
        };
        for (path, number) in [
            ("start.readiness", &arrangement.start.readiness),
            ("no_deal.readiness", &arrangement.no_deal.readiness),
        ] {
            let value = number.highest().max(number.value);
            if value >= levels as f64 {
                let path = path.to_owned();
                let mistake = NumberMistake::NoSuchLevel {
                    path,
                    value,
                    levels,
                };
                self.mistake_at(place_of(number), mistake);
            }
        }
    }

    fn check_strengths(&mut self, arrangement: &Arrangement, cast: &Cast<'t>) {
        let find = |role| {
            cast.members
                .iter()
                .position(|member| member.role == Some(role))
        };
        let Some(challenger) = find(Role::Challenger) else {
            return;
        };
        let challenger = &arrangement.actors[challenger];
        let pairs = challenger
            .strength
            .iter()
            .zip(challenger.strength.iter().skip(1));
        for (level, (weaker, stronger)) in pairs.enumerate() {
            if stronger.value < weaker.value {
                let kind = NoticeKind::StrengthFalls {
                    actor: challenger.id.clone(),
                    level: level + 1,
                };
                self.notice(stronger.place.clone(), kind);
            }
        }
        let Some(protege) = find(Role::Protege) else {
            return;
        };
        let none = |number: &Number| number.value == 0.0;
        let own = &arrangement.actors[protege].strength;
        if !own.iter().all(none) {
            return;
        }
        if let Some(level) = challenger.strength.iter().position(none) {
            let place = place_of(&challenger.strength[level]).cloned();
            self.mistake_at(place.as_ref(), ActorMistake::NoStrengthAtAll { level });
        }
    }

    fn check_target(&mut self, arrangement: &Arrangement) {
        let years = &arrangement.target.years;
        let target = years.highest().max(years.value);
        let horizon = arrangement
            .horizon_years
            .lowest()
            .min(arrangement.horizon_years.value);
        if target > horizon {
            let place = place_of(years).or(place_of(&arrangement.horizon_years));
            self.mistake_at(
                place,
                NumberMistake::TargetBeyondHorizon { target, horizon },
            );
        }
    }

    fn notice_actors(&mut self, arrangement: &Arrangement) {
        let mut first_ids: HashMap<&str, &str> = HashMap::new();
        for (index, actor) in arrangement.actors.iter().enumerate() {
            let first = *first_ids.entry(&actor.name).or_insert(&actor.id);
            if first != actor.id {
                let kind = NoticeKind::SameName {
                    first: first.to_owned(),
                    actor: actor.id.clone(),
                    name: actor.name.clone(),
                };
                self.notice(Some(actor.place.clone()), kind);
            }
            let chooses = arrangement.commitments.iter().any(|commitment| {
                commitment.by == index
                    && matches!(
                        commitment.kind,
                        CommitmentKind::Pledge { .. } | CommitmentKind::Deployment { .. }
                    )
            });
            if actor.role == Role::Guarantor && !chooses {
                let actor_id = actor.id.clone();
                let kind = NoticeKind::NeverFights { actor: actor_id };
                self.notice(Some(actor.place.clone()), kind);
            }
        }
    }

    fn notice_what_has_no_effect(&mut self, arrangement: &Arrangement) {
        let horizon = arrangement.horizon_years.highest();
        for actor in &arrangement.actors {
            for turnover in &actor.turnovers {
                if arrangement.years_since_signing(turnover.date) >= horizon {
                    let kind = NoticeKind::TurnoverAfterHorizon {
                        actor: actor.id.clone(),
                        date: turnover.date,
                    };
                    self.notice(Some(turnover.place.clone()), kind);
                }
            }
        }
        for commitment in &arrangement.commitments {
            if let Some(date) = commitment.from
                && arrangement.years_since_signing(date) > horizon
            {
                let id = commitment.id.clone();
                let kind = NoticeKind::CommitmentAfterHorizon { id, date };
                self.notice(Some(commitment.place.clone()), kind);
            }
        }
        let broken = &arrangement.credibility.broken;
        if broken.value > 1.0 {
            let value = broken.value;
            self.notice(broken.place.clone(), NoticeKind::BrokenAboveOne { value });
        }
    }
}

/// How many readiness levels the challenger has, if there is one.
pub(super) fn levels(arrangement: &Arrangement, cast: &Cast<'_>) -> Option<usize> {
    let is_challenger = |index: &usize| cast.members[*index].role == Some(Role::Challenger);
    let challenger = (0..cast.members.len()).find(is_challenger)?;
    Some(arrangement.actors[challenger].strength.len())
}

/// Dates at which something begins, ends or turns over, each counted once however many share it.
fn dates(arrangement: &Arrangement) -> usize {
    let turnovers = arrangement.actors.iter().flat_map(|actor| &actor.turnovers);
    let turnovers = turnovers.map(|turnover| turnover.date);
    let commitments = arrangement.commitments.iter();
    let commitments =
        commitments.flat_map(|commitment| commitment.from.into_iter().chain(commitment.until));
    turnovers
        .chain(commitments)
        .collect::<BTreeSet<Date>>()
        .len()
}
