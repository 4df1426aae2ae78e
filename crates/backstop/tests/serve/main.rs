//! The workbench's server, through its binary and real sockets.

#[path = "../common/mod.rs"]
mod common;

mod editing;
mod exploring;
mod files;
mod guard;
mod limits;
mod server;
