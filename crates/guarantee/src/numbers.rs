//! Fills a laid-out game with the numbers of an arrangement.

use arrangement::{Actor, ActorIndex, Arrangement, Commitment, CommitmentKind};
use games::continuous::{self, Numbers};

use crate::{
    calendar::{Span, grown, spans},
    coalition::Coalition,
    layout::{Layout, Ring},
    states::{Phase, StateParts},
    trees::Quantity,
};

/// An arrangement seen through its layout at one time of a stretch: what each quantity is then.
#[derive(Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub(crate) arrangement: &'a Arrangement,
    pub(crate) layout: &'a Layout,
    /// The beginning of the stretch: what is active then is active throughout it.
    pub(crate) start: f64,
    /// The time itself, in years: how far spending has grown.
    pub(crate) time: f64,
}

impl<'a> Moment<'a> {
    pub(crate) fn actor(&self, actor: ActorIndex) -> &'a Actor {
        &self.arrangement.actors[actor]
    }

    fn guarantor(&self, guarantor: usize) -> &'a Actor {
        self.actor(self.layout.cast.guarantors[guarantor])
    }

    /// The commitments that are active now.
    fn active(&self) -> impl Iterator<Item = (&'a Commitment, Span)> {
        let (arrangement, start) = (self.arrangement, self.start);
        spans(arrangement, &self.layout.dates.commitments)
            .filter(move |(_, span)| span.contains(start))
    }

    fn active_by(&self, actor: ActorIndex) -> impl Iterator<Item = (&'a Commitment, Span)> {
        self.active()
            .filter(move |(commitment, _)| commitment.by == actor)
    }

    /// The multipliers (honour, stake, war cost) of a guarantor's mood.
    fn mood(&self, guarantor: usize, moods: usize) -> [f64; 3] {
        let mood = self.layout.states.mood_of(guarantor, moods);
        (self.guarantor(guarantor).moods.get(mood)).map_or([1.0; 3], |mood| {
            [mood.honour.value, mood.stake.value, mood.war_cost.value]
        })
    }

    /// What an actor's active deployments and spending cost it, in points a year.
    fn upkeep(&self, actor: ActorIndex) -> f64 {
        let cost = |(commitment, _): (&Commitment, Span)| match &commitment.kind {
            CommitmentKind::Deployment { cost, .. } | CommitmentKind::Spending { cost, .. } => {
                cost.value
            }
            _ => 0.0,
        };
        self.active_by(actor).map(cost).sum()
    }

    /// An actor's strength with what its active deployments and spending add.
    pub(crate) fn strength(&self, actor: ActorIndex) -> f64 {
        let added = |(commitment, span): (&Commitment, Span)| match &commitment.kind {
            CommitmentKind::Deployment { strength, .. } => strength.value,
            CommitmentKind::Spending {
                strength,
                over_years,
                ..
            } => strength.value * grown(over_years.value, self.time - span.from),
            _ => 0.0,
        };
        self.actor(actor).strength[0].value + self.active_by(actor).map(added).sum::<f64>()
    }

    /// What an actor gets in peace, in points a year: its deals less its upkeep.
    fn peace_flow(&self, actor: ActorIndex) -> f64 {
        let deals = self.active().map(|(commitment, _)| match &commitment.kind {
            CommitmentKind::Deal { value } => value
                .iter()
                .filter(|(receiver, _)| *receiver == actor)
                .map(|(_, value)| value.value)
                .sum::<f64>(),
            _ => 0.0,
        });
        deals.sum::<f64>() - self.upkeep(actor)
    }

    /// What an actor gets in a war, in points a year.
    fn war_flow(&self, actor: ActorIndex, coalition: Coalition, moods: usize) -> f64 {
        let cast = &self.layout.cast;
        let upkeep = self.upkeep(actor);
        let war_cost = self.actor(actor).war_cost.value;
        if actor == cast.challenger {
            let inflicted = coalition
                .members()
                .map(|g| self.guarantor(g).inflicts.value);
            let sanctions = self.active().map(|(commitment, _)| match &commitment.kind {
                CommitmentKind::Sanctions { war_cost, .. } => war_cost.value,
                _ => 0.0,
            });
            return -(upkeep + war_cost + inflicted.sum::<f64>() + sanctions.sum::<f64>());
        }
        if actor == cast.protege {
            return -(upkeep + war_cost);
        }
        let fights = (0..cast.guarantors.len())
            .find(|&g| cast.guarantors[g] == actor && coalition.contains(g));
        -upkeep - fights.map_or(0.0, |guarantor| war_cost * self.mood(guarantor, moods)[2])
    }

    /// What an actor gets when the protégé falls, in points.
    fn fall(&self, actor: ActorIndex, moods: usize) -> f64 {
        let cast = &self.layout.cast;
        let stake = self.actor(actor).stake.value;
        if actor == cast.challenger {
            let penalties = self.active().map(|(commitment, _)| match &commitment.kind {
                CommitmentKind::Sanctions { fall_penalty, .. } => fall_penalty.value,
                _ => 0.0,
            });
            return stake - penalties.sum::<f64>();
        }
        let guarantor = cast
            .guarantors
            .iter()
            .position(|&guarantor| guarantor == actor);
        -stake * guarantor.map_or(1.0, |guarantor| self.mood(guarantor, moods)[1])
    }

    /// A guarantor's price of standing aside, in points.
    fn price(&self, guarantor: usize, intact: bool, moods: usize) -> f64 {
        let (mut honour, mut tripwire) = (0.0, 0.0);
        for (commitment, _) in self.active_by(self.layout.cast.guarantors[guarantor]) {
            match &commitment.kind {
                CommitmentKind::Pledge { honour: more } => honour += more.value,
                CommitmentKind::Deployment { tripwire: more, .. } => tripwire += more.value,
                _ => {}
            }
        }
        let credibility = if intact {
            1.0
        } else {
            self.arrangement.credibility.broken.value
        };
        honour * self.mood(guarantor, moods)[0] * credibility + tripwire
    }

    /// A quantity, seen from a state.
    fn quantity(&self, quantity: Quantity, parts: StateParts) -> f64 {
        let StateParts { phase, moods, .. } = parts;
        let probe = &self.arrangement.probe;
        // A war is fought with credibility intact.
        let intact = phase != Phase::Peace { intact: false };
        match quantity {
            Quantity::Scale(actor) => self.arrangement.private_information_of(actor),
            Quantity::ProbeScale => probe.private_information.value,
            Quantity::Assault => -self.actor(self.layout.cast.challenger).assault_cost.value,
            Quantity::StandingAside { guarantor } => -self.price(guarantor, intact, moods),
            Quantity::Fall(actor) => self.fall(actor, moods),
            Quantity::AssaultAndFall(actor) => {
                self.fall(actor, moods) - self.actor(actor).assault_cost.value
            }
            // Written for all moods at once.
            Quantity::ChallengerWins => 0.0,
            Quantity::ProbeGain => probe.gain.value,
            Quantity::ProbeLoss => -probe.gain.value,
            Quantity::Ignoring { guarantor } => {
                -probe.price.value * self.price(guarantor, intact, moods)
            }
            Quantity::ProbeCost => -probe.cost.value,
            Quantity::AnswerCost => -probe.answer_cost.value,
            Quantity::Escalation => probe.escalation.value,
        }
    }

    /// How often something happens, a year.
    fn rate(&self, ring: Ring) -> f64 {
        let challenger = self.actor(self.layout.cast.challenger);
        let war = &self.arrangement.war;
        match ring {
            Ring::Rebuild => challenger.rebuild.value,
            Ring::Mend => self.arrangement.credibility.mend.value,
            Ring::Window => challenger.windows.value,
            Ring::ProbeChance => self.arrangement.probe.chances.value,
            Ring::Decisive => war.decisive.value,
            Ring::Talks => war.talks.value,
            Ring::Waver => war.waver.value,
        }
    }

    /// Writes every number of a stretch that begins now.
    pub(crate) fn write(&self, phase: &continuous::Phase, numbers: &mut Numbers) {
        let game = &self.layout.game;
        for (actor, found) in self.arrangement.actors.iter().enumerate() {
            numbers.set_discount_rate(actor, found.discount_rate.value);
            self.write_flows(actor, numbers);
        }
        for &index in phase.clocks() {
            let named = &self.layout.clocks[index];
            let clock = game.clock(index);
            let rate = self.rate(named.ring);
            for lane in 0..clock.lanes() {
                numbers.set_rate(game, index, lane, rate);
            }
            for (parameter, &quantity) in named.quantities.iter().enumerate() {
                let states = (0..clock.lanes()).map(|lane| clock.state(lane));
                let values = self.at_all_levels(states, |parts| self.quantity(quantity, parts));
                for (lane, value) in values.enumerate() {
                    numbers.set_parameter(game, index, parameter, lane, value);
                }
            }
            self.write_challenger_wins(index, numbers);
        }
        numbers.complete(game, phase);
    }

    fn write_flows(&self, actor: ActorIndex, numbers: &mut Numbers) {
        let states = &self.layout.states;
        let peace = self.peace_flow(actor);
        let flow = |parts: StateParts| match parts.phase {
            Phase::War { coalition } => {
                self.war_flow(actor, states.coalitions[coalition], parts.moods)
            }
            _ => peace,
        };
        for (state, flow) in self.at_all_levels(0..states.fallen(), flow).enumerate() {
            numbers.set_flow(&self.layout.game, actor, state, flow);
        }
    }

    /// What each state has of something that does not depend on the challenger's readiness: worked
    /// out once for all its levels, since they are innermost.
    fn at_all_levels(
        &self,
        states: impl Iterator<Item = usize>,
        of: impl Fn(StateParts) -> f64,
    ) -> impl Iterator<Item = f64> {
        let mut before: Option<(StateParts, f64)> = None;
        states.map(move |state| {
            let parts = StateParts {
                readiness: 0,
                ..self.layout.states.parts(state)
            };
            let value = match before {
                Some((same, value)) if same == parts => value,
                _ => of(parts),
            };
            before = Some((parts, value));
            value
        })
    }
}
