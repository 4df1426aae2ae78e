//! Who said what in a news text: statements with their source, cue and content.
//!
//! A small encoder (MiniLM with six layers, fine-tuned for this; see the model card beside its weights)
//! reads the text in long windows and marks the words that attribute a statement, "said" or "according to";
//! for each of them every other word is scored as source, cue, content or none of these; and the best
//! sequence of such roles is what comes out. Nothing here knows who the people are.
//!
//! ```
//! let text = "“We will stand beside Alvane,” Ida Marsh said on Monday.";
//! let attributions = attribution::Reader::shipped().read(text);
//! assert_eq!(&text[attributions[0].source[0].clone()], "Ida Marsh");
//! assert_eq!(&text[attributions[0].cue[0].clone()], "said");
//! ```

mod attention;
mod characters;
mod decoding;
mod encoder;
mod functions;
mod heads;
mod instructions;
mod matrix;
mod quotation_marks;
mod reader;
mod reporting_verbs;
mod rounding;
mod weights;
mod windows;
mod wordpiece;
mod words;

pub use decoding::Attribution;
pub use instructions::Instructions;
pub use matrix::Arithmetic;
pub use quotation_marks::quoted_stretches;
pub use reader::{Encoded, Reader};
pub use weights::WeightsError;
pub use words::{Capitals, capitals, words};
