//! What developers run beside cargo's own verbs: `cargo xtask <verb>`.

mod peers;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <verb>

verbs:
  peers    record again what other programs answer to the questions of the tests (needs Python 3 and a network)";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let result = match (words.next().as_deref(), words.next()) {
        (Some("peers"), None) => peers::record(),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
