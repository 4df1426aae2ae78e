//! What the page of an arrangement shows, as JSON objects, and its sentences.

mod answer;
mod describe;
mod labels;
mod limits;
mod meanings;
mod quotations;
mod sources;
mod window;
mod words;

pub use answer::{Answered, answer_json};
pub use describe::describe_json;
pub use limits::{limits, slider};
pub use quotations::quotations_json;
pub use sources::sources_json;
pub use window::{situation, window_json};
pub use words::{Words, whole_percent, words};
