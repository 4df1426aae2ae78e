//! An explicit Runge–Kutta method of order 8 with adaptive steps, for systems that are not stiff.
//!
//! The step is that of DOP853 ([`super::dormand_prince`]); each step's error, estimated in the
//! norm max |error| / max(1, |y|), stays below the tolerance.

use thiserror::Error;

use super::{
    dormand_prince::{
        self as tableau, ALL_STAGES, Combination, DENSE, ERROR_3, ERROR_5, NODES, STAGES,
    },
    rates::{chunks, chunks_mut},
    trajectory::Trajectory,
};
use crate::logistic::{LANES, Lanes, lanes, multiply_add};

/// How exactly differential equations are solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Largest estimated error of a step, relative to max(1, |y|).
    pub tolerance: f64,
    /// Steps after which a solution is given up.
    pub most_steps: usize,
}

impl Accuracy {
    /// Accuracy with this tolerance and the default limit on steps.
    pub fn new(tolerance: f64) -> Self {
        Self {
            tolerance,
            most_steps: 2_000_000,
        }
    }
}

/// How much work a solution took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Steps taken.
    pub steps: usize,
    /// Steps tried and refused.
    pub refused: usize,
    /// Evaluations of the right-hand side.
    pub evaluations: usize,
}

impl std::ops::AddAssign for Work {
    fn add_assign(&mut self, other: Self) {
        self.steps += other.steps;
        self.refused += other.refused;
        self.evaluations += other.evaluations;
    }
}

/// Why a differential equation could not be solved.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum IntegrationError {
    /// The limit on steps was reached.
    #[error(
        "{steps} steps did not suffice to follow the game (stopped at {time:.4} years): its choices \
         switch too fast; a larger private_information smooths them"
    )]
    TooManySteps {
        /// The limit.
        steps: usize,
        /// Where it stopped, in years.
        time: f64,
    },
    /// A number overflowed, or steps became too small to move time.
    #[error(
        "the game could not be followed past {time:.4} years: its numbers are too large or too \
         far apart"
    )]
    Stuck {
        /// Where it stopped, in years.
        time: f64,
    },
}

/// Room for the stages of a step of a system of one size.
#[derive(Clone, Debug)]
pub(crate) struct Integrator {
    size: usize,
    /// Stage × component.
    stages: Vec<f64>,
    trial: Vec<f64>,
    /// Size of the next step, carried from one span to the next; 0 before the first.
    step: f64,
}

/// A right-hand side: time, state, and where the derivative goes.
pub(crate) trait RightHandSide {
    /// Writes dy/dt at `time` into `derivative`.
    fn derivative<const FUSED: bool>(&mut self, time: f64, state: &[f64], derivative: &mut [f64]);
}

const SMALLEST_FACTOR: f64 = 1.0 / 3.0;
const LARGEST_FACTOR: f64 = 6.0;
const SAFETY: f64 = 0.9;

impl Integrator {
    pub(crate) fn new(size: usize) -> Self {
        debug_assert_eq!(size % LANES, 0);
        Self {
            size,
            stages: vec![0.0; ALL_STAGES * size],
            trial: vec![0.0; size],
            step: 0.0,
        }
    }

    /// Forgets the step size carried along; the next span begins with `step`.
    pub(crate) fn begin_with_step(&mut self, step: f64) {
        self.step = step.abs();
    }

    /// Follows `state` from `start` to `end` (either may be the later), keeping the solution
    /// between them in `kept` where one is given.
    #[inline(always)]
    pub(crate) fn follow<const FUSED: bool>(
        &mut self,
        (start, end): (f64, f64),
        state: &mut [f64],
        accuracy: Accuracy,
        system: &mut impl RightHandSide,
        mut kept: Option<&mut Trajectory>,
        work: &mut Work,
    ) -> Result<(), IntegrationError> {
        let direction = (end - start).signum();
        let mut time = start;
        self.stages::<FUSED>(system, 0..1, time, 0.0, state);
        work.evaluations += 1;
        let mut refused_before = false;
        while time != end {
            let remaining = (end - time).abs();
            // Whole steps to the end, so that none is a sliver.
            let pieces = (remaining / self.step).ceil().max(1.0);
            let last = pieces == 1.0;
            let h = direction * remaining / pieces;
            if h == 0.0 || time + h == time || !h.is_finite() {
                return Err(IntegrationError::Stuck { time });
            }
            if work.steps + work.refused >= accuracy.most_steps {
                return Err(IntegrationError::TooManySteps {
                    steps: accuracy.most_steps,
                    time,
                });
            }
            self.stages::<FUSED>(system, 1..STAGES, time, h, state);
            work.evaluations += STAGES - 1;
            let error = self.error::<FUSED>(h, state) / accuracy.tolerance;
            // Not-a-number compares false and is refused.
            if error <= 1.0 {
                if let Some(kept) = kept.as_deref_mut() {
                    self.keep::<FUSED>(system, time, h, state, kept);
                    work.evaluations += ALL_STAGES - STAGES;
                }
                work.steps += 1;
                time = if last { end } else { time + h };
                state.copy_from_slice(&self.trial);
                self.stages
                    .copy_within((STAGES - 1) * self.size..STAGES * self.size, 0);
                let largest = if refused_before { 1.0 } else { LARGEST_FACTOR };
                self.step = h.abs() * factor(error).min(largest);
                refused_before = false;
            } else {
                work.refused += 1;
                let finite = error.is_finite();
                self.step = h.abs()
                    * if finite {
                        factor(error)
                    } else {
                        SMALLEST_FACTOR
                    };
                refused_before = true;
            }
        }
        Ok(())
    }

    /// The given stages of a step; stage 12 leaves the trial state at the end of the step.
    #[inline(always)]
    fn stages<const FUSED: bool>(
        &mut self,
        system: &mut impl RightHandSide,
        indices: std::ops::Range<usize>,
        time: f64,
        h: f64,
        state: &[f64],
    ) {
        for index in indices {
            let (before, rest) = self.stages.split_at_mut(index * self.size);
            let trial = &mut self.trial;
            match index {
                0 => trial.copy_from_slice(state),
                1 => combine::<FUSED, _>(state, before, &tableau::STAGE_1, h, trial),
                2 => combine::<FUSED, _>(state, before, &tableau::STAGE_2, h, trial),
                3 => combine::<FUSED, _>(state, before, &tableau::STAGE_3, h, trial),
                4 => combine::<FUSED, _>(state, before, &tableau::STAGE_4, h, trial),
                5 => combine::<FUSED, _>(state, before, &tableau::STAGE_5, h, trial),
                6 => combine::<FUSED, _>(state, before, &tableau::STAGE_6, h, trial),
                7 => combine::<FUSED, _>(state, before, &tableau::STAGE_7, h, trial),
                8 => combine::<FUSED, _>(state, before, &tableau::STAGE_8, h, trial),
                9 => combine::<FUSED, _>(state, before, &tableau::STAGE_9, h, trial),
                10 => combine::<FUSED, _>(state, before, &tableau::STAGE_10, h, trial),
                11 => combine::<FUSED, _>(state, before, &tableau::STAGE_11, h, trial),
                12 => combine::<FUSED, _>(state, before, &tableau::STAGE_12, h, trial),
                13 => combine::<FUSED, _>(state, before, &tableau::STAGE_13, h, trial),
                14 => combine::<FUSED, _>(state, before, &tableau::STAGE_14, h, trial),
                _ => combine::<FUSED, _>(state, before, &tableau::STAGE_15, h, trial),
            }
            let out = &mut rest[..self.size];
            system.derivative::<FUSED>(time + NODES[index] * h, trial, out);
        }
    }

    /// The estimated error of the trial state in the norm max |error| / max(1, |y|).
    #[inline(always)]
    fn error<const FUSED: bool>(&self, h: f64, state: &[f64]) -> f64 {
        let (mut largest_5, mut largest_3) = ([0.0_f64; LANES], [0.0_f64; LANES]);
        let errors_5 = Weighing::new(&self.stages, self.size, &ERROR_5);
        let errors_3 = Weighing::new(&self.stages, self.size, &ERROR_3);
        for (chunk, (old, new)) in chunks(state).iter().zip(chunks(&self.trial)).enumerate() {
            let (error_5, error_3) = (errors_5.at::<FUSED>(chunk), errors_3.at::<FUSED>(chunk));
            for l in 0..LANES {
                let scale = old[l].abs().max(new[l].abs()).max(1.0);
                // `max` drops a not-a-number; the sum keeps it for the check below.
                largest_5[l] = largest_5[l].max((error_5[l] / scale).abs());
                largest_3[l] = largest_3[l].max((error_3[l] / scale).abs());
            }
        }
        if !self.trial.iter().sum::<f64>().is_finite() {
            return f64::NAN;
        }
        let largest_5 = largest_5.into_iter().fold(0.0, f64::max);
        let largest_3 = largest_3.into_iter().fold(0.0, f64::max);
        let denominator = largest_5 * largest_5 + 0.01 * largest_3 * largest_3;
        if denominator > 0.0 {
            h.abs() * largest_5 * largest_5 / denominator.sqrt()
        } else {
            0.0
        }
    }

    /// Adds the step that was just tried to `kept`.
    #[inline(always)]
    fn keep<const FUSED: bool>(
        &mut self,
        system: &mut impl RightHandSide,
        time: f64,
        h: f64,
        state: &[f64],
        kept: &mut Trajectory,
    ) {
        let size = self.size;
        let coefficients = kept.push(time, h);
        coefficients[..size].copy_from_slice(state);
        for component in 0..size {
            let rise = self.trial[component] - state[component];
            let (first, last) = (
                self.stages[component],
                self.stages[(STAGES - 1) * size + component],
            );
            coefficients[size + component] = rise;
            coefficients[2 * size + component] = h * first - rise;
            coefficients[3 * size + component] = 2.0 * rise - h * (first + last);
        }
        let trial = std::mem::take(&mut self.trial);
        self.trial = kept.take_spare(size);
        self.stages::<FUSED>(system, STAGES..ALL_STAGES, time, h, state);
        kept.give_spare(std::mem::replace(&mut self.trial, trial));
        let coefficients = kept.last_mut();
        for (power, combination) in DENSE.iter().enumerate() {
            let out = chunks_mut(&mut coefficients[(4 + power) * size..(5 + power) * size]);
            let weighing = Weighing::new(&self.stages, size, combination);
            for (chunk, out) in out.iter_mut().enumerate() {
                *out = weighing.at::<FUSED>(chunk).map(|x| x * h);
            }
        }
    }
}

/// By how much the next step is longer, given error / tolerance of this one.
fn factor(error: f64) -> f64 {
    (SAFETY * error.powf(-0.125)).clamp(SMALLEST_FACTOR, LARGEST_FACTOR)
}

/// Σ weight · stage, with the stages cut out beforehand.
struct Weighing<'a, const N: usize> {
    weights: [f64; N],
    stages: [&'a [Lanes]; N],
}

impl<'a, const N: usize> Weighing<'a, N> {
    #[inline(always)]
    fn new(stages: &'a [f64], size: usize, combination: &Combination<N>) -> Self {
        Self {
            weights: combination.map(
                #[inline(always)]
                |(_, weight)| weight,
            ),
            stages: combination.map(
                #[inline(always)]
                |(stage, _)| &chunks(&stages[stage * size..(stage + 1) * size])[..size / LANES],
            ),
        }
    }

    /// The sum in one chunk.
    #[inline(always)]
    fn at<const FUSED: bool>(&self, chunk: usize) -> Lanes {
        let mut sum = [0.0; LANES];
        for k in 0..N {
            let stage = &self.stages[k][chunk];
            sum = lanes(
                #[inline(always)]
                |l| multiply_add::<FUSED>(self.weights[k], stage[l], sum[l]),
            );
        }
        sum
    }
}

/// state + h Σ weight · stage.
#[inline(always)]
fn combine<const FUSED: bool, const N: usize>(
    state: &[f64],
    stages: &[f64],
    combination: &Combination<N>,
    h: f64,
    out: &mut [f64],
) {
    let weighing = Weighing::new(stages, state.len(), combination);
    for (chunk, (state, out)) in chunks(state).iter().zip(chunks_mut(out)).enumerate() {
        let sum = weighing.at::<FUSED>(chunk);
        *out = lanes(
            #[inline(always)]
            |l| multiply_add::<FUSED>(h, sum[l], state[l]),
        );
    }
}
