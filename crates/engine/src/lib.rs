//! One arrangement, asked again and again with a reader's changes: what the page calls, the same
//! natively and, compiled to WebAssembly, in a browser.
//!
//! Questions and answers are JSON, since they cross into JavaScript; [`figures`] has the answers for
//! an arrangement that has been read already.

#[cfg(target_arch = "wasm32")]
mod browser;
mod changes;
mod engine;
pub mod figures;

pub use changes::Changes;
pub use engine::{Engine, EngineError};
