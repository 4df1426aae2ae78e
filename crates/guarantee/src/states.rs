//! The states of the guarantee game and their numbers.
//!
//! Peace states come first (moods outermost, broken before intact credibility within, readiness
//! innermost), then war states (moods outermost, coalition by coalition within, readiness innermost),
//! then the fall: so that what rings or follows together stands together (the solver's rows).

use arrangement::Arrangement;

use crate::coalition::Coalition;

/// A phase of the story with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Peace; credibility may be intact or broken.
    Peace { intact: bool },
    /// War, with the place of its coalition in [`States::coalitions`].
    War { coalition: usize },
    /// The protégé has lost.
    Fallen,
}

/// A state taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StateParts {
    pub(crate) phase: Phase,
    pub(crate) readiness: usize,
    /// The moods of all guarantors as one number; see [`States::mood_of`].
    pub(crate) moods: usize,
}

/// How states are numbered.
#[derive(Clone, Debug)]
pub(crate) struct States {
    pub(crate) levels: usize,
    /// 2 where credibility matters; 1 where nobody pledges, so that it changes nothing.
    pub(crate) credibilities: usize,
    /// How many moods each guarantor has.
    pub(crate) moods: Vec<usize>,
    /// The coalitions that can fight.
    pub(crate) coalitions: Vec<Coalition>,
    /// Every state taken apart.
    parts: Vec<StateParts>,
}

impl States {
    pub(crate) fn new(
        arrangement: &Arrangement,
        credibilities: usize,
        coalitions: Vec<Coalition>,
    ) -> Self {
        let moods = arrangement
            .guarantors()
            .map(|actor| arrangement.actors[actor].moods.len().max(1));
        let levels = arrangement.actors[arrangement.challenger()].strength.len();
        Self::number(levels, credibilities, moods.collect(), coalitions)
    }

    fn number(
        levels: usize,
        credibilities: usize,
        moods: Vec<usize>,
        coalitions: Vec<Coalition>,
    ) -> Self {
        let mut states = Self {
            levels,
            credibilities,
            moods,
            coalitions,
            parts: vec![],
        };
        states.parts = (0..states.count())
            .map(|state| states.take_apart(state))
            .collect();
        states
    }

    /// How many combinations of moods there are.
    pub(crate) fn mood_combinations(&self) -> usize {
        self.moods.iter().product()
    }

    pub(crate) fn count(&self) -> usize {
        self.fallen() + 1
    }

    fn peaceful(&self) -> usize {
        self.mood_combinations() * self.credibilities * self.levels
    }

    pub(crate) fn peace(&self, readiness: usize, intact: bool, moods: usize) -> usize {
        let credibility = if intact { self.credibilities - 1 } else { 0 };
        (moods * self.credibilities + credibility) * self.levels + readiness
    }

    pub(crate) fn war(&self, coalition: Coalition, readiness: usize, moods: usize) -> usize {
        let block = moods * self.coalitions.len() + self.coalition_index(coalition);
        self.peaceful() + block * self.levels + readiness
    }

    fn coalition_index(&self, coalition: Coalition) -> usize {
        (self.coalitions.iter().position(|&known| known == coalition))
            .expect("every coalition that can arise was collected when states were laid out")
    }

    pub(crate) fn fallen(&self) -> usize {
        self.peaceful() + self.mood_combinations() * self.coalitions.len() * self.levels
    }

    /// The parts of a state.
    pub(crate) fn parts(&self, state: usize) -> StateParts {
        self.parts[state]
    }

    fn take_apart(&self, state: usize) -> StateParts {
        if state == self.fallen() {
            return StateParts {
                phase: Phase::Fallen,
                readiness: 0,
                moods: 0,
            };
        }
        let peaceful = state < self.peaceful();
        let index = if peaceful {
            state
        } else {
            state - self.peaceful()
        };
        let within = match peaceful {
            true => self.credibilities,
            false => self.coalitions.len(),
        };
        let (block, readiness) = (index / self.levels, index % self.levels);
        let (moods, inner) = (block / within, block % within);
        let phase = if peaceful {
            let intact = inner == self.credibilities - 1;
            Phase::Peace { intact }
        } else {
            Phase::War { coalition: inner }
        };
        StateParts {
            phase,
            readiness,
            moods,
        }
    }

    /// The mood of one guarantor among all moods.
    pub(crate) fn mood_of(&self, guarantor: usize, moods: usize) -> usize {
        let below: usize = self.moods[guarantor + 1..].iter().product();
        moods / below % self.moods[guarantor]
    }

    /// The number of a combination of moods, one a guarantor; `None` where there is no such mood.
    pub(crate) fn combination(&self, moods: &[usize]) -> Option<usize> {
        let known = moods.len() == self.moods.len()
            && moods
                .iter()
                .zip(&self.moods)
                .all(|(mood, count)| mood < count);
        let join = |number, (mood, count): (&usize, &usize)| number * count + mood;
        known.then(|| moods.iter().zip(&self.moods).fold(0, join))
    }

    /// All moods with that of one guarantor replaced.
    pub(crate) fn with_mood(&self, guarantor: usize, moods: usize, mood: usize) -> usize {
        let below: usize = self.moods[guarantor + 1..].iter().product();
        moods - self.mood_of(guarantor, moods) * below + mood * below
    }

    /// The same state with the mood of one guarantor replaced.
    pub(crate) fn redrawn(&self, state: usize, guarantor: usize, mood: usize) -> usize {
        let parts = self.parts(state);
        let moods = self.with_mood(guarantor, parts.moods, mood);
        match parts.phase {
            Phase::Peace { intact } => self.peace(parts.readiness, intact, moods),
            Phase::War { coalition } => {
                self.war(self.coalitions[coalition], parts.readiness, moods)
            }
            Phase::Fallen => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_put_together_as_it_was_taken_apart() {
        let coalitions = vec![Coalition::NOBODY, Coalition::NOBODY.with(1)];
        let states = States::number(3, 2, vec![2, 3], coalitions);
        for state in 0..states.count() {
            let parts = states.parts(state);
            let again = match parts.phase {
                Phase::Peace { intact } => states.peace(parts.readiness, intact, parts.moods),
                Phase::War { coalition } => {
                    states.war(states.coalitions[coalition], parts.readiness, parts.moods)
                }
                Phase::Fallen => states.fallen(),
            };
            assert_eq!(again, state);
        }
        for moods in 0..6 {
            let changed = states.with_mood(1, moods, 2);
            assert_eq!(states.mood_of(1, changed), 2);
            assert_eq!(states.mood_of(0, changed), states.mood_of(0, moods));
        }
    }
}
