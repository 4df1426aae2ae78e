//! The rules of the game: for each state, its flow and the events that can happen in it.

use arrangement::{Actor, ActorIndex, Arrangement, CommitmentKind};

use crate::calendar::Stretch;
use crate::choice::Points;
use crate::states::{State, States};
use crate::tree::{Likelihood, Tree};

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A window for an assault.
    Window,
    /// A chance to probe.
    Probe,
    /// Anything else.
    Other,
}

/// Something that can happen in a state.
pub struct Event {
    /// What it is.
    pub kind: Kind,
    /// How often, a year.
    pub rate: f64,
    /// What follows.
    pub tree: Tree,
}

/// The rules as they stand on one stretch of the calendar.
pub struct Rules<'a> {
    arrangement: &'a Arrangement,
    states: &'a States,
    stretch: &'a Stretch<'a>,
    challenger: ActorIndex,
    protege: ActorIndex,
    guarantors: Vec<ActorIndex>,
}

impl<'a> Rules<'a> {
    /// The rules of `arrangement` on `stretch`.
    pub fn new(arrangement: &'a Arrangement, states: &'a States, stretch: &'a Stretch<'a>) -> Self {
        Self {
            arrangement,
            states,
            stretch,
            challenger: arrangement.challenger(),
            protege: arrangement.protege(),
            guarantors: arrangement.guarantors().collect(),
        }
    }

    /// Everything that can happen in a state.
    pub fn events(&self, state: State) -> Vec<Event> {
        let mut events = match state {
            State::Peace {
                readiness,
                intact,
                moods,
            } => vec![
                self.rebuilding(readiness, intact, moods),
                self.mending(readiness, moods, intact),
                self.window(readiness, intact, moods),
                self.chance_to_probe(readiness, intact, moods),
            ],
            State::War {
                coalition,
                readiness,
                moods,
            } => {
                let mut events = vec![
                    self.decisive_moment(coalition, readiness, moods),
                    self.talks(coalition, readiness, moods),
                ];
                events.extend(
                    (0..self.guarantors.len())
                        .filter(|&order| fights(coalition, order))
                        .map(|order| self.wavering(coalition, readiness, moods, order)),
                );
                events
            }
        };
        events.retain(|event| event.rate > 0.0);
        events
    }

    /// What each actor gets a year in a state.
    pub fn flow(&self, state: State) -> Points {
        let mut points = self.costs_of_standing();
        match state {
            State::Peace { .. } => self.add_deals(&mut points),
            State::War {
                coalition, moods, ..
            } => self.subtract_war_costs(&mut points, coalition, moods),
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
    fn subtract_war_costs(&self, points: &mut Points, coalition: usize, moods: usize) {
        for actor in [self.challenger, self.protege] {
            points[actor] -= self.arrangement.actors[actor].war_cost.value;
        }
        for (order, &guarantor) in self.guarantors.iter().enumerate() {
            if fights(coalition, order) {
                let actor = &self.arrangement.actors[guarantor];
                points[guarantor] -= actor.war_cost.value * self.mood(order, moods).war_cost;
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
    fn fall(&self, moods: usize) -> Tree {
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
        Tree::Falls(points)
    }

    /// "Readiness rises by one level at rate `rebuild` (while below the top)."
    fn rebuilding(&self, readiness: usize, intact: bool, moods: usize) -> Event {
        let below_top = readiness + 1 < self.states.levels();
        Event {
            kind: Kind::Other,
            rate: if below_top {
                self.challenging().rebuild.value
            } else {
                0.0
            },
            tree: self.peace((readiness + 1).min(self.states.levels() - 1), intact, moods),
        }
    }

    /// "Broken credibility mends at rate `credibility.mend`."
    fn mending(&self, readiness: usize, moods: usize, intact: bool) -> Event {
        Event {
            kind: Kind::Other,
            rate: if intact {
                0.0
            } else {
                self.arrangement.credibility.mend.value
            },
            tree: self.peace(readiness, true, moods),
        }
    }

    /// "A window for an assault opens at rate `windows`": "C chooses hold (nothing changes) or assault
    /// (C pays `assault_cost`). After an assault P chooses to yield → fallen, or to resist."
    fn window(&self, readiness: usize, intact: bool, moods: usize) -> Event {
        let protege_chooses = self.choice(
            self.protege,
            self.fall(moods),
            self.rallying(0, 0, readiness, intact, moods),
        );
        let assault = pays(
            self.challenger,
            self.challenging().assault_cost.value,
            protege_chooses,
        );
        Event {
            kind: Kind::Window,
            rate: self.challenging().windows.value,
            tree: self.choice(
                self.challenger,
                self.peace(readiness, intact, moods),
                assault,
            ),
        }
    }

    /// "Guarantors choose in listed order, each seeing the choices before it: fight or stand aside.
    /// Only a guarantor with an active pledge or deployment chooses; one whose `joins_after` names
    /// somebody who is not fighting is passed over at no cost. Then → war(J), J those who fight."
    fn rallying(
        &self,
        order: usize,
        coalition: usize,
        readiness: usize,
        intact: bool,
        moods: usize,
    ) -> Tree {
        if order == self.guarantors.len() {
            return self.war(coalition, readiness, moods);
        }
        let standing_aside = self.rallying(order + 1, coalition, readiness, intact, moods);
        if !self.has_promised(order) || !self.its_vanguard_fights(order, coalition) {
            return standing_aside;
        }
        let fighting = self.rallying(order + 1, coalition | 1 << order, readiness, intact, moods);
        let price = self.price_of_standing_aside(order, intact, moods);
        let guarantor = self.guarantors[order];
        self.choice(guarantor, fighting, pays(guarantor, price, standing_aside))
    }

    /// "Only a guarantor with an active pledge or deployment chooses."
    fn has_promised(&self, order: usize) -> bool {
        self.stretch.active.iter().any(|commitment| {
            commitment.by == self.guarantors[order]
                && matches!(
                    commitment.kind,
                    CommitmentKind::Pledge { .. } | CommitmentKind::Deployment { .. }
                )
        })
    }

    /// Whether everyone named in `joins_after` fights.
    fn its_vanguard_fights(&self, order: usize, coalition: usize) -> bool {
        self.arrangement.actors[self.guarantors[order]]
            .joins_after
            .iter()
            .all(|&before| {
                let place = self.guarantors.iter().position(|&other| other == before);
                place.is_some_and(|place| fights(coalition, place))
            })
    }

    /// "(Sum of its active pledges' `honour`) × its mood's `honour` × (`credibility.broken` if κ is
    /// broken, else 1) + (sum of its active deployments' `tripwire`)."
    fn price_of_standing_aside(&self, order: usize, intact: bool, moods: usize) -> f64 {
        let (mut honours, mut tripwires) = (0.0, 0.0);
        for commitment in &self.stretch.active {
            if commitment.by == self.guarantors[order] {
                match &commitment.kind {
                    CommitmentKind::Pledge { honour } => honours += honour.value,
                    CommitmentKind::Deployment { tripwire, .. } => tripwires += tripwire.value,
                    _ => {}
                }
            }
        }
        let credibility = if intact {
            1.0
        } else {
            self.arrangement.credibility.broken.value
        };
        honours * self.mood(order, moods).honour * credibility + tripwires
    }

    /// "A chance to probe comes at rate `probe.chances`": "C chooses hold or probe. The answerer
    /// chooses to ignore or to answer"; "at a chance to probe both choosers have the scale
    /// `probe.private_information` instead".
    fn chance_to_probe(&self, readiness: usize, intact: bool, moods: usize) -> Event {
        let probe = &self.arrangement.probe;
        let answerer = self.answerer();
        let scale = probe.private_information.value;
        let answered = chooses(
            answerer.map_or(self.protege, |order| self.guarantors[order]),
            scale,
            self.ignoring(answerer, readiness, intact, moods),
            self.answering(answerer, readiness, moods),
        );
        Event {
            kind: Kind::Probe,
            rate: probe.chances.value,
            tree: chooses(
                self.challenger,
                scale,
                self.peace(readiness, intact, moods),
                answered,
            ),
        }
    }

    /// "The answerer (the first listed guarantor with an active deployment, else P)": its place among
    /// the guarantors, or none.
    fn answerer(&self) -> Option<usize> {
        self.guarantors.iter().position(|&guarantor| {
            self.stretch.active.iter().any(|commitment| {
                commitment.by == guarantor
                    && matches!(commitment.kind, CommitmentKind::Deployment { .. })
            })
        })
    }

    /// "Ignore: C gains `probe.gain`, P loses as much, an answerer that is a guarantor pays
    /// `probe.price` × its price of standing aside at the κ that stood before, and credibility becomes
    /// broken."
    fn ignoring(
        &self,
        answerer: Option<usize>,
        readiness: usize,
        intact: bool,
        moods: usize,
    ) -> Tree {
        let probe = &self.arrangement.probe;
        let mut tree = self.peace(readiness, false, moods);
        if let Some(order) = answerer {
            let price = self.price_of_standing_aside(order, intact, moods);
            tree = pays(self.guarantors[order], probe.price.value * price, tree);
        }
        tree = pays(self.protege, probe.gain.value, tree);
        pays(self.challenger, -probe.gain.value, tree)
    }

    /// "Answer: C pays `probe.cost`, the answerer pays `probe.answer_cost`; with probability
    /// `probe.escalation` → war(J = the answerer if it is a guarantor, else nobody), else credibility
    /// becomes intact."
    fn answering(&self, answerer: Option<usize>, readiness: usize, moods: usize) -> Tree {
        let probe = &self.arrangement.probe;
        let coalition = answerer.map_or(0, |order| 1 << order);
        let outcome = Tree::Chance {
            second_is: Likelihood::Fixed(probe.escalation.value),
            first: Box::new(self.peace(readiness, true, moods)),
            second: Box::new(self.war(coalition, readiness, moods)),
        };
        let payer = answerer.map_or(self.protege, |order| self.guarantors[order]);
        pays(
            self.challenger,
            probe.cost.value,
            pays(payer, probe.answer_cost.value, outcome),
        )
    }

    /// "A decisive moment at rate `war.decisive`: with probability q → fallen, else the assault is
    /// repelled → peace with r = 0, κ intact."
    fn decisive_moment(&self, coalition: usize, readiness: usize, moods: usize) -> Event {
        Event {
            kind: Kind::Other,
            rate: self.arrangement.war.decisive.value,
            tree: Tree::Chance {
                second_is: Likelihood::Victory(coalition * self.states.levels() + readiness),
                first: Box::new(self.peace(0, true, moods)),
                second: Box::new(self.fall(moods)),
            },
        }
    }

    /// "Talks at rate `war.talks`: C chooses to settle or fight on; if C settles, P chooses likewise;
    /// both settle → peace with r = 0, κ intact; otherwise the war goes on."
    fn talks(&self, coalition: usize, readiness: usize, moods: usize) -> Event {
        let war = || self.war(coalition, readiness, moods);
        let protege_chooses = self.choice(self.protege, war(), self.peace(0, true, moods));
        Event {
            kind: Kind::Other,
            rate: self.arrangement.war.talks.value,
            tree: self.choice(self.challenger, war(), protege_chooses),
        }
    }

    /// "For each g ∈ J, at rate `war.waver`, g chooses to stay or leave; leaving → war(J∖{g}) and costs
    /// g its price of standing aside (with κ intact)."
    fn wavering(&self, coalition: usize, readiness: usize, moods: usize, order: usize) -> Event {
        let guarantor = self.guarantors[order];
        let staying = self.war(coalition, readiness, moods);
        let leaving = self.war(coalition & !(1 << order), readiness, moods);
        let price = self.price_of_standing_aside(order, true, moods);
        Event {
            kind: Kind::Other,
            rate: self.arrangement.war.waver.value,
            tree: self.choice(guarantor, staying, pays(guarantor, price, leaving)),
        }
    }

    fn challenging(&self) -> &Actor {
        &self.arrangement.actors[self.challenger]
    }

    fn peace(&self, readiness: usize, intact: bool, moods: usize) -> Tree {
        Tree::Reaches(self.states.index(State::Peace {
            readiness,
            intact,
            moods,
        }))
    }

    fn war(&self, coalition: usize, readiness: usize, moods: usize) -> Tree {
        Tree::Reaches(self.states.index(State::War {
            coalition,
            readiness,
            moods,
        }))
    }

    fn choice(&self, chooser: ActorIndex, first: Tree, second: Tree) -> Tree {
        let scale = self.arrangement.private_information_of(chooser);
        chooses(chooser, scale, first, second)
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

/// What a mood multiplies.
struct Multipliers {
    honour: f64,
    stake: f64,
    war_cost: f64,
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

fn pays(actor: ActorIndex, amount: f64, then: Tree) -> Tree {
    Tree::Pays {
        actor,
        amount,
        then: Box::new(then),
    }
}

fn chooses(chooser: ActorIndex, scale: f64, first: Tree, second: Tree) -> Tree {
    Tree::Chooses {
        chooser,
        scale,
        first: Box::new(first),
        second: Box::new(second),
    }
}
