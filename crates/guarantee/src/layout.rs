//! Lays the guarantee game out: its states, its clocks, and which clocks run when.

use arrangement::{Arrangement, CommitmentKind, Number};
use games::continuous::{Calendar, ClockBuilder, ClockIndex, Game, GameBuilder, Redraw, Stretch};

use crate::{
    calendar::{Parts, Span, TurnoverTime, turnovers, write_stretches},
    coalition::Coalition,
    states::{Phase, StateParts, States},
    trees::{self, Cast, Count, Destination, NamedTree, Quantity},
};

/// What makes a clock ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ring {
    Rebuild,
    Mend,
    Window,
    ProbeChance,
    Decisive,
    Talks,
    Waver,
}

/// A clock of the game with what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct NamedClock {
    pub(crate) ring: Ring,
    pub(crate) quantities: Vec<Quantity>,
}

/// The laid-out game with what is needed to fill in its numbers.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) cast: Cast,
    pub(crate) states: States,
    pub(crate) game: Game,
    pub(crate) clocks: Vec<NamedClock>,
    pub(crate) calendar: Calendar,
    pub(crate) turnovers: Vec<TurnoverTime>,
    /// The commitments that are part of this game, with their spans.
    pub(crate) commitments: Vec<(usize, Span)>,
    /// Who chooses and who answers in each stretch.
    parts: Vec<Parts>,
    cuts: Vec<f64>,
    fresh: Vec<Stretch>,
}

/// What tells phases apart.
#[derive(Clone, Debug, PartialEq)]
struct PhaseKey {
    parts: Parts,
    /// Which combinations of moods are possible.
    moods: Vec<bool>,
}

impl Layout {
    /// Lays out the game of an arrangement, with its commitments or without any.
    pub(crate) fn new(arrangement: &Arrangement, with_commitments: bool) -> Self {
        let cast = Cast::new(arrangement);
        let commitments: Vec<(usize, Span)> = (arrangement.commitments.iter().enumerate())
            .filter(|_| with_commitments)
            .map(|(index, commitment)| (index, Span::of(arrangement, commitment)))
            .collect();
        let turnovers = turnovers(arrangement, &cast);
        let mut calendar = Calendar::default();
        let mut cuts = Vec::new();
        let spans = || spans(arrangement, &commitments);
        write_stretches(
            arrangement,
            spans(),
            &turnovers,
            &mut cuts,
            &mut calendar.stretches,
        );
        let parts: Vec<Parts> = (calendar.stretches.iter())
            .map(|stretch| Parts::at(&cast, spans(), stretch.start))
            .collect();
        let pledged =
            spans().any(|(commitment, _)| matches!(commitment.kind, CommitmentKind::Pledge { .. }));
        let credibilities = if pledged { 2 } else { 1 };
        let states = States::new(
            arrangement,
            credibilities,
            coalitions(arrangement, &cast, &parts),
        );
        let builder = game_builder(arrangement, &states);
        let mut layout = LayoutBuilder {
            cast: &cast,
            states: &states,
            builder,
            clocks: vec![],
        };
        let mut phases: Vec<PhaseKey> = Vec::new();
        let mut moods = initial_moods(arrangement, &cast, &states);
        for (stretch, &parts) in calendar.stretches.iter_mut().zip(&parts) {
            for turnover in &turnovers[stretch.redraws.clone()] {
                moods = moods_after(arrangement, &cast, &states, *turnover, &moods);
            }
            let key = PhaseKey {
                parts,
                moods: moods.clone(),
            };
            stretch.phase = phases
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    calendar.phases.push(layout.phase(&key));
                    phases.push(key);
                    phases.len() - 1
                });
        }
        calendar.followed = followed(&calendar, arrangement);
        calendar.redraws = turnovers
            .iter()
            .map(|turnover| redraw(arrangement, &cast, &states, *turnover))
            .collect();
        let (builder, clocks) = (layout.builder, layout.clocks);
        let game = builder.build();
        let fresh = calendar.stretches.clone();
        Self {
            cast,
            states,
            game,
            clocks,
            calendar,
            turnovers,
            commitments,
            parts,
            cuts,
            fresh,
        }
    }

    /// Writes the dates and the probabilities of moods anew from other numbers; `false`, and nothing
    /// is written, where the dates then follow each other in another order.
    pub(crate) fn refresh(&mut self, arrangement: &Arrangement) -> bool {
        let Self {
            cast,
            calendar,
            turnovers,
            commitments,
            cuts,
            fresh,
            ..
        } = self;
        let spans = || spans(arrangement, commitments);
        write_stretches(arrangement, spans(), turnovers, cuts, fresh);
        let same =
            fresh.len() == calendar.stretches.len()
                && fresh.iter().zip(&calendar.stretches).zip(&self.parts).all(
                    |((new, old), parts)| {
                        new.redraws == old.redraws && Parts::at(cast, spans(), new.start) == *parts
                    },
                );
        if !same {
            return false;
        }
        for (new, old) in fresh.iter().zip(&mut calendar.stretches) {
            *old = Stretch {
                phase: old.phase,
                ..new.clone()
            };
        }
        for (redraw, turnover) in calendar.redraws.iter_mut().zip(turnovers.iter()) {
            let actor = &arrangement.actors[cast.guarantors[turnover.guarantor]];
            let to = &actor.turnovers[turnover.index].to;
            redraw
                .weights
                .iter_mut()
                .zip(to)
                .for_each(|(weight, to)| *weight = to.value);
        }
        true
    }
}

/// The commitments of a game with their spans.
pub(crate) fn spans<'a>(
    arrangement: &'a Arrangement,
    commitments: &'a [(usize, Span)],
) -> impl Iterator<Item = (&'a arrangement::Commitment, Span)> + Clone {
    commitments
        .iter()
        .map(|&(index, span)| (&arrangement.commitments[index], span))
}

fn followed(calendar: &Calendar, arrangement: &Arrangement) -> usize {
    let horizon = arrangement.horizon_years.value;
    calendar
        .stretches
        .iter()
        .filter(|stretch| stretch.start < horizon)
        .count()
}

fn game_builder(arrangement: &Arrangement, states: &States) -> GameBuilder {
    let peaceful = |state| matches!(states.parts(state).phase, Phase::Peace { .. });
    let first_phase = (0..states.count()).map(peaceful).collect();
    let counters = Count::number_of(states.moods.len());
    GameBuilder::new(arrangement.actors.len(), first_phase, counters)
}

/// Every coalition that can come to fight, with what is left of it when members leave.
fn coalitions(arrangement: &Arrangement, cast: &Cast, parts: &[Parts]) -> Vec<Coalition> {
    let mut whole = vec![Cast::coalition_of(
        &cast.guarantors,
        &arrangement.no_deal.coalition,
    )];
    for parts in parts {
        whole.extend(
            parts
                .answerer
                .map(|guarantor| Coalition::NOBODY.with(guarantor)),
        );
        let window = trees::window(cast, parts.choosers);
        whole.extend(
            window
                .destinations
                .iter()
                .filter_map(|destination| match destination {
                    Destination::War(coalition) => Some(*coalition),
                    _ => None,
                }),
        );
    }
    Coalition::all(cast.guarantors.len())
        .filter(|&coalition| whole.iter().any(|whole| whole.includes(coalition)))
        .collect()
}

/// Whether a probability can be positive: it is, or it is uncertain.
fn possible(probability: &Number) -> bool {
    probability.value > 0.0 || probability.range.is_some()
}

fn initial_moods(arrangement: &Arrangement, cast: &Cast, states: &States) -> Vec<bool> {
    let may = |guarantor: usize, moods: usize| {
        let mood = states.mood_of(guarantor, moods);
        let actor = &arrangement.actors[cast.guarantors[guarantor]];
        actor
            .moods
            .get(mood)
            .is_none_or(|mood| possible(&mood.initial))
    };
    (0..states.mood_combinations())
        .map(|moods| (0..cast.guarantors.len()).all(|guarantor| may(guarantor, moods)))
        .collect()
}

fn moods_after(
    arrangement: &Arrangement,
    cast: &Cast,
    states: &States,
    turnover: TurnoverTime,
    before: &[bool],
) -> Vec<bool> {
    let actor = &arrangement.actors[cast.guarantors[turnover.guarantor]];
    let to = &actor.turnovers[turnover.index].to;
    let mut after = vec![false; before.len()];
    for moods in (0..before.len()).filter(|&moods| before[moods]) {
        for mood in (0..to.len()).filter(|&mood| possible(&to[mood])) {
            after[states.with_mood(turnover.guarantor, moods, mood)] = true;
        }
    }
    after
}

fn redraw(
    arrangement: &Arrangement,
    cast: &Cast,
    states: &States,
    turnover: TurnoverTime,
) -> Redraw {
    let actor = &arrangement.actors[cast.guarantors[turnover.guarantor]];
    let to = &actor.turnovers[turnover.index].to;
    let targets = (0..states.count()).flat_map(|state| {
        (0..to.len()).map(move |mood| states.redrawn(state, turnover.guarantor, mood))
    });
    Redraw {
        weights: to.iter().map(|to| to.value).collect(),
        targets: targets.collect(),
    }
}

/// Lays clocks out, phase by phase.
struct LayoutBuilder<'a> {
    cast: &'a Cast,
    states: &'a States,
    builder: GameBuilder,
    clocks: Vec<NamedClock>,
}

impl LayoutBuilder<'_> {
    /// The clocks of one phase.
    fn phase(&mut self, key: &PhaseKey) -> Vec<ClockIndex> {
        let (cast, states) = (self.cast, self.states);
        let top = states.levels - 1;
        let peace = |parts: StateParts| matches!(parts.phase, Phase::Peace { .. });
        let war = |parts: StateParts| matches!(parts.phase, Phase::War { .. });
        let mut clocks = Vec::new();
        let mut add = |ring, tree, rings: &dyn Fn(StateParts) -> bool| {
            clocks.extend(self.clock(ring, tree, key, rings));
        };
        add(
            Ring::Window,
            trees::window(cast, key.parts.choosers),
            &peace,
        );
        add(
            Ring::ProbeChance,
            trees::probe(cast, key.parts.answerer),
            &peace,
        );
        add(Ring::Rebuild, trees::rebuild(), &|parts| {
            peace(parts) && parts.readiness < top
        });
        if states.credibilities == 2 {
            add(Ring::Mend, trees::mend(), &|parts| {
                parts.phase == Phase::Peace { intact: false }
            });
        }
        add(Ring::Decisive, trees::decisive(cast), &war);
        add(Ring::Talks, trees::talks(cast), &war);
        for guarantor in 0..cast.guarantors.len() {
            add(
                Ring::Waver,
                trees::waver(cast, guarantor),
                &|parts| match parts.phase {
                    Phase::War { coalition } => states.coalitions[coalition].contains(guarantor),
                    _ => false,
                },
            );
        }
        clocks
    }

    /// One clock, ringing in the possible states that `rings` picks; `None` where there is none.
    fn clock(
        &mut self,
        ring: Ring,
        named: NamedTree,
        key: &PhaseKey,
        rings: &dyn Fn(StateParts) -> bool,
    ) -> Option<ClockIndex> {
        let states = self.states;
        let mut clock = ClockBuilder::new(named.tree);
        for state in 0..states.fallen() {
            let parts = states.parts(state);
            if key.moods[parts.moods] && rings(parts) {
                let arrive = |destination| arrive(states, state, parts, destination);
                clock.lane(
                    state,
                    named.destinations.iter().copied().map(arrive).collect(),
                );
            }
        }
        if clock.is_empty() {
            return None;
        }
        self.clocks.push(NamedClock {
            ring,
            quantities: named.quantities,
        });
        Some(self.builder.clock(clock))
    }
}

/// The state that a destination is, seen from a state.
fn arrive(states: &States, state: usize, parts: StateParts, destination: Destination) -> usize {
    let StateParts {
        phase,
        readiness,
        moods,
    } = parts;
    match destination {
        Destination::Same => state,
        Destination::Fallen => states.fallen(),
        Destination::War(coalition) => states.war(coalition, readiness, moods),
        Destination::WarWithout(guarantor) => match phase {
            Phase::War { coalition } => {
                let left = states.coalitions[coalition].without(guarantor);
                states.war(left, readiness, moods)
            }
            _ => state,
        },
        Destination::PeaceRestored => states.peace(0, true, moods),
        Destination::Credibility { intact } => states.peace(readiness, intact, moods),
        Destination::Readier => match phase {
            Phase::Peace { intact } => states.peace(readiness + 1, intact, moods),
            _ => state,
        },
    }
}
