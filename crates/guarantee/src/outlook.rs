//! What follows from an arrangement: how long the peace holds, who fights, who would sign.

use arrangement::Arrangement;

use crate::coalition::Coalition;

/// The probabilities of the ways in which the peace first breaks by the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FirstBreak {
    /// An assault that the protégé resisted.
    pub assault_resisted: f64,
    /// An assault to which the protégé yielded.
    pub yielded: f64,
    /// A probe that was answered and became a war.
    pub escalated_probe: f64,
}

/// What stands at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Probability of peace, the first or a restored one.
    pub peace: f64,
    /// Probability of war.
    pub war: f64,
    /// Probability that the protégé has lost.
    pub fallen: f64,
}

/// How exact an outlook is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Certificate {
    /// The tolerance at which these numbers were solved.
    pub tolerance: f64,
    /// By how much any of them, relative to max(1, |number|), differs from a solution at ten times
    /// that tolerance; `None` where it was solved once only.
    pub largest_change: Option<f64>,
    /// By how much the probabilities of all states at the last date fail to sum to 1.
    pub lost_probability: f64,
}

/// The outlook of an arrangement; actors are in file order, guarantors in acting order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Probability of unbroken peace at 1, 2, … years, up to the horizon.
    pub survival: Vec<f64>,
    /// Probability of unbroken peace at the target's years.
    pub reached: f64,
    /// Whether `reached` is at least the target's survival.
    pub sufficient: bool,
    /// How the peace first breaks by the horizon.
    pub first_break: FirstBreak,
    /// The same, until 1, 2, … years.
    pub first_break_by_year: Vec<FirstBreak>,
    /// Expected number of probes until the first break or the horizon.
    pub probes: f64,
    /// What stands at 1, 2, … years.
    pub stands: Vec<Standing>,
    /// What stands at the horizon.
    pub at_horizon: Standing,
    /// Probability of a war at the horizon, by who fights beside the protégé.
    pub war_at_horizon: Vec<(Coalition, f64)>,
    /// Probability that the peace first breaks by a resisted assault, by who fights from the start.
    pub resisted_by: Vec<(Coalition, f64)>,
    /// For each guarantor, the share of first breaks by a resisted assault in which it fights from
    /// the start; `None` where no assault is ever resisted.
    pub fights: Option<Vec<f64>>,
    /// What the arrangement is worth to each actor, in its points.
    pub value: Vec<f64>,
    /// What no deal is worth to each actor, in its points.
    pub value_no_deal: Vec<f64>,
    /// How exact all this is.
    pub certificate: Certificate,
}

impl Outlook {
    /// Whether an actor accepts: the arrangement is worth at least as much to it as no deal.
    pub fn accepts(&self, actor: usize) -> bool {
        self.value[actor] >= self.value_no_deal[actor]
    }

    /// Whether an actor's acceptance is needed: the challenger's, the protégé's, and a veto's.
    pub fn is_needed(arrangement: &Arrangement, actor: usize) -> bool {
        arrangement.actors[actor].veto
            || actor == arrangement.challenger()
            || actor == arrangement.protege()
    }

    /// Whether everyone whose acceptance is needed accepts.
    pub fn would_be_signed(&self, arrangement: &Arrangement) -> bool {
        (0..self.value.len())
            .all(|actor| self.accepts(actor) || !Self::is_needed(arrangement, actor))
    }

    /// The largest difference to another outlook of the same arrangement, relative to
    /// max(1, |number|), over every number that is printed; infinite where one is not a number, or
    /// only one of the two has it.
    pub fn largest_difference(&self, other: &Self) -> f64 {
        if self.numbers().count() != other.numbers().count() {
            return f64::INFINITY;
        }
        let difference = |(a, b): (f64, f64)| (a - b).abs() / b.abs().max(1.0);
        let larger = |largest: f64, difference: f64| match difference <= largest {
            true => largest,
            false if difference.is_nan() => f64::INFINITY,
            false => difference,
        };
        (self.numbers().zip(other.numbers()))
            .map(difference)
            .fold(0.0, larger)
    }

    fn numbers(&self) -> impl Iterator<Item = f64> + '_ {
        let breaks = [self.first_break]
            .into_iter()
            .chain(self.first_break_by_year.iter().copied());
        let breaks = breaks.flat_map(|b| [b.assault_resisted, b.yielded, b.escalated_probe]);
        let stands = self.stands.iter().chain([&self.at_horizon]);
        let stands = stands.flat_map(|s| [s.peace, s.war, s.fallen]);
        (self.survival.iter().copied())
            .chain([self.reached, self.probes])
            .chain(breaks)
            .chain(stands)
            .chain(self.war_at_horizon.iter().map(|(_, war)| *war))
            .chain(self.resisted_by.iter().map(|(_, resisted)| *resisted))
            .chain(self.fights.iter().flatten().copied())
            .chain(self.value.iter().chain(&self.value_no_deal).copied())
    }
}
