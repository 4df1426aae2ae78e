//! In which form an answer is given, and where to.

use std::{
    fmt::Display,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{CommandError, output};

/// As text or as JSON; printed, or written into a file.
#[derive(Args, Debug)]
pub(crate) struct Form {
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Form {
    /// The file that the answer goes into, where one is named.
    pub(crate) fn output(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Gives an answer in its form.
    pub(crate) fn deliver<O: Display>(
        &self,
        object: impl FnOnce() -> O,
        text: impl FnOnce() -> String,
    ) -> Result<(), CommandError> {
        output::deliver(self.output(), &object_or_text(self.json, object, text))
    }
}

/// An answer as a JSON object in lines, or as text.
pub(crate) fn object_or_text<O: Display>(
    json: bool,
    object: impl FnOnce() -> O,
    text: impl FnOnce() -> String,
) -> String {
    if json {
        format!("{:#}\n", object())
    } else {
        text()
    }
}
