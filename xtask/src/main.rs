//! What developers run beside cargo's own verbs: `cargo xtask <verb>`.

mod peers;
mod python;
mod readers;

use std::process::ExitCode;

use python::Failure;

/// The exit status where no environment for Python programs could be made.
const NO_ENVIRONMENT: u8 = 3;

const USAGE: &str = "usage: cargo xtask <verb>

verbs:
  peers    record again what other programs answer to the questions of the tests (needs Python 3 and a network)
  readers  check that pandas, polars and DuckDB open a dataset of futures (needs Python 3 and a network)";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let result = match (words.next().as_deref(), words.next()) {
        (Some("peers"), None) => peers::record(),
        (Some("readers"), None) => readers::check(),
        _ => Err(Failure::Failed(USAGE.to_owned())),
    };
    let (message, code) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::NoEnvironment(message)) => (message, NO_ENVIRONMENT),
        Err(Failure::Failed(message)) => (message, 1),
    };
    eprintln!("{message}");
    ExitCode::from(code)
}
