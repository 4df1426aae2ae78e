//! How much a package falls short of the best one, over many futures.
//!
//! In every future the uncertain numbers have the same values for all packages. The *regret* of a
//! package in a future is the best probability of peace until the target's date among the packages, less
//! its own (Savage 1951). One whose largest regret is least is the minimax choice.

use arrangement::Arrangement;
use guarantee::Outlook;

use super::{Combination, MOST_FUTURES, Packages, PackagesError};
use crate::{
    Estimate,
    design::{Design, Sobol},
    estimate::{quantile, quantile_with_error, share},
    futures::{Draw, NoAnswer, solve_and_keep},
    inputs::{Input, inputs},
    question::AskError,
};

/// The tolerance at which futures are solved here. The largest regret is an extreme, which a rough
/// solution of a single future would move: at this one, the worst error in a thousand futures of a
/// scenario is 1e-5.
const TOLERANCE: f64 = 1e-6;
/// Largest regrets that differ by less are equal.
const SAME: f64 = 2e-5;
/// The share of futures in which the regret is at most the one that is told besides the largest.
const SHARE: f64 = 0.9;

/// How one package fares over the futures that were solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regret {
    /// Its largest regret among the futures drawn, as a probability; more futures can only raise it.
    pub largest: f64,
    /// The regret that is not exceeded in 90 of 100 futures.
    pub percentile_90: Estimate,
    /// The share of futures in which it is sufficient.
    pub sufficient: Estimate,
    /// The share in which it is sufficient and would be signed.
    pub sufficient_and_signed: Estimate,
}

/// How all packages fare.
#[derive(Clone, Debug, PartialEq)]
pub struct Regrets {
    /// The numbers that are uncertain in some package.
    pub inputs: Vec<Input>,
    /// Futures in which every package was solved.
    pub solved: usize,
    /// Futures without an answer for some package, and why the first of them has none.
    pub failed: (usize, Option<String>),
    /// Package by package.
    pub regrets: Vec<Regret>,
}

impl Regrets {
    /// Those whose largest regret is least.
    pub fn minimax(&self) -> Vec<usize> {
        let largest = self.regrets.iter().map(|regret| regret.largest);
        let least = largest.clone().fold(f64::INFINITY, f64::min);
        let choice = largest.enumerate();
        choice
            .filter_map(|(index, largest)| (largest <= least + SAME).then_some(index))
            .collect()
    }
}

/// Draws `futures` futures and solves every package in each of them, on all cores; the result does not
/// depend on how many there are. Numbers that a package sets or chooses stay as they are. `progress` is told of
/// futures as they are solved, package by package. `None` where nothing is uncertain in any package.
///
/// # Errors
/// Where there would be more than [`MOST_FUTURES`], or no future has an answer for every package.
pub fn regrets(
    arrangement: &Arrangement,
    packages: &Packages,
    futures: usize,
    seed: u64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Option<Regrets>, PackagesError> {
    let count = packages.packages.len();
    if count.saturating_mul(futures) > MOST_FUTURES {
        let packages = count;
        return Err(PackagesError::TooManyFutures { packages, futures });
    }
    let combinations: Vec<&Combination> = (packages.packages.iter())
        .map(|package| &package.combination)
        .collect();
    let own: Vec<Vec<Input>> = (combinations.iter())
        .map(|combination| inputs(&combination.arrangement))
        .collect();
    let is_uncertain = |input: &Input| own.iter().flatten().any(|own| own.path == input.path);
    let all: Vec<Input> = inputs(arrangement)
        .into_iter()
        .filter(is_uncertain)
        .collect();
    if all.is_empty() {
        return Ok(None);
    }
    let design = Sobol::new(futures, all.len(), seed)?;
    let answers: Vec<Vec<Answer>> = (combinations.iter().zip(&own))
        .map(|(combination, own)| {
            let place = |input: &Input| all.iter().position(|other| other.path == input.path);
            let design = Columns {
                design: &design,
                columns: own.iter().filter_map(place).collect(),
            };
            answers(&combination.arrangement, &design, progress)
        })
        .collect();
    summary(all, &answers).map(Some)
}

/// What follows for one package in one future, as far as it is compared.
#[derive(Clone, Copy, Debug)]
struct Future {
    reached: f64,
    sufficient: bool,
    would_be_signed: bool,
}

type Answer = Result<Future, AskError>;

/// What follows for a package at every row of a design.
fn answers(
    arrangement: &Arrangement,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Vec<Answer> {
    let future = |outlook: Outlook| Future {
        reached: outlook.reached,
        sufficient: outlook.sufficient,
        would_be_signed: outlook.would_be_signed(arrangement),
    };
    let rows = 0..design.rows();
    let keep = |draw: Draw| draw.answer.map(future);
    solve_and_keep(TOLERANCE, arrangement, design, rows, progress, keep)
}

/// Some columns of another design, so that a number is drawn alike wherever it is drawn.
struct Columns<'a> {
    design: &'a dyn Design,
    columns: Vec<usize>,
}

impl Design for Columns<'_> {
    fn rows(&self) -> usize {
        self.design.rows()
    }

    fn dimensions(&self) -> usize {
        self.columns.len()
    }

    fn row(&self, index: usize) -> Vec<f64> {
        let row = self.design.row(index);
        self.columns.iter().map(|&column| row[column]).collect()
    }
}

/// How packages fare; `answers` are package × future.
fn summary(inputs: Vec<Input>, answers: &[Vec<Answer>]) -> Result<Regrets, PackagesError> {
    let draws = answers.first().map_or(0, Vec::len);
    let failure = |draw: usize| answers.iter().find_map(|of| of[draw].as_ref().err());
    let failures: Vec<&AskError> = (0..draws).filter_map(failure).collect();
    let failed = (failures.len(), failures.first().map(ToString::to_string));
    let solved: Vec<usize> = (0..draws).filter(|&draw| failure(draw).is_none()).collect();
    if let ([], Some(reason)) = (&solved[..], &failed.1) {
        let reason = reason.clone();
        return Err(NoAnswer { draws, reason }.into());
    }
    let futures: Vec<Vec<&Future>> = (answers.iter())
        .map(|of| {
            solved
                .iter()
                .filter_map(|&draw| of[draw].as_ref().ok())
                .collect()
        })
        .collect();
    let reached: Vec<Vec<f64>> = (futures.iter())
        .map(|of| of.iter().map(|future| future.reached).collect())
        .collect();
    let regrets = (regrets_of(&reached).into_iter().zip(&futures))
        .map(|(regrets, of)| regret(regrets, of))
        .collect();
    Ok(Regrets {
        inputs,
        solved: solved.len(),
        failed,
        regrets,
    })
}

/// The regret of each package in each future; both package × future.
pub fn regrets_of(reached: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let best = |future: usize| reached.iter().map(|of| of[future]).fold(0.0, f64::max);
    (reached.iter())
        .map(|of| {
            of.iter()
                .enumerate()
                .map(|(at, own)| best(at) - own)
                .collect()
        })
        .collect()
}

fn regret(mut regrets: Vec<f64>, futures: &[&Future]) -> Regret {
    regrets.sort_unstable_by(f64::total_cmp);
    let share_of = |holds: &dyn Fn(&Future) -> bool| {
        share(
            futures.iter().filter(|future| holds(future)).count(),
            futures.len(),
        )
    };
    Regret {
        largest: quantile(&regrets, 1.0),
        percentile_90: quantile_with_error(&regrets, SHARE),
        sufficient: share_of(&|future| future.sufficient),
        sufficient_and_signed: share_of(&|future| future.sufficient && future.would_be_signed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(reached: f64) -> Answer {
        Ok(Future {
            reached,
            sufficient: reached >= 0.5,
            would_be_signed: reached >= 0.75,
        })
    }

    #[test]
    fn a_future_without_an_answer_for_one_package_counts_for_none() {
        let answers = [
            vec![reached(0.75), reached(0.25), reached(0.0)],
            vec![reached(0.5), reached(0.5), Err(AskError::NoStrength)],
        ];
        let regrets = summary(Vec::new(), &answers).expect("two futures");
        assert_eq!((regrets.solved, regrets.failed.0), (2, 1));
        assert_eq!(regrets.failed.1, Some(AskError::NoStrength.to_string()));
        assert_eq!(regrets.regrets[0].sufficient.value, 0.5);
        assert_eq!(regrets.regrets[0].sufficient_and_signed.value, 0.5);
        assert_eq!(regrets.regrets[1].sufficient.value, 1.0);
        let largest = |index: usize| regrets.regrets[index].largest;
        assert_eq!((largest(0), largest(1)), (0.25, 0.25));
        assert_eq!(regrets.minimax(), [0, 1]);
        // 0.9 × 1 of the way from 0 to 0.25.
        assert!((regrets.regrets[0].percentile_90.value - 0.225).abs() < 1e-12);
    }

    #[test]
    fn futures_of_which_none_has_an_answer_are_no_futures() {
        let none = summary(Vec::new(), &[vec![Err(AskError::NoStrength)]]);
        assert!(matches!(
            none,
            Err(PackagesError::NoAnswer(NoAnswer { draws: 1, .. }))
        ));
    }
}
