//! The ways in which futures may be drawn, by name.

use super::{Design, DesignError, LatinHypercube, Random, Sobol};

/// A way to draw points of which each has one number for each input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A scrambled Sobol' sequence.
    Sobol,
    /// A Latin hypercube.
    LatinHypercube,
    /// Independent random draws.
    Random,
}

impl Drawing {
    /// Its name, as options and answers have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sobol => "sobol",
            Self::LatinHypercube => "lhs",
            Self::Random => "random",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Sobol, Self::LatinHypercube, Self::Random];
        all.into_iter().find(|drawing| drawing.name() == name)
    }

    /// So many points with so many numbers.
    ///
    /// # Errors
    /// Where there is no such design.
    pub fn design(
        self,
        rows: usize,
        inputs: usize,
        seed: u64,
    ) -> Result<Box<dyn Design + Send>, DesignError> {
        Ok(match self {
            Self::Sobol => Box::new(Sobol::new(rows, inputs, seed)?),
            Self::LatinHypercube => Box::new(LatinHypercube::new(rows, inputs, seed)?),
            Self::Random => Box::new(Random::new(rows, inputs, seed)?),
        })
    }
}
