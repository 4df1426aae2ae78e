//! How long the command takes as a whole process, from its start to its exit.

use std::process::Command;

fn main() {
    divan::main();
}

#[divan::bench(args = [&["run"][..], &["run", "--json"], &["check"]])]
fn ukraine_2025(arguments: &[&str]) {
    let scenario = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../scenarios/ukraine-2025/arrangement.toml"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_backstop"))
        .args(arguments)
        .arg(scenario)
        .output()
        .expect("the command was built");
    assert!(output.status.success(), "{output:?}");
}
