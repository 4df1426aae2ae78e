//! What can happen while the same clocks run, taken apart into rows that are worked out in one pass.
//!
//! A row says what something is worth to every player. The rows of the states come first; then those
//! of outcomes, lane by lane; then those of forks (decisions and chance), level by level, each made
//! from two rows before it. An outcome that pays nothing, is not counted and leads from neighbouring
//! lanes to neighbouring states needs no rows of its own: it is worth what those states are worth.

use std::ops::Range;

use super::game::{Clock, ClockIndex, Game};
use crate::{
    tree::{Counter, Node, NodeIndex, Tree},
    vectors::LANES,
};

/// The clocks that run together, and the order in which what they can do is worked out.
#[derive(Clone, Debug, Default)]
pub struct Phase {
    clocks: Vec<ClockIndex>,
    /// The state to which each row of outcomes leads; what fills the last few lanes leads where the last does.
    pub(crate) arrivals: Vec<u32>,
    /// What those outcomes pay.
    pub(crate) payments: Vec<Payment>,
    /// The counters that go up with those outcomes.
    pub(crate) counted: Vec<Counted>,
    /// The forks, in order.
    pub(crate) levels: Vec<Level>,
    pub(crate) decisions: Vec<Decisions>,
    /// Where the scale of each decision stands among the numbers, by lane.
    pub(crate) scales: Vec<usize>,
    pub(crate) chances: Vec<Chances>,
    /// Trees as they are played: the rows of their roots, and the states they are played in.
    pub(crate) roots: Vec<Root>,
    /// Rows of outcomes; they follow those of the states.
    pub(crate) outcomes: usize,
    /// How many rows there are.
    pub(crate) rows: usize,
}

/// A payment of an outcome: its place among rows of outcomes, and where the points stand among the
/// numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Payment {
    pub(crate) place: usize,
    pub(crate) parameter: usize,
}

/// A counter, and rows with which it goes up.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) counter: Counter,
    pub(crate) rows: Range<usize>,
}

/// Forks that need nothing but rows before them: decisions first, then chances.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// The row of the first.
    pub(crate) start: usize,
    pub(crate) decisions: Range<usize>,
    pub(crate) chances: Range<usize>,
    /// How many of the decisions are not at the roots of their trees; they come first.
    pub(crate) within: usize,
}

/// One player's decision in a few neighbouring lanes: the first rows of its two actions, and its place in
/// a row of numbers for every player.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decisions {
    pub(crate) branches: [usize; 2],
    pub(crate) chooser: usize,
}

/// A chance in a few neighbouring lanes: the first rows of its two branches, and where its probabilities
/// begin among the numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chances {
    pub(crate) branches: [usize; 2],
    pub(crate) probabilities: usize,
}

/// Trees that are played in neighbouring states: the first row of their roots, the first state, how many
/// they are, and where their rates begin among the numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Root {
    pub(crate) row: usize,
    pub(crate) state: usize,
    pub(crate) length: usize,
    pub(crate) rates: usize,
}

impl Phase {
    /// The phase in which these clocks of a game run.
    pub fn new(game: &Game, clocks: Vec<ClockIndex>) -> Self {
        let mut builder = PhaseBuilder::new(game, &clocks);
        builder.add_outcomes();
        let levels = builder.clocks.iter().flat_map(|clock| &clock.levels);
        for level in 1..=levels.copied().max().unwrap_or(0) {
            builder.add_level(level);
        }
        builder.add_roots();
        Self {
            clocks,
            ..builder.phase
        }
    }

    /// The clocks that run.
    pub fn clocks(&self) -> &[ClockIndex] {
        &self.clocks
    }
}

impl Root {
    /// Whether this row and this state are the next ones.
    fn continues(&self, row: usize, state: usize) -> bool {
        (row, state) == (self.row + self.length, self.state + self.length)
    }
}

/// A clock while its phase is being laid out.
struct ClockRows<'a> {
    clock: &'a Clock,
    /// For each node, the level of the fork; 0 for outcomes.
    levels: Vec<usize>,
    /// For each node, once it has rows, the first row of each few lanes.
    rows: Vec<Vec<usize>>,
}

impl<'a> ClockRows<'a> {
    fn new(clock: &'a Clock) -> Self {
        Self {
            clock,
            levels: levels(&clock.tree),
            rows: vec![Vec::new(); clock.tree.nodes().len()],
        }
    }

    /// Few lanes after few lanes, with how many these are.
    fn few(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let lanes = self.clock.lanes();
        let few = move |first: usize| (first, (lanes - first).min(LANES));
        (0..lanes).step_by(LANES).map(few)
    }

    /// Gives a node rows of its own from this one on; says how many.
    fn place(&mut self, node: NodeIndex, row: usize) -> usize {
        let rows = self.few().map(|(lane, _)| row + lane);
        self.rows[node] = rows.collect();
        self.clock.lanes().next_multiple_of(LANES)
    }

    /// Gives an outcome the rows of the states to which it leads, if in every few lanes these are
    /// neighbours, followed by enough others to be read four at a time; says whether it did.
    fn place_among_states(&mut self, node: NodeIndex, outcome: usize, states: usize) -> bool {
        let next = |lane| self.clock.next(outcome, lane);
        let neighbours = |(first, few): (usize, usize)| {
            let begin = next(first);
            (0..few).all(|lane| next(first + lane) == begin + lane) && begin + LANES <= states
        };
        let all = self.few().all(neighbours);
        if all {
            self.rows[node] = self.few().map(|(first, _)| next(first)).collect();
        }
        all
    }

    fn row(&self, node: NodeIndex, lane: usize) -> usize {
        self.rows[node][lane / LANES] + lane % LANES
    }
}

struct PhaseBuilder<'a> {
    game: &'a Game,
    clocks: Vec<ClockRows<'a>>,
    phase: Phase,
}

impl<'a> PhaseBuilder<'a> {
    fn new(game: &'a Game, clocks: &[ClockIndex]) -> Self {
        let clocks = clocks.iter().map(|&clock| &game.clocks[clock]);
        Self {
            game,
            clocks: clocks.map(ClockRows::new).collect(),
            phase: Phase {
                rows: game.states,
                ..Phase::default()
            },
        }
    }

    fn add_outcomes(&mut self) {
        let (game, phase) = (self.game, &mut self.phase);
        for rows in &mut self.clocks {
            let clock = rows.clock;
            for (index, node) in clock.tree.nodes().iter().enumerate() {
                let Node::Outcome {
                    outcome,
                    payments,
                    counters,
                } = node
                else {
                    continue;
                };
                let bare = payments.is_empty() && counters.is_empty();
                if bare && rows.place_among_states(index, *outcome, game.states) {
                    continue;
                }
                let first = phase.rows;
                phase.rows += rows.place(index, first);
                let lanes = 0..clock.lanes();
                let next = |lane: usize| clock.next(*outcome, lane.min(clock.lanes() - 1)) as u32;
                phase.arrivals.extend((0..phase.rows - first).map(next));
                for &(player, parameter) in payments {
                    let payment = |lane| Payment {
                        place: (first - game.states + lane) * game.row + player,
                        parameter: clock.parameter(parameter) + lane,
                    };
                    phase.payments.extend(lanes.clone().map(payment));
                }
                phase
                    .counted
                    .extend(counters.iter().map(|&counter| Counted {
                        counter,
                        rows: first..first + clock.lanes(),
                    }));
            }
        }
        phase.outcomes = phase.rows - game.states;
    }

    /// Gives the forks of a level their rows.
    fn add_level(&mut self, level: usize) {
        let start = self.phase.rows;
        let (decisions, chances) = (self.phase.decisions.len(), self.phase.chances.len());
        self.add_decisions(level, false);
        let within = self.phase.decisions.len() - decisions;
        self.add_decisions(level, true);
        self.add_chances(level);
        let phase = &mut self.phase;
        phase.levels.push(Level {
            start,
            decisions: decisions..phase.decisions.len(),
            chances: chances..phase.chances.len(),
            within,
        });
    }

    /// Adds the decisions of a level that stand at the roots of their trees, or that do not.
    fn add_decisions(&mut self, level: usize, at_roots: bool) {
        let phase = &mut self.phase;
        for rows in &mut self.clocks {
            let clock = rows.clock;
            let root = clock.tree.nodes().len() - 1;
            for (index, node) in clock.tree.nodes().iter().enumerate() {
                let Node::Decision {
                    player,
                    scale,
                    first,
                    second,
                } = node
                else {
                    continue;
                };
                if rows.levels[index] != level || (index == root) != at_roots {
                    continue;
                }
                phase.rows += rows.place(index, phase.rows);
                for (lane, _) in rows.few() {
                    phase.decisions.push(Decisions {
                        branches: [rows.row(*first, lane), rows.row(*second, lane)],
                        chooser: *player,
                    });
                    // What fills the last few decides at the scale of the last of them.
                    let scales = (lane..lane + LANES).map(|lane| lane.min(clock.lanes() - 1));
                    let scale = |lane| clock.parameter(*scale) + lane;
                    phase.scales.extend(scales.map(scale));
                }
            }
        }
    }

    fn add_chances(&mut self, level: usize) {
        let phase = &mut self.phase;
        for rows in &mut self.clocks {
            let clock = rows.clock;
            for (index, node) in clock.tree.nodes().iter().enumerate() {
                let Node::Chance {
                    probability,
                    first,
                    second,
                } = node
                else {
                    continue;
                };
                if rows.levels[index] != level {
                    continue;
                }
                phase.rows += rows.place(index, phase.rows);
                phase.chances.extend(rows.few().map(|(lane, _)| Chances {
                    branches: [rows.row(*first, lane), rows.row(*second, lane)],
                    probabilities: clock.parameter(*probability) + lane,
                }));
            }
        }
    }

    fn add_roots(&mut self) {
        for rows in &self.clocks {
            let clock = rows.clock;
            let root = clock.tree.nodes().len() - 1;
            let first = self.phase.roots.len();
            for lane in 0..clock.lanes() {
                let (row, state) = (rows.row(root, lane), clock.state(lane));
                let before = self.phase.roots[first..].last_mut();
                match before.filter(|before| before.continues(row, state)) {
                    Some(before) => before.length += 1,
                    None => self.phase.roots.push(Root {
                        row,
                        state,
                        length: 1,
                        rates: clock.rates + lane,
                    }),
                }
            }
        }
    }
}

/// For each node of a tree, the most forks on the way from it to an outcome.
fn levels(tree: &Tree) -> Vec<usize> {
    let mut levels: Vec<usize> = Vec::with_capacity(tree.nodes().len());
    for node in tree.nodes() {
        levels.push(match node {
            Node::Decision { first, second, .. } | Node::Chance { first, second, .. } => {
                1 + levels[*first].max(levels[*second])
            }
            Node::Outcome { .. } => 0,
        });
    }
    levels
}
