//! Random actors: their numbers, moods and turnovers.

use arrangement::{Actor, ActorIndex, Mood, Role, Turnover};

use super::dice::{Dice, thousandths};
use super::{Days, Extent};
use crate::make::{actor, number};

/// A challenger, a protégé and guarantors, in any order.
pub fn draw(dice: &mut Dice, extent: &Extent, days: &Days) -> Vec<Actor> {
    let guarantors = dice.pick(&[0, 1, 1, 2, 2, 2, 3, 3, 3, 4]);
    let mut roles = vec![Role::Challenger, Role::Protege];
    roles.resize(2 + guarantors, Role::Guarantor);
    dice.shuffle(&mut roles);
    let mut actors: Vec<Actor> = Vec::new();
    for role in roles {
        let acted: Vec<ActorIndex> = (0..actors.len())
            .filter(|&before| actors[before].role == Role::Guarantor)
            .collect();
        let drawn = match role {
            Role::Challenger => challenger(dice),
            Role::Protege => protege(dice),
            Role::Guarantor => guarantor(dice, &acted),
        };
        actors.push(with_what_all_have(dice, extent, drawn));
    }
    give_moods(dice, days, &mut actors);
    actors
}

fn with_what_all_have(dice: &mut Dice, extent: &Extent, drawn: Actor) -> Actor {
    let own_scale = dice.happens(0.3);
    Actor {
        discount_rate: number(if dice.happens(0.12) {
            0.0
        } else {
            dice.between(0.01, 0.15)
        }),
        war_cost: number(match drawn.role {
            Role::Guarantor => dice.between_or_zero(0.5, 10.0),
            _ => dice.between_or_zero(2.0, 22.0),
        }),
        private_information: own_scale.then(|| number(extent.scale(dice))),
        veto: dice.happens(0.25),
        ..drawn
    }
}

fn challenger(dice: &mut Dice) -> Actor {
    let levels = 1 + dice.below(4);
    let mut strength = vec![dice.between_or_zero(0.2, 0.9)];
    while strength.len() < levels {
        let weaker = strength[strength.len() - 1];
        strength.push(thousandths(weaker + dice.between(0.05, 0.5)));
    }
    Actor {
        windows: number(dice.between_or_zero(0.2, 3.0)),
        rebuild: number(dice.between_or_zero(0.2, 1.5)),
        assault_cost: number(dice.between_or_zero(2.0, 20.0)),
        ..actor(
            "challenger",
            Role::Challenger,
            &strength,
            dice.between(60.0, 220.0),
        )
    }
}

fn protege(dice: &mut Dice) -> Actor {
    let strength = dice.between(0.2, 1.2);
    actor(
        "protege",
        Role::Protege,
        &[strength],
        dice.between(30.0, 300.0),
    )
}

/// A guarantor that acts after those in `acted`.
fn guarantor(dice: &mut Dice, acted: &[ActorIndex]) -> Actor {
    let id = format!("guarantor-{}", acted.len() + 1);
    let strength = dice.between_or_zero(0.05, 0.8);
    Actor {
        inflicts: number(dice.between_or_zero(0.5, 8.0)),
        joins_after: acted
            .iter()
            .copied()
            .filter(|_| dice.happens(0.3))
            .collect(),
        ..actor(&id, Role::Guarantor, &[strength], dice.between(0.0, 120.0))
    }
}

/// Gives moods to at most two guarantors, and turnovers to most of these; some share a day.
fn give_moods(dice: &mut Dice, days: &Days, actors: &mut [Actor]) {
    let mut guarantors: Vec<ActorIndex> = (0..actors.len())
        .filter(|&index| actors[index].role == Role::Guarantor)
        .collect();
    dice.shuffle(&mut guarantors);
    let shared_day = dice.days(1, (days.horizon - 1).max(1));
    for &guarantor in guarantors.iter().take(2) {
        if dice.happens(0.3) {
            continue;
        }
        let count = dice.pick(&[1, 2, 2, 2, 3]);
        let initial = distribution(dice, count);
        actors[guarantor].moods = initial
            .into_iter()
            .enumerate()
            .map(|(index, initial)| mood(dice, index, initial))
            .collect();
        let mut turnovers: Vec<i32> = (0..dice.below(3))
            .map(|_| {
                if dice.happens(0.15) {
                    days.horizon
                } else {
                    dice.days(1, days.horizon + 200)
                }
            })
            .collect();
        if dice.happens(0.5) {
            turnovers.push(shared_day);
        }
        turnovers.sort_unstable();
        turnovers.dedup();
        actors[guarantor].turnovers = turnovers
            .into_iter()
            .map(|day| Turnover {
                date: days.date(day),
                to: distribution(dice, count).into_iter().map(number).collect(),
                because: Vec::new(),
                place: 0..0,
            })
            .collect();
    }
}

fn mood(dice: &mut Dice, index: usize, initial: f64) -> Mood {
    let multiplier = |dice: &mut Dice| {
        number(if dice.happens(0.3) {
            1.0
        } else {
            dice.between_or_zero(0.3, 2.0)
        })
    };
    Mood {
        id: format!("mood-{}", index + 1),
        initial: number(initial),
        honour: multiplier(dice),
        stake: multiplier(dice),
        war_cost: multiplier(dice),
    }
}

/// Probabilities of `count` moods, in parts of 1/16 so that they sum to 1 exactly; some may be 0.
fn distribution(dice: &mut Dice, count: usize) -> Vec<f64> {
    let mut sixteenths = vec![0_u32; count];
    if dice.happens(0.3) {
        sixteenths[dice.below(count)] = 16;
    } else {
        for _ in 0..16 {
            sixteenths[dice.below(count)] += 1;
        }
    }
    sixteenths
        .into_iter()
        .map(|parts| f64::from(parts) / 16.0)
        .collect()
}
