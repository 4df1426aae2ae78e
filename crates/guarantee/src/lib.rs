//! The guarantee game: an arrangement's states, windows and calendar; the outlook; acceptance.
//!
//! A peace has been arranged between a challenger and a protégé; guarantors have promised to stand
//! by the protégé. [`GuaranteeGame`] lays the arrangement out as a game in continuous time,
//! [`GuaranteeGame::solve`] finds its one equilibrium and the [`Outlook`] that follows from it: how
//! long the peace holds, how it first breaks, who fights, what stands at each date, what it is
//! worth to each actor and who would accept it.

mod calendar;
mod coalition;
mod cost;
mod course;
mod game;
mod growing;
mod layout;
mod moods;
mod numbers;
mod outlook;
mod ringing;
mod side;
mod simulated;
mod states;
mod trees;
mod window;

pub use coalition::Coalition;
pub use cost::costs;
pub use course::Instant;
pub use game::{GuaranteeGame, SolveError};
pub use outlook::{Certificate, FirstBreak, Outlook, Standing};
pub use simulated::{Estimate, SimulatedOutlook};
pub use window::{Action, Ending, Next, Place, Situation};

/// The tolerance at which a solution is wanted where nothing else is said; it is then solved again ten times
/// finer ([`GuaranteeGame::solve_certified`]).
pub const TOLERANCE: f64 = 1e-9;
