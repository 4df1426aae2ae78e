//! Boxes in recorded cases are those that EMA Workbench and scikit-learn find.

mod recorded;

mod boxes;

use boxes::one_after_another;
use explore::discovery::{Cases, ClassificationTree, Prim, Side, Trajectory, restrictions};
use recorded::Recorded;

fn peers() -> Recorded {
    Recorded::read(include_str!("peers/recorded/ema_workbench_prim.csv"))
}

/// The inputs of a case, and what is of interest in it.
fn table(peers: &Recorded, case: &str) -> (Vec<Vec<f64>>, Vec<bool>) {
    let interest = peers.row(&format!("{case} interest"));
    (
        peers.columns(case),
        interest.iter().map(|&answer| answer == 1.0).collect(),
    )
}

fn assert_equal(name: &str, found: impl Iterator<Item = f64>, expected: &[f64]) {
    let found: Vec<f64> = found.collect();
    assert_eq!(
        found.len(),
        expected.len(),
        "{name}: boxes on the trajectory"
    );
    for (step, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!(
            (found - expected).abs() < 1e-12,
            "{name}, step {step}: {found} is not {expected}"
        );
    }
}

fn assert_trajectory(peers: &Recorded, name: &str, cases: &Cases, found: &Trajectory) {
    let answer = |answer: &str| peers.row(&format!("{name} {answer}"));
    let boxes = || found.boxes.iter();
    assert_equal(name, boxes().map(|found| found.density), answer("density"));
    assert_equal(
        name,
        boxes().map(|found| found.coverage),
        answer("coverage"),
    );
    assert_equal(name, boxes().map(|found| found.mass), answer("mass"));
    assert_equal(
        name,
        boxes().map(|found| found.restricted_inputs as f64),
        answer("res_dim"),
    );
    let last = &found.boxes[found.boxes.len() - 1];
    let restrictions = restrictions(cases, &found.sought_among, &last.limits);
    for input in 0..cases.inputs() {
        for (end, side) in [Side::AtLeast, Side::AtMost].into_iter().enumerate() {
            let limits = answer(&format!("limit {input} {end}"));
            assert_equal(name, boxes().map(|found| found.limits[input][end]), limits);
            let own = restrictions
                .iter()
                .find(|found| found.input == input && found.side == side);
            let quasi_p = own.map_or(-1.0, |restriction| restriction.quasi_p);
            let expected = answer(&format!("quasi_p {input} {end}"))[0];
            assert!(
                (quasi_p / expected - 1.0).abs() < 1e-10,
                "{name}: {quasi_p} for {expected}"
            );
        }
    }
}

#[test]
fn peeling_and_pasting_follow_ema_workbench() {
    let peers = peers();
    for case in ["sharp", "soft", "softer", "steps"] {
        let (columns, of_interest) = table(&peers, case);
        let cases = Cases::new(&columns, &of_interest).unwrap();
        let found = Prim::default().trajectory(&cases, (0..cases.rows()).collect());
        assert_trajectory(&peers, &format!("{case} box 0"), &cases, &found);
    }
}

#[test]
fn the_recorded_cases_hold_pasted_boxes() {
    let peers = peers();
    let pasted = |case: &&str| {
        let (columns, of_interest) = table(&peers, case);
        let cases = Cases::new(&columns, &of_interest).unwrap();
        let found = Prim::default().trajectory(&cases, (0..cases.rows()).collect());
        found.boxes.len() > found.peeled
    };
    assert!(
        ["sharp", "soft", "softer", "steps"]
            .into_iter()
            .filter(pasted)
            .count()
            >= 2
    );
}

#[test]
fn boxes_one_after_another_are_those_of_ema_workbench() {
    let peers = peers();
    let (columns, of_interest) = table(&peers, "corners");
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let prim = Prim {
        peel_alpha: 0.1,
        paste_alpha: 0.08,
        mass_min: 0.1,
    };
    let found = one_after_another(prim, &cases, 3);
    for (number, found) in found.iter().enumerate() {
        assert_trajectory(&peers, &format!("corners box {number}"), &cases, found);
    }
}

#[test]
fn the_tree_is_that_of_scikit_learn() {
    let peers = peers();
    let (columns, of_interest) = table(&peers, "tree");
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let leaves = ClassificationTree {
        depth: 4,
        leaf_rows: 20,
    }
    .leaves(&cases, (0..cases.rows()).collect());
    let rows = leaves.iter().map(|leaf| leaf.rows as f64);
    let interesting = leaves.iter().map(|leaf| leaf.interesting as f64);
    assert_equal("rows", rows, peers.row("tree rows"));
    assert_equal(
        "rows of interest",
        interesting,
        peers.row("tree interesting"),
    );
    for expected in peers.row("tree limits") {
        let mut limits = leaves.iter().flat_map(|leaf| &leaf.limits).flatten();
        assert!(
            limits.any(|limit| (limit - expected).abs() < 1e-6),
            "no limit at {expected}"
        );
    }
}
