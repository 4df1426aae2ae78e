//! Asks other programs the questions that the tests ask, and records their answers.
//!
//! The answers are committed, so that tests need neither Python nor a network. Recording again with the
//! same versions changes nothing; `git diff` shows what a newer version answers differently.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The peers, as requirements in a file of their own; pinned.
const REQUIREMENTS: &str = "requirements.txt";

/// Makes a virtual environment with the peers under `target/`, and runs each script of `explore`.
///
/// # Errors
///
/// What could not be run, in words.
pub fn record() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let scripts = root.join("crates/explore/tests/peers");
    let environment = root.join("target/peers");
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });

    if !python.exists() {
        run(Command::new("python3")
            .args(["-m", "venv"])
            .arg(&environment))?;
    }
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ];
    run(Command::new(&python)
        .args(install)
        .arg(scripts.join(REQUIREMENTS)))?;
    for script in questions(&scripts)? {
        println!("{}", script.file_name().unwrap_or_default().display());
        run(Command::new(&python).arg("-B").arg(&script))?;
    }
    Ok(())
}

/// The scripts named after the peers they ask, in the order of their names.
fn questions(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut scripts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "common"))
        .collect();
    scripts.sort();
    Ok(scripts)
}

fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} failed ({status})")),
        Err(error) => Err(format!("{shown} did not start: {error}")),
    }
}
