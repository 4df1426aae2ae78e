//! A solution between its ends: the polynomial of each step, of order 7.

use crate::vectors::{Aligned, Arithmetic, Kernel, LANES, Pair, Vectors, pairs, pairs_mut};

/// Coefficients of a step's polynomial.
pub(crate) const COEFFICIENTS: usize = 8;

/// One step: it began at `time` and was `h` long (negative: backwards).
#[derive(Clone, Copy, Debug)]
struct Step {
    time: f64,
    h: f64,
}

/// The solution of a differential equation, step by step.
#[derive(Clone, Debug, Default)]
pub struct Trajectory {
    /// Pairs of chunks of components.
    size: usize,
    steps: Vec<Step>,
    /// Step × pair × coefficient; what lies past the last step is of no solution.
    coefficients: Aligned,
    /// How many steps there is to be room for.
    most_steps: usize,
    /// For each span that was followed, where its steps end.
    spans: Vec<usize>,
}

impl Trajectory {
    pub(crate) fn new(size: usize) -> Self {
        Self {
            size: size / (2 * LANES),
            ..Self::default()
        }
    }

    /// Forgets all steps but keeps their room.
    pub(crate) fn clear(&mut self) {
        self.steps.clear();
        self.spans.clear();
    }

    /// How many numbers are kept.
    pub(crate) fn numbers(&self) -> usize {
        self.steps.len() * self.step_length()
    }

    /// How long the last step is.
    pub(crate) fn last_step(&self) -> Option<f64> {
        self.steps.last().map(|step| step.h.abs())
    }

    /// Ends a span; [`Self::at`] looks within one span only.
    pub(crate) fn end_span(&mut self) {
        self.spans.push(self.steps.len());
    }

    /// Numbers of one step.
    fn step_length(&self) -> usize {
        self.size * COEFFICIENTS * 2 * LANES
    }

    /// Makes room for so many steps.
    fn make_room(&mut self, steps: usize) {
        let length = steps * self.step_length();
        if self.coefficients.len() < length {
            let kept = self.numbers();
            let mut coefficients = Aligned::zeros(length);
            coefficients[..kept].copy_from_slice(&self.coefficients[..kept]);
            self.coefficients = coefficients;
            self.steps.reserve(steps - self.steps.len());
        }
    }

    /// Where this solution needed more room than there was, makes room for half as many steps
    /// again, so that other numbers seldom need new room.
    pub(crate) fn reserve_more(&mut self) {
        let steps = self.steps.len();
        if steps > self.most_steps {
            self.most_steps = steps + steps / 2 + 8;
            self.make_room(self.most_steps);
        }
    }

    /// Adds a step; gives its coefficients, pair by pair, to be filled in.
    pub(crate) fn push(&mut self, time: f64, h: f64) -> &mut [[Pair; COEFFICIENTS]] {
        let (start, length) = (self.numbers(), self.step_length());
        if self.coefficients.len() < start + length {
            self.make_room(2 * self.steps.len() + 8);
        }
        self.steps.push(Step { time, h });
        let coefficients = &mut self.coefficients[start..start + length];
        pairs_mut(coefficients).as_chunks_mut().0
    }

    /// The coefficients of a step, pair by pair.
    #[inline(always)]
    fn of_step(&self, step: usize) -> &[[Pair; COEFFICIENTS]] {
        let length = self.step_length();
        pairs(&self.coefficients[step * length..][..length])
            .as_chunks()
            .0
    }

    /// The step of a span that covers `time`, and how far into it that is (0 … 1).
    #[inline(always)]
    fn find(&self, span: usize, time: f64) -> (usize, f64) {
        let first = if span == 0 { 0 } else { self.spans[span - 1] };
        let steps = &self.steps[first..self.spans[span]];
        // Steps follow the direction of integration; a step covers what lies past its beginning.
        let forwards = steps[0].h > 0.0;
        let passed = steps.partition_point(|step| {
            if forwards {
                step.time <= time
            } else {
                step.time >= time
            }
        });
        let index = passed.saturating_sub(1);
        (first + index, (time - steps[index].time) / steps[index].h)
    }

    /// The solution at `time` within a span, all components.
    #[inline(always)]
    pub(crate) fn at<S: Vectors>(&self, simd: S, span: usize, time: f64, out: &mut [f64]) {
        let (step, x) = self.find(span, time);
        let simd = simd.two();
        let by = [simd.splat(x), simd.splat(1.0 - x)];
        for (coefficients, out) in self.of_step(step).iter().zip(pairs_mut(out)) {
            let mut sum = simd.load(&coefficients[COEFFICIENTS - 1]);
            for index in (0..COEFFICIENTS - 1).rev() {
                sum = simd.multiply_add(sum, by[index % 2], simd.load(&coefficients[index]));
            }
            *out = simd.store(sum);
        }
    }

    /// The same, outside of a kernel.
    pub(crate) fn read<S: Vectors>(&self, simd: S, span: usize, time: f64, out: &mut [f64]) {
        simd.run(Read {
            trajectory: self,
            span,
            time,
            out,
        });
    }

    /// One component of the solution at `time` within a span.
    pub fn component_at(&self, span: usize, time: f64, component: usize) -> f64 {
        let (step, x) = self.find(span, time);
        let (chunk, lane) = (component / LANES, component % LANES);
        let coefficients = &self.of_step(step)[chunk / 2];
        let coefficient = |index: usize| coefficients[index][chunk % 2][lane];
        (0..COEFFICIENTS - 1)
            .rev()
            .fold(coefficient(COEFFICIENTS - 1), |sum, index| {
                let by = if index % 2 == 0 { x } else { 1.0 - x };
                sum * by + coefficient(index)
            })
    }
}

/// The solution at a time within a span.
struct Read<'a> {
    trajectory: &'a Trajectory,
    span: usize,
    time: f64,
    out: &'a mut [f64],
}

impl Kernel for Read<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Vectors>(self, simd: S) {
        self.trajectory.at(simd, self.span, self.time, self.out);
    }
}
