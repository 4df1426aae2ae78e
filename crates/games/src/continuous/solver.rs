//! Solves a game: values backwards, then occupation forwards, without allocating once warm.

use super::{
    calendar::{Calendar, Redraw},
    game::{Game, State},
    integrator::{Accuracy, IntegrationError, Integrator, Work},
    numbers::Numbers,
    occupation::{ForwardEquation, Occupation, length},
    rates::TreeRoom,
    trajectory::Trajectory,
    values::BackwardEquation,
};
use crate::tree::Player;

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

/// Room for solving one game again and again.
#[derive(Clone, Debug)]
pub struct Solver {
    values: Vec<f64>,
    redrawn: Vec<f64>,
    backward: Integrator,
    forward: Integrator,
    room: TreeRoom,
    reach: Vec<f64>,
    values_at: Vec<f64>,
    trajectory: Trajectory,
    state: Vec<f64>,
    occupation: Occupation,
}

impl Solver {
    /// Room for a game.
    pub fn new(game: &Game) -> Self {
        Self {
            values: vec![0.0; game.size()],
            redrawn: vec![0.0; game.size().max(length(game))],
            backward: Integrator::new(game.size()),
            forward: Integrator::new(length(game)),
            room: TreeRoom::new(game),
            reach: vec![0.0; game.most_choices],
            values_at: vec![0.0; game.size()],
            trajectory: Trajectory::new(game.size()),
            state: vec![0.0; length(game)],
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
        fused_where_possible(Backwards {
            solver: self,
            problem,
            numbers,
            kept,
        })
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
        fused_where_possible(Forwards {
            solver: self,
            problem,
            numbers,
            initial,
            dates,
        })
    }

    /// What a state is worth to a player at the beginning of the first stretch, in points.
    pub fn value(&self, game: &Game, player: Player, state: State) -> f64 {
        self.values[player * game.slots + state]
    }

    /// The kept values; the last stretch kept is the trajectory's first span.
    pub fn trajectory(&self) -> &Trajectory {
        &self.trajectory
    }

    /// The occupation that was solved last.
    pub fn occupation(&self) -> &Occupation {
        &self.occupation
    }
}

/// Something that is compiled once with fused multiplication and once without.
trait Run {
    type Output;
    fn run<const FUSED: bool>(self) -> Self::Output;
}

/// Runs with vectors of four and fused multiplication where the processor has them (AVX2 and FMA).
fn fused_where_possible<R: Run>(run: R) -> R::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(processor) = pulp::x86::V3::try_new() {
        struct Fused<R>(R);
        impl<R: Run> pulp::NullaryFnOnce for Fused<R> {
            type Output = R::Output;
            #[inline(always)]
            fn call(self) -> R::Output {
                self.0.run::<true>()
            }
        }
        return processor.vectorize(Fused(run));
    }
    run.run::<false>()
}

struct Backwards<'a, V> {
    solver: &'a mut Solver,
    problem: Problem<'a, V>,
    numbers: &'a mut [Numbers],
    kept: usize,
}

impl<V: Varying> Run for Backwards<'_, V> {
    type Output = Result<Work, IntegrationError>;

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> Self::Output {
        let solver = self.solver;
        let Problem {
            game,
            calendar,
            varying,
            accuracy,
        } = self.problem;
        let mut work = Work::default();
        solver.trajectory.clear();
        solver.values.fill(0.0);
        solver.backward.begin_with_step(first_step(accuracy));
        for (index, stretch) in calendar.stretches.iter().enumerate().rev() {
            let mut equation = BackwardEquation {
                game,
                stretch: index,
                running: &calendar.phases[stretch.phase],
                varies: stretch.varies,
                varying,
                numbers: &mut self.numbers[index],
                room: &mut solver.room,
            };
            let keep = index < self.kept;
            solver.backward.follow::<FUSED>(
                (stretch.end, stretch.start),
                &mut solver.values,
                accuracy,
                &mut equation,
                keep.then_some(&mut solver.trajectory),
                &mut work,
            )?;
            if keep {
                solver.trajectory.end_span();
            }
            for redraw in &calendar.redraws[stretch.redraws.clone()] {
                expect(game, redraw, &mut solver.values, &mut solver.redrawn);
            }
        }
        solver.trajectory.reserve_more();
        Ok(work)
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

    #[inline(always)]
    fn run<const FUSED: bool>(self) -> Self::Output {
        let solver = self.solver;
        let Problem {
            game,
            calendar,
            varying,
            accuracy,
        } = self.problem;
        let mut work = Work::default();
        solver.occupation.prepare(game);
        solver.state.fill(0.0);
        for &(state, probability) in self.initial {
            solver.state[state] += probability;
            if game.first_phase[state] {
                solver.state[game.slots + state] += probability;
            }
        }
        solver.forward.begin_with_step(first_step(accuracy));
        let followed = &calendar.stretches[..calendar.followed];
        let mut dates = self.dates.iter().copied().peekable();
        for (index, stretch) in followed.iter().enumerate() {
            for redraw in &calendar.redraws[stretch.redraws.clone()] {
                let (probabilities, rest) = solver.state.split_at_mut(game.slots);
                for part in [probabilities, &mut rest[..game.slots]] {
                    distribute(redraw, part, &mut solver.redrawn);
                }
            }
            let mut time = stretch.start;
            let mut equation = ForwardEquation {
                game,
                stretch: index,
                running: &calendar.phases[stretch.phase],
                varies: stretch.varies,
                varying,
                numbers: &mut self.numbers[index],
                room: &mut solver.room,
                trajectory: &solver.trajectory,
                span: followed.len() - 1 - index,
                values: &mut solver.values_at,
                reach: &mut solver.reach,
            };
            while time < stretch.end {
                let next = dates
                    .peek()
                    .map_or(stretch.end, |date| date.min(stretch.end));
                if next > time {
                    solver.forward.follow::<FUSED>(
                        (time, next),
                        &mut solver.state,
                        accuracy,
                        &mut equation,
                        None,
                        &mut work,
                    )?;
                    time = next;
                }
                while dates.next_if(|&date| date <= time).is_some() {
                    solver.occupation.record(&solver.state);
                }
            }
        }
        Ok(work)
    }
}

/// A first step so small that it is seldom refused; it grows sixfold at a time.
fn first_step(accuracy: Accuracy) -> f64 {
    accuracy.tolerance.powf(0.125)
}

/// Values just before a redraw: the expectation of the values just after it.
fn expect(game: &Game, redraw: &Redraw, values: &mut [f64], redrawn: &mut [f64]) {
    let branches = redraw.weights.len();
    for player in 0..game.players {
        let values = &mut values[player * game.slots..][..game.states];
        let redrawn = &mut redrawn[..game.states];
        for (out, targets) in redrawn
            .iter_mut()
            .zip(redraw.targets.chunks_exact(branches))
        {
            let after = targets.iter().zip(&redraw.weights);
            *out = after.map(|(&target, weight)| weight * values[target]).sum();
        }
        values.copy_from_slice(redrawn);
    }
}

/// Probabilities just after a redraw.
fn distribute(redraw: &Redraw, probabilities: &mut [f64], redrawn: &mut [f64]) {
    let branches = redraw.weights.len();
    let redrawn = &mut redrawn[..probabilities.len()];
    redrawn.fill(0.0);
    for (&before, targets) in probabilities
        .iter()
        .zip(redraw.targets.chunks_exact(branches))
    {
        for (&target, weight) in targets.iter().zip(&redraw.weights) {
            redrawn[target] += weight * before;
        }
    }
    probabilities.copy_from_slice(redrawn);
}
