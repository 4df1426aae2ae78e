//! Backwards: what every state is worth to every player.

use super::{
    rates::value_derivative,
    solver::{InStretch, Varying},
    stages::RightHandSide,
};
use crate::vectors::Vectors;

/// The backward equation over one stretch.
pub(crate) struct BackwardEquation<'a, V, const VECTORS: usize> {
    pub(crate) stretch: InStretch<'a, V>,
}

impl<V: Varying, const VECTORS: usize> RightHandSide for BackwardEquation<'_, V, VECTORS> {
    #[inline(always)]
    fn derivative<S: Vectors>(&mut self, simd: S, time: f64, values: &[f64], out: &mut [f64]) {
        self.stretch.move_to(time);
        let InStretch {
            game,
            phase,
            numbers,
            room,
            ..
        } = &mut self.stretch;
        value_derivative::<S, VECTORS>(simd, (game, phase), numbers, values, out, room);
    }
}
