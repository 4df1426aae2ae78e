//! Where an arrangement fails: the boxes of its uncertain numbers that hold the futures in which it does.
//!
//! A box that was sought looks better in the futures among which it was sought than it is. So boxes are sought
//! in the first half of the futures, and told by what they hold of the second.

use crate::discovery::{
    Cases, ClassificationTree, DiscoveryError, Prim, Restriction, ScenarioBox, restrictions,
};

/// Futures below which nothing is sought.
pub const FEWEST_FUTURES: usize = 200;
/// Failing futures, and others, below which nothing is sought in a half.
pub const FEWEST_OF_A_KIND: usize = 20;
/// Boxes that are told, at most.
const MOST_BOXES: usize = 3;
/// Limits that a box may have to be told in words.
const MOST_LIMITS: usize = 4;
/// The quasi-p-value that a limit of such a box may have, at most.
const MOST_QUASI_P: f64 = 0.05;
/// The share of all failing futures, of those that earlier boxes left, that such a box holds at least.
const LEAST_COVERAGE: f64 = 0.5;
/// The share of all failing futures that it holds at least.
const LEAST_OF_ALL: f64 = 0.1;
/// PRIM peels a box down to this share of the futures among which it seeks.
const LEAST_MASS: f64 = 0.05;
/// Cuts from the root of the tree to a leaf, at most.
const TREE_DEPTH: usize = 3;
/// One leaf holds at least one in so many futures,
const LEAVES_AT_MOST: usize = 20;
/// and at least so many.
const FEWEST_IN_A_LEAF: usize = 30;

/// In which of the futures an arrangement fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Failing {
    /// Futures among which boxes were sought, the first ones, and those of which they are told, the others.
    pub halves: [usize; 2],
    /// The boxes on PRIM's way from all futures to a dense few.
    pub trajectory: Vec<ScenarioBox>,
    /// The boxes told in words, one after another, each of what the ones before it left; empty where no broad
    /// box with few limits is denser than all futures are.
    pub boxes: Vec<FailingBox>,
    /// The leaves of a small classification tree, which hold all futures and do not overlap.
    pub leaves: Vec<FailingBox>,
}

/// A box of the inputs, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingBox {
    /// The box.
    pub scenario: ScenarioBox,
    /// Its limits that leave futures out.
    pub restrictions: Vec<Restriction>,
}

/// Rows among which boxes are sought, and rows of which they are told.
#[derive(Clone)]
struct Halves {
    sought: Vec<usize>,
    told: Vec<usize>,
}

impl Failing {
    /// Where it fails, from the inputs (input × future) and whether it does; `None` where it fails
    /// always or never, or there are too few futures to tell.
    ///
    /// # Errors
    /// Where an input is not a finite number.
    pub fn new(columns: &[Vec<f64>], fails: &[bool]) -> Result<Option<Self>, DiscoveryError> {
        if columns.is_empty() || !are_enough(fails) {
            return Ok(None);
        }
        let cases = Cases::new(columns, fails)?;
        let all = Halves::of(cases.rows());
        let sought = trajectory(&cases, &all.sought);
        let tree = ClassificationTree {
            depth: TREE_DEPTH,
            leaf_rows: (all.sought.len().div_ceil(LEAVES_AT_MOST)).max(FEWEST_IN_A_LEAF),
        };
        let leaves = tree.leaves(&cases, all.sought.clone()).into_iter();
        let leaf = |leaf: ScenarioBox| FailingBox::told_of(&leaf, &cases, &all, &all);
        Ok(Some(Self {
            halves: [all.sought.len(), all.told.len()],
            trajectory: (sought.iter())
                .map(|scenario| scenario.told_of(&cases, &all.told, &all.told))
                .collect(),
            boxes: boxes(&cases, &all, sought),
            leaves: leaves.map(leaf).collect(),
        }))
    }
}

/// Whether boxes of what fails can be sought in one half of the futures and told of the other.
fn are_enough(fails: &[bool]) -> bool {
    let (sought, told) = fails.split_at(fails.len() / 2);
    let both_kinds = |half: &[bool]| {
        let failing = half.iter().filter(|&&fails| fails).count();
        failing.min(half.len() - failing) >= FEWEST_OF_A_KIND
    };
    fails.len() >= FEWEST_FUTURES && both_kinds(sought) && both_kinds(told)
}

/// PRIM's boxes among some rows.
fn trajectory(cases: &Cases, rows: &[usize]) -> Vec<ScenarioBox> {
    let prim = Prim {
        mass_min: LEAST_MASS * rows.len() as f64 / cases.rows() as f64,
        ..Prim::default()
    };
    prim.trajectory(cases, rows.to_vec()).boxes
}

/// Boxes one after another; `sought` are those on the way to the first.
fn boxes(cases: &Cases, all: &Halves, mut sought: Vec<ScenarioBox>) -> Vec<FailingBox> {
    let mut boxes = Vec::new();
    let mut left = all.clone();
    while let Some(found) = best(cases, all, &left, &sought) {
        left = left.without(cases, &found.scenario);
        boxes.push(found);
        let failing = cases.interesting_among(&left.sought);
        if boxes.len() == MOST_BOXES || failing < FEWEST_OF_A_KIND {
            break;
        }
        sought = trajectory(cases, &left.sought);
    }
    boxes
}

/// The densest of the boxes that, without the limits that hardly matter, are broad among the rows where they
/// were sought, and telling among the others.
fn best(cases: &Cases, all: &Halves, left: &Halves, sought: &[ScenarioBox]) -> Option<FailingBox> {
    let here = |scenario: &ScenarioBox| scenario.told_of(cases, &left.sought, &left.sought);
    let whole = here(&sought[0]);
    let pruned = sought
        .iter()
        .map(|scenario| here(&pruned(scenario, cases, &left.sought)));
    let broad = pruned.filter(|scenario| is_broad(scenario, &whole));
    let told = broad.map(|scenario| {
        (
            scenario.density,
            FailingBox::told_of(&scenario, cases, left, all),
        )
    });
    told.filter(|(_, found)| found.is_telling())
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, found)| found)
}

/// A box without the limits that matter least among some rows, until those left are few and each matters: a
/// box on PRIM's way often has weak limits beside those that make it dense.
fn pruned(scenario: &ScenarioBox, cases: &Cases, rows: &[usize]) -> ScenarioBox {
    let mut pruned = scenario.clone();
    loop {
        let limits = restrictions(cases, rows, &pruned.limits);
        let most = |of: fn(&Restriction) -> f64| {
            limits
                .iter()
                .max_by(|one, other| of(one).total_cmp(&of(other)))
        };
        let weakest = match most(|limit| limit.quasi_p).filter(|limit| !matters(limit)) {
            // Of limits that matter much, all quasi-p-values are 0 in so many digits.
            None if limits.len() > MOST_LIMITS => most(|limit| limit.density_without),
            weakest => weakest,
        };
        match weakest {
            Some(weakest) => pruned = pruned.without(cases, weakest),
            None => return pruned,
        }
    }
}

/// Whether a box would hold less of what fails without this limit.
fn matters(limit: &Restriction) -> bool {
    limit.quasi_p <= MOST_QUASI_P
}

/// Whether a box holds enough of what fails, more densely than all futures do.
fn is_broad(scenario: &ScenarioBox, all: &ScenarioBox) -> bool {
    (1..=MOST_LIMITS).contains(&scenario.restricted_inputs)
        && scenario.coverage >= LEAST_COVERAGE
        && scenario.density > all.density
}

impl Halves {
    fn of(rows: usize) -> Self {
        Self {
            sought: (0..rows / 2).collect(),
            told: (rows / 2..rows).collect(),
        }
    }

    /// Those outside a box.
    fn without(&self, cases: &Cases, scenario: &ScenarioBox) -> Self {
        let outside = |rows| cases.outside(rows, &scenario.limits);
        Self {
            sought: outside(&self.sought),
            told: outside(&self.told),
        }
    }
}

impl FailingBox {
    /// A box by the rows `left`, as shares of `all`.
    fn told_of(scenario: &ScenarioBox, cases: &Cases, left: &Halves, all: &Halves) -> Self {
        Self {
            restrictions: restrictions(cases, &left.told, &scenario.limits),
            scenario: scenario.told_of(cases, &left.told, &all.told),
        }
    }

    /// Whether it holds some of what fails, and its limits are few and each of them matters.
    fn is_telling(&self) -> bool {
        let holds_some = self.scenario.coverage >= LEAST_OF_ALL;
        holds_some
            && self.restrictions.len() <= MOST_LIMITS
            && self.restrictions.iter().all(matters)
    }
}
