//! An explicit Runge–Kutta method of order 8 with adaptive steps, for systems that are not stiff.
//!
//! The step is that of DOP853 ([`super::dormand_prince`]); each step's error, estimated in the
//! norm max |error| / max(1, |y|), stays below the tolerance.

use thiserror::Error;

use super::{
    dormand_prince::{
        self as tableau, ALL_STAGES, Combination, DENSE, ERROR_3, ERROR_5, NODES, STAGES,
    },
    trajectory::Trajectory,
};
use crate::vectors::{LANES, Lanes, Vectors, chunks, chunks_mut};

/// How exactly differential equations are solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Largest estimated error of a step, relative to max(1, |y|); a tenth of it where values are kept;
    /// after the followed stretches more, as much as discounting takes off until it tells.
    pub tolerance: f64,
    /// Steps, times the numbers that each of them moves, after which a solution is given up.
    pub most_work: usize,
}

impl Accuracy {
    /// Accuracy with this tolerance and the default limit on work: half a minute or so.
    pub fn new(tolerance: f64) -> Self {
        Self {
            tolerance,
            most_work: 400_000_000,
        }
    }

    /// That of values that choices are read from: a tenth of the tolerance, since between the ends of
    /// a step they are known to order 7 only, and what dies out by its end is still there.
    pub(crate) fn of_kept_values(self) -> Self {
        Self {
            tolerance: self.tolerance / 10.0,
            ..self
        }
    }
}

/// How exactly one span of a solution is followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Care {
    accuracy: Accuracy,
    /// How fast an error made later wears off on the way to `since`, a year.
    discount_rate: f64,
    since: f64,
}

impl Care {
    /// Errors count alike at all times.
    pub(crate) fn everywhere(accuracy: Accuracy) -> Self {
        Self {
            accuracy,
            discount_rate: 0.0,
            since: 0.0,
        }
    }

    /// Errors made after `since` tell only there, discounted.
    pub(crate) fn discounted(accuracy: Accuracy, discount_rate: f64, since: f64) -> Self {
        Self {
            accuracy,
            discount_rate,
            since,
        }
    }

    fn tolerance_at(&self, time: f64) -> f64 {
        let growth = (self.discount_rate * (time - self.since)).exp();
        self.accuracy.tolerance * growth.clamp(1.0, MOST_DISCOUNTED)
    }
}

/// A tolerance is raised by no more than this, however long errors have to wear off.
const MOST_DISCOUNTED: f64 = 100.0;
/// Numbers that are kept of a solution, at most: 1 GiB.
const MOST_KEPT: usize = 1 << 27;

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
    /// The limit on work was reached.
    #[error(
        "{steps} steps did not suffice to follow the game (stopped at {time:.4} years): high rates, a \
         long time, or choices that switch fast (a small private_information) take many short steps"
    )]
    TooManySteps {
        /// How many were taken or tried.
        steps: usize,
        /// Where it stopped, in years.
        time: f64,
    },
    /// The solution takes too much memory.
    #[error(
        "the solution would take more than a gibibyte of memory (stopped at {time:.4} years): the \
         game has too many states for rates so high and a time so long"
    )]
    TooMuchToKeep {
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
    /// For each chunk of components, the derivatives at all stages.
    stages: Vec<[Lanes; ALL_STAGES]>,
    /// Where a stage is evaluated; after stage 12, the trial state at the end of the step.
    point: Vec<f64>,
    slope: Vec<f64>,
    /// The state at the end of a step that is kept.
    end: Vec<f64>,
    /// Size of the next step, carried from one span to the next; 0 before the first.
    step: f64,
    /// Error / tolerance of the step before, at least [`LEAST_ERROR`].
    error_before: f64,
    work: Work,
}

/// A right-hand side: time, state, and where the derivative goes.
pub(crate) trait RightHandSide {
    /// Writes dy/dt at `time` into `derivative`.
    fn derivative<S: Vectors>(&mut self, simd: S, time: f64, state: &[f64], derivative: &mut [f64]);
}

const SMALLEST_FACTOR: f64 = 1.0 / 3.0;
const LARGEST_FACTOR: f64 = 6.0;
const SAFETY: f64 = 0.9;
/// Exponent of the error of the step before.
const DAMPING: f64 = 0.02;
/// Exponent of the error of a step: that of the method's order, 1/8, less what damping needs.
const PROPORTIONAL: f64 = 0.125 - 0.75 * DAMPING;
/// A step's error, as a share of the tolerance, counts as at least this.
const LEAST_ERROR: f64 = 1e-4;

impl Integrator {
    pub(crate) fn new(size: usize) -> Self {
        debug_assert_eq!(size % LANES, 0);
        Self {
            stages: vec![[[0.0; LANES]; ALL_STAGES]; size / LANES],
            point: vec![0.0; size],
            slope: vec![0.0; size],
            end: vec![0.0; size],
            step: 0.0,
            error_before: LEAST_ERROR,
            work: Work::default(),
        }
    }

    /// Begins a new solution: its first span with this step.
    pub(crate) fn begin_with_step(&mut self, step: f64) {
        self.step = step.abs();
        self.error_before = LEAST_ERROR;
        self.work = Work::default();
    }

    /// The work that the solution has taken so far.
    pub(crate) fn work(&self) -> Work {
        self.work
    }

    /// Follows `state` from `start` to `end` (either may be the later), keeping the solution
    /// between them in `kept` where one is given.
    #[inline(always)]
    pub(crate) fn follow<S: Vectors>(
        &mut self,
        simd: S,
        (start, end): (f64, f64),
        state: &mut [f64],
        care: Care,
        system: &mut impl RightHandSide,
        mut kept: Option<&mut Trajectory>,
    ) -> Result<(), IntegrationError> {
        let direction = (end - start).signum();
        let mut time = start;
        self.stages(simd, system, 0..1, time, 0.0, state);
        self.work.evaluations += 1;
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
            let steps = self.work.steps + self.work.refused;
            if steps >= care.accuracy.most_work / state.len() {
                return Err(IntegrationError::TooManySteps { steps, time });
            }
            if kept.as_ref().is_some_and(|kept| kept.numbers() > MOST_KEPT) {
                return Err(IntegrationError::TooMuchToKeep { time });
            }
            self.stages(simd, system, 1..STAGES, time, h, state);
            self.work.evaluations += STAGES - 1;
            let error = self.error(simd, h, state) / care.tolerance_at(time + h);
            // Not-a-number compares false and is refused.
            if error <= 1.0 {
                self.end.copy_from_slice(&self.point);
                if let Some(kept) = kept.as_deref_mut() {
                    self.keep(simd, system, time, h, state, kept);
                    self.work.evaluations += ALL_STAGES - STAGES;
                }
                self.work.steps += 1;
                time = if last { end } else { time + h };
                state.copy_from_slice(&self.end);
                for stages in &mut self.stages {
                    stages[0] = stages[STAGES - 1];
                }
                let largest = if refused_before { 1.0 } else { LARGEST_FACTOR };
                self.step = h.abs() * factor(error, self.error_before).min(largest);
                self.error_before = error.max(LEAST_ERROR);
                refused_before = false;
            } else {
                self.work.refused += 1;
                let finite = error.is_finite();
                self.step = h.abs()
                    * if finite {
                        factor(error, 1.0)
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
    fn stages<S: Vectors>(
        &mut self,
        simd: S,
        system: &mut impl RightHandSide,
        indices: std::ops::Range<usize>,
        time: f64,
        h: f64,
        state: &[f64],
    ) {
        for index in indices {
            let (stages, point) = (&self.stages, &mut self.point);
            match index {
                0 => point.copy_from_slice(state),
                1 => combine(simd, state, stages, &tableau::STAGE_1, h, point),
                2 => combine(simd, state, stages, &tableau::STAGE_2, h, point),
                3 => combine(simd, state, stages, &tableau::STAGE_3, h, point),
                4 => combine(simd, state, stages, &tableau::STAGE_4, h, point),
                5 => combine(simd, state, stages, &tableau::STAGE_5, h, point),
                6 => combine(simd, state, stages, &tableau::STAGE_6, h, point),
                7 => combine(simd, state, stages, &tableau::STAGE_7, h, point),
                8 => combine(simd, state, stages, &tableau::STAGE_8, h, point),
                9 => combine(simd, state, stages, &tableau::STAGE_9, h, point),
                10 => combine(simd, state, stages, &tableau::STAGE_10, h, point),
                11 => combine(simd, state, stages, &tableau::STAGE_11, h, point),
                12 => combine(simd, state, stages, &tableau::STAGE_12, h, point),
                13 => combine(simd, state, stages, &tableau::STAGE_13, h, point),
                14 => combine(simd, state, stages, &tableau::STAGE_14, h, point),
                _ => combine(simd, state, stages, &tableau::STAGE_15, h, point),
            }
            system.derivative(simd, time + NODES[index] * h, &self.point, &mut self.slope);
            for (stages, slope) in self.stages.iter_mut().zip(chunks(&self.slope)) {
                stages[index] = *slope;
            }
        }
    }

    /// The estimated error of the trial state in the norm max |error| / max(1, |y|).
    #[inline(always)]
    fn error<S: Vectors>(&self, simd: S, h: f64, state: &[f64]) -> f64 {
        let (one, mut largest_5, mut largest_3) =
            (simd.splat(1.0), simd.splat(0.0), simd.splat(0.0));
        // A largest drops what is not a number; the sum keeps it for the check below.
        let mut sum = simd.splat(0.0);
        let states = chunks(state).iter().zip(chunks(&self.point));
        for (stages, (old, new)) in self.stages.iter().zip(states) {
            let (old, new) = (simd.load(old), simd.load(new));
            let scale = simd.max(simd.max(simd.absolute(old), simd.absolute(new)), one);
            let error_5 = simd.absolute(simd.divide(weigh(simd, stages, &ERROR_5), scale));
            let error_3 = simd.absolute(simd.divide(weigh(simd, stages, &ERROR_3), scale));
            largest_5 = simd.max(error_5, largest_5);
            largest_3 = simd.max(error_3, largest_3);
            sum = simd.add(sum, new);
        }
        if !simd.store(sum).iter().sum::<f64>().is_finite() {
            return f64::NAN;
        }
        let largest_5 = simd.store(largest_5).into_iter().fold(0.0, f64::max);
        let largest_3 = simd.store(largest_3).into_iter().fold(0.0, f64::max);
        let denominator = largest_5 * largest_5 + 0.01 * largest_3 * largest_3;
        if denominator > 0.0 {
            h.abs() * largest_5 * largest_5 / denominator.sqrt()
        } else {
            0.0
        }
    }

    /// Adds the step that was just tried to `kept`.
    #[inline(always)]
    fn keep<S: Vectors>(
        &mut self,
        simd: S,
        system: &mut impl RightHandSide,
        time: f64,
        h: f64,
        state: &[f64],
        kept: &mut Trajectory,
    ) {
        self.stages(simd, system, STAGES..ALL_STAGES, time, h, state);
        let states = chunks(state).iter().zip(chunks(&self.end));
        let coefficients = kept.push(time, h).iter_mut();
        for ((out, stages), (old, new)) in coefficients.zip(&self.stages).zip(states) {
            let (first, last) = (&stages[0], &stages[STAGES - 1]);
            for l in 0..LANES {
                let rise = new[l] - old[l];
                out[0][l] = old[l];
                out[1][l] = rise;
                out[2][l] = h * first[l] - rise;
                out[3][l] = 2.0 * rise - h * (first[l] + last[l]);
            }
            for (out, combination) in out[4..].iter_mut().zip(&DENSE) {
                let sum = weigh(simd, stages, combination);
                *out = simd.store(simd.multiply(simd.splat(h), sum));
            }
        }
    }
}

/// By how much the next step is longer, given error / tolerance of this one and of the one before.
///
/// With the one before, steps as long as stability allows settle at that length; without it they
/// overshoot and are refused (Gustafsson 1991; Hairer & Wanner, *Solving Ordinary Differential
/// Equations II*, 2nd ed. 1996, section IV.2).
fn factor(error: f64, before: f64) -> f64 {
    let factor = SAFETY * error.powf(-PROPORTIONAL) * before.powf(DAMPING);
    factor.clamp(SMALLEST_FACTOR, LARGEST_FACTOR)
}

/// Σ weight · stage.
#[inline(always)]
fn weigh<S: Vectors, const N: usize>(
    simd: S,
    stages: &[Lanes; ALL_STAGES],
    combination: &Combination<N>,
) -> S::Vector {
    let mut sum = simd.splat(0.0);
    for &(stage, weight) in combination {
        sum = simd.multiply_add(simd.splat(weight), simd.load(&stages[stage]), sum);
    }
    sum
}

/// state + h Σ weight · stage.
#[inline(always)]
fn combine<S: Vectors, const N: usize>(
    simd: S,
    state: &[f64],
    stages: &[[Lanes; ALL_STAGES]],
    combination: &Combination<N>,
    h: f64,
    out: &mut [f64],
) {
    let h = simd.splat(h);
    let given = chunks(state).iter().zip(stages);
    for ((state, stages), out) in given.zip(chunks_mut(out)) {
        let sum = weigh(simd, stages, combination);
        *out = simd.store(simd.multiply_add(h, sum, simd.load(state)));
    }
}
