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
