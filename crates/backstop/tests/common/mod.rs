//! Running the command as people do, from the repository's root.

#![allow(dead_code, reason = "not every file of tests needs everything")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The arrangement of the real case.
pub const UKRAINE: &str = "scenarios/ukraine-2025/arrangement.toml";
/// The arrangement of the first guide.
pub const FIRST_STEPS: &str = "scenarios/first-steps/arrangement.toml";

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The command with these arguments, in the repository's root and with no sources of the machine.
pub fn backstop(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backstop"));
    command
        .args(arguments)
        .current_dir(root())
        .env_remove("BACKSTOP_SOURCES");
    command
}

/// Runs the command.
pub fn run(arguments: &[&str]) -> Output {
    backstop(arguments).output().expect("the command starts")
}

/// What it printed, which must have gone well.
pub fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// The JSON object it printed.
pub fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&printed(arguments)).expect("one JSON object and nothing else")
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
