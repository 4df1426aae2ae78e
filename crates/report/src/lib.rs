//! Tables and pictures of an outlook: the terminal's, and the JSON object that other programs read.
//!
//! Nothing is computed here; whoever has an [`guarantee::Outlook`] can have it shown.

mod json;
mod terminal;

pub use json::outlook_json;
pub use terminal::{assumptions, outlook, simulated};
