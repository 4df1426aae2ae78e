//! Many arrangements at once: draws, sensitivity, sufficiency, attribution, discovery.
//!
//! A [`Question`] is one arrangement, asked again and again with other numbers: [`enough`] looks for the
//! least number that is sufficient, as things are or in most futures, [`weigh`] for what each
//! commitment adds, [`packages`] compares the alternatives that the file lists, [`one_at_a_time`]
//! follows every uncertain number through its range, [`futures`] draws them all, for [`findings`] to
//! read, and [`calibrate`] finds those with which something known holds.
//!
//! The other parts work on numbers alone. A [`design`] says at which points of the unit cube the same
//! question is asked. What came out is then read in three ways: [`sensitivity`] says which inputs move
//! the outcome, [`discovery`] in which boxes of the inputs the outcome is of interest, [`attribution`]
//! how much each part of a whole adds to it.
//!
//! Nothing here draws from a generator that remembers: every random number is computed from a seed and
//! from where it is used, so that results do not depend on the order of work, on the number of threads,
//! or on where a run was resumed.

pub mod attribution;
pub mod calibrate;
pub mod design;
pub mod discovery;
mod drawn;
pub mod enough;
mod estimate;
pub mod failing;
pub mod findings;
pub mod frontier;
pub mod futures;
pub mod importance;
mod inputs;
pub mod one_at_a_time;
pub mod packages;
mod question;
mod random;
pub mod sensitivity;
pub mod weigh;

pub use estimate::Estimate;
pub use inputs::{Input, NothingUncertain, inputs, uncertain};
pub use question::{AskError, Question, QuestionError};
