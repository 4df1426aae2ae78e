//! The numbers of a game over one stretch: flows, discount rates, rates, scales, payments.

use super::game::{ClockIndex, Game, State};
use crate::tree::{Node, Parameter, Player};

/// All numbers of one stretch in one flat vector, laid out by the game's structure.
#[derive(Clone, Debug)]
pub struct Numbers {
    pub(crate) data: Vec<f64>,
}

/// Where flows begin: after the discount rates.
pub(crate) fn flow_offset(game: &Game) -> usize {
    game.players
}

/// Where drains begin: ρ plus the rates of all running clocks, by player and state.
pub(crate) fn drain_offset(game: &Game) -> usize {
    game.players + game.size()
}

impl Numbers {
    /// Numbers that are all zero.
    pub fn new(game: &Game) -> Self {
        Self {
            data: vec![0.0; game.numbers],
        }
    }

    /// A player's continuous discount rate, a year.
    pub fn set_discount_rate(&mut self, player: Player, rate: f64) {
        self.data[player] = rate;
    }

    /// What a player gets in a state, in points a year.
    pub fn set_flow(&mut self, game: &Game, player: Player, state: State, flow: f64) {
        self.data[flow_offset(game) + player * game.slots + state] = flow;
    }

    /// How often a clock rings in a lane, a year.
    pub fn set_rate(&mut self, game: &Game, clock: ClockIndex, lane: usize, rate: f64) {
        let offset = game.clocks[clock].rate_offset() + lane;
        self.data[offset] = rate;
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
        let offset = game.clocks[clock].parameter_offset(parameter) + lane;
        self.data[offset] = value;
    }

    /// Derives what the solver needs from what was set: drains, and reciprocals of scales.
    ///
    /// To be called after the last `set_…` and before solving.
    pub fn complete(&mut self, game: &Game, running: &[ClockIndex]) {
        let drains = drain_offset(game);
        for player in 0..game.players {
            let rate = self.data[player];
            let start = drains + player * game.slots;
            self.data[start..start + game.states].fill(rate);
        }
        for &index in running {
            let clock = &game.clocks[index];
            for lane in 0..clock.used {
                let rate = self.data[clock.rate_offset() + lane];
                for player in 0..game.players {
                    self.data[drains + player * game.slots + clock.states.at(lane)] += rate;
                }
            }
            self.complete_scales(game, index);
        }
    }

    fn complete_scales(&mut self, game: &Game, index: ClockIndex) {
        let clock = &game.clocks[index];
        for (node, &reciprocals) in clock.tree.nodes().iter().zip(&clock.reciprocals) {
            let Node::Decision { scale, .. } = node else {
                continue;
            };
            let scales = clock.parameter_offset(*scale);
            for lane in 0..clock.lanes {
                if lane >= clock.used {
                    self.data[scales + lane] = 1.0;
                }
                self.data[reciprocals + lane] = 1.0 / self.data[scales + lane];
            }
        }
    }
}
