//! Backwards: what every state is worth to every player.

use super::{
    game::Game,
    integrator::RightHandSide,
    numbers::Numbers,
    rates::{TreeRoom, value_derivative},
    solver::Varying,
};

/// The backward equation over one stretch.
pub(crate) struct BackwardEquation<'a, V> {
    pub(crate) game: &'a Game,
    pub(crate) stretch: usize,
    pub(crate) running: &'a [usize],
    pub(crate) varies: bool,
    pub(crate) varying: &'a V,
    pub(crate) numbers: &'a mut Numbers,
    pub(crate) room: &'a mut TreeRoom,
}

impl<V: Varying> RightHandSide for BackwardEquation<'_, V> {
    #[inline(always)]
    fn derivative<const FUSED: bool>(&mut self, time: f64, values: &[f64], out: &mut [f64]) {
        if self.varies {
            self.varying
                .set(self.game, self.stretch, time, self.numbers);
        }
        let numbers = &self.numbers.data;
        value_derivative::<FUSED>(self.game, self.running, numbers, values, out, self.room);
    }
}
