//! Asks other programs the questions that the tests ask, and records their answers.
//!
//! The answers are committed, so that tests need neither Python nor a network. Recording again with the
//! same versions changes nothing; `git diff` shows what a newer version answers differently.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::python::{Failure, environment, root, run};

/// The peers, as requirements in a file of their own; pinned.
const REQUIREMENTS: &str = "requirements.txt";

/// Makes a virtual environment with the peers under `target/`, and runs each script of `explore`.
///
/// # Errors
///
/// What could not be run.
pub fn record() -> Result<(), Failure> {
    let scripts = root().join("crates/explore/tests/peers");
    let python = environment("peers", &scripts.join(REQUIREMENTS))?;
    for script in questions(&scripts)? {
        println!("{}", script.file_name().unwrap_or_default().display());
        run(Command::new(&python).arg("-B").arg(&script))?;
    }
    Ok(())
}

/// The scripts named after the peers they ask, in the order of their names.
fn questions(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::Failed(format!("{}: {error}", folder.display()));
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut scripts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "common"))
        .collect();
    scripts.sort();
    Ok(scripts)
}
