//! Boxes hold what they say, and what is hidden is found.

mod boxes;

use boxes::one_after_another;
use explore::{
    design::{Design, LatinHypercube},
    discovery::{Cases, ClassificationTree, DiscoveryError, Prim, ScenarioBox, Side, restrictions},
};
use proptest::prelude::*;

fn columns(rows: usize, inputs: usize, seed: u64) -> Vec<Vec<f64>> {
    LatinHypercube::new(rows, inputs, seed).unwrap().columns()
}

fn rows(cases: &Cases) -> Vec<usize> {
    (0..cases.rows()).collect()
}

/// Whether a box holds as many rows, and as many of interest, as it says.
fn counts_are_right(
    cases: &Cases,
    of_interest: &[bool],
    rows: &[usize],
    found: &ScenarioBox,
) -> bool {
    let inside = rows
        .iter()
        .filter(|&&row| cases.is_inside(row, &found.limits));
    let interesting = inside.clone().filter(|&&row| of_interest[row]).count();
    inside.count() == found.rows && interesting == found.interesting
}

#[test]
fn a_hidden_box_is_found_and_only_its_limits_matter() {
    let columns = columns(1000, 5, 1);
    let of_interest: Vec<bool> = (0..1000)
        .map(|row| columns[1][row] > 0.6 && columns[3][row] < 0.5)
        .collect();
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let trajectory = Prim::default().trajectory(&cases, rows(&cases));
    let last = &trajectory.boxes[trajectory.boxes.len() - 1];
    assert!(last.density == 1.0 && last.coverage > 0.9, "{last:?}");

    let found = restrictions(&cases, &trajectory.sought_among, &last.limits);
    let sides: Vec<(usize, Side)> = found
        .iter()
        .map(|found| (found.input, found.side))
        .collect();
    assert_eq!(sides, [(1, Side::AtLeast), (3, Side::AtMost)]);
    assert!((found[0].limit - 0.6).abs() < 0.03 && (found[1].limit - 0.5).abs() < 0.03);
    assert!(found.iter().all(|found| found.quasi_p < 1e-6));
}

#[test]
fn what_earlier_boxes_hold_is_not_sought_again() {
    let columns = columns(1000, 3, 2);
    let corner = |row: usize| columns[0][row] > 0.6 && columns[1][row] > 0.5;
    let slab = |row: usize| columns[2][row] < 0.15;
    let of_interest: Vec<bool> = (0..1000).map(|row| corner(row) || slab(row)).collect();
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let found = one_after_another(Prim::default(), &cases, 2);
    let last = |at: usize| &found[at].boxes[found[at].boxes.len() - 1];
    assert_eq!(found[1].sought_among.len(), 1000 - last(0).rows);
    let inside = |row: &&usize| cases.is_inside(**row, &last(0).limits);
    assert_eq!(found[1].sought_among.iter().filter(inside).count(), 0);
    assert!(last(0).coverage + last(1).coverage > 0.9);
}

#[test]
fn inputs_that_never_change_are_never_cut() {
    let columns = vec![vec![2.0; 40], (0..40).map(f64::from).collect()];
    let of_interest: Vec<bool> = (0..40).map(|row| row >= 30).collect();
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let trajectory = Prim::default().trajectory(&cases, rows(&cases));
    assert!(
        trajectory
            .boxes
            .iter()
            .all(|found| found.limits[0] == [2.0, 2.0])
    );
    assert!(trajectory.boxes.len() > 1);
}

#[test]
fn a_tree_cuts_where_the_outcome_changes() {
    let columns = columns(400, 3, 3);
    let of_interest: Vec<bool> = (0..400)
        .map(|row| columns[0][row] > 0.5 && columns[2][row] > 0.25)
        .collect();
    let cases = Cases::new(&columns, &of_interest).unwrap();
    let leaves = ClassificationTree {
        depth: 3,
        leaf_rows: 10,
    }
    .leaves(&cases, rows(&cases));
    let densities: Vec<f64> = leaves.iter().map(|leaf| leaf.density).collect();
    assert_eq!(densities, [0.0, 0.0, 1.0]);
    assert!((leaves[2].limits[0][0] - 0.5).abs() < 0.01);
    assert!((leaves[2].limits[2][0] - 0.25).abs() < 0.01);
}

#[test]
fn a_table_that_shows_nothing_is_refused() {
    let refusal =
        |columns: &[Vec<f64>], of_interest: &[bool]| Cases::new(columns, of_interest).err();
    let nothing = Some(DiscoveryError::NothingOfInterest);
    assert_eq!(refusal(&[vec![1.0, 2.0]], &[false, false]), nothing);
    assert_eq!(refusal(&[], &[]), nothing);
    assert!(refusal(&[vec![1.0]], &[true, false]).is_some());
    assert!(refusal(&[vec![f64::NAN]], &[true]).is_some());
}

/// Tables with many equal numbers, and at least one row of interest.
fn tables() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<bool>)> {
    (1_usize..4, 2_usize..80).prop_flat_map(|(inputs, rows)| {
        let number = prop_oneof![(0..6).prop_map(f64::from), 0.0..5.0];
        let columns = prop::collection::vec(prop::collection::vec(number, rows), inputs);
        let of_interest = prop::collection::vec(any::<bool>(), rows).prop_map(|mut of_interest| {
            of_interest[0] = true;
            of_interest
        });
        (columns, of_interest)
    })
}

proptest! {
    #[test]
    fn every_box_of_a_trajectory_is_denser_than_the_one_before((columns, of_interest) in tables()) {
        let cases = Cases::new(&columns, &of_interest).unwrap();
        let trajectory = Prim::default().trajectory(&cases, rows(&cases));
        for found in &trajectory.boxes {
            prop_assert!(counts_are_right(&cases, &of_interest, &rows(&cases), found));
        }
        for (step, pair) in trajectory.boxes.windows(2).enumerate() {
            prop_assert!(pair[1].density > pair[0].density);
            prop_assert_eq!(pair[1].rows < pair[0].rows, step + 1 < trajectory.peeled);
        }
    }

    #[test]
    fn boxes_one_after_another_share_no_row((columns, of_interest) in tables()) {
        let cases = Cases::new(&columns, &of_interest).unwrap();
        let found = one_after_another(Prim::default(), &cases, 3);
        let last = found.iter().map(|found| &found.boxes[found.boxes.len() - 1]);
        for (trajectory, chosen) in found.iter().zip(last.clone()) {
            prop_assert!(counts_are_right(&cases, &of_interest, &trajectory.sought_among, chosen));
        }
        prop_assert!(last.map(|chosen| chosen.rows).sum::<usize>() <= cases.rows());
    }

    #[test]
    fn leaves_hold_every_row_once((columns, of_interest) in tables(), depth in 0_usize..5) {
        let cases = Cases::new(&columns, &of_interest).unwrap();
        let leaves = ClassificationTree { depth, leaf_rows: 3 }.leaves(&cases, rows(&cases));
        prop_assert_eq!(leaves.iter().map(|leaf| leaf.rows).sum::<usize>(), cases.rows());
        for leaf in &leaves {
            prop_assert!(leaves.len() == 1 || leaf.rows >= 3);
            prop_assert!(counts_are_right(&cases, &of_interest, &rows(&cases), leaf));
        }
    }
}
