//! Where an arrangement fails: the boxes of its uncertain numbers that hold the futures in which it does.

use crate::discovery::{
    Cases, ClassificationTree, DiscoveryError, Prim, Restriction, ScenarioBox, restrictions,
};

/// Limits that a box may have to be told in words.
const MOST_LIMITS: usize = 4;
/// The quasi-p-value that a limit of such a box may have, at most.
const MOST_QUASI_P: f64 = 0.05;
/// The share of all failing futures that such a box holds at least.
const LEAST_COVERAGE: f64 = 0.5;
/// Cuts from the root of the tree to a leaf, at most.
const TREE_DEPTH: usize = 3;
/// One leaf holds at least one in so many futures.
const LEAVES_AT_MOST: usize = 20;

/// In which of the futures an arrangement fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Failing {
    /// The boxes on PRIM's way from all futures to a dense few.
    pub trajectory: Vec<ScenarioBox>,
    /// Of these, the one told in words; `None` where no broad box with few limits is denser than all
    /// futures are.
    pub told: Option<FailingBox>,
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

impl Failing {
    /// Where it fails, from the inputs (input × future) and whether it does; `None` where it fails
    /// always or never.
    ///
    /// # Errors
    /// Where an input is not a finite number.
    pub fn new(columns: &[Vec<f64>], fails: &[bool]) -> Result<Option<Self>, DiscoveryError> {
        let always = fails.iter().all(|&fails| fails);
        if columns.is_empty() || always || fails.iter().all(|&fails| !fails) {
            return Ok(None);
        }
        let cases = Cases::new(columns, fails)?;
        let rows: Vec<usize> = (0..cases.rows()).collect();
        let trajectory = Prim::default().trajectory(&cases, rows.clone()).boxes;
        let tree = ClassificationTree {
            depth: TREE_DEPTH,
            leaf_rows: cases.rows().div_ceil(LEAVES_AT_MOST),
        };
        let described = |scenario: ScenarioBox| FailingBox {
            restrictions: restrictions(&cases, &rows, &scenario.limits),
            scenario,
        };
        let told = (trajectory.iter())
            .filter(|scenario| is_broad(scenario, &trajectory[0]))
            .map(|scenario| described(scenario.clone()))
            .filter(FailingBox::is_telling)
            .max_by(|a, b| a.scenario.density.total_cmp(&b.scenario.density));
        let leaves = tree.leaves(&cases).into_iter().map(described).collect();
        Ok(Some(Self {
            trajectory,
            told,
            leaves,
        }))
    }
}

/// Whether a box holds enough of what fails, more densely than all futures do.
fn is_broad(scenario: &ScenarioBox, all: &ScenarioBox) -> bool {
    (1..=MOST_LIMITS).contains(&scenario.restricted_inputs)
        && scenario.coverage >= LEAST_COVERAGE
        && scenario.density > all.density
}

impl FailingBox {
    /// Whether its limits are few and each of them matters.
    fn is_telling(&self) -> bool {
        let matters = |limit: &Restriction| limit.quasi_p <= MOST_QUASI_P;
        self.restrictions.len() <= MOST_LIMITS && self.restrictions.iter().all(matters)
    }
}
