//! How actors choose: one choice between two actions, tilted by what only the chooser sees.

/// Most actors an arrangement can have: a challenger, a protégé and four guarantors.
pub const MOST_ACTORS: usize = 6;

/// Points of each actor, in file order; unused places stay 0.
pub type Points = [f64; MOST_ACTORS];

/// What a choice comes to.
pub struct Choice {
    /// Probability of the second action.
    pub second: f64,
    /// What coming to the choice is worth to the chooser.
    pub worth: f64,
}

/// "It takes b with probability p = 1 / (1 + exp(−(b − a)/σ)); coming to the choice is worth to the
/// chooser a + σ ln(1 + exp((b − a)/σ))." Written with exp(−|b − a|/σ), which cannot overflow.
pub fn choose(first: f64, second: f64, scale: f64) -> Choice {
    let tilt = (second - first) / scale;
    let tail = (-tilt.abs()).exp();
    Choice {
        second: if tilt >= 0.0 {
            1.0 / (1.0 + tail)
        } else {
            tail / (1.0 + tail)
        },
        worth: first.max(second) + scale * tail.ln_1p(),
    }
}

/// "To every other player it is worth (1 − p) × what it gets after a + p × what it gets after b."
pub fn expectation(first: &Points, second: &Points, probability_of_second: f64) -> Points {
    std::array::from_fn(|actor| {
        (1.0 - probability_of_second) * first[actor] + probability_of_second * second[actor]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_between_equals_is_a_coin_toss_worth_its_spread() {
        let choice = choose(3.0, 3.0, 2.0);
        assert_eq!(choice.second, 0.5);
        assert_eq!(choice.worth, 3.0 + 2.0 * 2.0_f64.ln());
    }

    #[test]
    fn the_order_of_the_actions_does_not_matter() {
        let (one, other) = (choose(3.0, -1.0, 1.5), choose(-1.0, 3.0, 1.5));
        assert!((one.second + other.second - 1.0).abs() < 1e-15);
        assert_eq!(one.worth, other.worth);
    }

    #[test]
    fn a_choice_between_worlds_apart_is_certain_and_worth_the_better() {
        let choice = choose(-1e6, 1e6, 0.01);
        assert_eq!((choice.second, choice.worth), (1.0, 1e6));
        let choice = choose(1e6, -1e6, 0.01);
        assert_eq!((choice.second, choice.worth), (0.0, 1e6));
    }

    #[test]
    fn seventy_three_per_cent_act_on_a_difference_of_one_scale() {
        let choice = choose(0.0, 7.0, 7.0);
        assert!((choice.second - 0.731_058_578_630_004_9).abs() < 1e-15);
        assert!((choice.worth - 7.0 * (1.0 + 1.0_f64.exp()).ln()).abs() < 1e-14);
    }
}
