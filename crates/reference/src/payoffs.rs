//! What each actor gets, and what standing aside costs, on one stretch of the calendar.

use arrangement::{ActorIndex, Arrangement, Commitment, CommitmentKind};

use crate::calendar::Stretch;
use crate::choice::Points;
use crate::states::{State, States, War};

/// The payoffs of an arrangement on one stretch.
pub struct Payoffs<'a> {
    /// The arrangement.
    pub arrangement: &'a Arrangement,
    /// The numbering of its states.
    pub states: &'a States,
    /// The challenger.
    pub challenger: ActorIndex,
    /// The protégé.
    pub protege: ActorIndex,
    /// The guarantors in the order in which they act.
    pub guarantors: Vec<ActorIndex>,
    stretch: &'a Stretch<'a>,
}

/// What a mood multiplies.
struct Multipliers {
    honour: f64,
    stake: f64,
    war_cost: f64,
}

impl<'a> Payoffs<'a> {
    /// The payoffs of `arrangement` on `stretch`.
    pub fn new(arrangement: &'a Arrangement, states: &'a States, stretch: &'a Stretch<'a>) -> Self {
        Self {
            arrangement,
            states,
            challenger: arrangement.challenger(),
            protege: arrangement.protege(),
            guarantors: arrangement.guarantors().collect(),
            stretch,
        }
    }

    /// What each actor gets a year in a state.
    pub fn flow(&self, state: State) -> Points {
        let mut points = self.costs_of_standing();
        match state {
            State::Peace(_) => self.add_deals(&mut points),
            State::War(war) => self.subtract_war_costs(&mut points, war),
        }
        points
    }

    /// In peace and in war: "less the yearly `cost` of its active deployments and spending".
    fn costs_of_standing(&self) -> Points {
        let mut points = Points::default();
        for commitment in &self.stretch.active {
            if let CommitmentKind::Deployment { cost, .. } | CommitmentKind::Spending { cost, .. } =
                &commitment.kind
            {
                points[commitment.by] -= cost.value;
            }
        }
        points
    }

    /// "Peace: the actor's active `deal` values"; "deals pay nothing in war".
    fn add_deals(&self, points: &mut Points) {
        for commitment in &self.stretch.active {
            if let CommitmentKind::Deal { value } = &commitment.kind {
                for (actor, worth) in value {
                    points[*actor] += worth.value;
                }
            }
        }
    }

    /// "C, P and every g ∈ J pay their `war_cost` (a guarantor's times its mood's `war_cost`); C also
    /// pays `inflicts` of every g ∈ J and the `war_cost` of active sanctions."
    fn subtract_war_costs(&self, points: &mut Points, war: War) {
        for actor in [self.challenger, self.protege] {
            points[actor] -= self.arrangement.actors[actor].war_cost.value;
        }
        for (order, &guarantor) in self.guarantors.iter().enumerate() {
            if fights(war.coalition, order) {
                let actor = &self.arrangement.actors[guarantor];
                let mood = self.mood(order, war.moods);
                points[guarantor] -= actor.war_cost.value * mood.war_cost;
                points[self.challenger] -= actor.inflicts.value;
            }
        }
        for commitment in &self.stretch.active {
            if let CommitmentKind::Sanctions { war_cost, .. } = &commitment.kind {
                points[self.challenger] -= war_cost.value;
            }
        }
    }

    /// "Fallen: C gets its `stake` less the active sanctions' `fall_penalty`; P loses its `stake`;
    /// each g loses its `stake` times its mood's `stake`."
    pub fn fall(&self, moods: usize) -> Points {
        let stake = |actor: ActorIndex| self.arrangement.actors[actor].stake.value;
        let mut points = Points::default();
        points[self.challenger] = stake(self.challenger);
        points[self.protege] = -stake(self.protege);
        for (order, &guarantor) in self.guarantors.iter().enumerate() {
            points[guarantor] = -stake(guarantor) * self.mood(order, moods).stake;
        }
        for commitment in &self.stretch.active {
            if let CommitmentKind::Sanctions { fall_penalty, .. } = &commitment.kind {
                points[self.challenger] -= fall_penalty.value;
            }
        }
        points
    }

    /// "(Sum of its active pledges' `honour`) × its mood's `honour` × (`credibility.broken` if κ is
    /// broken, else 1) + (sum of its active deployments' `tripwire`)."
    pub fn price_of_standing_aside(&self, order: usize, intact: bool, moods: usize) -> f64 {
        let (mut honours, mut tripwires) = (0.0, 0.0);
        for commitment in self.commitments_of(order) {
            match &commitment.kind {
                CommitmentKind::Pledge { honour } => honours += honour.value,
                CommitmentKind::Deployment { tripwire, .. } => tripwires += tripwire.value,
                _ => {}
            }
        }
        let credibility = if intact {
            1.0
        } else {
            self.arrangement.credibility.broken.value
        };
        honours * self.mood(order, moods).honour * credibility + tripwires
    }

    /// "Only a guarantor with an active pledge or deployment chooses."
    pub fn has_promised(&self, order: usize) -> bool {
        self.commitments_of(order).any(|commitment| {
            matches!(
                commitment.kind,
                CommitmentKind::Pledge { .. } | CommitmentKind::Deployment { .. }
            )
        })
    }

    /// "The answerer (the first listed guarantor with an active deployment, else P)": its place among
    /// the guarantors, or none.
    pub fn answerer(&self) -> Option<usize> {
        (0..self.guarantors.len()).find(|&order| {
            self.commitments_of(order)
                .any(|commitment| matches!(commitment.kind, CommitmentKind::Deployment { .. }))
        })
    }

    /// "`joins_after`: fights only beside these": whether everyone named in it fights.
    pub fn those_it_backs_fight(&self, order: usize, coalition: usize) -> bool {
        self.arrangement.actors[self.guarantors[order]]
            .joins_after
            .iter()
            .all(|&before| {
                let place = self.guarantors.iter().position(|&other| other == before);
                place.is_some_and(|place| fights(coalition, place))
            })
    }

    fn commitments_of(&self, order: usize) -> impl Iterator<Item = &Commitment> {
        let guarantor = self.guarantors[order];
        self.stretch
            .active
            .iter()
            .copied()
            .filter(move |commitment| commitment.by == guarantor)
    }

    fn mood(&self, order: usize, moods: usize) -> Multipliers {
        self.arrangement.actors[self.guarantors[order]]
            .moods
            .get(self.states.mood_of(moods, order))
            .map_or(Multipliers::ONE, |mood| Multipliers {
                honour: mood.honour.value,
                stake: mood.stake.value,
                war_cost: mood.war_cost.value,
            })
    }
}

impl Multipliers {
    const ONE: Self = Self {
        honour: 1.0,
        stake: 1.0,
        war_cost: 1.0,
    };
}

/// Whether the guarantor in place `order` is in `coalition`.
pub fn fights(coalition: usize, order: usize) -> bool {
    coalition >> order & 1 == 1
}
