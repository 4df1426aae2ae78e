//! What developers run beside cargo's own verbs: `cargo xtask <verb>`.

mod peers;
mod python;
mod readers;
mod web;

use std::process::ExitCode;

use python::Failure;

/// The exit status where no environment for Python programs could be made.
const NO_ENVIRONMENT: u8 = 3;

const USAGE: &str = "usage: cargo xtask <verb>

verbs:
  peers    record again what other programs answer to the questions of the tests (needs Python 3, R with its package survival, and a network)
  readers PROGRAM
           check that pandas, polars and DuckDB open a dataset of futures (needs Python 3 and a network)
  web      build the page's engine and front end into crates/page/assets (needs Node and a network)
  web --check  whether they were built from the sources as they are";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["peers"] => peers::record(),
        ["readers", program] => readers::check(program),
        ["web"] => web::build(),
        ["web", "--check"] => web::check(),
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
