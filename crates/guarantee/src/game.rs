//! The guarantee game of an arrangement: laid out once, solved as often as its numbers change.

use arrangement::Arrangement;
use games::{
    Instructions,
    continuous::{Accuracy, IntegrationError, Work},
};
use thiserror::Error;

use crate::{
    coalition::Coalition,
    layout::Layout,
    outlook::{FirstBreak, Outlook, Standing},
    side::Side,
    states::Phase,
    trees::{Cast, Count},
};

/// Why an arrangement could not be solved.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SolveError {
    /// The equations could not be followed.
    #[error(transparent)]
    Integration(#[from] IntegrationError),
    /// The numbers change the order of the calendar: another layout is needed.
    #[error("these numbers change the order of dates: lay the game out anew")]
    AnotherLayout,
}

/// An arrangement as a game, with and without its commitments, and room to solve both.
///
/// [`Self::solve`] takes the numbers from the arrangement that it is given, which must be the one
/// that was laid out or differ from it in numbers only; after the first time it allocates nothing.
#[derive(Clone, Debug)]
pub struct GuaranteeGame {
    deal: Side,
    no_deal: Side,
    dates: Vec<f64>,
    /// Where the story begins with the deal, and where without: states with probabilities.
    initial: Vec<(usize, f64)>,
    initial_no_deal: Vec<(usize, f64)>,
    outlook: Outlook,
    work: Work,
}

impl GuaranteeGame {
    /// Lays an arrangement out.
    pub fn new(arrangement: &Arrangement) -> Self {
        Self::with_instructions(arrangement, Instructions::default())
    }

    /// Lays an arrangement out, to be solved with these instructions of the processor.
    pub fn with_instructions(arrangement: &Arrangement, instructions: Instructions) -> Self {
        Self {
            deal: Side::new(arrangement, true, instructions),
            no_deal: Side::new(arrangement, false, instructions),
            dates: Vec::new(),
            initial: Vec::new(),
            initial_no_deal: Vec::new(),
            outlook: Outlook::default(),
            work: Work::default(),
        }
    }

    /// How many states the game has.
    pub fn states(&self) -> usize {
        self.deal.layout.states.count()
    }

    /// How many stretches the calendar has between its dates, up to the horizon.
    pub fn stretches(&self) -> usize {
        self.deal.layout.calendar.followed
    }

    /// The work that the last solution took.
    pub fn work(&self) -> Work {
        self.work
    }

    /// Solves the game with the numbers of `arrangement`.
    ///
    /// # Errors
    /// Where the equations cannot be followed, or the numbers need another layout.
    pub fn solve(
        &mut self,
        arrangement: &Arrangement,
        accuracy: Accuracy,
    ) -> Result<&Outlook, SolveError> {
        if !self.deal.take_over(arrangement) || !self.no_deal.take_over(arrangement) {
            return Err(SolveError::AnotherLayout);
        }
        let followed = self.deal.layout.calendar.followed;
        self.work = self
            .deal
            .solve_values_keeping(arrangement, followed, accuracy)?;
        self.work += self
            .no_deal
            .solve_values_keeping(arrangement, 0, accuracy)?;
        self.set_dates(arrangement);
        self.set_initial(arrangement);
        let (dates, initial) = (&self.dates, &self.initial);
        self.work += self
            .deal
            .solve_occupation(arrangement, initial, dates, accuracy)?;
        self.read_values();
        self.read_occupation(arrangement);
        self.outlook.certificate.tolerance = accuracy.tolerance;
        self.outlook.certificate.largest_change = None;
        Ok(&self.outlook)
    }

    /// Solves the game twice, the second time at a tenth of the tolerance, and says in the
    /// certificate by how much any number changed.
    ///
    /// # Errors
    /// As [`Self::solve`].
    pub fn solve_certified(
        &mut self,
        arrangement: &Arrangement,
        accuracy: Accuracy,
    ) -> Result<Outlook, SolveError> {
        let rough = self.solve(arrangement, accuracy)?.clone();
        let finer = Accuracy {
            tolerance: accuracy.tolerance / 10.0,
            ..accuracy
        };
        let mut outlook = self.solve(arrangement, finer)?.clone();
        outlook.certificate.largest_change = Some(rough.largest_difference(&outlook));
        Ok(outlook)
    }

    /// Whole years up to the horizon, then the target and the horizon, in order of time.
    fn set_dates(&mut self, arrangement: &Arrangement) {
        let horizon = arrangement.horizon_years.value;
        self.dates.clear();
        self.dates
            .extend((1..=whole_years(horizon)).map(|year| year as f64));
        self.dates
            .extend([arrangement.target.years.value.min(horizon), horizon]);
        self.dates.sort_unstable_by(f64::total_cmp);
    }

    fn set_initial(&mut self, arrangement: &Arrangement) {
        let Self {
            deal,
            no_deal,
            initial,
            initial_no_deal,
            ..
        } = self;
        let states = &deal.layout.states;
        let readiness = arrangement.start.readiness.value as usize;
        initial.clear();
        initial.extend(deal.by_moods(arrangement, |moods| states.peace(readiness, true, moods)));
        let Layout { cast, states, .. } = &no_deal.layout;
        let coalition = Cast::coalition_of(&cast.guarantors, &arrangement.no_deal.coalition);
        let readiness = arrangement.no_deal.readiness.value as usize;
        initial_no_deal.clear();
        let war = |moods| states.war(coalition, readiness, moods);
        initial_no_deal.extend(no_deal.by_moods(arrangement, war));
    }

    fn read_values(&mut self) {
        let Self {
            deal,
            no_deal,
            outlook,
            initial,
            initial_no_deal,
            ..
        } = self;
        let actors = 0..deal.layout.game.players();
        outlook.value.clear();
        outlook
            .value
            .extend(actors.clone().map(|actor| deal.value(actor, initial)));
        outlook.value_no_deal.clear();
        outlook
            .value_no_deal
            .extend(actors.map(|actor| no_deal.value(actor, initial_no_deal)));
    }

    /// The game with the commitments, as it was solved.
    pub(crate) fn deal_mut(&mut self) -> &mut Side {
        &mut self.deal
    }

    /// Both sides and the dates at which the deal is looked at.
    pub(crate) fn for_simulation(&mut self) -> Simulated<'_> {
        let Self {
            deal,
            no_deal,
            initial,
            initial_no_deal,
            dates,
            ..
        } = self;
        Simulated {
            deal,
            no_deal,
            initial,
            initial_no_deal,
            dates,
        }
    }

    fn read_occupation(&mut self, arrangement: &Arrangement) {
        let Self {
            deal,
            dates,
            outlook,
            ..
        } = self;
        let occupation = deal.solver.occupation();
        let date_of = |time: f64| dates.iter().position(|&date| date == time).unwrap_or(0);
        let horizon = arrangement.horizon_years.value;
        let (last, target) = (dates.len() - 1, arrangement.target.years.value.min(horizon));
        outlook.survival.clear();
        outlook.stands.clear();
        outlook.first_break_by_year.clear();
        for year in 1..=whole_years(horizon) {
            let date = date_of(year as f64);
            outlook
                .survival
                .push(occupation.first_phase(date).iter().sum());
            outlook
                .first_break_by_year
                .push(first_break(occupation.counts(date)));
            outlook
                .stands
                .push(standing(deal, occupation.probabilities(date)));
        }
        outlook.reached = occupation.first_phase(date_of(target)).iter().sum();
        outlook.sufficient = outlook.reached >= arrangement.target.survival.value;
        outlook.at_horizon = standing(deal, occupation.probabilities(last));
        let counts = occupation.counts(last);
        outlook.first_break = first_break(counts);
        outlook.probes = counts[Count::Probe.index()];
        let lost = 1.0 - occupation.probabilities(last).iter().sum::<f64>();
        outlook.certificate.lost_probability = lost.abs();
        read_coalitions(deal, occupation.probabilities(last), counts, outlook);
    }
}

/// What a simulation needs of a solved game.
pub(crate) struct Simulated<'a> {
    pub(crate) deal: &'a mut Side,
    pub(crate) no_deal: &'a mut Side,
    pub(crate) initial: &'a [(usize, f64)],
    pub(crate) initial_no_deal: &'a [(usize, f64)],
    pub(crate) dates: &'a [f64],
}

/// Whole years from signing to the horizon.
pub(crate) fn whole_years(horizon: f64) -> usize {
    horizon.floor() as usize
}

pub(crate) fn first_break(counts: &[f64]) -> FirstBreak {
    FirstBreak {
        assault_resisted: counts[Count::Resisted(Coalition::NOBODY).index()..]
            .iter()
            .sum(),
        yielded: counts[Count::Yielded.index()],
        escalated_probe: counts[Count::EscalatedProbe.index()],
    }
}

pub(crate) fn standing(deal: &Side, probabilities: &[f64]) -> Standing {
    let states = &deal.layout.states;
    let mut standing = Standing::default();
    for (state, probability) in probabilities[..states.count()].iter().enumerate() {
        match states.parts(state).phase {
            Phase::Peace { .. } => standing.peace += probability,
            Phase::War { .. } => standing.war += probability,
            Phase::Fallen => standing.fallen += probability,
        }
    }
    standing
}

/// Who fights: from the start of resisted assaults, and in wars at the horizon.
fn read_coalitions(deal: &Side, probabilities: &[f64], counts: &[f64], outlook: &mut Outlook) {
    let states = &deal.layout.states;
    outlook.war_at_horizon.clear();
    outlook
        .war_at_horizon
        .extend(states.coalitions.iter().map(|&coalition| (coalition, 0.0)));
    for (state, probability) in probabilities[..states.count()].iter().enumerate() {
        if let Phase::War { coalition } = states.parts(state).phase {
            outlook.war_at_horizon[coalition].1 += probability;
        }
    }
    let resisted = |coalition: Coalition| counts[Count::Resisted(coalition).index()];
    let coalitions = &states.coalitions;
    outlook.resisted_by.clear();
    outlook.resisted_by.extend(
        coalitions
            .iter()
            .map(|&coalition| (coalition, resisted(coalition))),
    );
    let all = outlook.first_break.assault_resisted;
    let fights = outlook.fights.get_or_insert_default();
    fights.clear();
    for guarantor in 0..states.moods.len() {
        let beside = coalitions
            .iter()
            .filter(|coalition| coalition.contains(guarantor));
        let resisted = beside.map(|&coalition| resisted(coalition));
        // From 0, since the sum of nothing is -0.
        fights.push(resisted.fold(0.0, |sum, more| sum + more) / all);
    }
    if all <= 0.0 {
        outlook.fights = None;
    }
}
