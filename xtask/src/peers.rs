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

/// The crates whose tests ask peers: scripts and pinned requirements stand in their `tests/peers`.
const ASKING: [&str; 3] = ["attribution", "explore", "history"];

/// For each crate that asks, makes a virtual environment with its peers under `target/` and runs its scripts,
/// those in R with the `Rscript` that is installed; what they share is in `xtask/peers`.
///
/// # Errors
///
/// What could not be run.
pub fn record() -> Result<(), Failure> {
    let shared = root().join("xtask/peers");
    for asking in ASKING {
        let folder = root().join("crates").join(asking).join("tests/peers");
        let requirements = folder.join("requirements.txt");
        let python = environment(&format!("peers-{asking}"), &requirements)?;
        for script in questions(&folder, "py")? {
            println!("{}", script.file_name().unwrap_or_default().display());
            run(Command::new(&python)
                .arg("-B")
                .arg(&script)
                .env("PYTHONPATH", &shared))?;
        }
        // After Python's, from whose recorded questions they start.
        for script in questions(&folder, "R")? {
            println!("{}", script.file_name().unwrap_or_default().display());
            run(Command::new("Rscript").arg(&script).current_dir(&folder))?;
        }
    }
    Ok(())
}

/// The scripts in a language named after the peers they ask, in the order of their names.
fn questions(folder: &Path, language: &str) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::Failed(format!("{}: {error}", folder.display()));
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut scripts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == language)
        })
        .collect();
    scripts.sort();
    Ok(scripts)
}
