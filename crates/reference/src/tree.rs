//! What an event leads to: a tree of choices and chances, evaluated by plain recursion.

use arrangement::ActorIndex;

use crate::choice::{Points, choose, expectation};

/// What follows an event.
pub enum Tree {
    /// The story goes on in the state with this number.
    Reaches(usize),
    /// The protégé falls; everyone gets these points and nothing afterwards.
    Falls(Points),
    /// Somebody pays (below 0: receives), then the rest follows.
    Pays {
        /// Who.
        actor: ActorIndex,
        /// Points.
        amount: f64,
        /// What follows.
        then: Box<Tree>,
    },
    /// Somebody chooses.
    Chooses {
        /// Who.
        chooser: ActorIndex,
        /// The chooser's scale of private information.
        scale: f64,
        /// What follows the first action.
        first: Box<Tree>,
        /// What follows the second action.
        second: Box<Tree>,
    },
    /// Chance decides.
    Chance {
        /// How likely the second outcome is.
        second_is: Likelihood,
        /// The first outcome.
        first: Box<Tree>,
        /// The second outcome.
        second: Box<Tree>,
    },
}

/// A probability that chance decides by.
#[derive(Clone, Copy)]
pub enum Likelihood {
    /// The same at all times.
    Fixed(f64),
    /// That the challenger wins a decisive moment: looked up in the table of the moment.
    Victory(usize),
}

/// A moment: what everything in a tree is worth then.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The value of each state to each actor.
    pub values: &'a [Points],
    /// The probability that the challenger wins, by coalition and readiness.
    pub victory: &'a [f64],
}

/// A place where a tree can end, with its probability.
pub struct End {
    /// The number of the state reached; `None`: the protégé has fallen.
    pub state: Option<usize>,
    /// Probability.
    pub probability: f64,
}

impl Moment<'_> {
    fn probability(&self, likelihood: Likelihood) -> f64 {
        match likelihood {
            Likelihood::Fixed(probability) => probability,
            Likelihood::Victory(place) => self.victory[place],
        }
    }
}

impl Tree {
    /// What the tree is worth to each actor.
    pub fn points(&self, moment: Moment) -> Points {
        match self {
            Self::Reaches(state) => moment.values[*state],
            Self::Falls(points) => *points,
            Self::Pays {
                actor,
                amount,
                then,
            } => {
                let mut points = then.points(moment);
                points[*actor] -= amount;
                points
            }
            Self::Chooses {
                chooser,
                scale,
                first,
                second,
            } => {
                let (first, second) = (first.points(moment), second.points(moment));
                root_of_choice(*chooser, *scale, &first, &second).0
            }
            Self::Chance {
                second_is,
                first,
                second,
            } => expectation(
                &first.points(moment),
                &second.points(moment),
                moment.probability(*second_is),
            ),
        }
    }

    /// Where the tree ends and how likely each end is, added to `ends`; returns what it is worth.
    pub fn ends(&self, moment: Moment, ends: &mut Vec<End>) -> Points {
        let begin = ends.len();
        match self {
            Self::Reaches(state) => {
                ends.push(End {
                    state: Some(*state),
                    probability: 1.0,
                });
                moment.values[*state]
            }
            Self::Falls(points) => {
                ends.push(End {
                    state: None,
                    probability: 1.0,
                });
                *points
            }
            Self::Pays {
                actor,
                amount,
                then,
            } => {
                let mut points = then.ends(moment, ends);
                points[*actor] -= amount;
                points
            }
            Self::Chooses {
                chooser,
                scale,
                first,
                second,
            } => {
                let first = first.ends(moment, ends);
                let middle = ends.len();
                let second = second.ends(moment, ends);
                let (points, probability) = root_of_choice(*chooser, *scale, &first, &second);
                weigh(&mut ends[begin..], middle - begin, probability);
                points
            }
            Self::Chance {
                second_is,
                first,
                second,
            } => {
                let first = first.ends(moment, ends);
                let middle = ends.len();
                let second = second.ends(moment, ends);
                let probability = moment.probability(*second_is);
                weigh(&mut ends[begin..], middle - begin, probability);
                expectation(&first, &second, probability)
            }
        }
    }

    /// The probability that the choice at the root falls on the second action.
    pub fn probability_of_second(&self, moment: Moment) -> f64 {
        match self {
            Self::Chooses {
                chooser,
                scale,
                first,
                second,
            } => {
                let (first, second) = (first.points(moment), second.points(moment));
                root_of_choice(*chooser, *scale, &first, &second).1
            }
            _ => 0.0,
        }
    }
}

/// What a choice is worth to everyone, and the probability of its second action.
fn root_of_choice(
    chooser: ActorIndex,
    scale: f64,
    first: &Points,
    second: &Points,
) -> (Points, f64) {
    let choice = choose(first[chooser], second[chooser], scale);
    let mut points = expectation(first, second, choice.second);
    points[chooser] = choice.worth;
    (points, choice.second)
}

/// Multiplies the ends of the first branch by 1 − p and those of the second by p.
fn weigh(ends: &mut [End], of_first: usize, probability_of_second: f64) {
    let (first, second) = ends.split_at_mut(of_first);
    for end in first {
        end.probability *= 1.0 - probability_of_second;
    }
    for end in second {
        end.probability *= probability_of_second;
    }
}
