//! What happens at one moment: decisions, chance, and outcomes.
//!
//! A tree is structure only. Its numbers (rates, scales, probabilities, payments) are parameters,
//! named by their index; the same tree is played in many states, each with its own parameters.

use thiserror::Error;

/// Index of a player.
pub type Player = usize;
/// Index of a node within its tree.
pub type NodeIndex = usize;
/// Index of a parameter within its tree.
pub type Parameter = usize;
/// Index of a counter: an expected number of times that an outcome came about.
pub type Counter = usize;

/// One node of a tree; children stand before their parents.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A player with private information takes the first or the second action.
    Decision {
        /// Who chooses.
        player: Player,
        /// Its scale σ, in points.
        scale: Parameter,
        /// What follows the first action.
        first: NodeIndex,
        /// What follows the second action, whose points the private draw shifts.
        second: NodeIndex,
    },
    /// Nature takes the second branch with the probability that the parameter gives.
    Chance {
        /// Probability of the second branch.
        probability: Parameter,
        /// The first branch.
        first: NodeIndex,
        /// The second branch.
        second: NodeIndex,
    },
    /// The moment is over: payments are made and the game goes on in another state.
    Outcome {
        /// Which of the clock's outcomes this is; where it leads is said state by state.
        outcome: usize,
        /// Points paid at once, by player; a player left out gets none.
        payments: Vec<(Player, Parameter)>,
        /// Counters that go up by one.
        counters: Vec<Counter>,
    },
}

/// What happens at one moment. The last node is the root.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
    parameters: usize,
    outcomes: usize,
}

impl Tree {
    /// The nodes, children before parents, the root last.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// How many parameters the tree has.
    pub fn parameters(&self) -> usize {
        self.parameters
    }

    /// How many outcomes the tree has.
    pub fn outcomes(&self) -> usize {
        self.outcomes
    }
}

/// Why a tree cannot be built.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum TreeError {
    /// Nothing was added.
    #[error("a tree needs at least one node")]
    Empty,
    /// A child does not stand before its parent, or two parents share one.
    #[error("node {node} must be the child of exactly one later node; it is of {parents}")]
    NotATree {
        /// The node.
        node: NodeIndex,
        /// How many parents name it.
        parents: usize,
    },
}

/// Builds a [`Tree`] from its leaves to its root.
///
/// ```
/// use games::tree::TreeBuilder;
/// let mut tree = TreeBuilder::new();
/// let hold = tree.outcome(&[], &[]);
/// let cost = tree.parameter();
/// let strike = tree.outcome(&[(0, cost)], &[]);
/// let scale = tree.parameter();
/// tree.decision(0, scale, hold, strike);
/// let tree = tree.build()?;
/// assert_eq!(tree.nodes().len(), 3);
/// # Ok::<(), games::tree::TreeError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct TreeBuilder {
    nodes: Vec<Node>,
    parameters: usize,
    outcomes: usize,
}

impl TreeBuilder {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new parameter.
    pub fn parameter(&mut self) -> Parameter {
        self.parameters += 1;
        self.parameters - 1
    }

    /// An outcome with its payments and counters; outcomes are numbered as they are added.
    pub fn outcome(&mut self, payments: &[(Player, Parameter)], counters: &[Counter]) -> NodeIndex {
        let outcome = self.outcomes;
        self.outcomes += 1;
        let (payments, counters) = (payments.to_vec(), counters.to_vec());
        self.push(Node::Outcome {
            outcome,
            payments,
            counters,
        })
    }

    /// A decision of `player` between two nodes.
    pub fn decision(
        &mut self,
        player: Player,
        scale: Parameter,
        first: NodeIndex,
        second: NodeIndex,
    ) -> NodeIndex {
        self.push(Node::Decision {
            player,
            scale,
            first,
            second,
        })
    }

    /// Nature's choice between two nodes.
    pub fn chance(
        &mut self,
        probability: Parameter,
        first: NodeIndex,
        second: NodeIndex,
    ) -> NodeIndex {
        self.push(Node::Chance {
            probability,
            first,
            second,
        })
    }

    /// The finished tree, whose root is the node added last.
    ///
    /// # Errors
    /// Where the nodes do not form one tree.
    pub fn build(self) -> Result<Tree, TreeError> {
        if self.nodes.is_empty() {
            return Err(TreeError::Empty);
        }
        let mut parents = vec![0; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            let (Node::Decision { first, second, .. } | Node::Chance { first, second, .. }) = node
            else {
                continue;
            };
            for &child in [first, second] {
                if child >= index {
                    return Err(TreeError::NotATree {
                        node: child,
                        parents: 0,
                    });
                }
                parents[child] += 1;
            }
        }
        let root = self.nodes.len() - 1;
        match parents[..root].iter().position(|&count| count != 1) {
            Some(node) => Err(TreeError::NotATree {
                node,
                parents: parents[node],
            }),
            None => Ok(Tree {
                nodes: self.nodes,
                parameters: self.parameters,
                outcomes: self.outcomes,
            }),
        }
    }

    fn push(&mut self, node: Node) -> NodeIndex {
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}
