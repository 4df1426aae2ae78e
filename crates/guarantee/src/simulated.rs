//! The guarantee game played out: the outlook by simulation, with standard errors.

use arrangement::Arrangement;
use games::continuous::{
    Accuracy,
    simulation::{Simulation, Tally},
};
use rayon::prelude::*;

use crate::{
    coalition::Coalition,
    game::{GuaranteeGame, Simulated, SolveError, whole_years},
    outlook::{FirstBreak, Standing},
    side::Side,
    states::Phase,
    trees::Count,
};

/// Paths that are played and summed together; sums of blocks are added in order, so that the
/// result is the same with any number of threads.
const BLOCK: u64 = 500;

/// An estimate with its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The mean over paths.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Estimate {
    /// From a sum and a sum of squares over paths.
    fn of([sum, squares]: [f64; 2], paths: u64) -> Self {
        let count = paths as f64;
        let mean = sum / count;
        let variance = (squares / count - mean * mean).max(0.0);
        Self {
            mean,
            standard_error: (variance / (count - 1.0).max(1.0)).sqrt(),
        }
    }

    /// Of a share: `successes` of `trials`.
    fn share(successes: f64, trials: u64) -> Self {
        Self::of([successes, successes], trials)
    }
}

/// The outlook as simulation finds it; the parts are those of [`crate::Outlook`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SimulatedOutlook {
    /// How many paths were played, with the deal and without.
    pub paths: u64,
    /// Probability of unbroken peace at 1, 2, … years.
    pub survival: Vec<Estimate>,
    /// Probability of unbroken peace at the target's years.
    pub reached: Estimate,
    /// How the peace first breaks by the horizon: means.
    pub first_break: FirstBreak,
    /// Their standard errors.
    pub first_break_error: FirstBreak,
    /// Expected number of probes until the first break or the horizon.
    pub probes: Estimate,
    /// What stands at 1, 2, … years: means.
    pub stands: Vec<Standing>,
    /// Their standard errors.
    pub stands_error: Vec<Standing>,
    /// For each guarantor, the share of first breaks by a resisted assault in which it fights.
    pub fights: Option<Vec<Estimate>>,
    /// What the arrangement is worth to each actor.
    pub value: Vec<Estimate>,
    /// What no deal is worth to each actor.
    pub value_no_deal: Vec<Estimate>,
}

impl GuaranteeGame {
    /// Plays the game `paths` times with the deal and as often without, in parallel; `progress` is
    /// told how many more paths have been played.
    ///
    /// The result depends on `seed` and `paths` only, not on the number of threads.
    ///
    /// # Errors
    /// As [`Self::solve`].
    pub fn simulate(
        &mut self,
        arrangement: &Arrangement,
        paths: u64,
        seed: u64,
        accuracy: Accuracy,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<SimulatedOutlook, SolveError> {
        self.solve(arrangement, accuracy)?;
        let Simulated {
            deal,
            no_deal,
            initial,
            initial_no_deal,
            dates,
        } = self.for_simulation();
        let played = deal.play(
            arrangement,
            initial,
            dates,
            (paths, seed),
            accuracy,
            progress,
        )?;
        // Another seed, so that the two sides are independent.
        let draws = (paths, seed ^ 0x6e6f_5f64_6561_6c00);
        let without = no_deal.play(arrangement, initial_no_deal, &[], draws, accuracy, progress)?;
        Ok(read(arrangement, deal, dates, &played, &without))
    }
}

impl Side {
    fn play(
        &mut self,
        arrangement: &Arrangement,
        initial: &[(usize, f64)],
        dates: &[f64],
        (paths, seed): (u64, u64),
        accuracy: Accuracy,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Tally, SolveError> {
        let stretches = self.layout.calendar.stretches.len();
        self.solve_values_keeping(arrangement, stretches, accuracy)?;
        let growing = self.growing(arrangement);
        let (game, calendar) = (&self.layout.game, &self.layout.calendar);
        let trajectory = self.solver.trajectory();
        let simulation = Simulation::new(game, calendar, trajectory, &growing, dates);
        let blocks: Vec<Tally> = (0..paths.div_ceil(BLOCK))
            .into_par_iter()
            .map_init(
                || self.numbers.clone(),
                |numbers, block| {
                    let range = block * BLOCK..((block + 1) * BLOCK).min(paths);
                    let played = range.end - range.start;
                    let tally = simulation.play(range, seed, initial, numbers);
                    progress(played);
                    tally
                },
            )
            .collect();
        let mut sum = Tally::new(game, dates.len());
        blocks.iter().for_each(|block| sum.add(block));
        Ok(sum)
    }
}

/// Reads the outlook from what was tallied with the deal and without.
fn read(
    arrangement: &Arrangement,
    deal: &Side,
    dates: &[f64],
    played: &Tally,
    without: &Tally,
) -> SimulatedOutlook {
    let paths = played.paths;
    let horizon = arrangement.horizon_years.value;
    let target = arrangement.target.years.value.min(horizon);
    let date_of = |time: f64| dates.iter().position(|&date| date == time).unwrap_or(0);
    let held = |time: f64| Estimate::share(played.held[date_of(time)] as f64, paths);
    let years = || (1..=whole_years(horizon)).map(|year| year as f64);
    let count = |count: Count| played.counters[count.index()];
    let breaks = [count(Count::EscalatedProbe), count(Count::Yielded)];
    let resisted: f64 = played.counters[Count::Resisted(Coalition::NOBODY).index()..]
        .iter()
        .map(|sum| sum[0])
        .sum();
    let [escalated, yielded] = breaks.map(|sum| Estimate::of(sum, paths));
    let all_resisted = Estimate::share(resisted, paths);
    let standing = years().map(|year| standing(deal, played, date_of(year)));
    let (stands, stands_error) = standing.unzip();
    let guarantors = deal.layout.states.moods.len();
    let fights = (resisted > 0.0).then(|| {
        let share = |guarantor: usize| {
            let beside = deal.layout.states.coalitions.iter();
            let beside = beside.filter(|coalition| coalition.contains(guarantor));
            let fought: f64 = beside
                .map(|&coalition| count(Count::Resisted(coalition))[0])
                .sum();
            Estimate::share(fought, resisted as u64)
        };
        (0..guarantors).map(share).collect()
    });
    SimulatedOutlook {
        paths,
        survival: years().map(held).collect(),
        reached: held(target),
        first_break: FirstBreak {
            assault_resisted: all_resisted.mean,
            yielded: yielded.mean,
            escalated_probe: escalated.mean,
        },
        first_break_error: FirstBreak {
            assault_resisted: all_resisted.standard_error,
            yielded: yielded.standard_error,
            escalated_probe: escalated.standard_error,
        },
        probes: Estimate::of(count(Count::Probe), paths),
        stands,
        stands_error,
        fights,
        value: played
            .points
            .iter()
            .map(|&sum| Estimate::of(sum, paths))
            .collect(),
        value_no_deal: without
            .points
            .iter()
            .map(|&sum| Estimate::of(sum, paths))
            .collect(),
    }
}

/// What stands at a date, with standard errors.
fn standing(deal: &Side, played: &Tally, date: usize) -> (Standing, Standing) {
    let states = &deal.layout.states;
    let [mut peace, mut war, mut fallen] = [0.0; 3];
    let occupied = &played.occupied[date * states.count()..(date + 1) * states.count()];
    for (state, &paths) in occupied.iter().enumerate() {
        let sum = match states.parts(state).phase {
            Phase::Peace { .. } => &mut peace,
            Phase::War { .. } => &mut war,
            Phase::Fallen => &mut fallen,
        };
        *sum += paths as f64;
    }
    let [peace, war, fallen] = [peace, war, fallen].map(|sum| Estimate::share(sum, played.paths));
    (
        Standing {
            peace: peace.mean,
            war: war.mean,
            fallen: fallen.mean,
        },
        Standing {
            peace: peace.standard_error,
            war: war.standard_error,
            fallen: fallen.standard_error,
        },
    )
}
