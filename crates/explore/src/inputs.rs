//! The uncertain numbers of an arrangement.

use arrangement::{Arrangement, UncertainRange};

use crate::design::quantile::{triangular, uniform};

/// A number that an arrangement gives a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its dotted path.
    pub path: String,
    /// Its distribution.
    pub range: UncertainRange,
    /// The value used where one number is wanted.
    pub central: f64,
    /// Its place among [`Arrangement::numbers`].
    place: usize,
}

impl Input {
    /// The value below which a share `unit` ∈ [0, 1] of its distribution lies.
    pub fn quantile(&self, unit: f64) -> f64 {
        match self.range {
            UncertainRange::Uniform { low, high } => uniform(unit, low, high),
            UncertainRange::Triangular { low, mode, high } => triangular(unit, low, mode, high),
        }
    }
}

/// Every uncertain number of an arrangement, in the order of its file's reference.
pub fn inputs(arrangement: &Arrangement) -> Vec<Input> {
    let uncertain = |(place, (path, number)): (usize, (String, &arrangement::Number))| {
        Some(Input {
            path,
            range: number.range?,
            central: number.value,
            place,
        })
    };
    (arrangement.numbers().into_iter().enumerate())
        .filter_map(uncertain)
        .collect()
}

/// Gives the uncertain numbers of an arrangement these values.
pub(crate) fn set(arrangement: &mut Arrangement, inputs: &[Input], values: &[f64]) {
    let mut numbers = arrangement.numbers_mut();
    for (input, &value) in inputs.iter().zip(values) {
        numbers[input.place].1.value = value;
    }
}
