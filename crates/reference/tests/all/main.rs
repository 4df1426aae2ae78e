//! The reference against published figures, closed forms and what must not matter.

mod closed_forms;
mod common;
mod generated;
mod invariances;
mod one_window;
mod published;
