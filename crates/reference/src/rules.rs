//! The rules of the game: the events that can happen in each state and what follows them.

use arrangement::{Actor, ActorIndex};

use crate::payoffs::{Payoffs, fights};
use crate::states::{Peace, State, War};
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
    payoffs: &'a Payoffs<'a>,
}

impl<'a> Rules<'a> {
    /// The rules under `payoffs`.
    pub fn new(payoffs: &'a Payoffs<'a>) -> Self {
        Self { payoffs }
    }

    /// Everything that can happen in a state.
    pub fn events(&self, state: State) -> Vec<Event> {
        let mut events = match state {
            State::Peace(peace) => vec![
                self.rebuilding(peace),
                self.mending(peace),
                self.window(peace),
                self.chance_to_probe(peace),
            ],
            State::War(war) => {
                let mut events = vec![self.decisive_moment(war), self.talks(war)];
                let fighting = (0..self.payoffs.guarantors.len())
                    .filter(|&order| fights(war.coalition, order));
                events.extend(fighting.map(|order| self.wavering(war, order)));
                events
            }
        };
        events.retain(|event| event.rate > 0.0);
        events
    }

    /// "Readiness rises by one level at rate `rebuild` (while below the top)."
    fn rebuilding(&self, peace: Peace) -> Event {
        let is_at_top = peace.readiness + 1 == self.payoffs.states.levels();
        let risen = Peace {
            readiness: peace.readiness + usize::from(!is_at_top),
            ..peace
        };
        Event {
            kind: Kind::Other,
            rate: if is_at_top {
                0.0
            } else {
                self.challenger().rebuild.value
            },
            tree: self.peace(risen),
        }
    }

    /// "Broken credibility mends at rate `credibility.mend`."
    fn mending(&self, peace: Peace) -> Event {
        let mended = Peace {
            intact: true,
            ..peace
        };
        Event {
            kind: Kind::Other,
            rate: if peace.intact {
                0.0
            } else {
                self.payoffs.arrangement.credibility.mend.value
            },
            tree: self.peace(mended),
        }
    }

    /// "A window for an assault opens at rate `windows`": "C chooses hold (nothing changes) or assault
    /// (C pays `assault_cost`). After an assault P chooses to yield → fallen, or to resist."
    fn window(&self, peace: Peace) -> Event {
        let after_an_assault = self.choice(
            self.payoffs.protege,
            Tree::Falls(self.payoffs.fall(peace.moods)),
            self.rallying(peace, 0, 0),
        );
        let assault = pays(
            self.payoffs.challenger,
            self.challenger().assault_cost.value,
            after_an_assault,
        );
        Event {
            kind: Kind::Window,
            rate: self.challenger().windows.value,
            tree: self.choice(self.payoffs.challenger, self.peace(peace), assault),
        }
    }

    /// "Guarantors choose in listed order, each seeing the choices before it: fight or stand aside.
    /// Only a guarantor with an active pledge or deployment chooses; one whose `joins_after` names
    /// somebody who is not fighting is passed over at no cost. Then → war(J), J those who fight."
    ///
    /// The guarantor in place `order` is next; those in `coalition` have chosen to fight.
    fn rallying(&self, peace: Peace, order: usize, coalition: usize) -> Tree {
        let payoffs = self.payoffs;
        if order == payoffs.guarantors.len() {
            return self.war(War {
                coalition,
                readiness: peace.readiness,
                moods: peace.moods,
            });
        }
        let standing_aside = self.rallying(peace, order + 1, coalition);
        if !payoffs.has_promised(order) || !payoffs.those_it_backs_fight(order, coalition) {
            return standing_aside;
        }
        let guarantor = payoffs.guarantors[order];
        let price = payoffs.price_of_standing_aside(order, peace.intact, peace.moods);
        self.choice(
            guarantor,
            self.rallying(peace, order + 1, coalition | 1 << order),
            pays(guarantor, price, standing_aside),
        )
    }

    /// "A chance to probe comes at rate `probe.chances`": "C chooses hold or probe. The answerer
    /// chooses to ignore or to answer"; "at a chance to probe both choosers have the scale
    /// `probe.private_information` instead".
    fn chance_to_probe(&self, peace: Peace) -> Event {
        let probe = &self.payoffs.arrangement.probe;
        let scale = probe.private_information.value;
        let answerer = self.payoffs.answerer();
        let after_a_probe = chooses(
            self.answering_actor(answerer),
            scale,
            self.ignoring(peace, answerer),
            self.answering(peace, answerer),
        );
        Event {
            kind: Kind::Probe,
            rate: probe.chances.value,
            tree: chooses(
                self.payoffs.challenger,
                scale,
                self.peace(peace),
                after_a_probe,
            ),
        }
    }

    /// "Ignore: C gains `probe.gain`, P loses as much, an answerer that is a guarantor pays
    /// `probe.price` × its price of standing aside at the κ that stood before, and credibility becomes
    /// broken."
    fn ignoring(&self, peace: Peace, answerer: Option<usize>) -> Tree {
        let payoffs = self.payoffs;
        let probe = &payoffs.arrangement.probe;
        let mut tree = self.peace(Peace {
            intact: false,
            ..peace
        });
        if let Some(order) = answerer {
            let price = payoffs.price_of_standing_aside(order, peace.intact, peace.moods);
            tree = pays(payoffs.guarantors[order], probe.price.value * price, tree);
        }
        tree = pays(payoffs.protege, probe.gain.value, tree);
        pays(payoffs.challenger, -probe.gain.value, tree)
    }

    /// "Answer: C pays `probe.cost`, the answerer pays `probe.answer_cost`; with probability
    /// `probe.escalation` → war(J = the answerer if it is a guarantor, else nobody; nobody else
    /// chooses), else credibility becomes intact."
    fn answering(&self, peace: Peace, answerer: Option<usize>) -> Tree {
        let probe = &self.payoffs.arrangement.probe;
        let settled = self.peace(Peace {
            intact: true,
            ..peace
        });
        let escalated = self.war(War {
            coalition: answerer.map_or(0, |order| 1 << order),
            readiness: peace.readiness,
            moods: peace.moods,
        });
        let outcome = chance(
            Likelihood::Fixed(probe.escalation.value),
            settled,
            escalated,
        );
        let answered = pays(
            self.answering_actor(answerer),
            probe.answer_cost.value,
            outcome,
        );
        pays(self.payoffs.challenger, probe.cost.value, answered)
    }

    /// "A decisive moment at rate `war.decisive`: with probability q → fallen, else the assault is
    /// repelled → peace with r = 0, κ intact."
    fn decisive_moment(&self, war: War) -> Event {
        let place = war.coalition * self.payoffs.states.levels() + war.readiness;
        Event {
            kind: Kind::Other,
            rate: self.payoffs.arrangement.war.decisive.value,
            tree: chance(
                Likelihood::Victory(place),
                self.restored_peace(war),
                Tree::Falls(self.payoffs.fall(war.moods)),
            ),
        }
    }

    /// "Talks at rate `war.talks`: C chooses to settle or fight on; if C settles, P chooses likewise;
    /// both settle → peace with r = 0, κ intact; otherwise the war goes on."
    fn talks(&self, war: War) -> Event {
        let after_an_offer = self.choice(
            self.payoffs.protege,
            self.war(war),
            self.restored_peace(war),
        );
        Event {
            kind: Kind::Other,
            rate: self.payoffs.arrangement.war.talks.value,
            tree: self.choice(self.payoffs.challenger, self.war(war), after_an_offer),
        }
    }

    /// "For each g ∈ J, at rate `war.waver`, g chooses to stay or leave; leaving → war(J∖{g}) and costs
    /// g its price of standing aside (with κ intact)."
    fn wavering(&self, war: War, order: usize) -> Event {
        let guarantor = self.payoffs.guarantors[order];
        let price = self.payoffs.price_of_standing_aside(order, true, war.moods);
        let left = War {
            coalition: war.coalition & !(1 << order),
            ..war
        };
        Event {
            kind: Kind::Other,
            rate: self.payoffs.arrangement.war.waver.value,
            tree: self.choice(
                guarantor,
                self.war(war),
                pays(guarantor, price, self.war(left)),
            ),
        }
    }

    fn challenger(&self) -> &Actor {
        &self.payoffs.arrangement.actors[self.payoffs.challenger]
    }

    fn answering_actor(&self, answerer: Option<usize>) -> ActorIndex {
        answerer.map_or(self.payoffs.protege, |order| self.payoffs.guarantors[order])
    }

    fn peace(&self, peace: Peace) -> Tree {
        Tree::Reaches(self.payoffs.states.index(State::Peace(peace)))
    }

    fn war(&self, war: War) -> Tree {
        Tree::Reaches(self.payoffs.states.index(State::War(war)))
    }

    /// "Peace with r = 0, κ intact."
    fn restored_peace(&self, war: War) -> Tree {
        self.peace(Peace {
            readiness: 0,
            intact: true,
            moods: war.moods,
        })
    }

    fn choice(&self, chooser: ActorIndex, first: Tree, second: Tree) -> Tree {
        let scale = self.payoffs.arrangement.private_information_of(chooser);
        chooses(chooser, scale, first, second)
    }
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

fn chance(second_is: Likelihood, first: Tree, second: Tree) -> Tree {
    Tree::Chance {
        second_is,
        first: Box::new(first),
        second: Box::new(second),
    }
}

#[cfg(test)]
mod tests;
