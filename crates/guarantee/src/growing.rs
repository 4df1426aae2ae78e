//! What moves while spending grows: the chances of decisive moments.

use arrangement::Arrangement;
use games::continuous::{ClockIndex, Game, Numbers, Varying};

use crate::{
    coalition::Coalition, layout::Layout, numbers::Moment, states::Phase, trees::Quantity,
};

/// Spending that grows: within a stretch only the chances of decisive moments move.
pub(crate) struct Growing<'a> {
    pub(crate) arrangement: &'a Arrangement,
    pub(crate) layout: &'a Layout,
}

impl Varying for Growing<'_> {
    fn set(&self, _: &Game, stretch: usize, time: f64, numbers: &mut Numbers) {
        let Self {
            arrangement,
            layout,
        } = *self;
        let stretch = &layout.calendar.stretches[stretch];
        let moment = Moment {
            arrangement,
            layout,
            start: stretch.start,
            time,
        };
        for &index in layout.calendar.phases[stretch.phase].clocks() {
            moment.write_challenger_wins(index, numbers);
        }
    }
}

impl Moment<'_> {
    /// The probability that the challenger wins a decisive moment: s^γ / (s^γ + M^γ), worked out
    /// as 1 / (1 + exp(γ ln (M / s))) so that no power overflows.
    fn challenger_wins(&self, defenders: f64, readiness: usize) -> f64 {
        let challenger = self.actor(self.layout.cast.challenger).strength[readiness].value;
        if challenger == 0.0 {
            return 0.0;
        }
        let apart = (defenders / challenger).ln();
        1.0 / (1.0 + (self.arrangement.war.exponent.value * apart).exp())
    }

    /// Writes the probabilities of a clock of decisive moments: what several lanes have in common is
    /// worked out once, since this is done anew at every moment while spending grows.
    pub(crate) fn write_challenger_wins(&self, index: ClockIndex, numbers: &mut Numbers) {
        let Layout { game, states, .. } = self.layout;
        let quantities = &self.layout.clocks[index].quantities;
        let wins = |&quantity: &Quantity| quantity == Quantity::ChallengerWins;
        let Some(parameter) = quantities.iter().position(wins) else {
            return;
        };
        let clock = game.clock(index);
        let cast = &self.layout.cast;
        let protege = self.strength(cast.protege);
        let mut guarantors = [0.0; Coalition::MOST];
        for (strength, &actor) in guarantors.iter_mut().zip(&cast.guarantors) {
            *strength = self.strength(actor);
        }
        // Moods come outermost, and change nothing here.
        let one_mood = states.coalitions.len() * states.levels;
        debug_assert_eq!(clock.lanes() % one_mood, 0);
        for first in (0..one_mood).step_by(states.levels) {
            let Phase::War { coalition } = states.parts(clock.state(first)).phase else {
                unreachable!("decisive moments come in wars");
            };
            let beside = states.coalitions[coalition].members();
            let beside: f64 = beside.map(|guarantor| guarantors[guarantor]).sum();
            let defenders = protege + beside;
            for readiness in 0..states.levels {
                let value = self.challenger_wins(defenders, readiness);
                for lane in (first + readiness..clock.lanes()).step_by(one_mood) {
                    numbers.set_parameter(game, index, parameter, lane, value);
                }
            }
        }
    }
}
