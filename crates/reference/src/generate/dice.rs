//! Seeded chance: SplitMix64 (Steele, Lea & Flood 2014), whose every seed gives a good sequence.

/// A sequence of draws that its seed determines.
pub struct Dice {
    state: u64,
}

impl Dice {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from [low, high], written with three decimals.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        thousandths(low + (high - low) * self.unit()).clamp(low, high)
    }

    /// 0 one time in ten, else a number from [low, high].
    pub fn between_or_zero(&mut self, low: f64, high: f64) -> f64 {
        if self.happens(0.1) {
            0.0
        } else {
            self.between(low, high)
        }
    }

    /// Whether something of this probability happens.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number from 0 to `count` − 1.
    pub fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// A whole number of days from `first` to `last`.
    pub fn days(&mut self, first: i32, last: i32) -> i32 {
        first + (self.unit() * f64::from(last - first + 1)) as i32
    }

    /// One of `options`.
    pub fn pick<T: Copy>(&mut self, options: &[T]) -> T {
        options[self.below(options.len())]
    }

    /// Puts `items` into any order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// `number` rounded to three decimals.
pub fn thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
