//! The file people write: its types, its reading, its mistakes reported all at once with their places.

mod number;
mod types;

pub use number::{Number, Reason, UncertainRange};
pub use types::*;
