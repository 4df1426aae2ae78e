//! The numbers of a game over one stretch: flows, discount rates, rates, scales, payments.

use super::game::{Clock, ClockIndex, Game, State};
use crate::tree::{Node, Parameter, Player};

/// All numbers of one stretch, laid out by the game's structure.
#[derive(Clone, Debug)]
pub struct Numbers {
    discount_rates: Vec<f64>,
    /// Flows and drains by state and player, then the clocks (see [`Clock`]).
    pub(crate) data: Vec<f64>,
}

impl Numbers {
    /// Numbers that are all zero.
    pub fn new(game: &Game) -> Self {
        Self {
            discount_rates: vec![0.0; game.players],
            data: vec![0.0; game.numbers],
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

    /// Derives what the solver needs from what was set: drains, the reciprocals of scales, and what
    /// outcomes pay.
    ///
    /// To be called after the last `set_…` and before solving; not again where afterwards only
    /// probabilities of chance are set.
    pub fn complete(&mut self, game: &Game, running: &[ClockIndex]) {
        for state in 0..game.states {
            let start = game.size() + state * game.row;
            self.data[start..start + game.players].copy_from_slice(&self.discount_rates);
        }
        for &index in running {
            let clock = &game.clocks[index];
            for lane in 0..clock.used_lanes() {
                let rate = self.rate(clock, lane);
                let start = game.size() + clock.state(lane) * game.row;
                for drain in &mut self.data[start..start + game.players] {
                    *drain += rate;
                }
            }
            for (node, &derived) in clock.tree.nodes().iter().zip(&clock.derived) {
                match node {
                    Node::Outcome { payments, .. } => {
                        self.complete_payments(game, clock, payments, derived);
                    }
                    Node::Decision { scale, .. } => {
                        for lane in 0..clock.used_lanes() {
                            let scale = self.parameter(clock, *scale, lane);
                            self.data[derived + lane] = 1.0 / scale;
                        }
                    }
                    Node::Chance { .. } => {}
                }
            }
        }
    }

    fn complete_payments(
        &mut self,
        game: &Game,
        clock: &Clock,
        payments: &[(Player, Parameter)],
        start: usize,
    ) {
        if payments.is_empty() {
            return;
        }
        for lane in 0..clock.used_lanes() {
            let row = start + lane * game.row;
            self.data[row..row + game.players].fill(0.0);
            for &(player, parameter) in payments {
                self.data[row + player] += self.parameter(clock, parameter, lane);
            }
        }
    }

    /// A player's continuous discount rate, a year.
    pub(crate) fn discount_rate(&self, player: Player) -> f64 {
        self.discount_rates[player]
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
