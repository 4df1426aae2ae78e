//! Whether other programs open a dataset.

use std::{env, fs, process::Command};

use crate::python::{Failure, environment, root, run};

/// Makes a dataset with the command at a path and has pandas, polars and DuckDB read it; all three are
/// installed in a virtual environment under `target/`.
///
/// # Errors
///
/// Where there is no environment, or something was read wrongly.
pub fn check(program: &str) -> Result<(), Failure> {
    let folder = root().join("crates/dataset/tests/readers");
    let python = environment("readers", &folder.join("requirements.txt"))?;
    let futures = env::temp_dir().join(format!("backstop-readers-{}", std::process::id()));
    let program = fs::canonicalize(program).unwrap_or_else(|_| program.into());
    let explore = "explore scenarios/first-steps/arrangement.toml -n 3000 -o";
    let made = run(Command::new(program)
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
