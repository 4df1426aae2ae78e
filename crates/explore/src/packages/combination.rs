//! The alternatives that a file lists: each package with each combination of options.

use arrangement::{Arrangement, Commitment, Package};

use super::{MOST_COMBINATIONS, PackagesError};
use crate::question::QuestionError;

/// One alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    /// The name of its package; `None` where the file lists none, and every commitment is kept.
    pub package: Option<String>,
    /// The strengths chosen among options, by the commitment's id.
    pub options: Vec<(String, f64)>,
    /// The numbers that its package sets, by path.
    pub set: Vec<(String, f64)>,
    /// The arrangement that it makes; what it sets or chooses is certain there.
    pub arrangement: Arrangement,
}

impl Combination {
    /// Its name for people: the package's, then the chosen strengths.
    pub fn name(&self) -> String {
        let strengths = self
            .options
            .iter()
            .map(|(id, strength)| format!("{id} {strength}"));
        let parts: Vec<String> = self.package.clone().into_iter().chain(strengths).collect();
        parts.join(", ")
    }

    /// Whether it leaves nothing of the number at a path: it sets or chooses it, or does not have it.
    pub fn fixes(&self, path: &str) -> bool {
        let chosen = |(id, _): &(String, f64)| path == strength_of(id);
        self.set.iter().any(|(set, _)| set == path)
            || self.options.iter().any(chosen)
            || self.arrangement.number(path).is_none()
    }

    fn new(
        arrangement: &Arrangement,
        kept: &[usize],
        package: Option<&Package>,
        options: Vec<(String, f64)>,
    ) -> Result<Self, QuestionError> {
        let mut some = arrangement.clone();
        some.packages.clear();
        let commitments = kept
            .iter()
            .map(|&index| arrangement.commitments[index].clone());
        some.commitments = commitments.collect();
        let set = package.map_or(Vec::new(), |package| package.set.clone());
        let chosen = options
            .iter()
            .map(|(id, strength)| (strength_of(id), *strength));
        for (path, value) in set.iter().cloned().chain(chosen) {
            let Some(number) = some.number_mut(&path) else {
                return Err(QuestionError::unknown(arrangement, &path));
            };
            number.value = value;
            number.range = None;
        }
        Ok(Self {
            package: package.map(|package| package.name.clone()),
            options,
            set,
            arrangement: some,
        })
    }
}

/// Every package with each combination of the options of the commitments that it keeps; a strength
/// that a package sets itself has no options in it.
///
/// # Errors
/// Where the arrangement lists neither packages nor options, more than [`MOST_COMBINATIONS`], or a
/// package sets a number that is not there.
pub fn combinations(arrangement: &Arrangement) -> Result<Vec<Combination>, PackagesError> {
    let has_options = |commitment: &Commitment| !commitment.options.is_empty();
    if arrangement.packages.is_empty() && !arrangement.commitments.iter().any(has_options) {
        return Err(PackagesError::Nothing);
    }
    let all: Vec<usize> = (0..arrangement.commitments.len()).collect();
    let packages: Vec<(&[usize], Option<&Package>)> = match &arrangement.packages[..] {
        [] => vec![(&all, None)],
        packages => (packages.iter())
            .map(|package| (&package.commitments[..], Some(package)))
            .collect(),
    };
    let count = (packages.iter())
        .map(|&(kept, package)| {
            (open(arrangement, kept, package).iter())
                .map(|commitment| commitment.options.len())
                .fold(1, usize::saturating_mul)
        })
        .fold(0, usize::saturating_add);
    if count > MOST_COMBINATIONS {
        return Err(PackagesError::TooMany { count });
    }
    let mut combinations = Vec::with_capacity(count);
    for (kept, package) in packages {
        for options in choices(&open(arrangement, kept, package)) {
            combinations.push(Combination::new(arrangement, kept, package, options)?);
        }
    }
    Ok(combinations)
}

/// The commitments kept whose strength is to be chosen among options.
fn open<'a>(
    arrangement: &'a Arrangement,
    kept: &[usize],
    package: Option<&Package>,
) -> Vec<&'a Commitment> {
    let is_set = |commitment: &Commitment| {
        let path = strength_of(&commitment.id);
        package.is_some_and(|package| package.set.iter().any(|(set, _)| *set == path))
    };
    kept.iter()
        .map(|&index| &arrangement.commitments[index])
        .filter(|commitment| !commitment.options.is_empty() && !is_set(commitment))
        .collect()
}

/// Every choice of one option of each commitment, the last changing fastest.
fn choices(commitments: &[&Commitment]) -> Vec<Vec<(String, f64)>> {
    let mut choices: Vec<Vec<(String, f64)>> = vec![Vec::new()];
    for commitment in commitments {
        choices = (choices.iter())
            .flat_map(|chosen| {
                let with = |&option: &f64| {
                    let next = (commitment.id.clone(), option);
                    chosen.iter().cloned().chain([next]).collect()
                };
                commitment.options.iter().map(with).collect::<Vec<_>>()
            })
            .collect();
    }
    choices
}

fn strength_of(id: &str) -> String {
    format!("commitments.{id}.strength")
}
