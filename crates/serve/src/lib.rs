//! The workbench's server: an arrangement written, read and asked in the browser of the machine it runs on.
//!
//! It holds files, reads them with their mistakes at their places, edits them, keeps drafts and runs
//! explorations; the game itself is solved in the browser, by the engine that travels with the page. It
//! listens on the loopback address alone, answers only requests that name it (`guard`), and touches no
//! file but those named in its folder (`folder`).

mod assets;
mod changes;
mod drafts;
mod edits;
mod error;
mod events;
mod explorations;
mod exploring;
mod files;
mod folder;
mod guard;
mod kept;
mod names;
mod reading;
mod refusal;
mod reporting;
mod request;
mod server;
mod variants;
mod workbench;

pub use error::ServeError;
pub use server::{Options, Server};
