//! Random numbers by place: computed from a seed and from where they are used.
//!
//! SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA)
//! adds a constant at each step and scrambles the sum, so that its k-th output is found without the
//! ones before it. A [`Key`] is one such sequence; one of its outputs may key a sequence of its own.

/// The step: 2⁶⁴ divided by the golden ratio, odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The distance of two neighbouring numbers in [0, 1).
const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;

/// A sequence of random numbers, any of which can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(u64);

impl Key {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The sequence that belongs to a place of this one.
    pub fn child(self, place: usize) -> Self {
        Self(self.number(place as u64))
    }

    /// The 64 bits at a place.
    pub fn number(self, place: u64) -> u64 {
        let mut mixed = self
            .0
            .wrapping_add(place.wrapping_add(1).wrapping_mul(STEP));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The number in [0, 1) at a place.
    pub fn unit(self, place: usize) -> f64 {
        unit(self.number(place as u64) >> 11)
    }

    /// The whole number below `bound` at a place.
    ///
    /// The high half of a product (Lemire 2019); its bias, at most `bound`/2⁶⁴, is left.
    pub fn below(self, place: usize, bound: usize) -> usize {
        ((u128::from(self.number(place as u64)) * bound as u128) >> 64) as usize
    }

    /// Puts the items into a random order (Fisher & Yates).
    pub fn shuffle<T>(self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last, last + 1));
        }
    }
}

/// The number in [0, 1) with these 53 binary digits.
pub(crate) fn unit(digits: u64) -> f64 {
    digits as f64 * UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_of_a_seed_is_that_of_split_mix_64() {
        // The first outputs for the seed 1234567, as published with the reference implementation.
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        let key = Key::new(1_234_567);
        assert_eq!([0, 1, 2].map(|place| key.number(place)), expected);
    }

    #[test]
    fn every_order_is_as_likely_as_any_other() {
        let mut counts = [0; 6];
        for place in 0..60_000 {
            let mut order = [0, 1, 2];
            Key::new(5).child(place).shuffle(&mut order);
            counts[2 * order[0] + usize::from(order[1] > order[2])] += 1;
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
