//! Lays the guarantee game out: its states, its clocks, and which clocks run when.

use std::sync::Arc;

use arrangement::{Arrangement, CommitmentKind};
use games::continuous::{
    self, Calendar, ClockBuilder, ClockIndex, Game, GameBuilder, Redraw, Stretch,
};

use crate::{
    calendar::{Dates, Parts, TurnoverTime, spans},
    coalition::Coalition,
    moods::PossibleMoods,
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
    pub(crate) dates: Dates,
    /// Who chooses and who answers in each stretch.
    parts: Vec<Parts>,
    /// The moods for which each phase was laid out.
    moods: Vec<Vec<bool>>,
    fresh: Dates,
    possible: PossibleMoods,
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
        let commitments = match with_commitments {
            true => 0..arrangement.commitments.len(),
            false => 0..0,
        };
        let mut dates = Dates::default();
        dates.write(arrangement, &cast, commitments);
        let mut calendar = Calendar {
            stretches: dates.stretches.clone(),
            ..Calendar::default()
        };
        let spans = || spans(arrangement, &dates.commitments);
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
        let mut running = Vec::new();
        let mut possible = PossibleMoods::new(&states);
        possible.start(arrangement, &cast, &states);
        for (stretch, &parts) in calendar.stretches.iter_mut().zip(&parts) {
            for turnover in &dates.turnovers[stretch.redraws.clone()] {
                possible.turn(arrangement, &cast, &states, *turnover);
            }
            let key = PhaseKey {
                parts,
                moods: possible.now().to_vec(),
            };
            stretch.phase = phases
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    running.push(layout.phase(&key));
                    phases.push(key);
                    phases.len() - 1
                });
        }
        calendar.followed = followed(&calendar, arrangement);
        calendar.redraws = redraws(arrangement, &cast, &states, &dates);
        let (builder, clocks) = (layout.builder, layout.clocks);
        let game = builder.build();
        let running = running.into_iter();
        calendar.phases = running
            .map(|clocks| continuous::Phase::new(&game, clocks))
            .collect();
        let fresh = dates.clone();
        let moods = phases.into_iter().map(|phase| phase.moods).collect();
        Self {
            cast,
            states,
            game,
            clocks,
            calendar,
            dates,
            parts,
            moods,
            fresh,
            possible,
        }
    }

    /// Writes the dates and the probabilities of moods anew from other numbers; `false`, and the
    /// layout is as it was, where another layout is needed: dates follow each other in another
    /// order, others choose, or a mood can occur that could not.
    pub(crate) fn refresh(&mut self, arrangement: &Arrangement) -> bool {
        let commitments = 0..self.dates.commitments.len();
        self.fresh.write(arrangement, &self.cast, commitments);
        let same = self.fresh.follow_as(&self.dates)
            && self.same_parts(arrangement)
            && self.moods_laid_out(arrangement);
        if same {
            std::mem::swap(&mut self.dates, &mut self.fresh);
            let fresh = self.dates.stretches.iter();
            for (new, old) in fresh.zip(&mut self.calendar.stretches) {
                *old = Stretch {
                    phase: old.phase,
                    ..new.clone()
                };
            }
            self.refresh_redraws(arrangement);
        }
        same
    }

    fn same_parts(&self, arrangement: &Arrangement) -> bool {
        let at = |start| {
            Parts::at(
                &self.cast,
                spans(arrangement, &self.fresh.commitments),
                start,
            )
        };
        let mut stretches = self.fresh.stretches.iter().zip(&self.parts);
        stretches.all(|(stretch, parts)| at(stretch.start) == *parts)
    }

    /// Whether every phase was laid out for all moods that can now occur in its stretches.
    fn moods_laid_out(&mut self, arrangement: &Arrangement) -> bool {
        let Self {
            cast,
            states,
            calendar,
            fresh,
            possible,
            moods,
            ..
        } = self;
        possible.start(arrangement, cast, states);
        (fresh.stretches.iter().zip(&calendar.stretches)).all(|(stretch, old)| {
            for turnover in &fresh.turnovers[stretch.redraws.clone()] {
                possible.turn(arrangement, cast, states, *turnover);
            }
            possible.are_among(&moods[old.phase])
        })
    }

    fn refresh_redraws(&mut self, arrangement: &Arrangement) {
        let turnovers = self.dates.turnovers.iter();
        for (redraw, turnover) in self.calendar.redraws.iter_mut().zip(turnovers) {
            let actor = &arrangement.actors[self.cast.guarantors[turnover.guarantor]];
            let to = &actor.turnovers[turnover.index].to;
            for (weight, to) in redraw.weights.iter_mut().zip(to) {
                *weight = to.value;
            }
        }
    }
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

/// The redraw of each turnover; those of one guarantor lead to the same states.
fn redraws(arrangement: &Arrangement, cast: &Cast, states: &States, dates: &Dates) -> Vec<Redraw> {
    let targets = |guarantor: usize| -> Arc<[u32]> {
        let moods = states.moods[guarantor];
        let redrawn = |state: usize| {
            (0..moods).map(move |mood| states.redrawn(state, guarantor, mood) as u32)
        };
        (0..states.count()).flat_map(redrawn).collect()
    };
    let shared: Vec<Arc<[u32]>> = (0..cast.guarantors.len()).map(targets).collect();
    let redraw = |turnover: &TurnoverTime| {
        let actor = &arrangement.actors[cast.guarantors[turnover.guarantor]];
        let to = &actor.turnovers[turnover.index].to;
        Redraw {
            weights: to.iter().map(|to| to.value).collect(),
            targets: Arc::clone(&shared[turnover.guarantor]),
        }
    };
    dates.turnovers.iter().map(redraw).collect()
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
