//! Games in continuous time: states joined by trees that are played when Poisson clocks ring.
//!
//! With E_e the value after event e, the values obey, for each state and player,
//!
//! ```text
//! −dV/dt = flow − ρ V + Σ_e rate_e (E_e − V),    V = 0 at the end,
//! ```
//!
//! and, with the choices found so, the probabilities of the states obey the forward Kolmogorov
//! equations. Time is cut into *stretches* within which the numbers are constant (or, where a
//! stretch says so, move smoothly); between two stretches states may be *redrawn*.

mod accuracy;
mod calendar;
mod choices;
mod dormand_prince;
mod game;
mod integrator;
mod moment;
mod numbers;
mod occupation;
mod phase;
mod rates;
pub mod simulation;
mod solver;
mod stages;
mod trajectory;
mod values;
mod vectorized;

pub use accuracy::{Accuracy, IntegrationError, Work};
pub use calendar::{Calendar, Redraw, Stretch};
pub use game::{Clock, ClockBuilder, ClockIndex, Game, GameBuilder, MOST_PLAYERS, State};
pub use moment::{Moment, Ringing};
pub use numbers::Numbers;
pub use occupation::{Occupation, OccupationAt};
pub use phase::Phase;
pub use solver::{Problem, Solver, Varying};
pub use trajectory::Trajectory;
