//! What an arrangement costs each actor while there is peace.

use arrangement::{Actor, Arrangement, Commitment, CommitmentKind};

use crate::calendar::Span;

/// What its commitments cost each actor if the peace holds all the time, in its own points and
/// discounted like its value; in file order.
///
/// ```text
/// cost_i = ∫ e^(−ρ_i t) ( K_i(t) + Σ max(0, −d_i(t)) ) dt    from 0 to horizon + afterwards
/// ```
///
/// K_i is the yearly cost of i's own active deployments and spending, d_i what an active deal is worth
/// to i a year. After the horizon the calendar is frozen, as in the game. It is thus exactly what these
/// costs take from an actor's value where nothing ever happens. What a promise costs once it has to be
/// kept or broken depends on what happens; the value has that, and the cost has not.
pub fn costs(arrangement: &Arrangement) -> Vec<f64> {
    let cost = |(index, actor): (usize, &Actor)| {
        let commitments = arrangement.commitments.iter();
        commitments
            .map(|commitment| {
                let [from, until] = active(arrangement, commitment);
                yearly(commitment, index) * discounted(actor.discount_rate.value, from, until)
            })
            .sum()
    };
    arrangement.actors.iter().enumerate().map(cost).collect()
}

/// Points a year that a commitment costs an actor while it is active and there is peace.
fn yearly(commitment: &Commitment, actor: usize) -> f64 {
    match &commitment.kind {
        CommitmentKind::Deployment { cost, .. } | CommitmentKind::Spending { cost, .. } => {
            if commitment.by == actor {
                cost.value
            } else {
                0.0
            }
        }
        CommitmentKind::Deal { value } => (value.iter())
            .filter(|(named, _)| *named == actor)
            .map(|(_, value)| (-value.value).max(0.0))
            .sum(),
        CommitmentKind::Pledge { .. } | CommitmentKind::Sanctions { .. } => 0.0,
    }
}

/// From when until when a commitment is active within the story; nowhere if the two are equal.
fn active(arrangement: &Arrangement, commitment: &Commitment) -> [f64; 2] {
    let span = Span::of(arrangement, commitment);
    let horizon = arrangement.horizon_years.value;
    let until = match span.contains(horizon) {
        true => horizon + arrangement.afterwards_years.value,
        false => span.until.min(horizon),
    };
    let from = span.from.max(0.0);
    [from, until.max(from)]
}

/// ∫ e^(−ρ t) dt from `from` to `until`.
fn discounted(rate: f64, from: f64, until: f64) -> f64 {
    if rate == 0.0 {
        return until - from;
    }
    -(-rate * from).exp() * (-rate * (until - from)).exp_m1() / rate
}
