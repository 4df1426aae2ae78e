//! Why the workbench cannot be served.

use std::{io, path::PathBuf};

use thiserror::Error;

/// Why the workbench cannot be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// There is no such file.
    #[error(
        "there is no file `{}`; `backstop new` writes one to start from, and without FILE the workbench \
         offers to",
        .0.display()
    )]
    NoFile(PathBuf),
    /// The file's name is none that the workbench takes.
    #[error("`{}` cannot be opened in the workbench: {reason}", path.display())]
    Name {
        /// The file.
        path: PathBuf,
        /// What is wrong with its name.
        reason: String,
    },
    /// The folder cannot be looked into.
    #[error("the folder `{}` cannot be read: {reason}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: io::Error,
    },
    /// The port is taken, or not ours to take.
    #[error(
        "port {port} cannot be listened on: {reason}; name another with --port, or leave the option out \
         and a free one is found"
    )]
    Port {
        /// The port.
        port: u16,
        /// Why not.
        reason: io::Error,
    },
    /// The machine is at fault.
    #[error("the server could not be started: {0}")]
    System(#[from] io::Error),
}

impl ServeError {
    /// Whether something else should have been asked for; otherwise the machine is at fault.
    pub fn is_mistake(&self) -> bool {
        !matches!(self, Self::System(_))
    }
}
