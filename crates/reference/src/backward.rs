//! The values, integrated backwards from the end of the story to the signing.

use arrangement::Arrangement;

use crate::calendar::{Redraw, Stretch};
use crate::choice::{MOST_ACTORS, Points};
use crate::equations::Equations;
use crate::states::States;
use crate::tree::Moment;

/// The value of every state to every actor at one time.
pub type Values = Vec<Points>;

/// The values on one stretch at evenly spaced times, from its start to its end.
pub type Path = Vec<Values>;

/// Classical Runge–Kutta steps backwards through `stretch`, from the values at its end; returns the
/// values at all `steps` + 1 times if they are to be kept, else only those at its start.
pub fn integrate(
    equations: &Equations,
    stretch: &Stretch,
    at_end: Values,
    steps: usize,
    keep: bool,
) -> Path {
    let length = (stretch.end - stretch.start) / steps as f64;
    let count = at_end.len();
    let mut path = Vec::with_capacity(if keep { steps + 1 } else { 1 });
    let mut values = at_end;
    let mut victory = Vec::new();
    let mut probe = values.clone();
    let mut slopes: [Values; 4] = std::array::from_fn(|_| vec![Points::default(); count]);
    for step in (0..steps).rev() {
        if keep {
            path.push(values.clone());
        }
        let start = stretch.start + length * step as f64;
        // Each stage: how far back it looks, and how far it moves along the slopes before it.
        for (stage, back) in [0.0, 0.5, 0.5, 1.0].into_iter().enumerate() {
            if stage != 2 {
                equations.victory(start + length * (1.0 - back), &mut victory);
            }
            let (before, rest) = slopes.split_at_mut(stage);
            if let Some(slope) = before.last() {
                move_along(&mut probe, &values, slope, length * back);
            } else {
                probe.copy_from_slice(&values);
            }
            let moment = Moment {
                values: &probe,
                victory: &victory,
            };
            equations.slopes(moment, &mut rest[0]);
        }
        for (index, value) in values.iter_mut().enumerate() {
            for actor in 0..MOST_ACTORS {
                let [first, second, third, fourth] = [0, 1, 2, 3].map(|k| slopes[k][index][actor]);
                value[actor] += length / 6.0 * (first + 2.0 * (second + third) + fourth);
            }
        }
    }
    path.push(values);
    path.reverse();
    path
}

/// "Value just before = expectation of the values just after."
pub fn before_redraw(states: &States, redraw: &Redraw, after: &[Points]) -> Values {
    (0..after.len())
        .map(|index| {
            let mut points = Points::default();
            for (mood, probability) in redraw.to.iter().enumerate() {
                let redrawn = &after[states.index_with_mood(index, redraw.order, mood)];
                for actor in 0..MOST_ACTORS {
                    points[actor] += probability * redrawn[actor];
                }
            }
            points
        })
        .collect()
}

/// The average over the initial moods of the values of the states that `state_with` gives for them.
pub fn at_the_start(
    arrangement: &Arrangement,
    states: &States,
    values: &[Points],
    state_with: impl Fn(usize) -> usize,
) -> Vec<f64> {
    let initial = states.initial_moods(arrangement);
    (0..arrangement.actors.len())
        .map(|actor| {
            initial
                .iter()
                .enumerate()
                .map(|(moods, probability)| probability * values[state_with(moods)][actor])
                .sum()
        })
        .collect()
}

fn move_along(to: &mut [Points], from: &[Points], slopes: &[Points], length: f64) {
    for ((to, from), slope) in to.iter_mut().zip(from).zip(slopes) {
        for actor in 0..MOST_ACTORS {
            to[actor] = from[actor] + length * slope[actor];
        }
    }
}
