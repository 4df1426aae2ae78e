//! The outlook: forward Kolmogorov equations with the equilibrium choices.

use crate::backward::Path;
use crate::calendar::{Redraw, Stretch};
use crate::choice::Points;
use crate::equations::Equations;
use crate::rules::Kind;
use crate::states::{State, States};
use crate::tree::Moment;

/// Where the probability is: a list of masses, in parts.
///
/// The first peace (never broken yet) and what comes after its first break are followed apart; behind
/// them stand the tallies of how the first peace breaks.
#[derive(Clone, Copy)]
pub struct Layout {
    peace_count: usize,
    state_count: usize,
    coalitions: usize,
}

impl Layout {
    /// The layout for a numbering of states.
    pub fn new(states: &States) -> Self {
        Self {
            peace_count: states.peace_count(),
            state_count: states.count(),
            coalitions: states.coalitions(),
        }
    }

    /// The first peace, in a state of peace.
    pub fn first_peace(&self, state: usize) -> usize {
        state
    }

    /// Any state after the first peace has broken.
    pub fn later(&self, state: usize) -> usize {
        self.peace_count + state
    }

    /// The protégé has fallen.
    pub fn fallen(&self) -> usize {
        self.peace_count + self.state_count
    }

    /// Tally: the first peace ended with an assault that was yielded to.
    pub fn yielded(&self) -> usize {
        self.fallen() + 1
    }

    /// Tally: the first peace ended with a probe that escalated.
    pub fn escalated(&self) -> usize {
        self.fallen() + 2
    }

    /// Tally: probes chosen during the first peace.
    pub fn probes(&self) -> usize {
        self.fallen() + 3
    }

    /// Tally: the first peace ended with an assault resisted by this coalition beside the protégé.
    pub fn resisted(&self, coalition: usize) -> usize {
        self.fallen() + 4 + coalition
    }

    /// Masses in all.
    pub fn count(&self) -> usize {
        self.resisted(self.coalitions)
    }

    /// The probability that the peace has held without interruption.
    pub fn survival(&self, masses: &[f64]) -> f64 {
        masses[..self.peace_count].iter().sum()
    }

    /// The probabilities of peace (the first or one restored), war and the protégé's fall.
    pub fn stands(&self, masses: &[f64]) -> [f64; 3] {
        let restored = self.later(0)..self.later(self.peace_count);
        let war = self.later(self.peace_count)..self.later(self.state_count);
        [
            self.survival(masses) + masses[restored].iter().sum::<f64>(),
            masses[war].iter().sum(),
            masses[self.fallen()],
        ]
    }
}

/// A flow of probability from one mass to another: a year, for each unit of the first.
struct Flow {
    from: usize,
    to: usize,
    rate: f64,
    /// Whether what arrives is also taken away at `from`; a tally only counts.
    moves: bool,
}

/// The flows at one moment of the equilibrium.
fn flows(layout: Layout, equations: &Equations, states: &States, moment: Moment) -> Vec<Flow> {
    let mut flows = Vec::new();
    let mut ends = Vec::new();
    for (index, events) in equations.events().iter().enumerate() {
        for event in events {
            ends.clear();
            event.tree.ends(moment, &mut ends);
            for end in ends.iter().filter(|end| end.state != Some(index)) {
                let rate = event.rate * end.probability;
                let destination = end.state.map_or(layout.fallen(), |to| layout.later(to));
                flows.push(Flow {
                    from: layout.later(index),
                    to: destination,
                    rate,
                    moves: true,
                });
                if index < states.peace_count() {
                    let destination = end.state.map(|state| (state, states.state(state)));
                    push_first_peace(&mut flows, layout, index, destination, event.kind, rate);
                }
            }
            if event.kind == Kind::Probe {
                flows.push(Flow {
                    from: layout.first_peace(index),
                    to: layout.probes(),
                    rate: event.rate * event.tree.probability_of_second(moment),
                    moves: false,
                });
            }
        }
    }
    flows
}

/// Where an end leads from the first peace, and how a first break is counted: "an assault resisted, an
/// assault yielded to, a probe that escalated".
fn push_first_peace(
    flows: &mut Vec<Flow>,
    layout: Layout,
    index: usize,
    destination: Option<(usize, State)>,
    kind: Kind,
    rate: f64,
) {
    let from = layout.first_peace(index);
    let (to, tally) = match destination {
        None => (layout.fallen(), Some(layout.yielded())),
        Some((state, State::Peace(_))) => (layout.first_peace(state), None),
        Some((state, State::War(_))) if kind == Kind::Probe => {
            (layout.later(state), Some(layout.escalated()))
        }
        Some((state, State::War(war))) => {
            (layout.later(state), Some(layout.resisted(war.coalition)))
        }
    };
    flows.push(Flow {
        from,
        to,
        rate,
        moves: true,
    });
    flows.extend(tally.map(|to| Flow {
        from,
        to,
        rate,
        moves: false,
    }));
}

/// Classical Runge–Kutta steps forwards through `stretch`, each over two intervals of `path`.
pub fn integrate(
    layout: Layout,
    equations: &Equations,
    states: &States,
    stretch: &Stretch,
    path: &Path,
    masses: &mut [f64],
) {
    let intervals = path.len() - 1;
    let half = (stretch.end - stretch.start) / intervals as f64;
    let mut victory = Vec::new();
    let mut flows_at = |place: usize| {
        equations.victory(stretch.start + half * place as f64, &mut victory);
        let moment = Moment {
            values: &path[place],
            victory: &victory,
        };
        flows(layout, equations, states, moment)
    };
    let length = 2.0 * half;
    let mut probe = vec![0.0; masses.len()];
    let mut slopes: [Vec<f64>; 4] = std::array::from_fn(|_| vec![0.0; masses.len()]);
    let mut at_start = flows_at(0);
    for place in (0..intervals).step_by(2) {
        let at_middle = flows_at(place + 1);
        let at_end = flows_at(place + 2);
        let stages = [
            (&at_start, 0.0),
            (&at_middle, 0.5),
            (&at_middle, 0.5),
            (&at_end, 1.0),
        ];
        for (stage, (flows, ahead)) in stages.into_iter().enumerate() {
            let (before, rest) = slopes.split_at_mut(stage);
            probe.copy_from_slice(masses);
            if let Some(slope) = before.last() {
                for (mass, slope) in probe.iter_mut().zip(slope) {
                    *mass += length * ahead * slope;
                }
            }
            put_slopes(flows, &probe, &mut rest[0]);
        }
        for (index, mass) in masses.iter_mut().enumerate() {
            let [first, second, third, fourth] = [0, 1, 2, 3].map(|k| slopes[k][index]);
            *mass += length / 6.0 * (first + 2.0 * (second + third) + fourth);
        }
        at_start = at_end;
    }
}

/// "At a dated turnover of guarantor g, its mood is redrawn from the `to` distribution, whatever it
/// was."
pub fn redraw(layout: Layout, states: &States, redraw: &Redraw, masses: &mut [f64]) {
    let before = masses.to_vec();
    let first = (0..states.peace_count()).map(|state| (0, state));
    let later = (0..states.count()).map(|state| (layout.later(0), state));
    masses[..layout.fallen()].fill(0.0);
    for (begin, state) in first.chain(later) {
        for (mood, probability) in redraw.to.iter().enumerate() {
            let redrawn = states.index_with_mood(state, redraw.order, mood);
            masses[begin + redrawn] += probability * before[begin + state];
        }
    }
}

fn put_slopes(flows: &[Flow], masses: &[f64], slopes: &mut [f64]) {
    slopes.fill(0.0);
    for flow in flows {
        let arriving = flow.rate * masses[flow.from];
        slopes[flow.to] += arriving;
        if flow.moves {
            slopes[flow.from] -= arriving;
        }
    }
}

/// The masses on the day of signing: all in the first peace.
pub fn at_signing(layout: Layout, initial: impl Iterator<Item = (usize, f64)>) -> Vec<f64> {
    let mut masses = vec![0.0; layout.count()];
    for (state, probability) in initial {
        masses[layout.first_peace(state)] += probability;
    }
    masses
}

/// Values of every state at which nothing more happens.
pub fn nothing(states: &States) -> Vec<Points> {
    vec![Points::default(); states.count()]
}
