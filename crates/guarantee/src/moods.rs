//! Which combinations of moods can occur as time goes on.

use arrangement::{Arrangement, Number};

use crate::{calendar::TurnoverTime, states::States, trees::Cast};

/// The combinations of moods that can occur in a stretch, with room to follow them on.
#[derive(Clone, Debug)]
pub(crate) struct PossibleMoods {
    now: Vec<bool>,
    before: Vec<bool>,
}

impl PossibleMoods {
    pub(crate) fn new(states: &States) -> Self {
        let none = vec![false; states.mood_combinations()];
        Self {
            now: none.clone(),
            before: none,
        }
    }

    /// Those of the day of signing.
    pub(crate) fn start(&mut self, arrangement: &Arrangement, cast: &Cast, states: &States) {
        let may = |guarantor: usize, moods: usize| {
            let mood = states.mood_of(guarantor, moods);
            let actor = &arrangement.actors[cast.guarantors[guarantor]];
            (actor.moods.get(mood)).is_none_or(|mood| possible(&mood.initial))
        };
        for (moods, now) in self.now.iter_mut().enumerate() {
            *now = (0..cast.guarantors.len()).all(|guarantor| may(guarantor, moods));
        }
    }

    /// Those after a turnover.
    pub(crate) fn turn(
        &mut self,
        arrangement: &Arrangement,
        cast: &Cast,
        states: &States,
        turnover: TurnoverTime,
    ) {
        let actor = &arrangement.actors[cast.guarantors[turnover.guarantor]];
        let to = &actor.turnovers[turnover.index].to;
        std::mem::swap(&mut self.now, &mut self.before);
        self.now.fill(false);
        for (moods, _) in self
            .before
            .iter()
            .enumerate()
            .filter(|(_, before)| **before)
        {
            for (mood, _) in to.iter().enumerate().filter(|(_, to)| possible(to)) {
                self.now[states.with_mood(turnover.guarantor, moods, mood)] = true;
            }
        }
    }

    /// By combination, whether it can occur.
    pub(crate) fn now(&self) -> &[bool] {
        &self.now
    }

    /// Whether all that can occur are among others.
    pub(crate) fn are_among(&self, others: &[bool]) -> bool {
        (self.now.iter().zip(others)).all(|(now, other)| *other || !now)
    }
}

/// Whether a probability can be positive: it is, or it is uncertain.
fn possible(probability: &Number) -> bool {
    probability.value > 0.0 || probability.range.is_some()
}
