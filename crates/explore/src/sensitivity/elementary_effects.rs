//! Morris screening: which of many inputs matter at all, from few runs.

use super::{Bootstrap, SensitivityError, check_finite, check_lengths};
use crate::estimate::{Estimate, standard_deviation};

/// What a whole range of one input does to the outcome, seen from several places; in the outcome's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementaryEffects {
    /// μ, the mean effect; effects of both signs cancel.
    pub mean: f64,
    /// μ*, the mean of the effects' sizes: near 0 only where the input does nothing.
    pub mean_size: Estimate,
    /// σ, the standard deviation of effects: 0 where the outcome is linear in this input and adds it to
    /// the others.
    pub standard_deviation: f64,
}

/// The elementary effects of each input.
///
/// `columns` are inputs × rows in [0, 1], the rows of a [`crate::design::Trajectories`] design or of any
/// other in which d + 1 rows form a trajectory that changes each input once; `outcomes` one number a
/// row. The effect of an input in one trajectory is the change of the outcome over the change of the
/// input (Morris 1991); μ* is that of Campolongo, Cariboni & Saltelli (2007), all as in SALib's
/// `morris.analyze`. Resamples draw trajectories.
///
/// # Errors
///
/// [`SensitivityError::NotOfTheDesign`] unless there are two whole trajectories or more,
/// [`SensitivityError::NotAStep`], [`SensitivityError::DifferentLengths`] and
/// [`SensitivityError::NotFinite`].
pub fn elementary_effects(
    columns: &[Vec<f64>],
    outcomes: &[f64],
    bootstrap: Bootstrap,
) -> Result<Vec<ElementaryEffects>, SensitivityError> {
    let block = columns.len() + 1;
    if !outcomes.len().is_multiple_of(block) || outcomes.len() < 2 * block {
        return Err(SensitivityError::NotOfTheDesign {
            outcomes: outcomes.len(),
            block,
        });
    }
    check_lengths(columns, outcomes)?;
    check_finite(outcomes)?;

    let starts = (0..outcomes.len()).step_by(block);
    let effects: Vec<Vec<f64>> = starts
        .map(|start| effects(columns, outcomes, start))
        .collect::<Result<_, _>>()?;
    let sizes = bootstrap.estimates(effects.len(), |drawn| {
        let of_input = |input: usize| {
            drawn
                .iter()
                .map(|&at| effects[at][input].abs())
                .sum::<f64>()
        };
        (0..columns.len())
            .map(|input| of_input(input) / drawn.len() as f64)
            .collect()
    });
    let inputs = sizes.into_iter().enumerate().map(|(input, mean_size)| {
        let of_input = effects.iter().map(|effects| effects[input]);
        ElementaryEffects {
            mean: of_input.clone().sum::<f64>() / effects.len() as f64,
            mean_size,
            standard_deviation: standard_deviation(of_input),
        }
    });
    Ok(inputs.collect())
}

/// The effect of each input in the trajectory that starts at a row.
fn effects(
    columns: &[Vec<f64>],
    outcomes: &[f64],
    start: usize,
) -> Result<Vec<f64>, SensitivityError> {
    let mut effects = vec![None; columns.len()];
    for row in start + 1..=start + columns.len() {
        let step = |input: &usize| columns[*input][row] - columns[*input][row - 1];
        let mut changed = (0..columns.len()).filter(|input| step(input) != 0.0);
        match (changed.next(), changed.next()) {
            (Some(input), None) if effects[input].is_none() => {
                effects[input] = Some((outcomes[row] - outcomes[row - 1]) / step(&input));
            }
            _ => return Err(SensitivityError::NotAStep { row }),
        }
    }
    Ok(effects.into_iter().flatten().collect())
}
