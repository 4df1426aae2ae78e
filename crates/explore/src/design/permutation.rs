//! A random order of the numbers below n, of which any place can be asked for.
//!
//! A Feistel network on pairs of numbers: the number is written as `left` + `width` · `right`, and in
//! turn each part is moved round by a random function of the other, which can be undone and so maps
//! no two numbers to one. Where the pairs are more than the numbers, a walk along the network's cycle
//! returns to the numbers (Black & Rogaway 2002, "Ciphers with arbitrary finite domains", CT-RSA).

use crate::random::Key;

/// Times that each part is moved round.
const ROUNDS: usize = 6;

/// A random order of the numbers below a length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Permutation {
    length: usize,
    width: usize,
    height: usize,
    key: Key,
}

impl Permutation {
    /// The order that belongs to a key; `length` is positive.
    pub fn new(length: usize, key: Key) -> Self {
        let root = length.isqrt();
        let width = if root * root < length { root + 1 } else { root };
        let height = length.div_ceil(width);
        Self {
            length,
            width,
            height,
            key,
        }
    }

    /// The number at a place; both are below the length.
    pub fn at(&self, place: usize) -> usize {
        let mut number = self.step(place);
        while number >= self.length {
            number = self.step(number);
        }
        number
    }

    /// One pass through the network, on the numbers below width · height.
    fn step(&self, number: usize) -> usize {
        let (mut left, mut right) = (number % self.width, number / self.width);
        for round in 0..ROUNDS {
            let key = self.key.child(round);
            left = (left + key.below(2 * right, self.width)) % self.width;
            right = (right + key.below(2 * left + 1, self.height)) % self.height;
        }
        left + self.width * right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_at_one_place() {
        for length in (1..70).chain([1000, 4096, 4099]) {
            let order = Permutation::new(length, Key::new(length as u64));
            let mut found: Vec<usize> = (0..length).map(|place| order.at(place)).collect();
            found.sort_unstable();
            assert!(found.into_iter().eq(0..length), "length {length}");
        }
    }

    #[test]
    fn every_order_of_three_is_as_likely_as_any_other() {
        let mut counts = [0; 6];
        for seed in 0..60_000 {
            let order = Permutation::new(3, Key::new(1).child(seed));
            let [first, second, third] = [0, 1, 2].map(|place| order.at(place));
            counts[2 * first + usize::from(second > third)] += 1;
        }
        // 10,000 expected, with a standard deviation of 91.
        assert!(
            counts
                .iter()
                .all(|count: &i32| (count - 10_000).abs() < 400),
            "{counts:?}"
        );
    }
}
