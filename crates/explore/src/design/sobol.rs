//! Sobol' sequences, scrambled.
//!
//! Digit k of coordinate j of point i is the parity of the digits that i and a row of a binary matrix
//! share (Sobol' 1967); the matrices follow from the direction numbers of Joe & Kuo (2008,
//! "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30;
//! their file new-joe-kuo-6, whose first 1,024 dimensions stand in `joe_kuo.txt`).
//!
//! The sequence is scrambled as Owen (1995) does: each digit is flipped or not by a coin that belongs
//! to the coordinate and to the digits before it. A scrambled point is uniform on the cube, so that
//! averages are unbiased, while the points of a whole power of two stay as evenly spread as they were.

use super::{Design, DesignError, check_not_empty};
use crate::random::{Key, unit};

/// Dimensions for which there are direction numbers here.
pub const MOST_DIMENSIONS: usize = 1024;
/// Points that can be told apart by the sequence's digits.
pub const MOST_POINTS: u64 = 1 << DIGITS;

/// Binary digits of the sequence; those below, to the 53 of a number, are the scrambling's.
const DIGITS: usize = 32;
/// A line each dimension after the first: degree s of its primitive polynomial, the polynomial's inner
/// coefficients as one binary number, and the first s direction numbers.
const JOE_KUO: &str = include_str!("joe_kuo.txt");
/// What opens a line that is not a dimension.
const COMMENT: char = '#';

/// For each digit of a point's index, what it adds (bit by bit, without carry) to the coordinate.
type Directions = [u32; DIGITS];

/// The points of a Sobol' sequence, scrambled; best with a power of two of them.
#[derive(Clone, Debug)]
pub struct Sobol {
    points: usize,
    directions: Vec<Directions>,
    key: Key,
}

impl Sobol {
    /// The first `points` of the sequence, with the scrambling that belongs to the seed.
    ///
    /// # Errors
    ///
    /// [`DesignError::Empty`], [`DesignError::TooManyDimensions`] beyond [`MOST_DIMENSIONS`],
    /// [`DesignError::TooManyPoints`] beyond [`MOST_POINTS`].
    pub fn new(points: usize, dimensions: usize, seed: u64) -> Result<Self, DesignError> {
        check_not_empty(points, dimensions)?;
        if dimensions > MOST_DIMENSIONS {
            return Err(DesignError::TooManyDimensions { dimensions });
        }
        if points as u64 > MOST_POINTS {
            return Err(DesignError::TooManyPoints { points });
        }
        let key = Key::new(seed);
        Ok(Self {
            points,
            directions: directions(dimensions),
            key,
        })
    }
}

impl Design for Sobol {
    fn rows(&self) -> usize {
        self.points
    }

    fn dimensions(&self) -> usize {
        self.directions.len()
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let columns = self.directions.iter().enumerate();
        columns
            .map(|(dimension, directions)| {
                scrambled(digits(index, directions), self.key.child(dimension))
            })
            .collect()
    }
}

/// The digits of one coordinate of a point, first digit highest.
fn digits(index: usize, directions: &Directions) -> u32 {
    let set = (0..DIGITS).filter(|digit| index >> digit & 1 == 1);
    set.fold(0, |sum, digit| sum ^ directions[digit])
}

/// The number in [0, 1) whose digits are these, each flipped by the coin of the digits before it.
///
/// Beginnings of numbers are the nodes of a binary tree, numbered from its root, 1, downwards; each
/// node has its coin. The digits after the last follow from the node reached.
fn scrambled(digits: u32, key: Key) -> f64 {
    let (mut node, mut flipped) = (1_u64, 0_u64);
    for place in (0..DIGITS).rev() {
        let digit = u64::from(digits >> place & 1);
        flipped = flipped << 1 | digit ^ (key.number(node) >> 63);
        node = node << 1 | digit;
    }
    let low = 53 - DIGITS;
    unit(flipped << low | key.number(node) >> (64 - low))
}

/// The directions of so many dimensions; the first is van der Corput's.
fn directions(dimensions: usize) -> Vec<Directions> {
    let first = std::array::from_fn(|digit| 1 << (DIGITS - 1 - digit));
    let lines = JOE_KUO.lines().filter(|line| !line.starts_with(COMMENT));
    std::iter::once(first)
        .chain(lines.map(recurrence))
        .take(dimensions)
        .collect()
}

/// The directions of a dimension, by the recurrence of Bratley & Fox (1988, Algorithm 659):
/// v(k) = a₁ v(k−1) ⊕ … ⊕ a₍s−1₎ v(k−s+1) ⊕ v(k−s) ⊕ v(k−s)/2ˢ.
fn recurrence(line: &str) -> Directions {
    let numbers: Vec<u32> = line
        .split(' ')
        .map_while(|number| number.parse().ok())
        .collect();
    let (degree, coefficients, initial) = (numbers[0] as usize, numbers[1], &numbers[2..]);
    let mut directions = [0; DIGITS];
    for digit in 0..DIGITS {
        directions[digit] = if digit < degree {
            initial[digit] << (DIGITS - 1 - digit)
        } else {
            let oldest = directions[digit - degree];
            let set = (1..degree).filter(|back| coefficients >> (degree - 1 - back) & 1 == 1);
            set.fold(oldest ^ oldest >> degree, |sum, back| {
                sum ^ directions[digit - back]
            })
        };
    }
    directions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_dimensions_as_promised() {
        assert_eq!(directions(usize::MAX).len(), MOST_DIMENSIONS);
        assert!(Sobol::new(8, MOST_DIMENSIONS + 1, 0).is_err());
    }

    #[test]
    fn unscrambled_points_are_those_of_scipy() {
        let recorded = include_str!("../../tests/peers/recorded/scipy_sobol.csv");
        let directions = directions(MOST_DIMENSIONS);
        for line in recorded.lines().skip(1) {
            let numbers: Vec<usize> = line
                .split(',')
                .map(|number| number.parse().unwrap())
                .collect();
            let (dimension, points) = (numbers[0], &numbers[1..]);
            for (place, &expected) in points.iter().enumerate() {
                // There each point differs from the one before in one digit of its index.
                let index = place ^ place >> 1;
                let found = digits(index, &directions[dimension]);
                assert_eq!(
                    found as usize, expected,
                    "point {place} in dimension {dimension}"
                );
            }
        }
    }
}
