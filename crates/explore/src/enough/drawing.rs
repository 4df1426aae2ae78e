//! Futures that were drawn, asked about with one number set.

use arrangement::Arrangement;
use rayon::prelude::*;

use crate::{
    drawn::Drawn,
    futures::TOLERANCE,
    question::{Question, QuestionError},
};

/// An arrangement and the futures that were drawn of it.
pub(super) struct Drawing<'a> {
    arrangement: &'a Arrangement,
    drawn: Drawn,
    /// The value of each input: future × input.
    draws: Vec<Vec<f64>>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(arrangement: &'a Arrangement, draws: Vec<Vec<f64>>) -> Self {
        Self {
            arrangement,
            drawn: Drawn::new(arrangement),
            draws,
        }
    }

    /// How many futures there are.
    pub(super) fn futures(&self) -> usize {
        self.draws.len()
    }

    /// Whether the arrangement is sufficient in some futures with a number at some values, on all
    /// cores: future × value. `progress` is told of each future.
    pub(super) fn verdicts(
        &self,
        futures: &[usize],
        path: &str,
        values: &[f64],
        progress: &(dyn Fn(u64) + Sync),
    ) -> Vec<Vec<Result<bool, QuestionError>>> {
        let target = self.arrangement.target.survival.value;
        let question = || Question::with_tolerance(self.arrangement.clone(), TOLERANCE);
        let verdicts = |question: &mut Question, &future: &usize| {
            let values_drawn = &self.draws[future];
            question.change(|numbers| self.drawn.set(numbers, values_drawn));
            let verdicts = values.iter().map(|&value| {
                let reached = question.reached_with(path, value)?;
                Ok(reached >= target)
            });
            let verdicts = verdicts.collect();
            progress(1);
            verdicts
        };
        futures.par_iter().map_init(question, verdicts).collect()
    }
}
