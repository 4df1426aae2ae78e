//! The stages of a step of the Runge–Kutta method, its error, and what is kept of it, in vectors.

use super::dormand_prince::{
    self as tableau, ALL_STAGES, Combination, DENSE, ERROR_3, ERROR_5, STAGES,
};
use super::trajectory::COEFFICIENTS;
use crate::vectors::{Arithmetic, Kernel, Pair, Vectors, pairs, pairs_mut};

/// A right-hand side: time, state, and where the derivative goes.
pub(crate) trait RightHandSide {
    /// Writes dy/dt at `time` into `derivative`.
    fn derivative<S: Vectors>(&mut self, simd: S, time: f64, state: &[f64], derivative: &mut [f64]);
}

/// Where a stage is evaluated: state + h Σ weight · stage.
pub(crate) struct Combine<'a> {
    pub(crate) index: usize,
    pub(crate) h: f64,
    pub(crate) state: &'a [f64],
    pub(crate) stages: &'a [f64],
    pub(crate) point: &'a mut [f64],
}

impl Kernel for Combine<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Vectors>(self, simd: S) {
        let simd = simd.two();
        let Self {
            index,
            h,
            state,
            stages,
            point,
        } = self;
        let stages = by_pair(stages);
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
    }
}

/// The derivative at a stage, put among the stages.
pub(crate) struct Slope<'a, R> {
    pub(crate) system: &'a mut R,
    pub(crate) index: usize,
    pub(crate) time: f64,
    pub(crate) point: &'a [f64],
    /// Room for it.
    pub(crate) slope: &'a mut [f64],
    pub(crate) stages: &'a mut [f64],
}

impl<R: RightHandSide> Kernel for Slope<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run<S: Vectors>(self, simd: S) {
        self.system
            .derivative(simd, self.time, self.point, self.slope);
        let stages = by_pair_mut(self.stages).iter_mut();
        for (stages, slope) in stages.zip(pairs(self.slope)) {
            stages[self.index] = *slope;
        }
    }
}

/// The estimated error of a trial state in the norm max |error| / max(1, |y|).
pub(crate) struct EstimatedError<'a> {
    pub(crate) h: f64,
    pub(crate) state: &'a [f64],
    /// The trial state.
    pub(crate) point: &'a [f64],
    pub(crate) stages: &'a [f64],
}

impl Kernel for EstimatedError<'_> {
    type Output = f64;

    #[inline(always)]
    fn run<S: Vectors>(self, simd: S) -> f64 {
        let simd = simd.two();
        let (one, mut largest_5, mut largest_3) =
            (simd.splat(1.0), simd.splat(0.0), simd.splat(0.0));
        // A largest drops what is not a number; the sum keeps it for the check below.
        let mut sum = simd.splat(0.0);
        let states = pairs(self.state).iter().zip(pairs(self.point));
        for (stages, (old, new)) in by_pair(self.stages).iter().zip(states) {
            let (old, new) = (simd.load(old), simd.load(new));
            let scale = simd.max(simd.max(simd.absolute(old), simd.absolute(new)), one);
            let error_5 = simd.absolute(simd.divide(weigh(simd, stages, &ERROR_5), scale));
            let error_3 = simd.absolute(simd.divide(weigh(simd, stages, &ERROR_3), scale));
            largest_5 = simd.max(error_5, largest_5);
            largest_3 = simd.max(error_3, largest_3);
            sum = simd.add(sum, new);
        }
        let sum: Pair = simd.store(sum);
        if !sum.as_flattened().iter().sum::<f64>().is_finite() {
            return f64::NAN;
        }
        let largest_5 = largest(&simd.store(largest_5));
        let largest_3 = largest(&simd.store(largest_3));
        let denominator = largest_5 * largest_5 + 0.01 * largest_3 * largest_3;
        if denominator > 0.0 {
            self.h.abs() * largest_5 * largest_5 / denominator.sqrt()
        } else {
            0.0
        }
    }
}

/// The polynomial of a step.
pub(crate) struct Keep<'a> {
    pub(crate) h: f64,
    /// The states at the beginning and at the end of the step.
    pub(crate) state: &'a [f64],
    pub(crate) end: &'a [f64],
    pub(crate) stages: &'a [f64],
    /// Its coefficients.
    pub(crate) out: &'a mut [[Pair; COEFFICIENTS]],
}

impl Kernel for Keep<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Vectors>(self, simd: S) {
        let simd = simd.two();
        let h = simd.splat(self.h);
        let states = pairs(self.state).iter().zip(pairs(self.end));
        let stages = by_pair(self.stages);
        for ((out, stages), (old, new)) in self.out.iter_mut().zip(stages).zip(states) {
            let (old, new) = (simd.load(old), simd.load(new));
            let first = simd.multiply(h, simd.load(&stages[0]));
            let last = simd.multiply(h, simd.load(&stages[STAGES - 1]));
            let rise = simd.subtract(new, old);
            out[0] = simd.store(old);
            out[1] = simd.store(rise);
            out[2] = simd.store(simd.subtract(first, rise));
            let twice = simd.add(rise, rise);
            out[3] = simd.store(simd.subtract(twice, simd.add(first, last)));
            for (out, combination) in out[4..].iter_mut().zip(&DENSE) {
                let sum = weigh(simd, stages, combination);
                *out = simd.store(simd.multiply(h, sum));
            }
        }
    }
}

/// The largest of some numbers from 0.
#[inline(always)]
fn largest(numbers: &Pair) -> f64 {
    numbers.as_flattened().iter().copied().fold(0.0, f64::max)
}

/// The derivatives at all stages, pair of chunks of components by pair.
#[inline(always)]
fn by_pair(stages: &[f64]) -> &[[Pair; ALL_STAGES]] {
    pairs(stages).as_chunks().0
}

/// The same, to be written.
#[inline(always)]
pub(crate) fn by_pair_mut(stages: &mut [f64]) -> &mut [[Pair; ALL_STAGES]] {
    pairs_mut(stages).as_chunks_mut().0
}

/// Σ weight · stage.
#[inline(always)]
fn weigh<A: Arithmetic<Numbers = Pair>, const N: usize>(
    simd: A,
    stages: &[Pair; ALL_STAGES],
    combination: &Combination<N>,
) -> A::Vector {
    let mut sum = simd.splat(0.0);
    for &(stage, weight) in combination {
        sum = simd.multiply_add(simd.splat(weight), simd.load(&stages[stage]), sum);
    }
    sum
}

/// state + h Σ weight · stage.
#[inline(always)]
fn combine<A: Arithmetic<Numbers = Pair>, const N: usize>(
    simd: A,
    state: &[f64],
    stages: &[[Pair; ALL_STAGES]],
    combination: &Combination<N>,
    h: f64,
    out: &mut [f64],
) {
    let h = simd.splat(h);
    let given = pairs(state).iter().zip(stages);
    for ((state, stages), out) in given.zip(pairs_mut(out)) {
        let sum = weigh(simd, stages, combination);
        *out = simd.store(simd.multiply_add(h, sum, simd.load(state)));
    }
}
