//! Which package would everyone sign, and is it enough?
//!
//! A file lists alternatives: packages of some of its commitments, and options for the strength of a
//! commitment. Every [`Combination`] of them is solved; those that are sufficient and would be signed
//! are compared by what they reach and by what they cost each actor ([`dominance`]), and all of them
//! by how they fare over many futures ([`regret`]).

mod combination;
pub mod dominance;
pub mod regret;

use arrangement::Arrangement;
use guarantee::{Outlook, costs};
use rayon::prelude::*;
use thiserror::Error;

pub use combination::{Combination, combinations};
pub use regret::{Regret, Regrets, regrets};

use crate::{
    design::DesignError,
    futures::NoAnswer,
    question::{Question, QuestionError},
};
use dominance::dominated_by;

/// Combinations that are solved, at most.
pub const MOST_COMBINATIONS: usize = 512;
/// Futures of all combinations together, at most.
pub const MOST_FUTURES: usize = 300_000;

/// Why packages could not be compared.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum PackagesError {
    /// The file lists no alternatives.
    #[error(
        "the file lists no packages to choose from. Write down which there are, for example

[[packages]]
name        = \"With American pledge\"
commitments = [\"european-force\", \"us-backstop\"]
set         = {{ \"commitments.us-backstop.honour\" = 30 }}

once for each, by the ids of the commitments that it keeps; or list the strengths that a commitment \
could have, in its own table:

options = [0.05, 0.1, 0.2]"
    )]
    Nothing,
    /// More combinations than are solved.
    #[error(
        "there are {count} packages, counting every combination of options; at most \
         {MOST_COMBINATIONS} are solved: list fewer `options`, or write the combinations that matter \
         as `[[packages]]` that set the strengths themselves"
    )]
    TooMany {
        /// How many there are; at most `usize::MAX`.
        count: usize,
    },
    /// More futures than are solved.
    #[error(
        "{packages} packages in {futures} futures each are {}; at most {MOST_FUTURES} are solved: \
         draw -n {} or fewer, or list fewer packages",
        packages * futures, MOST_FUTURES / packages
    )]
    TooManyFutures {
        /// Packages.
        packages: usize,
        /// Futures of each.
        futures: usize,
    },
    /// A combination has no outlook.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The futures cannot be drawn.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// No future has an answer for every package.
    #[error("for every package: {0}")]
    NoAnswer(#[from] NoAnswer),
}

/// A combination and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The combination.
    pub combination: Combination,
    /// What follows.
    pub outlook: Outlook,
    /// What it costs each actor, in its own points ([`guarantee::costs`]).
    pub cost: Vec<f64>,
}

/// An actor that refuses and whose acceptance is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blocker {
    /// The actor.
    pub actor: usize,
    /// By how much no deal is worth more to it, in its own points; above 0.
    pub shortfall: f64,
}

impl Package {
    /// Whether everyone whose acceptance is needed accepts.
    pub fn would_be_signed(&self) -> bool {
        self.outlook.would_be_signed(&self.combination.arrangement)
    }

    /// Those who are needed and refuse, in file order.
    pub fn blockers(&self) -> Vec<Blocker> {
        let arrangement = &self.combination.arrangement;
        let blocks =
            |&actor: &usize| Outlook::is_needed(arrangement, actor) && !self.outlook.accepts(actor);
        let shortfall = |actor: usize| Blocker {
            actor,
            shortfall: self.outlook.value_no_deal[actor] - self.outlook.value[actor],
        };
        (0..self.cost.len()).filter(blocks).map(shortfall).collect()
    }
}

/// All packages of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Packages {
    /// In file order, the options of the last commitment changing fastest.
    pub packages: Vec<Package>,
    /// Of those that are sufficient and would be signed: which one, itself not dominated, dominates it
    /// (the first, where several do); `None` for one that is not dominated, and for all others.
    pub dominated_by: Vec<Option<usize>>,
}

/// Which packages come nearest, where none is sufficient and would be signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Of those that would be signed (of all, where none is either): those that reach most.
    pub to_enough: Vec<usize>,
    /// Of those that are sufficient (of all, where none is either): those of which no other lacks less
    /// for one needed actor and no more for any. Points of different actors are not compared.
    pub to_signed: Vec<usize>,
}

/// Solves every combination of the packages and options of an arrangement, on all cores; the result
/// does not depend on how many there are.
///
/// # Errors
/// Where there is nothing to combine, too much, or a combination has no outlook.
pub fn packages(arrangement: &Arrangement) -> Result<Packages, PackagesError> {
    let solved: Result<Vec<Package>, QuestionError> = combinations(arrangement)?
        .into_par_iter()
        .map(solve)
        .collect();
    let packages = solved?;
    let eligible = |package: &Package| package.outlook.sufficient && package.would_be_signed();
    let chosen: Vec<usize> = (0..packages.len())
        .filter(|&index| eligible(&packages[index]))
        .collect();
    let merits: Vec<Vec<f64>> = (chosen.iter())
        .map(|&index| merits(&packages[index]))
        .collect();
    let mut all = vec![None; packages.len()];
    for (place, dominating) in dominated_by(&merits).into_iter().enumerate() {
        all[chosen[place]] = dominating.map(|place| chosen[place]);
    }
    Ok(Packages {
        packages,
        dominated_by: all,
    })
}

fn solve(combination: Combination) -> Result<Package, QuestionError> {
    match Question::new(combination.arrangement.clone()).ask() {
        Ok(outlook) => Ok(Package {
            outlook,
            cost: costs(&combination.arrangement),
            combination,
        }),
        Err(error) => Err(QuestionError::NoOutlook {
            changed: format!("with the package \"{}\"", combination.name()),
            error,
        }),
    }
}

/// What a package is compared by, each the larger the better: the probability that it reaches, and less
/// cost to each actor.
fn merits(package: &Package) -> Vec<f64> {
    let costs = package.cost.iter().map(|cost| -cost);
    std::iter::once(package.outlook.reached)
        .chain(costs)
        .collect()
}

impl Packages {
    /// Those that are sufficient, would be signed and are not dominated.
    pub fn choice(&self) -> Vec<usize> {
        self.that(|package| package.outlook.sufficient && package.would_be_signed())
            .into_iter()
            .filter(|&index| self.dominated_by[index].is_none())
            .collect()
    }

    /// The nearest misses; `None` where there is a choice.
    pub fn nearest(&self) -> Option<Nearest> {
        if !self.choice().is_empty() {
            return None;
        }
        let mut signed = self.that(Package::would_be_signed);
        let mut sufficient = self.that(|package| package.outlook.sufficient);
        if signed.is_empty() && sufficient.is_empty() {
            signed = self.that(|_| true);
            sufficient = signed.clone();
        }
        let reached = |package: &Package| vec![package.outlook.reached];
        Some(Nearest {
            to_enough: self.best(signed, reached),
            to_signed: self.best(sufficient, acceptance),
        })
    }

    /// Of some packages, those that no other of them dominates by these merits.
    fn best(&self, among: Vec<usize>, merits: impl Fn(&Package) -> Vec<f64>) -> Vec<usize> {
        let all: Vec<Vec<f64>> = (among.iter())
            .map(|&index| merits(&self.packages[index]))
            .collect();
        (dominated_by(&all).into_iter().zip(among))
            .filter_map(|(by, index)| by.is_none().then_some(index))
            .collect()
    }

    fn that(&self, holds: impl Fn(&Package) -> bool) -> Vec<usize> {
        (0..self.packages.len())
            .filter(|&index| holds(&self.packages[index]))
            .collect()
    }
}

/// How little each actor lacks to accept, 0 at most: it counts for none that accepts or is not needed.
fn acceptance(package: &Package) -> Vec<f64> {
    let mut lacking = vec![0.0; package.cost.len()];
    for blocker in package.blockers() {
        lacking[blocker.actor] = -blocker.shortfall;
    }
    lacking
}
