//! The window looked at closely: who chooses what with which probability, and what it is worth to each.

use arrangement::{ActorIndex, Arrangement};
use games::{continuous::Moment, tree::Node};

use crate::{
    coalition::Coalition, game::GuaranteeGame, ringing::Ringing, side::Side, states::Phase,
    trees::Cast,
};

/// A moment of peace at which a window may open.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// Years since the signing, from 0 up to the horizon.
    pub years: f64,
    /// The challenger's readiness level, counted from 0.
    pub readiness: usize,
    /// Whether the guarantee's credibility is intact.
    pub intact: bool,
    /// The mood of each guarantor in acting order, counted from 0; 0 for one that has none.
    pub moods: Vec<usize>,
}

/// A place in the window's tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it is worth to each actor, in its points, discounted to this moment.
    pub points: Vec<f64>,
    /// What comes next.
    pub next: Next,
}

/// What comes next at a place of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// An actor chooses between two actions.
    Choice {
        /// Who.
        actor: ActorIndex,
        /// The two actions, each with the probability that it is taken.
        branches: Box<[(Action, f64, Place); 2]>,
    },
    /// The window is over.
    Ends(Ending),
}

/// What can be done at a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The challenger leaves the peace as it is.
    Hold,
    /// The challenger assaults.
    Assault,
    /// The protégé yields to the assault.
    Yield,
    /// The protégé resists it.
    Resist,
    /// A guarantor stands aside.
    StandAside,
    /// A guarantor fights beside the protégé.
    Fight,
}

/// How a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing has changed.
    Peace,
    /// The protégé has fallen.
    Fallen,
    /// War, these guarantors fighting beside the protégé.
    War(Coalition),
}

impl GuaranteeGame {
    /// The window of the solution found last, in a situation; `None` where no window can open in it:
    /// the time lies outside the calendar, there is no such level or mood, or the moods cannot be
    /// those at that time.
    ///
    /// `arrangement` is the one that was solved.
    pub fn window(&mut self, arrangement: &Arrangement, situation: &Situation) -> Option<Place> {
        let deal = self.deal_mut();
        let Situation {
            years,
            readiness,
            intact,
            ref moods,
        } = *situation;
        let stretch = deal.stretch_at(years)?;
        let states = &deal.layout.states;
        let moods = states.combination(moods)?;
        if readiness >= states.levels {
            return None;
        }
        let state = states.peace(readiness, intact, moods);
        let mut ringing = deal.ringing(stretch, years).into_iter();
        let opens = |&(ringing, at): &(Ringing, usize)| at == state && deal.is_window(ringing);
        let (ringing, _) = ringing.find(opens)?;
        deal.move_to(arrangement, stretch, years);
        let looked_at = LookedAt {
            deal,
            ringing,
            moment: deal.moment(ringing),
        };
        let root = looked_at.nodes().len() - 1;
        Some(looked_at.place(root))
    }
}

/// A window being read.
struct LookedAt<'a> {
    deal: &'a Side,
    ringing: Ringing,
    moment: Moment,
}

impl LookedAt<'_> {
    fn nodes(&self) -> &[Node] {
        let game = &self.deal.layout.game;
        game.clock(self.ringing.clock).tree().nodes()
    }

    fn place(&self, node: usize) -> Place {
        let next = match &self.nodes()[node] {
            Node::Decision {
                player,
                first,
                second,
                ..
            } => {
                let chance = self.moment.second(node);
                let [one, other] = actions(&self.deal.layout.cast, *player);
                Next::Choice {
                    actor: *player,
                    branches: Box::new([
                        (one, 1.0 - chance, self.place(*first)),
                        (other, chance, self.place(*second)),
                    ]),
                }
            }
            // A window has no chance of its own; the challenger's choice is drawn by itself alone.
            Node::Chance { first, .. } => return self.place(*first),
            Node::Outcome { outcome, .. } => Next::Ends(self.ending(*outcome)),
        };
        Place {
            points: self.moment.worths(node).to_vec(),
            next,
        }
    }

    fn ending(&self, outcome: usize) -> Ending {
        let states = &self.deal.layout.states;
        match self.deal.leads_to(self.ringing, outcome) {
            Phase::Peace { .. } => Ending::Peace,
            Phase::Fallen => Ending::Fallen,
            Phase::War { coalition } => Ending::War(states.coalitions[coalition]),
        }
    }
}

/// The two actions between which an actor chooses at a window.
fn actions(cast: &Cast, actor: ActorIndex) -> [Action; 2] {
    if actor == cast.challenger {
        [Action::Hold, Action::Assault]
    } else if actor == cast.protege {
        [Action::Yield, Action::Resist]
    } else {
        [Action::StandAside, Action::Fight]
    }
}
