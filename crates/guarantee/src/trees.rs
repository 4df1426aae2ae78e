//! The trees of the guarantee game: a window, a chance to probe, and the moments of a war.
//!
//! Each tree names what its parameters mean ([`Quantity`]) and where its outcomes lead
//! ([`Destination`]); states and numbers are filled in elsewhere.

use arrangement::{ActorIndex, Arrangement};
use games::tree::{NodeIndex, Parameter, Tree, TreeBuilder};

use crate::coalition::Coalition;

/// What a parameter of a tree stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// The actor's scale of private information.
    Scale(ActorIndex),
    /// The scale of private information at a chance to probe.
    ProbeScale,
    /// What an assault costs, as a payment.
    Assault,
    /// A guarantor's price of standing aside, as a payment.
    StandingAside { guarantor: usize },
    /// What an actor gets when the protégé falls.
    Fall(ActorIndex),
    /// What the challenger gets when the protégé yields to an assault.
    AssaultAndFall(ActorIndex),
    /// The probability that the challenger wins a decisive moment.
    ChallengerWins,
    /// What an ignored probe gives the challenger.
    ProbeGain,
    /// What an ignored probe takes from the protégé, as a payment.
    ProbeLoss,
    /// The share of its price of standing aside that a guarantor pays for ignoring a probe.
    Ignoring { guarantor: usize },
    /// What an answered probe costs the challenger, as a payment.
    ProbeCost,
    /// What answering costs the answerer, as a payment.
    AnswerCost,
    /// The probability that an answered probe becomes a war.
    Escalation,
}

/// Where an outcome leads, seen from the state in which its clock rang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// Nothing changes.
    Same,
    /// The protégé has lost.
    Fallen,
    /// War at the same readiness and moods.
    War(Coalition),
    /// The war goes on without this guarantor.
    WarWithout(usize),
    /// Peace restored: readiness lowest, credibility intact.
    PeaceRestored,
    /// Peace as it was, but with credibility intact or broken.
    Credibility { intact: bool },
    /// One readiness level up.
    Readier,
}

/// What is counted while the first peace lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// A probe was chosen, whatever came of it.
    Probe,
    /// A probe was answered and became a war.
    EscalatedProbe,
    /// An assault to which the protégé yielded.
    Yielded,
    /// An assault resisted, this coalition fighting from the start.
    Resisted(Coalition),
}

impl Count {
    /// The counter's number.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Probe => 0,
            Self::EscalatedProbe => 1,
            Self::Yielded => 2,
            Self::Resisted(coalition) => 3 + coalition.number(),
        }
    }

    /// How many counters there are with `guarantors` guarantors.
    pub(crate) fn number_of(guarantors: usize) -> usize {
        3 + (1 << guarantors)
    }
}

/// A tree with what its parameters and outcomes stand for.
#[derive(Clone, Debug)]
pub(crate) struct NamedTree {
    pub(crate) tree: Tree,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) destinations: Vec<Destination>,
}

/// Who there is: the actors by their part.
#[derive(Clone, Debug)]
pub(crate) struct Cast {
    pub(crate) challenger: ActorIndex,
    pub(crate) protege: ActorIndex,
    pub(crate) guarantors: Vec<ActorIndex>,
    /// For each guarantor, the guarantors that it fights beside.
    pub(crate) joins_after: Vec<Coalition>,
}

impl Cast {
    pub(crate) fn new(arrangement: &Arrangement) -> Self {
        let guarantors: Vec<ActorIndex> = arrangement.guarantors().collect();
        let joins_after = (guarantors.iter())
            .map(|&actor| Self::coalition_of(&guarantors, &arrangement.actors[actor].joins_after));
        Self {
            challenger: arrangement.challenger(),
            protege: arrangement.protege(),
            joins_after: joins_after.collect(),
            guarantors,
        }
    }

    /// The coalition that a list of actors forms.
    pub(crate) fn coalition_of(guarantors: &[ActorIndex], actors: &[ActorIndex]) -> Coalition {
        (0..guarantors.len())
            .filter(|&g| actors.contains(&guarantors[g]))
            .collect()
    }
}

/// Builds a tree and remembers what its parts stand for.
#[derive(Default)]
struct NamedTreeBuilder {
    tree: TreeBuilder,
    quantities: Vec<Quantity>,
    destinations: Vec<Destination>,
}

impl NamedTreeBuilder {
    fn parameter(&mut self, quantity: Quantity) -> Parameter {
        if let Some(known) = self.quantities.iter().position(|&known| known == quantity) {
            return known;
        }
        self.quantities.push(quantity);
        self.tree.parameter()
    }

    fn outcome(
        &mut self,
        destination: Destination,
        payments: &[(ActorIndex, Quantity)],
        counts: &[Count],
    ) -> NodeIndex {
        let payments: Vec<(ActorIndex, Parameter)> = payments
            .iter()
            .map(|&(actor, quantity)| (actor, self.parameter(quantity)))
            .collect();
        let counters: Vec<usize> = counts.iter().map(|count| count.index()).collect();
        self.destinations.push(destination);
        self.tree.outcome(&payments, &counters)
    }

    fn decision(
        &mut self,
        actor: ActorIndex,
        scale: Quantity,
        first: NodeIndex,
        second: NodeIndex,
    ) -> NodeIndex {
        let scale = self.parameter(scale);
        self.tree.decision(actor, scale, first, second)
    }

    fn chance(&mut self, probability: Quantity, first: NodeIndex, second: NodeIndex) -> NodeIndex {
        let probability = self.parameter(probability);
        self.tree.chance(probability, first, second)
    }

    fn build(self) -> NamedTree {
        NamedTree {
            tree: self
                .tree
                .build()
                .expect("every node but the root was given to one parent"),
            quantities: self.quantities,
            destinations: self.destinations,
        }
    }
}

/// Readiness rises by one level.
pub(crate) fn rebuild() -> NamedTree {
    certain(Destination::Readier)
}

/// Broken credibility mends.
pub(crate) fn mend() -> NamedTree {
    certain(Destination::Credibility { intact: true })
}

fn certain(destination: Destination) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    tree.outcome(destination, &[], &[]);
    tree.build()
}

/// The window: the challenger holds or assaults, the protégé yields or resists, then `choosers`
/// among the guarantors, in listed order and each seeing the choices before it, fight or stand
/// aside.
pub(crate) fn window(cast: &Cast, choosers: Coalition) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    let hold = tree.outcome(Destination::Same, &[], &[]);
    let everyone = (cast.guarantors.iter().copied()).chain([cast.protege]);
    let falls: Vec<(ActorIndex, Quantity)> = everyone
        .map(|actor| (actor, Quantity::Fall(actor)))
        .chain([(cast.challenger, Quantity::AssaultAndFall(cast.challenger))])
        .collect();
    let yielded = tree.outcome(Destination::Fallen, &falls, &[Count::Yielded]);
    let resisted = join(
        &mut tree,
        cast,
        choosers,
        0,
        Coalition::NOBODY,
        Coalition::NOBODY,
    );
    let protege = cast.protege;
    let assault = tree.decision(protege, Quantity::Scale(protege), yielded, resisted);
    tree.decision(
        cast.challenger,
        Quantity::Scale(cast.challenger),
        hold,
        assault,
    );
    tree.build()
}

/// The choices of the guarantors from `next` on, given who fights and who stood aside.
fn join(
    tree: &mut NamedTreeBuilder,
    cast: &Cast,
    choosers: Coalition,
    next: usize,
    fighting: Coalition,
    aside: Coalition,
) -> NodeIndex {
    let Some(&actor) = cast.guarantors.get(next) else {
        let prices = aside.members().map(|guarantor| {
            (
                cast.guarantors[guarantor],
                Quantity::StandingAside { guarantor },
            )
        });
        let payments: Vec<_> = prices
            .chain([(cast.challenger, Quantity::Assault)])
            .collect();
        return tree.outcome(
            Destination::War(fighting),
            &payments,
            &[Count::Resisted(fighting)],
        );
    };
    if !choosers.contains(next) || !fighting.includes(cast.joins_after[next]) {
        return join(tree, cast, choosers, next + 1, fighting, aside);
    }
    let stands_aside = join(tree, cast, choosers, next + 1, fighting, aside.with(next));
    let fights = join(tree, cast, choosers, next + 1, fighting.with(next), aside);
    tree.decision(actor, Quantity::Scale(actor), stands_aside, fights)
}

/// The chance to probe: the challenger holds or probes, the answerer (a guarantor, else the
/// protégé) ignores or answers, and an answered probe may become a war.
pub(crate) fn probe(cast: &Cast, answerer: Option<usize>) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    let answering = answerer.map_or(cast.protege, |guarantor| cast.guarantors[guarantor]);
    let hold = tree.outcome(Destination::Same, &[], &[]);
    let mut payments = vec![
        (cast.challenger, Quantity::ProbeGain),
        (cast.protege, Quantity::ProbeLoss),
    ];
    if let Some(guarantor) = answerer {
        payments.push((answering, Quantity::Ignoring { guarantor }));
    }
    let broken = Destination::Credibility { intact: false };
    let ignored = tree.outcome(broken, &payments, &[Count::Probe]);
    let payments = [
        (cast.challenger, Quantity::ProbeCost),
        (answering, Quantity::AnswerCost),
    ];
    let intact = Destination::Credibility { intact: true };
    let deterred = tree.outcome(intact, &payments, &[Count::Probe]);
    let war = Destination::War(answerer.into_iter().collect());
    let escalated = tree.outcome(war, &payments, &[Count::Probe, Count::EscalatedProbe]);
    let answered = tree.chance(Quantity::Escalation, deterred, escalated);
    let probed = tree.decision(answering, Quantity::ProbeScale, ignored, answered);
    tree.decision(cast.challenger, Quantity::ProbeScale, hold, probed);
    tree.build()
}

/// The decisive moment of a war: the assault is repelled, or the protégé falls.
pub(crate) fn decisive(cast: &Cast) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    let repelled = tree.outcome(Destination::PeaceRestored, &[], &[]);
    let everyone = (cast.guarantors.iter().copied()).chain([cast.protege, cast.challenger]);
    let falls: Vec<_> = everyone
        .map(|actor| (actor, Quantity::Fall(actor)))
        .collect();
    let fallen = tree.outcome(Destination::Fallen, &falls, &[]);
    tree.chance(Quantity::ChallengerWins, repelled, fallen);
    tree.build()
}

/// Talks: the challenger fights on or would settle; then the protégé likewise.
pub(crate) fn talks(cast: &Cast) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    let challenger_fights_on = tree.outcome(Destination::Same, &[], &[]);
    let protege_fights_on = tree.outcome(Destination::Same, &[], &[]);
    let settled = tree.outcome(Destination::PeaceRestored, &[], &[]);
    let protege = cast.protege;
    let offered = tree.decision(
        protege,
        Quantity::Scale(protege),
        protege_fights_on,
        settled,
    );
    let challenger = cast.challenger;
    tree.decision(
        challenger,
        Quantity::Scale(challenger),
        challenger_fights_on,
        offered,
    );
    tree.build()
}

/// A fighting guarantor wavers: it stays, or leaves at its price of standing aside.
pub(crate) fn waver(cast: &Cast, guarantor: usize) -> NamedTree {
    let mut tree = NamedTreeBuilder::default();
    let actor = cast.guarantors[guarantor];
    let leaves = tree.outcome(
        Destination::WarWithout(guarantor),
        &[(actor, Quantity::StandingAside { guarantor })],
        &[],
    );
    let stays = tree.outcome(Destination::Same, &[], &[]);
    tree.decision(actor, Quantity::Scale(actor), leaves, stays);
    tree.build()
}
