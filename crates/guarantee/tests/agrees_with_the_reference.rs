//! The engine against the plain reference, which was written from the mathematics alone.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook};
use reference::Answer;

/// Every number of both, in the same order, with a name.
fn numbers(outlook: &Outlook, answer: &Answer) -> Vec<(String, f64, f64)> {
    let mut pairs = vec![
        ("reached".into(), outlook.reached, answer.reached),
        ("probes".into(), outlook.probes, answer.probes),
        (
            "assault resisted".into(),
            outlook.first_break.assault_resisted,
            answer.first_break.assault_resisted,
        ),
        (
            "yielded".into(),
            outlook.first_break.yielded,
            answer.first_break.yielded,
        ),
        (
            "escalated probe".into(),
            outlook.first_break.escalated_probe,
            answer.first_break.escalated_probe,
        ),
    ];
    let mut add = |name: &str, ours: &[f64], theirs: &[f64]| {
        assert_eq!(ours.len(), theirs.len(), "{name}");
        for (index, (&a, &b)) in ours.iter().zip(theirs).enumerate() {
            pairs.push((format!("{name} {index}"), a, b));
        }
    };
    add("survival", &outlook.survival, &answer.survival);
    add("value", &outlook.value, &answer.value);
    add(
        "value with no deal",
        &outlook.value_no_deal,
        &answer.value_no_deal,
    );
    let fights = |fights: &Option<Vec<f64>>| fights.clone().unwrap_or_default();
    add("fights", &fights(&outlook.fights), &fights(&answer.fights));
    let peace = |standing: &guarantee::Standing| [standing.peace, standing.war, standing.fallen];
    let ours: Vec<f64> = outlook.stands.iter().flat_map(peace).collect();
    let theirs: Vec<f64> = (answer.stands.iter())
        .flat_map(|standing| [standing.peace, standing.war, standing.fallen])
        .collect();
    add("stands", &ours, &theirs);
    pairs
}

fn assert_agreement(arrangement: &Arrangement, steps_per_year: usize, tolerance: f64, name: &str) {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game
        .solve(arrangement, Accuracy::new(1e-10))
        .expect("solvable");
    let answer = reference::solve(arrangement, steps_per_year);
    for (what, ours, theirs) in numbers(outlook, &answer) {
        let difference = (ours - theirs).abs() / theirs.abs().max(1.0);
        assert!(
            difference <= tolerance,
            "{name}: {what} is {ours}, by the reference {theirs}"
        );
    }
}

#[test]
fn the_scenario_agrees_with_the_reference() {
    assert_agreement(
        &reference::ukraine::ukraine_2025(),
        100,
        1e-7,
        "ukraine-2025",
    );
}

#[test]
fn arrangements_of_every_kind_agree_with_the_reference() {
    for seed in 0..30 {
        let name = format!("seed {seed}");
        assert_agreement(&reference::generate::moderate(seed), 100, 2e-6, &name);
    }
}
