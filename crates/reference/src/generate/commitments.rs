//! Random commitments of every kind, with dates before signing, on the horizon and beyond it.

use arrangement::{Actor, ActorIndex, Commitment, CommitmentKind, Role};

use super::Days;
use super::dice::Dice;
use crate::make::{commitment, number};

/// Some commitments of everyone but the challenger.
pub fn draw(dice: &mut Dice, actors: &[Actor], days: &Days) -> Vec<Commitment> {
    let mut commitments = Vec::new();
    for (by, actor) in actors.iter().enumerate() {
        let count = match actor.role {
            Role::Challenger => 0,
            Role::Protege => dice.below(3),
            Role::Guarantor => dice.pick(&[0, 2, 2, 3, 3, 4]),
        };
        for _ in 0..count {
            let id = format!("commitment-{}", commitments.len() + 1);
            let kind = kind(dice, actors, by);
            commitments.push(dated(dice, days, commitment(&id, by, kind)));
        }
    }
    dice.shuffle(&mut commitments);
    commitments
}

fn kind(dice: &mut Dice, actors: &[Actor], by: ActorIndex) -> CommitmentKind {
    let is_guarantor = actors[by].role == Role::Guarantor;
    match dice.below(if is_guarantor { 10 } else { 5 }) {
        0 => CommitmentKind::Deal {
            value: deal_values(dice, actors),
        },
        1 | 2 => CommitmentKind::Spending {
            strength: number(dice.between_or_zero(0.02, 0.4)),
            cost: number(dice.between_or_zero(0.1, 2.0)),
            over_years: number(dice.pick(&[0.0, 0.5, 2.0, 4.0, 6.5])),
        },
        3 => CommitmentKind::Sanctions {
            war_cost: number(dice.between_or_zero(1.0, 10.0)),
            fall_penalty: number(dice.between_or_zero(2.0, 40.0)),
        },
        4 | 5 => CommitmentKind::Deployment {
            strength: number(dice.between_or_zero(0.02, 0.4)),
            tripwire: number(if is_guarantor {
                dice.between_or_zero(5.0, 50.0)
            } else {
                0.0
            }),
            cost: number(dice.between_or_zero(0.1, 3.0)),
        },
        _ => CommitmentKind::Pledge {
            honour: number(dice.between_or_zero(5.0, 70.0)),
        },
    }
}

/// Points a year for at least one actor, whoever it may be.
fn deal_values(dice: &mut Dice, actors: &[Actor]) -> Vec<(ActorIndex, arrangement::Number)> {
    let certain = dice.below(actors.len());
    (0..actors.len())
        .filter_map(|actor| {
            let is_paid = actor == certain || dice.happens(0.3);
            is_paid.then(|| (actor, number(dice.between(0.1, 4.0))))
        })
        .collect()
}

/// The commitment with its dates; a spending always has its `from`.
fn dated(dice: &mut Dice, days: &Days, commitment: Commitment) -> Commitment {
    let is_spending = matches!(commitment.kind, CommitmentKind::Spending { .. });
    let horizon = days.horizon;
    let from = match dice.below(14) {
        0 | 1 => Some(dice.days(-900, 0)),
        2 => Some(0),
        3 | 4 => Some(dice.days(1, horizon)),
        5 => Some(horizon),
        6 => Some(horizon + dice.days(1, 300)),
        _ if is_spending => Some(dice.days(-400, horizon - 1)),
        _ => None,
    };
    let earliest_end = from.unwrap_or(0).max(0) + 1;
    let until = match dice.below(13) {
        0 | 1 => Some(dice.days(earliest_end, earliest_end.max(horizon))),
        2 => Some(earliest_end.max(horizon)),
        3 => Some(dice.days(earliest_end.max(horizon), earliest_end.max(horizon) + 300)),
        _ => None,
    };
    Commitment {
        from: from.map(|day| days.date(day)),
        until: until.map(|day| days.date(day)),
        ..commitment
    }
}
