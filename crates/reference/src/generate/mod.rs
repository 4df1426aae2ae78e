//! Random arrangements for tests: any that a reader lets pass, each fixed by its seed.

mod actors;
mod commitments;
mod dice;

use arrangement::{ActorIndex, Arrangement, Credibility, NoDeal, Probe, Role, Start, Target, War};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::make::number;
use dice::{Dice, thousandths};

/// An arrangement that may have anything a file may have, extremes included: rates of 0, choices almost
/// without private information, dates on the horizon and beyond.
pub fn arrangement(seed: u64) -> Arrangement {
    draw(&mut Dice::new(seed), seed, &Extent { least_scale: 0.05 })
}

/// An arrangement like those of [`arrangement()`], but every scale of private information is at least
/// 2 points, so that no choice turns suddenly.
pub fn moderate(seed: u64) -> Arrangement {
    draw(&mut Dice::new(seed), seed, &Extent { least_scale: 2.0 })
}

/// How far the numbers may go.
struct Extent {
    /// Least scale of private information.
    least_scale: f64,
}

impl Extent {
    /// An actor's scale: mostly some points, occasionally close to the least.
    fn scale(&self, dice: &mut Dice) -> f64 {
        if dice.happens(0.12) {
            dice.between(self.least_scale, self.least_scale * 5.0)
        } else {
            dice.between(self.least_scale.max(1.0), 12.0)
        }
    }

    /// The scale at a chance to probe.
    fn scale_at_probes(&self, dice: &mut Dice) -> f64 {
        if dice.happens(0.5) && self.least_scale <= 0.5 {
            0.5
        } else {
            dice.between(self.least_scale.max(0.1), self.least_scale.max(0.1) + 3.0)
        }
    }
}

/// The dates that an arrangement can speak of, in days since its signing.
struct Days {
    signed: Date,
    /// The first day on or after the horizon.
    horizon: i32,
}

impl Days {
    fn date(&self, day: i32) -> Date {
        self.signed
            .checked_add(i64::from(day).days())
            .expect("the story ends well before the calendar does")
    }
}

fn draw(dice: &mut Dice, seed: u64, extent: &Extent) -> Arrangement {
    let horizon_years = horizon_years(dice);
    let days = Days {
        signed: date(
            2020 + dice.below(10) as i16,
            1 + dice.below(12) as i8,
            1 + dice.below(28) as i8,
        ),
        horizon: (horizon_years * arrangement::DAYS_PER_YEAR - 1e-6).ceil() as i32,
    };
    let actors = actors::draw(dice, extent, &days);
    let commitments = commitments::draw(dice, &actors, &days);
    let levels = actors
        .iter()
        .find(|actor| actor.role == Role::Challenger)
        .map_or(1, |challenger| challenger.strength.len());
    let guarantors: Vec<ActorIndex> = (0..actors.len())
        .filter(|&actor| actors[actor].role == Role::Guarantor)
        .collect();
    Arrangement {
        title: format!("Arrangement {seed}, drawn at random"),
        signed: days.signed,
        horizon_years: number(horizon_years),
        afterwards_years: number(dice.pick(&[50.0, 50.0, 50.0, 20.0, 7.5, 1.0])),
        private_information: number(extent.scale(dice)),
        target: Target {
            years: number(target_years(dice, horizon_years)),
            survival: number(dice.between(0.3, 0.95)),
        },
        reference: None,
        sources: Vec::new(),
        actors,
        start: Start {
            readiness: number(dice.below(levels) as f64),
        },
        no_deal: NoDeal {
            readiness: number(dice.below(levels) as f64),
            coalition: guarantors
                .into_iter()
                .filter(|_| dice.happens(0.3))
                .collect(),
        },
        probe: probe(dice, extent),
        credibility: Credibility {
            broken: number(dice.pick(&[0.5, 0.0, 1.0, 0.25])),
            mend: number(dice.between_or_zero(0.05, 1.0)),
        },
        war: War {
            decisive: number(dice.between_or_zero(0.1, 1.5)),
            talks: number(dice.between_or_zero(0.1, 1.5)),
            waver: number(dice.between_or_zero(0.1, 1.5)),
            exponent: number(dice.pick(&[1.5, 1.0, 2.0, 0.5, 3.0])),
        },
        commitments,
        packages: Vec::new(),
        calibrate: Vec::new(),
    }
}

/// Whole years, other numbers of years, and numbers of years that end with a day.
fn horizon_years(dice: &mut Dice) -> f64 {
    match dice.below(4) {
        0 => dice.pick(&[4.0, 8.0]),
        1 => dice.pick(&[1.0, 3.0, 5.0, 10.0]),
        2 => dice.between(0.6, 9.0),
        _ => f64::from(dice.days(250, 3300)) / arrangement::DAYS_PER_YEAR,
    }
}

/// A whole year, any moment, or the horizon itself.
fn target_years(dice: &mut Dice, horizon_years: f64) -> f64 {
    match dice.below(3) {
        0 if horizon_years >= 1.0 => 1.0 + dice.below(horizon_years as usize) as f64,
        1 => horizon_years,
        _ => thousandths(horizon_years * (0.1 + 0.85 * dice.unit())),
    }
}

fn probe(dice: &mut Dice, extent: &Extent) -> Probe {
    Probe {
        chances: number(dice.between_or_zero(0.2, 3.0)),
        gain: number(dice.pick(&[0.0, 0.0, 0.5, 2.0])),
        cost: number(dice.between_or_zero(0.5, 5.0)),
        answer_cost: number(dice.between_or_zero(0.2, 3.0)),
        price: number(dice.between_or_zero(0.05, 0.6)),
        escalation: number(dice.between_or_zero(0.02, 0.5)),
        private_information: number(extent.scale_at_probes(dice)),
    }
}
