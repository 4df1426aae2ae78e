//! One moment of a solved game: what each node of a ringing clock's tree is worth, and how likely
//! each branch is to be taken.

use super::{game::Clock, game::Game, numbers::Numbers, trajectory::Trajectory};
use crate::{
    logistic,
    tree::{Node, NodeIndex, Player},
};

/// Where and when a clock rings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ringing {
    /// The clock's lane, which says in which state.
    pub lane: usize,
    /// Which span of the kept values covers the moment; the last stretch kept is the first span.
    pub span: usize,
    /// Years.
    pub time: f64,
}

/// The choices in a clock's tree at one moment, in one state.
///
/// A decision between a and b (the chooser's points of each, before its private draw of scale σ) is
/// taken for b with probability 1 / (1 + exp(−(b − a)/σ)), is worth E max(a, b + ε) to the chooser and
/// the expectation over both to everyone else.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    players: usize,
    /// Expected points from here on, counted at this moment: node × player.
    worth: Vec<f64>,
    /// Probability of the second branch, by node; 0 at outcomes.
    second: Vec<f64>,
}

impl Moment {
    /// Works a clock's tree out from kept values and the numbers at this time.
    pub fn new(
        game: &Game,
        trajectory: &Trajectory,
        numbers: &Numbers,
        clock: &Clock,
        ringing: Ringing,
    ) -> Self {
        let Ringing { lane, span, time } = ringing;
        let nodes = clock.tree.nodes();
        let players = game.players;
        let mut moment = Self {
            players,
            worth: Vec::with_capacity(nodes.len() * players),
            second: Vec::with_capacity(nodes.len()),
        };
        let parameter = |parameter| numbers.parameter(clock, parameter, lane);
        for node in nodes {
            let start = moment.worth.len();
            match node {
                Node::Outcome {
                    outcome, payments, ..
                } => {
                    let state = clock.next(*outcome, lane);
                    let value =
                        |player| trajectory.component_at(span, time, game.place(player, state));
                    moment.worth.extend((0..players).map(value));
                    for &(player, payment) in payments {
                        moment.worth[start + player] += parameter(payment);
                    }
                    moment.second.push(0.0);
                }
                Node::Decision {
                    player,
                    scale,
                    first,
                    second,
                } => {
                    let (a, b) = (
                        moment.worth(*first, *player),
                        moment.worth(*second, *player),
                    );
                    let (probability, worth) = logistic::choose(a, b, parameter(*scale));
                    moment.mix([*first, *second], probability);
                    moment.worth[start + player] = worth;
                }
                Node::Chance {
                    probability,
                    first,
                    second,
                } => moment.mix([*first, *second], parameter(*probability)),
            }
        }
        moment
    }

    /// What a node is worth to a player, in points counted at this moment.
    pub fn worth(&self, node: NodeIndex, player: Player) -> f64 {
        self.worth[node * self.players + player]
    }

    /// What a node is worth to every player.
    pub fn worths(&self, node: NodeIndex) -> &[f64] {
        &self.worth[node * self.players..][..self.players]
    }

    /// The probability that a decision or chance goes its second way; 0 at an outcome.
    pub fn second(&self, node: NodeIndex) -> f64 {
        self.second[node]
    }

    /// Appends (1 − p) · first + p · second for every player.
    fn mix(&mut self, [first, second]: [NodeIndex; 2], p: f64) {
        for player in 0..self.players {
            let (a, b) = (self.worth(first, player), self.worth(second, player));
            self.worth.push((b - a).mul_add(p, a));
        }
        self.second.push(p);
    }
}
