//! A solution between its ends: the polynomial of each step, of order 7.

use super::rates::{chunks, chunks_mut};
use crate::logistic::{LANES, lanes, multiply_add};

/// Coefficients of a step's polynomial, each a vector of the system's size.
const COEFFICIENTS: usize = 8;

/// One step: it began at `time` and was `h` long (negative: backwards).
#[derive(Clone, Copy, Debug)]
struct Step {
    time: f64,
    h: f64,
}

/// The solution of a differential equation, step by step.
#[derive(Clone, Debug, Default)]
pub struct Trajectory {
    size: usize,
    steps: Vec<Step>,
    coefficients: Vec<f64>,
    spare: Vec<f64>,
    /// How many steps there is room for.
    most_steps: usize,
    /// For each span that was followed, where its steps end.
    spans: Vec<usize>,
}

impl Trajectory {
    pub(crate) fn new(size: usize) -> Self {
        Self {
            size,
            spare: vec![0.0; size],
            ..Self::default()
        }
    }

    /// Forgets all steps but keeps their room.
    pub(crate) fn clear(&mut self) {
        self.steps.clear();
        self.coefficients.clear();
        self.spans.clear();
    }

    /// Ends a span; [`Self::at`] looks within one span only.
    pub(crate) fn end_span(&mut self) {
        self.spans.push(self.steps.len());
    }

    /// Where this solution needed more room than there was, makes room for half as many steps
    /// again, so that other numbers seldom need new room.
    pub(crate) fn reserve_more(&mut self) {
        let steps = self.steps.len();
        if steps > self.most_steps {
            self.most_steps = steps + steps / 2 + 8;
            self.steps.reserve(self.most_steps - steps);
            let more = (self.most_steps - steps) * COEFFICIENTS * self.size;
            self.coefficients.reserve(more);
        }
    }

    pub(crate) fn push(&mut self, time: f64, h: f64) -> &mut [f64] {
        self.steps.push(Step { time, h });
        self.coefficients
            .resize(self.steps.len() * COEFFICIENTS * self.size, 0.0);
        self.last_mut()
    }

    pub(crate) fn last_mut(&mut self) -> &mut [f64] {
        let start = self.coefficients.len() - COEFFICIENTS * self.size;
        &mut self.coefficients[start..]
    }

    pub(crate) fn take_spare(&mut self, size: usize) -> Vec<f64> {
        debug_assert_eq!(self.spare.len(), size);
        std::mem::take(&mut self.spare)
    }

    pub(crate) fn give_spare(&mut self, spare: Vec<f64>) {
        self.spare = spare;
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
    pub(crate) fn at<const FUSED: bool>(&self, span: usize, time: f64, out: &mut [f64]) {
        let (step, x) = self.find(span, time);
        let coefficients = &self.coefficients[step * COEFFICIENTS * self.size..];
        let part = |index: usize| chunks(&coefficients[index * self.size..(index + 1) * self.size]);
        let parts: [&[[f64; LANES]]; COEFFICIENTS] = std::array::from_fn(part);
        for (chunk, out) in chunks_mut(out).iter_mut().enumerate() {
            let mut sum = parts[COEFFICIENTS - 1][chunk];
            for index in (0..COEFFICIENTS - 1).rev() {
                let by = if index % 2 == 0 { x } else { 1.0 - x };
                sum = lanes(
                    #[inline(always)]
                    |l| multiply_add::<FUSED>(sum[l], by, parts[index][chunk][l]),
                );
            }
            *out = sum;
        }
    }

    /// One component of the solution at `time` within a span.
    pub fn component_at(&self, span: usize, time: f64, component: usize) -> f64 {
        let (step, x) = self.find(span, time);
        let coefficients = &self.coefficients[step * COEFFICIENTS * self.size + component..];
        (0..COEFFICIENTS - 1).rev().fold(
            coefficients[(COEFFICIENTS - 1) * self.size],
            |sum, index| {
                let by = if index % 2 == 0 { x } else { 1.0 - x };
                sum * by + coefficients[index * self.size]
            },
        )
    }
}
