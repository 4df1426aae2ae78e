//! The outlook between whole years: what stands, the hazard, and who would fight at each moment.

use arrangement::Arrangement;
use games::continuous::OccupationAt;

use crate::{
    game::{GuaranteeGame, first_break, standing},
    outlook::{FirstBreak, Standing},
    side::Side,
    states::Phase,
};

/// The outlook at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Instant {
    /// Years since the signing.
    pub years: f64,
    /// S(t): probability that the peace has held without interruption until now.
    pub survival: f64,
    /// −S′/S, a year: how likely the peace that has held so far breaks now; `None` where S is 0.
    pub hazard: Option<f64>,
    /// How the peace has broken first until now.
    pub first_break: FirstBreak,
    /// What stands.
    pub stands: Standing,
    /// For each guarantor (in acting order) and each of its moods, the probability that it fights from
    /// the start if an assault is resisted now; `None` where that mood, or such an assault, cannot come.
    pub fights: Vec<Vec<Option<f64>>>,
}

impl GuaranteeGame {
    /// The course of the solution found last, at `parts` + 1 times of each stretch between two dates of
    /// the calendar, its ends among them: at a date there are two instants, before and after it.
    ///
    /// `arrangement` is the one that was solved.
    pub fn course(&mut self, arrangement: &Arrangement, parts: usize) -> Vec<Instant> {
        let deal = self.deal_mut();
        let mut row = Vec::new();
        let mut instants = Vec::new();
        for stretch in 0..deal.layout.calendar.followed {
            let (start, end) = deal.ends(stretch);
            for part in 0..=parts {
                let share = part as f64 / parts as f64;
                let years = start + (end - start) * share;
                deal.move_to(arrangement, stretch, years);
                let Side { layout, solver, .. } = &*deal;
                let occupation = solver.occupation_at(&layout.game, stretch, years, &mut row);
                instants.push(instant(deal, stretch, years, occupation));
            }
        }
        instants
    }
}

fn instant(deal: &Side, stretch: usize, years: f64, occupation: OccupationAt) -> Instant {
    let states = &deal.layout.states;
    let survival = occupation.first_phase.iter().sum();
    let mut breaking = 0.0;
    // (fought beside, resisted) by guarantor and mood.
    let mut fights: Vec<Vec<[f64; 2]>> = (states.moods.iter())
        .map(|&moods| vec![[0.0; 2]; moods])
        .collect();
    for (ringing, state) in deal.ringing(stretch, years) {
        let moods = states.parts(state).moods;
        let rate = occupation.first_phase[state] * deal.rate(ringing);
        let is_window = deal.is_window(ringing);
        deal.outcomes(ringing, |phase, probability| {
            let flow = rate * probability;
            match phase {
                Phase::Peace { .. } => {}
                Phase::War { coalition } if is_window => {
                    breaking += flow;
                    let coalition = states.coalitions[coalition];
                    for (guarantor, fights) in fights.iter_mut().enumerate() {
                        let sum = &mut fights[states.mood_of(guarantor, moods)];
                        sum[0] += if coalition.contains(guarantor) {
                            flow
                        } else {
                            0.0
                        };
                        sum[1] += flow;
                    }
                }
                Phase::War { .. } | Phase::Fallen => breaking += flow,
            }
        });
    }
    let share = |[fought, resisted]: [f64; 2]| (resisted > 0.0).then(|| fought / resisted);
    Instant {
        years,
        survival,
        hazard: (survival > 0.0).then(|| breaking / survival),
        first_break: first_break(occupation.counts),
        stands: standing(deal, occupation.probabilities),
        fights: (fights.into_iter())
            .map(|moods| moods.into_iter().map(share).collect())
            .collect(),
    }
}
