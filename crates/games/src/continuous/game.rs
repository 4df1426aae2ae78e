//! The structure of a game in continuous time: states, clocks and the trees that they play.

use crate::{
    logistic::LANES,
    tree::{Node, Tree},
};

/// Index of a state.
pub type State = usize;
/// Index of a clock.
pub type ClockIndex = usize;

/// States in a row, or a list of them, one for each lane of a clock.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Places {
    /// `start`, `start + 1`, …: read and written without looking up.
    Row(usize),
    /// One for each lane, padding included.
    List(Vec<u32>),
}

impl Places {
    /// The place of one lane.
    #[inline(always)]
    pub(crate) fn at(&self, lane: usize) -> usize {
        match self {
            Self::Row(start) => start + lane,
            Self::List(places) => places[lane] as usize,
        }
    }
}

/// A tree that is played in several states (its lanes), each at its own rate.
#[derive(Clone, Debug)]
pub struct Clock {
    pub(crate) tree: Tree,
    /// Lanes in use.
    pub(crate) used: usize,
    /// Lanes with padding, a multiple of [`LANES`].
    pub(crate) lanes: usize,
    /// The state of each lane.
    pub(crate) states: Places,
    /// Where each outcome leads, lane by lane.
    pub(crate) next: Vec<Places>,
    /// Where this clock's numbers begin.
    pub(crate) base: usize,
    /// For each node, where the reciprocal of its scale is kept (decisions only).
    pub(crate) reciprocals: Vec<usize>,
}

impl Clock {
    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// How many states the clock rings in.
    pub fn used_lanes(&self) -> usize {
        self.used
    }

    /// The state of a lane.
    pub fn state(&self, lane: usize) -> State {
        self.states.at(lane)
    }

    /// Where an outcome leads from a lane.
    pub fn next(&self, outcome: usize, lane: usize) -> State {
        self.next[outcome].at(lane)
    }

    /// Where the rates stand among the numbers.
    #[inline(always)]
    pub(crate) fn rate_offset(&self) -> usize {
        self.base
    }

    /// Where a parameter stands among the numbers.
    #[inline(always)]
    pub(crate) fn parameter_offset(&self, parameter: usize) -> usize {
        self.base + (1 + parameter) * self.lanes
    }
}

/// The structure of a game in continuous time.
#[derive(Clone, Debug)]
pub struct Game {
    pub(crate) players: usize,
    pub(crate) states: usize,
    /// States with padding; the first padding state is nowhere: worth nothing, left by nothing.
    pub(crate) slots: usize,
    pub(crate) clocks: Vec<Clock>,
    pub(crate) counters: usize,
    /// The states in which the first phase lasts.
    pub(crate) first_phase: Vec<bool>,
    /// How many numbers a stretch has.
    pub(crate) numbers: usize,
    /// Room for the values of the largest tree: nodes × players × lanes.
    pub(crate) largest_tree: usize,
    /// Room for the choices of the largest tree: nodes × lanes.
    pub(crate) most_choices: usize,
}

impl Game {
    /// How many players there are.
    pub fn players(&self) -> usize {
        self.players
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.states
    }

    /// How many counters there are.
    pub fn counters(&self) -> usize {
        self.counters
    }

    /// A clock.
    pub fn clock(&self, clock: ClockIndex) -> &Clock {
        &self.clocks[clock]
    }

    /// Whether the first phase lasts in `state`.
    pub fn in_first_phase(&self, state: State) -> bool {
        self.first_phase[state]
    }

    /// Length of a vector with a number for each player and state.
    pub(crate) fn size(&self) -> usize {
        self.players * self.slots
    }
}

/// A clock before it is laid out: its tree, and in each lane a state and where outcomes lead.
#[derive(Clone, Debug)]
pub struct ClockBuilder {
    tree: Tree,
    lanes: Vec<(State, Vec<State>)>,
}

impl ClockBuilder {
    /// A clock that plays `tree` and rings nowhere yet.
    pub fn new(tree: Tree) -> Self {
        Self {
            tree,
            lanes: Vec::new(),
        }
    }

    /// Lets the clock ring in `state`; outcome k leads to `next[k]`. Returns the lane.
    ///
    /// # Panics
    /// Where `next` does not give one state for each outcome of the tree.
    pub fn lane(&mut self, state: State, next: Vec<State>) -> usize {
        assert_eq!(
            next.len(),
            self.tree.outcomes(),
            "one next state for each outcome"
        );
        self.lanes.push((state, next));
        self.lanes.len() - 1
    }

    /// Whether the clock rings nowhere.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    fn lay_out(self, base: usize, nowhere: State) -> Clock {
        let used = self.lanes.len();
        let lanes = used.next_multiple_of(LANES);
        let places = |of: &dyn Fn(usize) -> State| -> Places {
            let start = of(0);
            if (0..used).all(|lane| of(lane) == start + lane) && start + lanes <= nowhere + LANES {
                return Places::Row(start);
            }
            let padded = (0..lanes).map(|lane| if lane < used { of(lane) } else { nowhere });
            Places::List(padded.map(|state| state as u32).collect())
        };
        let states = places(&|lane| self.lanes[lane].0);
        let next = (0..self.tree.outcomes())
            .map(|outcome| places(&|lane| self.lanes[lane].1[outcome]))
            .collect();
        let mut offset = base + (1 + self.tree.parameters()) * lanes;
        let reciprocals = (self.tree.nodes().iter())
            .map(|node| match node {
                Node::Decision { .. } => {
                    offset += lanes;
                    offset - lanes
                }
                _ => 0,
            })
            .collect();
        Clock {
            tree: self.tree,
            used,
            lanes,
            states,
            next,
            base,
            reciprocals,
        }
    }
}

/// Lays out a [`Game`].
#[derive(Clone, Debug)]
pub struct GameBuilder {
    players: usize,
    counters: usize,
    first_phase: Vec<bool>,
    clocks: Vec<ClockBuilder>,
}

impl GameBuilder {
    /// A game of `players` with these states; `first_phase` says in which the first phase lasts.
    pub fn new(players: usize, first_phase: Vec<bool>, counters: usize) -> Self {
        Self {
            players,
            counters,
            first_phase,
            clocks: Vec::new(),
        }
    }

    /// Adds a clock that rings in at least one state.
    ///
    /// # Panics
    /// Where the clock rings nowhere.
    pub fn clock(&mut self, clock: ClockBuilder) -> ClockIndex {
        assert!(!clock.is_empty(), "a clock rings in at least one state");
        self.clocks.push(clock);
        self.clocks.len() - 1
    }

    /// The laid-out structure.
    pub fn build(self) -> Game {
        let states = self.first_phase.len();
        let slots = (states + LANES).next_multiple_of(LANES);
        // Discount rates, flows and drains come first, then the clocks one after the other.
        let mut numbers = self.players + 2 * self.players * slots;
        let (mut largest_tree, mut most_choices) = (0, 0);
        let mut clocks = Vec::with_capacity(self.clocks.len());
        for builder in self.clocks {
            let clock = builder.lay_out(numbers, states);
            let nodes = clock.tree.nodes();
            let decisions = nodes
                .iter()
                .filter(|node| matches!(node, Node::Decision { .. }))
                .count();
            numbers += (1 + clock.tree.parameters() + decisions) * clock.lanes;
            largest_tree = largest_tree.max(nodes.len() * self.players * clock.lanes);
            most_choices = most_choices.max(nodes.len() * clock.lanes);
            clocks.push(clock);
        }
        let mut first_phase = self.first_phase;
        first_phase.resize(slots, false);
        Game {
            players: self.players,
            states,
            slots,
            clocks,
            counters: self.counters,
            first_phase,
            numbers,
            largest_tree,
            most_choices,
        }
    }
}
