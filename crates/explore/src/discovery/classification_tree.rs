//! A classification tree whose leaves are boxes.

use super::{Cases, ScenarioBox};

/// How far to grow the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassificationTree {
    /// Cuts from the root to a leaf, at most.
    pub depth: usize,
    /// Rows in a leaf, at least; positive.
    pub leaf_rows: usize,
}

/// A cut of a node's rows: those below the limit to one side, those above it to the other.
struct Cut {
    input: usize,
    limit: f64,
    /// Impurity of the two sides together.
    impurity: f64,
}

impl ClassificationTree {
    /// The leaves of a tree grown on some of the rows, from the lower side of each cut to the upper; they do not
    /// overlap and hold all rows. `rows` are not empty.
    ///
    /// A node is cut, halfway between two neighbouring numbers of an input, where that lowers Gini's
    /// impurity most: 2k(n − k)/n for n rows of which k are of interest (Breiman et al. 1984), as
    /// scikit-learn's `DecisionTreeClassifier` does. Of equal cuts, that of the first input and the
    /// lowest limit is taken. A node that no cut makes purer is a leaf.
    pub fn leaves(&self, cases: &Cases, rows: Vec<usize>) -> Vec<ScenarioBox> {
        let mut leaves = Vec::new();
        self.grow(cases, rows, cases.extent.clone(), self.depth, &mut leaves);
        leaves
    }

    fn grow(
        &self,
        cases: &Cases,
        rows: Vec<usize>,
        limits: Vec<[f64; 2]>,
        depth: usize,
        leaves: &mut Vec<ScenarioBox>,
    ) {
        let interesting = cases.interesting_among(&rows);
        let purest = if depth == 0 {
            None
        } else {
            self.purest_cut(cases, &rows)
        };
        let Some(cut) = purest.filter(|cut| cut.impurity < impurity(rows.len(), interesting))
        else {
            leaves.push(ScenarioBox::new(cases, limits, rows.len(), interesting));
            return;
        };
        let (below, above): (Vec<usize>, Vec<usize>) = rows
            .into_iter()
            .partition(|&row| cases.columns[cut.input][row] <= cut.limit);
        for (end, rows) in [(1, below), (0, above)] {
            let mut limits = limits.clone();
            limits[cut.input][end] = cut.limit;
            self.grow(cases, rows, limits, depth - 1, leaves);
        }
    }

    /// The cut that leaves the least impurity, if the rows can be cut at all.
    fn purest_cut(&self, cases: &Cases, rows: &[usize]) -> Option<Cut> {
        let cuts = (0..cases.inputs()).flat_map(|input| self.cuts(cases, rows, input));
        cuts.reduce(|best, cut| {
            if cut.impurity < best.impurity {
                cut
            } else {
                best
            }
        })
    }

    /// Every cut of the rows by one input that leaves enough rows on both sides, lowest limit first.
    fn cuts(&self, cases: &Cases, rows: &[usize], input: usize) -> Vec<Cut> {
        let column = &cases.columns[input];
        let mut order = rows.to_vec();
        order.sort_by(|&a, &b| column[a].total_cmp(&column[b]));
        let interesting = cases.interesting_among(rows);
        let (mut cuts, mut interesting_below) = (Vec::new(), 0);
        for below in 1..order.len() {
            let [last, next] = [order[below - 1], order[below]];
            interesting_below += usize::from(cases.of_interest[last]);
            let above = order.len() - below;
            if column[last] < column[next] && below.min(above) >= self.leaf_rows {
                let impurity = impurity(below, interesting_below)
                    + impurity(above, interesting - interesting_below);
                // Halfway, unless the two are so near that halfway is the upper one.
                let halfway = f64::midpoint(column[last], column[next]);
                let limit = if halfway < column[next] {
                    halfway
                } else {
                    column[last]
                };
                cuts.push(Cut {
                    input,
                    limit,
                    impurity,
                });
            }
        }
        cuts
    }
}

/// Gini's impurity of a node, times its rows.
fn impurity(rows: usize, interesting: usize) -> f64 {
    2.0 * interesting as f64 * (rows - interesting) as f64 / rows as f64
}
