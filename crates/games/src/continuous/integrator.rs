//! An explicit Runge–Kutta method of order 8 with adaptive steps, for systems that are not stiff.
//!
//! The step is that of DOP853 ([`super::dormand_prince`]); each step's error, estimated in the
//! norm max |error| / max(1, |y|), stays below the tolerance.

use super::{
    accuracy::{Care, IntegrationError, Work},
    dormand_prince::{ALL_STAGES, NODES, STAGES},
    stages::{Combine, EstimatedError, Keep, RightHandSide, Slope, by_pair_mut},
    trajectory::Trajectory,
};
use crate::vectors::{Aligned, LANES, Vectors};

/// Room for the stages of a step of a system of one size.
#[derive(Clone, Debug)]
pub(crate) struct Integrator {
    /// For each pair of chunks of components, the derivatives at all stages; see [`by_pair_mut`].
    stages: Aligned,
    /// Where a stage is evaluated; after stage 12, the trial state at the end of the step.
    point: Aligned,
    slope: Aligned,
    /// The state at the end of a step that is kept.
    end: Aligned,
    /// Size of the next step, carried from one span to the next; 0 before the first.
    step: f64,
    /// Error / tolerance of the step before, at least [`LEAST_ERROR`].
    error_before: f64,
    work: Work,
}

/// Numbers that are kept of a solution, at most: 1 GiB; there may be room for twice as many.
const MOST_KEPT: usize = 1 << 27;
const SMALLEST_FACTOR: f64 = 1.0 / 3.0;
const LARGEST_FACTOR: f64 = 6.0;
const SAFETY: f64 = 0.9;
/// A step's error, as a share of the tolerance, counts as at least this.
const LEAST_ERROR: f64 = 1e-4;

impl Integrator {
    pub(crate) fn new(size: usize) -> Self {
        debug_assert_eq!(size % (2 * LANES), 0);
        Self {
            stages: Aligned::zeros(size * ALL_STAGES),
            point: Aligned::zeros(size),
            slope: Aligned::zeros(size),
            end: Aligned::zeros(size),
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
            if steps >= care.most_work() / state.len() {
                return Err(IntegrationError::TooManySteps { steps, time });
            }
            if kept.as_ref().is_some_and(|kept| kept.numbers() > MOST_KEPT) {
                return Err(IntegrationError::TooMuchToKeep { time });
            }
            self.stages(simd, system, 1..STAGES, time, h, state);
            self.work.evaluations += STAGES - 1;
            let error = simd.run(EstimatedError {
                h,
                state,
                point: &self.point,
                stages: &self.stages,
            });
            let error = error / care.tolerance_at(time + h);
            // Not-a-number compares false and is refused.
            if error <= 1.0 {
                self.end.copy_from_slice(&self.point);
                if let Some(kept) = kept.as_deref_mut() {
                    self.stages(simd, system, STAGES..ALL_STAGES, time, h, state);
                    simd.run(Keep {
                        h,
                        state,
                        end: &self.end,
                        stages: &self.stages,
                        out: kept.push(time, h),
                    });
                    self.work.evaluations += ALL_STAGES - STAGES;
                }
                self.work.steps += 1;
                time = if last { end } else { time + h };
                state.copy_from_slice(&self.end);
                for stages in by_pair_mut(&mut self.stages) {
                    stages[0] = stages[STAGES - 1];
                }
                let largest = if refused_before { 1.0 } else { LARGEST_FACTOR };
                let factor = factor(error, self.error_before, care.damping());
                self.step = h.abs() * factor.min(largest);
                self.error_before = error.max(LEAST_ERROR);
                refused_before = false;
            } else {
                self.work.refused += 1;
                let finite = error.is_finite();
                self.step = h.abs()
                    * if finite {
                        factor(error, 1.0, care.damping())
                    } else {
                        SMALLEST_FACTOR
                    };
                refused_before = true;
            }
        }
        Ok(())
    }

    /// The given stages of a step; stage 12 leaves the trial state at the end of the step.
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
            simd.run(Combine {
                index,
                h,
                state,
                stages: &self.stages,
                point: &mut self.point,
            });
            simd.run(Slope {
                system,
                index,
                time: time + NODES[index] * h,
                point: &self.point,
                slope: &mut self.slope,
                stages: &mut self.stages,
            });
        }
    }
}

/// By how much the next step is longer, given error / tolerance of this one and of the one before.
///
/// With the one before, to the power of `damping`, steps as long as stability allows settle at that
/// length; without it they overshoot and are refused (Gustafsson 1991; Hairer & Wanner, *Solving
/// Ordinary Differential Equations II*, 2nd ed. 1996, section IV.2).
fn factor(error: f64, before: f64, damping: f64) -> f64 {
    // That of the method's order, 1/8, less what damping needs.
    let proportional = 0.125 - 0.75 * damping;
    let factor = SAFETY * error.powf(-proportional) * before.powf(damping);
    factor.clamp(SMALLEST_FACTOR, LARGEST_FACTOR)
}
