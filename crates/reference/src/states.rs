//! The states of the game and their numbering.

use arrangement::Arrangement;

/// A state of peace, the first or one restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peace {
    /// The challenger's readiness level.
    pub readiness: usize,
    /// Whether the guarantee's credibility is intact.
    pub intact: bool,
    /// The combination of the guarantors' moods.
    pub moods: usize,
}

/// A state of war.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct War {
    /// The guarantors that fight, as a set of bits in acting order.
    pub coalition: usize,
    /// The challenger's readiness level.
    pub readiness: usize,
    /// The combination of the guarantors' moods.
    pub moods: usize,
}

/// Where the story stands, short of the protégé's fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Peace.
    Peace(Peace),
    /// War.
    War(War),
}

/// The numbering of the states: all states of peace first, then those of war.
#[derive(Clone, Debug)]
pub struct States {
    levels: usize,
    coalitions: usize,
    mood_counts: Vec<usize>,
    mood_combinations: usize,
}

impl States {
    /// The states of `arrangement`.
    pub fn of(arrangement: &Arrangement) -> Self {
        let mood_counts: Vec<usize> = arrangement
            .guarantors()
            .map(|guarantor| arrangement.actors[guarantor].moods.len().max(1))
            .collect();
        Self {
            levels: arrangement.actors[arrangement.challenger()].strength.len(),
            coalitions: 1 << mood_counts.len(),
            mood_combinations: mood_counts.iter().product(),
            mood_counts,
        }
    }

    /// The challenger's readiness levels.
    pub fn levels(&self) -> usize {
        self.levels
    }

    /// Sets of guarantors.
    pub fn coalitions(&self) -> usize {
        self.coalitions
    }

    /// States of peace.
    pub fn peace_count(&self) -> usize {
        self.levels * 2 * self.mood_combinations
    }

    /// All states.
    pub fn count(&self) -> usize {
        self.peace_count() + self.coalitions * self.levels * self.mood_combinations
    }

    /// The number of a state.
    pub fn index(&self, state: State) -> usize {
        match state {
            State::Peace(peace) => {
                (peace.readiness * 2 + usize::from(peace.intact)) * self.mood_combinations
                    + peace.moods
            }
            State::War(war) => {
                self.peace_count()
                    + (war.coalition * self.levels + war.readiness) * self.mood_combinations
                    + war.moods
            }
        }
    }

    /// The state with a number.
    pub fn state(&self, index: usize) -> State {
        let moods = index % self.mood_combinations;
        if index < self.peace_count() {
            let rest = index / self.mood_combinations;
            State::Peace(Peace {
                readiness: rest / 2,
                intact: rest % 2 == 1,
                moods,
            })
        } else {
            let rest = (index - self.peace_count()) / self.mood_combinations;
            State::War(War {
                coalition: rest / self.levels,
                readiness: rest % self.levels,
                moods,
            })
        }
    }

    /// The mood of the guarantor that acts in place `order`, within a combination of moods.
    pub fn mood_of(&self, moods: usize, order: usize) -> usize {
        moods / self.mood_stride(order) % self.mood_counts[order]
    }

    /// The combination that differs from `moods` only in the mood of the guarantor in place `order`.
    pub fn with_mood(&self, moods: usize, order: usize, mood: usize) -> usize {
        let stride = self.mood_stride(order);
        moods - self.mood_of(moods, order) * stride + mood * stride
    }

    /// The state that differs from `index` only in the mood of the guarantor in place `order`.
    pub fn index_with_mood(&self, index: usize, order: usize, mood: usize) -> usize {
        let moods = index % self.mood_combinations;
        index - moods + self.with_mood(moods, order, mood)
    }

    /// Probability of each combination of moods on the day of signing: "moods drawn from their
    /// `initial`", each guarantor's independently.
    pub fn initial_moods(&self, arrangement: &Arrangement) -> Vec<f64> {
        (0..self.mood_combinations)
            .map(|moods| {
                arrangement
                    .guarantors()
                    .enumerate()
                    .filter(|&(_, guarantor)| !arrangement.actors[guarantor].moods.is_empty())
                    .map(|(order, guarantor)| {
                        let mood = self.mood_of(moods, order);
                        arrangement.actors[guarantor].moods[mood].initial.value
                    })
                    .product()
            })
            .collect()
    }

    fn mood_stride(&self, order: usize) -> usize {
        self.mood_counts[..order].iter().product()
    }
}
