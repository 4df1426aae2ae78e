//! Whether other programs open a dataset.

use std::{env, fs, process::Command};

use crate::python::{Failure, environment, root, run};

/// Makes a dataset with the command and has pandas, polars and DuckDB read it; all three are installed
/// in a virtual environment under `target/`.
///
/// # Errors
///
/// Where there is no environment, or something was read wrongly.
pub fn check() -> Result<(), Failure> {
    let folder = root().join("crates/dataset/tests/readers");
    let python = environment("readers", &folder.join("requirements.txt"))?;
    let futures = env::temp_dir().join(format!("backstop-readers-{}", std::process::id()));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let explore = "run --quiet --package backstop -- explore scenarios/first-steps/arrangement.toml -n 3000 -o";
    let made = run(Command::new(cargo)
        .current_dir(root())
        .args(explore.split(' '))
        .arg(&futures)
        .stdout(std::process::Stdio::null()));
    let read = made.and_then(|()| {
        run(Command::new(&python)
            .arg("-B")
            .arg(folder.join("read.py"))
            .arg(&futures))
    });
    // What is left in the system's temporary folder does no harm.
    let _ = fs::remove_dir_all(&futures);
    read
}
