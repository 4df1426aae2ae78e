//! One side of the comparison, the deal or no deal: its game and its solution.

use arrangement::Arrangement;
use games::{
    Instructions,
    continuous::{Accuracy, IntegrationError, Numbers, Problem, Solver, Work},
};

use crate::{growing::Growing, layout::Layout, numbers::Moment};

/// A laid-out game with its numbers and room to solve it.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) layout: Layout,
    pub(crate) solver: Solver,
    pub(crate) numbers: Vec<Numbers>,
}

impl Side {
    pub(crate) fn new(
        arrangement: &Arrangement,
        with_commitments: bool,
        instructions: Instructions,
    ) -> Self {
        let layout = Layout::new(arrangement, with_commitments);
        let solver = Solver::new(&layout.game, &layout.calendar.phases, instructions);
        let numbers = vec![Numbers::new(&layout.game); layout.calendar.stretches.len()];
        Self {
            layout,
            solver,
            numbers,
        }
    }

    /// Takes over other numbers; `false` where they need another layout.
    pub(crate) fn take_over(&mut self, arrangement: &Arrangement) -> bool {
        if !self.layout.refresh(arrangement) {
            return false;
        }
        let layout = &self.layout;
        for (stretch, numbers) in layout.calendar.stretches.iter().zip(&mut self.numbers) {
            let start = stretch.start;
            let phase = &layout.calendar.phases[stretch.phase];
            Moment {
                arrangement,
                layout,
                start,
                time: start,
            }
            .write(phase, numbers);
        }
        true
    }

    /// Solves values backwards, keeping them through the first `kept` stretches.
    pub(crate) fn solve_values_keeping(
        &mut self,
        arrangement: &Arrangement,
        kept: usize,
        accuracy: Accuracy,
    ) -> Result<Work, IntegrationError> {
        self.with_problem(arrangement, accuracy, |problem, solver, numbers| {
            solver.solve_values(problem, numbers, kept)
        })
    }

    /// Solves occupation forwards from the peace that was signed.
    pub(crate) fn solve_occupation(
        &mut self,
        arrangement: &Arrangement,
        initial: &[(usize, f64)],
        dates: &[f64],
        accuracy: Accuracy,
    ) -> Result<Work, IntegrationError> {
        self.with_problem(arrangement, accuracy, |problem, solver, numbers| {
            solver.solve_occupation(problem, numbers, initial, dates)
        })
    }

    /// Lends out the problem of this side, with the room and the numbers to solve it.
    fn with_problem<T>(
        &mut self,
        arrangement: &Arrangement,
        accuracy: Accuracy,
        solve: impl FnOnce(Problem<'_, Growing<'_>>, &mut Solver, &mut [Numbers]) -> T,
    ) -> T {
        let Self {
            layout,
            solver,
            numbers,
        } = self;
        let problem = Problem {
            game: &layout.game,
            calendar: &layout.calendar,
            varying: &Growing {
                arrangement,
                layout,
            },
            accuracy,
        };
        solve(problem, solver, numbers)
    }

    /// Spending that grows, seen through this side's layout.
    pub(crate) fn growing<'a>(&'a self, arrangement: &'a Arrangement) -> Growing<'a> {
        Growing {
            arrangement,
            layout: &self.layout,
        }
    }

    /// The state of each combination of moods with the probability of those moods at the start.
    pub(crate) fn by_moods(
        &self,
        arrangement: &Arrangement,
        state: impl Fn(usize) -> usize,
    ) -> impl Iterator<Item = (usize, f64)> {
        (0..self.layout.states.mood_combinations())
            .map(move |moods| (state(moods), self.initial_moods(arrangement, moods)))
    }

    /// What the start is worth to an actor, given where the story begins.
    pub(crate) fn value(&self, actor: usize, initial: &[(usize, f64)]) -> f64 {
        let value = |&(state, probability): &(usize, f64)| {
            probability * self.solver.value(&self.layout.game, actor, state)
        };
        initial.iter().map(value).sum()
    }

    fn initial_moods(&self, arrangement: &Arrangement, moods: usize) -> f64 {
        let Layout { cast, states, .. } = &self.layout;
        (cast.guarantors.iter().enumerate())
            .map(|(guarantor, &actor)| {
                let mood = states.mood_of(guarantor, moods);
                arrangement.actors[actor]
                    .moods
                    .get(mood)
                    .map_or(1.0, |mood| mood.initial.value)
            })
            .product()
    }
}
