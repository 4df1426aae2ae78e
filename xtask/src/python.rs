//! Python programs in virtual environments of their own under `target/`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Why nothing came of it, in words.
#[derive(Debug)]
pub enum Failure {
    /// The environment could not be made, as without Python or a network.
    NoEnvironment(String),
    /// What was run failed, or was asked for wrongly.
    Failed(String),
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The interpreter of the environment `target/NAME` in which these requirements are installed.
///
/// # Errors
///
/// [`Failure::NoEnvironment`].
pub fn environment(name: &str, requirements: &Path) -> Result<PathBuf, Failure> {
    let environment = root().join("target").join(name);
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.exists() {
        start(
            Command::new("python3")
                .args(["-m", "venv"])
                .arg(&environment),
        )
        .map_err(Failure::NoEnvironment)?;
    }
    let install = "-m pip install --quiet --disable-pip-version-check --requirement";
    let mut pip = Command::new(&python);
    start(pip.args(install.split(' ')).arg(requirements)).map_err(Failure::NoEnvironment)?;
    Ok(python)
}

/// Runs a command to its end.
///
/// # Errors
///
/// [`Failure::Failed`] where it did not start or failed.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    start(command).map_err(Failure::Failed)
}

fn start(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} failed ({status})")),
        Err(error) => Err(format!("{shown} did not start: {error}")),
    }
}
