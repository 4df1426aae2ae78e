//! One side of the comparison, the deal or no deal: its game and its solution.

use arrangement::Arrangement;
use games::continuous::{Accuracy, IntegrationError, Numbers, Solver, Work};

use crate::{
    layout::Layout,
    numbers::{Growing, Moment},
};

/// A laid-out game with its numbers and room to solve it.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) layout: Layout,
    pub(crate) solver: Solver,
    numbers: Vec<Numbers>,
}

impl Side {
    pub(crate) fn new(arrangement: &Arrangement, with_commitments: bool) -> Self {
        let layout = Layout::new(arrangement, with_commitments);
        let solver = Solver::new(&layout.game);
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
            let running = &layout.calendar.phases[stretch.phase];
            Moment {
                arrangement,
                layout,
                start,
                time: start,
            }
            .write(running, numbers);
        }
        true
    }

    /// Solves values backwards, keeping them where occupation will be followed if `keep`.
    pub(crate) fn solve_values(
        &mut self,
        arrangement: &Arrangement,
        keep: bool,
        accuracy: Accuracy,
    ) -> Result<Work, IntegrationError> {
        let Self {
            layout,
            solver,
            numbers,
        } = self;
        let growing = Growing {
            arrangement,
            layout,
        };
        let kept = if keep { layout.calendar.followed } else { 0 };
        solver.solve_values(
            &layout.game,
            &layout.calendar,
            numbers,
            &growing,
            kept,
            accuracy,
        )
    }

    /// Solves occupation forwards from the peace that was signed.
    pub(crate) fn solve_occupation(
        &mut self,
        arrangement: &Arrangement,
        initial: &[(usize, f64)],
        dates: &[f64],
        accuracy: Accuracy,
    ) -> Result<Work, IntegrationError> {
        let Self {
            layout,
            solver,
            numbers,
        } = self;
        let growing = Growing {
            arrangement,
            layout,
        };
        let (game, calendar) = (&layout.game, &layout.calendar);
        solver.solve_occupation(game, calendar, numbers, &growing, initial, dates, accuracy)
    }

    /// The probability of each combination of moods at the start.
    pub(crate) fn initial_moods(&self, arrangement: &Arrangement, moods: usize) -> f64 {
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
