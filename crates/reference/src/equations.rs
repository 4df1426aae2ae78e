//! The differential equations of the values on one stretch of the calendar.

use arrangement::Arrangement;

use crate::calendar::Stretch;
use crate::choice::{MOST_ACTORS, Points};
use crate::payoffs::{Payoffs, fights};
use crate::rules::{Event, Rules};
use crate::states::States;
use crate::tree::Moment;

/// Everything constant that the equations need on one stretch.
pub struct Equations<'a> {
    arrangement: &'a Arrangement,
    stretch: &'a Stretch<'a>,
    coalitions: usize,
    discount_rates: Points,
    flows: Vec<Points>,
    events: Vec<Vec<Event>>,
    challenger_powers: Vec<f64>,
    steady_victory: Option<Vec<f64>>,
}

impl<'a> Equations<'a> {
    /// The equations of `arrangement` on `stretch`.
    pub fn new(arrangement: &'a Arrangement, states: &States, stretch: &'a Stretch<'a>) -> Self {
        let payoffs = Payoffs::new(arrangement, states, stretch);
        let rules = Rules::new(&payoffs);
        let exponent = arrangement.war.exponent.value;
        let mut discount_rates = Points::default();
        for (rate, actor) in discount_rates.iter_mut().zip(&arrangement.actors) {
            *rate = actor.discount_rate.value;
        }
        let mut equations = Self {
            arrangement,
            stretch,
            coalitions: states.coalitions(),
            discount_rates,
            flows: (0..states.count())
                .map(|index| payoffs.flow(states.state(index)))
                .collect(),
            events: (0..states.count())
                .map(|index| rules.events(states.state(index)))
                .collect(),
            challenger_powers: arrangement.actors[arrangement.challenger()]
                .strength
                .iter()
                .map(|strength| strength.value.powf(exponent))
                .collect(),
            steady_victory: None,
        };
        if !stretch.is_ramping() {
            equations.steady_victory = Some(equations.victory_at(stretch.start));
        }
        equations
    }

    /// The events of each state.
    pub fn events(&self) -> &[Vec<Event>] {
        &self.events
    }

    /// Puts into `victory` the probability that the challenger wins a decisive moment at `time`, by
    /// coalition and readiness.
    pub fn victory(&self, time: f64, victory: &mut Vec<f64>) {
        match &self.steady_victory {
            Some(steady) => victory.clone_from(steady),
            None => *victory = self.victory_at(time),
        }
    }

    /// "With M(J) = strength of P plus those of J, the challenger wins a decisive moment with
    /// probability q = s_C(r)^γ / (s_C(r)^γ + M(J)^γ)."
    fn victory_at(&self, time: f64) -> Vec<f64> {
        let strength = |actor| self.stretch.strength(actor, time);
        let protege = strength(self.arrangement.protege());
        let guarantors: Vec<f64> = self.arrangement.guarantors().map(strength).collect();
        let mut victory = Vec::with_capacity(self.coalitions * self.challenger_powers.len());
        for coalition in 0..self.coalitions {
            let beside: f64 = guarantors
                .iter()
                .enumerate()
                .filter(|&(order, _)| fights(coalition, order))
                .map(|(_, strength)| strength)
                .sum();
            let defence = (protege + beside).powf(self.arrangement.war.exponent.value);
            victory.extend(
                self.challenger_powers
                    .iter()
                    .map(|challenge| challenge / (challenge + defence)),
            );
        }
        victory
    }

    /// "−dV/dt = flow − ρ V + Σ_e rate_e (E_e − V)", put into `slopes` for every state.
    pub fn slopes(&self, moment: Moment, slopes: &mut [Points]) {
        for (index, slope) in slopes.iter_mut().enumerate() {
            let value = &moment.values[index];
            for actor in 0..MOST_ACTORS {
                slope[actor] = self.flows[index][actor] - self.discount_rates[actor] * value[actor];
            }
            for event in &self.events[index] {
                let after = event.tree.points(moment);
                for actor in 0..MOST_ACTORS {
                    slope[actor] += event.rate * (after[actor] - value[actor]);
                }
            }
        }
    }
}
