//! The structure of a game in continuous time: states, clocks and the trees that they play.

use crate::{
    tree::{Player, Tree},
    vectors::LANES,
};

/// Index of a state.
pub type State = usize;
/// Index of a clock.
pub type ClockIndex = usize;

/// Most players that a game can have.
pub const MOST_PLAYERS: usize = 8;

/// A tree that is played in several states (its lanes), each at its own rate.
#[derive(Clone, Debug)]
pub struct Clock {
    pub(crate) tree: Tree,
    /// The state of each lane.
    states: Vec<u32>,
    /// Where outcomes lead: outcome × lane.
    next: Vec<u32>,
    /// Where this clock's rates begin among the numbers; its parameters follow, by lane each.
    pub(crate) rates: usize,
}

impl Clock {
    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// How many states the clock rings in.
    pub fn lanes(&self) -> usize {
        self.states.len()
    }

    /// The state of a lane.
    pub fn state(&self, lane: usize) -> State {
        self.states[lane] as State
    }

    /// Where an outcome leads from a lane.
    pub fn next(&self, outcome: usize, lane: usize) -> State {
        self.next[outcome * self.lanes() + lane] as State
    }

    /// Where a parameter begins among the numbers.
    pub(crate) fn parameter(&self, parameter: usize) -> usize {
        self.rates + (1 + parameter) * self.lanes()
    }
}

/// The structure of a game in continuous time.
#[derive(Clone, Debug)]
pub struct Game {
    pub(crate) players: usize,
    pub(crate) states: usize,
    /// Length of a row with a number for each player, padded.
    pub(crate) row: usize,
    /// States, padded.
    pub(crate) slots: usize,
    pub(crate) clocks: Vec<Clock>,
    pub(crate) counters: usize,
    /// The states in which the first phase lasts.
    pub(crate) first_phase: Vec<bool>,
    /// How many numbers a stretch has.
    pub(crate) numbers: usize,
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

    /// A clock.
    pub fn clock(&self, clock: ClockIndex) -> &Clock {
        &self.clocks[clock]
    }

    /// Length of a vector with a row for each state, padded to pairs of vectors.
    pub(crate) fn size(&self) -> usize {
        (self.states * self.row).next_multiple_of(2 * LANES)
    }

    /// Where a player's number in a state stands in such a vector.
    pub(crate) fn place(&self, player: Player, state: State) -> usize {
        state * self.row + player
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

    /// Lays the clock out, its numbers beginning at `rates`.
    fn lay_out(self, rates: usize) -> Clock {
        let Self { tree, lanes } = self;
        let next = |outcome: usize| lanes.iter().map(move |(_, next)| next[outcome] as u32);
        Clock {
            states: lanes.iter().map(|(state, _)| *state as u32).collect(),
            next: (0..tree.outcomes()).flat_map(next).collect(),
            tree,
            rates,
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
    ///
    /// # Panics
    /// Where there are more than [`MOST_PLAYERS`] players.
    pub fn new(players: usize, first_phase: Vec<bool>, counters: usize) -> Self {
        assert!(players <= MOST_PLAYERS, "at most {MOST_PLAYERS} players");
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
        let mut game = Game {
            players: self.players,
            states,
            row: self.players.next_multiple_of(LANES),
            slots: states.next_multiple_of(LANES),
            clocks: Vec::with_capacity(self.clocks.len()),
            counters: self.counters,
            first_phase: self.first_phase,
            numbers: 0,
        };
        // Flows and drains come first, then the clocks one after the other.
        game.numbers = 2 * game.size();
        for builder in self.clocks {
            let clock = builder.lay_out(game.numbers);
            game.numbers = clock.parameter(clock.tree.parameters());
            game.clocks.push(clock);
        }
        game
    }
}
