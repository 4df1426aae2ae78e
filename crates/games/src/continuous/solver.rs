//! Solves a game: values backwards, then occupation forwards, without allocating once warm.

use super::{
    accuracy::{Accuracy, Care, IntegrationError, Work},
    calendar::Calendar,
    game::{Game, State},
    integrator::Integrator,
    numbers::Numbers,
    occupation::{FlowRoom, ForwardEquation, Occupation, OccupationAt, length},
    phase::Phase,
    rates::RowsRoom,
    trajectory::Trajectory,
    values::BackwardEquation,
    vectorized::{Run, with_vectors},
};
use crate::{
    tree::Player,
    vectors::{Aligned, Instructions, Vectors},
};

/// Numbers that move within a stretch.
pub trait Varying {
    /// Writes the numbers of `stretch` that differ at `time` (years); called often.
    fn set(&self, game: &Game, stretch: usize, time: f64, numbers: &mut Numbers);
}

/// Nothing moves within a stretch.
impl Varying for () {
    fn set(&self, _: &Game, _: usize, _: f64, _: &mut Numbers) {}
}

/// A game with its calendar, and how exactly it is to be solved.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'a, V> {
    /// The game.
    pub game: &'a Game,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// What moves within stretches.
    pub varying: &'a V,
    /// How exactly.
    pub accuracy: Accuracy,
}

impl<'a, V> Problem<'a, V> {
    fn stretch(
        &self,
        index: usize,
        numbers: &'a mut Numbers,
        room: &'a mut RowsRoom,
    ) -> InStretch<'a, V> {
        let stretch = &self.calendar.stretches[index];
        InStretch {
            game: self.game,
            phase: &self.calendar.phases[stretch.phase],
            numbers,
            room,
            moves: stretch.varies.then_some((index, self.varying)),
        }
    }

    /// How exactly values are followed through a stretch.
    fn care(&self, index: usize, kept: bool, numbers: &Numbers) -> Care {
        if kept {
            return Care::of_kept(self.accuracy);
        }
        match self.calendar.stretches[..self.calendar.followed].last() {
            Some(last) if index >= self.calendar.followed => {
                let rate = numbers.smallest_discount_rate();
                Care::of_ends(self.accuracy, rate, last.end)
            }
            _ => Care::of_ends(self.accuracy, 0.0, 0.0),
        }
    }
}

/// One stretch of a problem as it is being solved.
pub(crate) struct InStretch<'a, V> {
    pub(crate) game: &'a Game,
    pub(crate) phase: &'a Phase,
    pub(crate) numbers: &'a mut Numbers,
    pub(crate) room: &'a mut RowsRoom,
    /// Where numbers move within it: which stretch it is, and what moves them.
    moves: Option<(usize, &'a V)>,
}

impl<V: Varying> InStretch<'_, V> {
    /// Sets the numbers that differ at `time`.
    #[inline(always)]
    pub(crate) fn move_to(&mut self, time: f64) {
        if let Some((stretch, varying)) = self.moves {
            varying.set(self.game, stretch, time, self.numbers);
        }
    }
}

/// Room for solving one game again and again.
#[derive(Clone, Debug)]
pub struct Solver {
    instructions: Instructions,
    values: Aligned,
    redrawn: Aligned,
    backward: Integrator,
    forward: Integrator,
    room: RowsRoom,
    flow: FlowRoom,
    trajectory: Trajectory,
    /// Occupation between the ends of steps, one span for each stretch.
    course: Trajectory,
    state: Aligned,
    occupation: Occupation,
}

impl Solver {
    /// Room for a game with any of these phases.
    pub fn new(game: &Game, phases: &[Phase], instructions: Instructions) -> Self {
        Self {
            instructions,
            values: Aligned::zeros(game.size()),
            redrawn: Aligned::zeros(game.size().max(length(game))),
            backward: Integrator::new(game.size()),
            forward: Integrator::new(length(game)),
            room: RowsRoom::new(game, phases),
            flow: FlowRoom::new(game, phases),
            trajectory: Trajectory::new(game.size()),
            course: Trajectory::new(length(game)),
            state: Aligned::zeros(length(game)),
            occupation: Occupation::default(),
        }
    }

    /// Solves the backward equation from the end of the last stretch, where everything is worth
    /// nothing, to the beginning of the first; values are kept through the first `kept` stretches.
    ///
    /// # Errors
    /// Where the equation cannot be followed at this accuracy.
    pub fn solve_values(
        &mut self,
        problem: Problem<'_, impl Varying>,
        numbers: &mut [Numbers],
        kept: usize,
    ) -> Result<Work, IntegrationError> {
        with_vectors(
            self.instructions,
            problem.game.row,
            Backwards {
                solver: self,
                problem,
                numbers,
                kept,
            },
        )
    }

    /// Solves the forward equation from `initial` (probability by state) through the followed
    /// stretches, recording every date of `dates` (ascending, within them).
    ///
    /// Values must have been solved and kept through the followed stretches.
    ///
    /// # Errors
    /// Where the equation cannot be followed at this accuracy.
    pub fn solve_occupation(
        &mut self,
        problem: Problem<'_, impl Varying>,
        numbers: &mut [Numbers],
        initial: &[(State, f64)],
        dates: &[f64],
    ) -> Result<Work, IntegrationError> {
        with_vectors(
            self.instructions,
            problem.game.row,
            Forwards {
                solver: self,
                problem,
                numbers,
                initial,
                dates,
            },
        )
    }

    /// What a state is worth to a player at the beginning of the first stretch, in points.
    pub fn value(&self, game: &Game, player: Player, state: State) -> f64 {
        self.values[game.place(player, state)]
    }

    /// The kept values; the last stretch kept is the trajectory's first span.
    pub fn trajectory(&self) -> &Trajectory {
        &self.trajectory
    }

    /// The occupation solved last at `time` within a followed stretch, in a row of its own: see
    /// [`OccupationAt`].
    pub fn occupation_at<'r>(
        &self,
        game: &Game,
        stretch: usize,
        time: f64,
        row: &'r mut Vec<f64>,
    ) -> OccupationAt<'r> {
        row.clear();
        let components = 0..length(game);
        row.extend(components.map(|component| self.course.component_at(stretch, time, component)));
        OccupationAt::new(game, row)
    }

    /// The occupation that was solved last.
    pub fn occupation(&self) -> &Occupation {
        &self.occupation
    }
}

struct Backwards<'a, V> {
    solver: &'a mut Solver,
    problem: Problem<'a, V>,
    numbers: &'a mut [Numbers],
    kept: usize,
}

impl<V: Varying> Run for Backwards<'_, V> {
    type Output = Result<Work, IntegrationError>;

    fn run<S: Vectors, const VECTORS: usize>(self, simd: S) -> Self::Output {
        let solver = self.solver;
        let Problem {
            game,
            calendar,
            accuracy,
            ..
        } = self.problem;
        solver.trajectory.clear();
        solver.values.fill(0.0);
        solver.backward.begin_with_step(first_step(accuracy));
        for (index, stretch) in calendar.stretches.iter().enumerate().rev() {
            let keep = index < self.kept;
            let care = self.problem.care(index, keep, &self.numbers[index]);
            let mut equation = BackwardEquation::<V, VECTORS> {
                stretch: self
                    .problem
                    .stretch(index, &mut self.numbers[index], &mut solver.room),
            };
            solver.backward.follow(
                simd,
                (stretch.end, stretch.start),
                &mut solver.values,
                care,
                &mut equation,
                keep.then_some(&mut solver.trajectory),
            )?;
            if keep {
                solver.trajectory.end_span();
            }
            for redraw in &calendar.redraws[stretch.redraws.clone()] {
                redraw.expect(game, &mut solver.values, &mut solver.redrawn);
            }
        }
        solver.trajectory.reserve_more();
        Ok(solver.backward.work())
    }
}

struct Forwards<'a, V> {
    solver: &'a mut Solver,
    problem: Problem<'a, V>,
    numbers: &'a mut [Numbers],
    initial: &'a [(State, f64)],
    dates: &'a [f64],
}

impl<V: Varying> Run for Forwards<'_, V> {
    type Output = Result<Work, IntegrationError>;

    fn run<S: Vectors, const VECTORS: usize>(self, simd: S) -> Self::Output {
        let solver = self.solver;
        let Problem {
            game,
            calendar,
            accuracy,
            ..
        } = self.problem;
        solver.occupation.prepare(game);
        solver.state.fill(0.0);
        for &(state, probability) in self.initial {
            solver.state[state] += probability;
            if game.first_phase[state] {
                solver.state[game.slots + state] += probability;
            }
        }
        // As long as the step in which values came to the beginning: what moves them moves this.
        let step = solver
            .trajectory
            .last_step()
            .unwrap_or(first_step(accuracy));
        solver.forward.begin_with_step(step);
        let followed = &calendar.stretches[..calendar.followed];
        let mut dates = self.dates.iter().copied().peekable();
        solver.course.clear();
        for (index, stretch) in followed.iter().enumerate() {
            for redraw in &calendar.redraws[stretch.redraws.clone()] {
                let (probabilities, rest) = solver.state.split_at_mut(game.slots);
                for part in [probabilities, &mut rest[..game.slots]] {
                    redraw.distribute(part, &mut solver.redrawn);
                }
            }
            let numbers = &mut self.numbers[index];
            let mut equation = ForwardEquation::<V, VECTORS> {
                stretch: self.problem.stretch(index, numbers, &mut solver.room),
                trajectory: &solver.trajectory,
                span: followed.len() - 1 - index,
                flow: &mut solver.flow,
            };
            solver.forward.follow(
                simd,
                (stretch.start, stretch.end),
                &mut solver.state,
                Care::of_kept(accuracy),
                &mut equation,
                Some(&mut solver.course),
            )?;
            solver.course.end_span();
            while let Some(date) = dates.next_if(|&date| date <= stretch.end) {
                let row = &mut solver.redrawn[..solver.state.len()];
                solver.course.read(simd, index, date, row);
                solver.occupation.record(row);
            }
        }
        solver.course.reserve_more();
        Ok(solver.forward.work())
    }
}

/// A first step so small that it is seldom refused; it grows sixfold at a time.
fn first_step(accuracy: Accuracy) -> f64 {
    accuracy.tolerance.powf(0.125)
}
