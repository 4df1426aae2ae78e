//! The first draft of an arrangement, from an article's ledger.
//!
//! Who attacks, who is protected and who guarantees is guessed from the article's words, and so is who
//! commits to what; each guess stands in the draft with the quotation from which it comes. No number does:
//! an article says what was said, never how large a stake is. Numbers are wide ranges that say so.

mod arrangement;
mod commitments;
mod roles;
mod scene;

pub use arrangement::{DraftError, Source, draft};
