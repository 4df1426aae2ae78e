//! Discovery: in which boxes of the inputs the outcome is of interest.
//!
//! [`Cases`] are rows of inputs, each of interest or not. A [`ScenarioBox`] is a lower and an upper
//! limit for each input; a good one has a high density (of its rows, the share that is of interest), a
//! high coverage (of what is of interest, the share in it) and few [`Restriction`]s. [`Prim`] peels
//! towards such boxes and leaves the choice between density and coverage open (Friedman & Fisher 1999;
//! Bryant & Lempert 2010); [`ClassificationTree`] cuts the whole space into boxes (Breiman et al. 1984).
//!
//! ```
//! use explore::design::{Design, LatinHypercube};
//! use explore::discovery::{Cases, Prim, Side, restrictions};
//!
//! let columns = LatinHypercube::new(500, 2, 7).unwrap().columns();
//! let of_interest: Vec<bool> = columns[1].iter().map(|&number| number > 0.7).collect();
//! let cases = Cases::new(&columns, &of_interest)?;
//!
//! let trajectory = Prim::default().trajectory(&cases, (0..cases.rows()).collect());
//! let densest = trajectory.boxes.last().unwrap();
//! let said = restrictions(&cases, &trajectory.sought_among, &densest.limits);
//! assert_eq!((said[0].input, said[0].side), (1, Side::AtLeast));
//! assert!((said[0].limit - 0.7).abs() < 0.03);
//! # Ok::<(), explore::discovery::DiscoveryError>(())
//! ```

mod binomial;
mod cases;
mod classification_tree;
mod prim;
mod restriction;
mod scenario_box;

pub use cases::{Cases, DiscoveryError};
pub use classification_tree::ClassificationTree;
pub use prim::{Prim, Trajectory};
pub use restriction::{Restriction, Side, restrictions};
pub use scenario_box::ScenarioBox;
