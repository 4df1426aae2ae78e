//! Many arrangements at once: draws, sensitivity, sufficiency, attribution, discovery.
//!
//! A [`design`] says at which points of the unit cube the same question is asked. What came out is then
//! read in several ways: [`sensitivity`] says which inputs move the outcome, [`attribution`] how much
//! each part of a whole adds to it.
//!
//! These parts work on numbers alone. Nothing here draws from a generator that remembers: every random
//! number is computed from a seed and from where it is used, so that results do not depend on the order
//! of work, on the number of threads, or on where a run was resumed.

pub mod attribution;
pub mod design;
pub mod sensitivity;

mod estimate;
mod random;

pub use estimate::Estimate;
