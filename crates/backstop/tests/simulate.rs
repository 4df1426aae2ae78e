//! `backstop simulate` through the binary.

use std::process::Command;

fn simulate(arguments: &[&str]) -> std::process::Output {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../scenarios/ukraine-2025/arrangement.toml"
    );
    Command::new(env!("CARGO_BIN_EXE_backstop"))
        .args(["simulate", file])
        .args(arguments)
        .output()
        .expect("the binary runs")
}

#[test]
fn what_is_played_lies_within_four_standard_errors_of_what_is_solved() {
    let output = simulate(&["--paths", "5000"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    let apart: Vec<f64> = (text.lines())
        .filter_map(|line| line.split_whitespace().last()?.parse().ok())
        .collect();
    assert!(apart.len() > 20, "{text}");
    assert!(apart.iter().all(|apart| apart.abs() < 4.0), "{text}");
}

#[test]
fn one_seed_gives_one_result_and_another_another() {
    let [one, same, other] =
        ["3", "3", "4"].map(|seed| simulate(&["--paths", "1000", "--seed", seed]).stdout);
    assert_eq!(one, same);
    assert_ne!(one, other);
}
