//! The numbers of a game over one stretch: flows, discount rates, rates, scales, payments.

use super::{
    game::{Clock, ClockIndex, Game, State},
    phase::Phase,
};
use crate::{
    tree::{Parameter, Player},
    vectors::{Aligned, LANES, Lanes, chunks},
};

/// All numbers of one stretch, laid out by the game's structure.
#[derive(Clone, Debug)]
pub struct Numbers {
    discount_rates: Vec<f64>,
    /// Flows and drains by state and player, then the clocks (see [`Clock`]); padded, so that any may be
    /// read with those after it.
    pub(crate) data: Aligned,
    /// What outcomes pay, by row; scales of decisions and their reciprocals, by lane.
    derived: Aligned,
}

/// What is derived for a phase, part by part.
#[derive(Clone, Copy)]
pub(crate) struct Derived<'n> {
    pub(crate) payments: &'n [f64],
    pub(crate) scales: &'n [Lanes],
    pub(crate) reciprocals: &'n [Lanes],
}

impl Numbers {
    /// Numbers that are all zero.
    pub fn new(game: &Game) -> Self {
        Self {
            discount_rates: vec![0.0; game.players],
            data: Aligned::zeros(game.numbers + LANES),
            derived: Aligned::default(),
        }
    }

    /// A player's continuous discount rate, a year.
    pub fn set_discount_rate(&mut self, player: Player, rate: f64) {
        self.discount_rates[player] = rate;
    }

    /// What a player gets in a state, in points a year.
    pub fn set_flow(&mut self, game: &Game, player: Player, state: State, flow: f64) {
        self.data[game.place(player, state)] = flow;
    }

    /// How often a clock rings in a lane, a year.
    pub fn set_rate(&mut self, game: &Game, clock: ClockIndex, lane: usize, rate: f64) {
        self.data[game.clocks[clock].rates + lane] = rate;
    }

    /// A parameter of a clock's tree in a lane.
    pub fn set_parameter(
        &mut self,
        game: &Game,
        clock: ClockIndex,
        parameter: Parameter,
        lane: usize,
        value: f64,
    ) {
        self.data[game.clocks[clock].parameter(parameter) + lane] = value;
    }

    /// Derives what the solver needs from what was set, for a stretch of this phase: drains, what
    /// outcomes pay, and scales in the order in which they are used.
    ///
    /// To be called after the last `set_…` and before solving; not again where afterwards only
    /// probabilities of chance are set.
    pub fn complete(&mut self, game: &Game, phase: &Phase) {
        for state in 0..game.states {
            let start = game.size() + state * game.row;
            self.data[start..start + game.players].copy_from_slice(&self.discount_rates);
        }
        for root in &phase.roots {
            for lane in 0..root.length {
                let rate = self.data[root.rates + lane];
                let start = game.size() + (root.state + lane) * game.row;
                for drain in &mut self.data[start..start + game.players] {
                    *drain += rate;
                }
            }
        }
        let (paid, scales) = (phase.outcomes * game.row, phase.scales.len());
        if self.derived.len() != paid + 2 * scales {
            self.derived = Aligned::zeros(paid + 2 * scales);
        }
        let (payments, rest) = self.derived.split_at_mut(paid);
        payments.fill(0.0);
        for payment in &phase.payments {
            payments[payment.place] += self.data[payment.parameter];
        }
        let (scales, reciprocals) = rest.split_at_mut(scales);
        let out = scales.iter_mut().zip(reciprocals);
        for ((scale, reciprocal), &from) in out.zip(&phase.scales) {
            *scale = self.data[from];
            *reciprocal = 1.0 / *scale;
        }
    }

    /// What was derived last, for this phase.
    #[inline(always)]
    pub(crate) fn derived(&self, game: &Game, phase: &Phase) -> Derived<'_> {
        let (payments, rest) = self.derived.split_at(phase.outcomes * game.row);
        let (scales, reciprocals) = rest.split_at(phase.scales.len());
        Derived {
            payments,
            scales: chunks(scales),
            reciprocals: chunks(reciprocals),
        }
    }

    /// A player's continuous discount rate, a year.
    pub(crate) fn discount_rate(&self, player: Player) -> f64 {
        self.discount_rates[player]
    }

    /// The discount rate of the most patient player, a year.
    pub(crate) fn smallest_discount_rate(&self) -> f64 {
        let rates = self.discount_rates.iter().copied();
        rates.reduce(f64::min).unwrap_or(0.0)
    }

    /// What a player gets in a state, in points a year.
    pub(crate) fn flow(&self, game: &Game, player: Player, state: State) -> f64 {
        self.data[game.place(player, state)]
    }

    /// How often a clock rings in a lane, a year.
    pub fn rate(&self, clock: &Clock, lane: usize) -> f64 {
        self.data[clock.rates + lane]
    }

    /// A parameter of a clock's tree in a lane.
    pub(crate) fn parameter(&self, clock: &Clock, parameter: Parameter, lane: usize) -> f64 {
        self.data[clock.parameter(parameter) + lane]
    }
}
