//! The numbers that a key may hold.

/// What a number has to satisfy.
///
/// The upper limits are far beyond anything meant seriously; they keep a slip of the pen from
/// running for hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// What such a number is, for messages: "a rate".
    pub what: &'static str,
    /// Its unit, for messages and the reference; empty for a bare number.
    pub unit: &'static str,
    /// Least value.
    pub least: f64,
    /// Whether the least value itself is allowed.
    pub least_allowed: bool,
    /// Largest value.
    pub most: f64,
    /// Whether it must be a whole number.
    pub whole: bool,
}

impl Rule {
    const fn from_zero(what: &'static str, unit: &'static str, most: f64) -> Self {
        Self {
            what,
            unit,
            least: 0.0,
            least_allowed: true,
            most,
            whole: false,
        }
    }

    const fn above_zero(what: &'static str, unit: &'static str, most: f64) -> Self {
        Self {
            least_allowed: false,
            ..Self::from_zero(what, unit, most)
        }
    }

    /// Whether `value` satisfies the rule.
    pub fn allows(&self, value: f64) -> bool {
        let above = value > self.least || (self.least_allowed && value == self.least);
        above && value <= self.most && (!self.whole || value.fract() == 0.0)
    }

    /// The rule in words: "a number from 0 to 1".
    pub fn in_words(&self) -> String {
        let number = if self.whole {
            "a whole number"
        } else {
            "a number"
        };
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.unit)
        };
        if self.least == f64::MIN {
            return format!("a finite number{unit}");
        }
        let (least, most) = (self.least, self.most);
        if self.least_allowed {
            format!("{number} from {least} to {most}{unit}")
        } else {
            format!("{number} above {least}, at most {most}{unit}")
        }
    }
}

/// Events a year.
pub const RATE: Rule = Rule::from_zero("a rate", "a year", 10_000.0);
/// A continuous discount rate.
pub const DISCOUNT_RATE: Rule = Rule::from_zero("a discount rate", "a year", 10.0);
/// A probability.
pub const PROBABILITY: Rule = Rule::from_zero("a probability", "", 1.0);
/// A probability that has to be reached.
pub const SURVIVAL: Rule = Rule::above_zero("a probability to reach", "", 1.0);
/// Points, paid once or lost.
pub const POINTS: Rule = Rule::from_zero("a number of points", "points", 1e9);
/// Points a year.
pub const POINTS_A_YEAR: Rule = Rule::from_zero("a number of points a year", "points a year", 1e9);
/// Points a year that may be a loss.
pub const GAIN_A_YEAR: Rule = Rule {
    least: -1e9,
    ..POINTS_A_YEAR
};
/// Points that may be a loss.
pub const GAIN: Rule = Rule {
    least: -1e9,
    ..POINTS
};
/// Scale of private information.
pub const PRIVATE_INFORMATION: Rule = Rule {
    least: 0.01,
    ..Rule::from_zero("a scale of private information", "points", 1e6)
};
/// Military strength, in a unit that all actors of a file share.
pub const STRENGTH: Rule = Rule::from_zero("a strength", "", 1e6);
/// A factor.
pub const MULTIPLIER: Rule = Rule::from_zero("a multiplier", "", 10_000.0);
/// The exponent of the contest of strengths.
pub const EXPONENT: Rule = Rule::above_zero("an exponent", "", 100.0);
/// The years over which the calendar runs.
pub const HORIZON: Rule = Rule {
    least: 0.01,
    ..Rule::from_zero("a horizon", "years", 200.0)
};
/// The years for which the story is followed after the horizon.
pub const AFTERWARDS: Rule = Rule::from_zero("a number of years", "years", 1000.0);
/// A length of time.
pub const DURATION: Rule = Rule::from_zero("a number of years", "years", 1000.0);
/// The years until which the peace has to last.
pub const TARGET_YEARS: Rule = Rule::above_zero("a number of years", "years", 200.0);
/// A readiness level; its upper limit is the number of the challenger's strengths less one.
pub const READINESS: Rule = Rule {
    whole: true,
    ..Rule::from_zero("a readiness level", "counted from 0", 20_000.0)
};

/// Guarantors that an arrangement may have.
pub const MOST_GUARANTORS: usize = 4;
/// States that the game of an arrangement may have.
pub const MOST_STATES: usize = 20_000;
/// States times dates, which memory goes by: at most some two gibibytes.
pub const MOST_STATES_AND_DATES: usize = 400_000;
/// Bytes that an arrangement's file, and a source's, may have.
pub const MOST_BYTES: usize = 4 << 20;
/// Commitments that an arrangement may have.
pub const MOST_COMMITMENTS: usize = 1000;
/// Packages that an arrangement may have, and options of a commitment.
pub const MOST_PACKAGES: usize = 1000;
/// Turnovers that a guarantor may have.
pub const MOST_TURNOVERS: usize = 200;
/// Moods that a guarantor may have; more would have too many states in any case.
pub const MOST_MOODS: usize = 5000;
/// Calibrations that an arrangement may have.
pub const MOST_CALIBRATIONS: usize = 100;
/// Quotations that an arrangement may have.
pub const MOST_QUOTATIONS: usize = 5000;
/// Reasons that all numbers together may rest on, counting a table's once for each number.
pub const MOST_REASONS: usize = 200_000;
/// Characters that an id may have.
pub const MOST_ID_CHARACTERS: usize = 64;
