//! Designs are spread as their names promise, and any row can be asked for first.

use explore::design::{Design, LatinHypercube, Random, Saltelli, Sobol, Trajectories};
use proptest::prelude::*;

/// Whether the numbers fall one into each of as many equal parts of the unit interval.
fn one_in_each_part(numbers: impl Iterator<Item = f64> + Clone) -> bool {
    let count = numbers.clone().count();
    let mut parts: Vec<usize> = numbers
        .map(|number| (number * count as f64) as usize)
        .collect();
    parts.sort_unstable();
    parts.into_iter().eq(0..count)
}

fn rows(design: &dyn Design) -> Vec<Vec<f64>> {
    (0..design.rows()).map(|index| design.row(index)).collect()
}

/// The largest correlation of two different columns.
fn largest_correlation(rows: &[Vec<f64>]) -> f64 {
    let moment = |first: usize, second: usize| -> f64 {
        rows.iter()
            .map(|row| (row[first] - 0.5) * (row[second] - 0.5))
            .sum()
    };
    let pairs = (0..rows[0].len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    pairs
        .map(|(first, second)| {
            moment(first, second).abs() / (moment(first, first) * moment(second, second)).sqrt()
        })
        .fold(0.0, f64::max)
}

#[test]
fn every_column_of_a_latin_hypercube_has_a_point_in_each_part() {
    for points in [1, 2, 3, 10, 97, 128] {
        let rows = rows(&LatinHypercube::new(points, 7, 3).unwrap());
        for column in 0..7 {
            assert!(
                one_in_each_part(rows.iter().map(|row| row[column])),
                "{points} points"
            );
        }
    }
}

#[test]
fn every_column_of_a_scrambled_sobol_sequence_has_a_point_in_each_part() {
    let rows = rows(&Sobol::new(256, 1024, 3).unwrap());
    for column in 0..1024 {
        assert!(
            one_in_each_part(rows.iter().map(|row| row[column])),
            "dimension {column}"
        );
    }
}

#[test]
fn two_scrambled_dimensions_fill_every_kind_of_box() {
    // The first two dimensions are a (0, 8, 2)-net: each box 2^−k by 2^−(8−k) holds one point.
    let rows = rows(&Sobol::new(256, 2, 11).unwrap());
    for power in 0..=8 {
        let (across, up) = (f64::from(1 << power), f64::from(1 << (8 - power)));
        let boxes = rows
            .iter()
            .map(|row| ((row[0] * across).floor() * up + (row[1] * up).floor()) / 256.0);
        assert!(one_in_each_part(boxes), "2^{power} boxes across");
    }
}

#[test]
fn a_scrambled_point_is_uniform_over_the_seeds() {
    // A chi-square of 64 cells: mean 63, standard deviation 11.
    for index in [0, 5] {
        let mut counts = [0; 64];
        for seed in 0..12_800 {
            let row = Sobol::new(8, 2, seed).unwrap().row(index);
            counts[(row[0] * 8.0) as usize * 8 + (row[1] * 8.0) as usize] += 1;
        }
        let chi_square: f64 = counts
            .iter()
            .map(|&count| f64::from(count - 200).powi(2) / 200.0)
            .sum();
        assert!(chi_square < 110.0, "{chi_square} at point {index}");
    }
}

#[test]
fn columns_are_not_correlated() {
    // 190 pairs; a correlation of n independent points has a standard deviation of 1/√n.
    let n = 4096;
    let random = largest_correlation(&rows(&Random::new(n, 20, 1).unwrap()));
    let hypercube = largest_correlation(&rows(&LatinHypercube::new(n, 20, 1).unwrap()));
    let sobol = largest_correlation(&rows(&Sobol::new(n, 20, 1).unwrap()));
    assert!(
        random < 4.0 / 64.0 && hypercube < 4.0 / 64.0,
        "{random}, {hypercube}"
    );
    assert!(sobol < 0.4 / 64.0, "{sobol}");
}

#[test]
fn rows_of_a_base_point_go_from_its_first_half_to_its_second() {
    let (inputs, seed) = (3, 8);
    let design = Saltelli::new(4, inputs, seed).unwrap();
    let base = Sobol::new(4, 2 * inputs, seed).unwrap();
    for point in 0..4 {
        let (first, second) = (&base.row(point)[..inputs], &base.row(point)[inputs..]);
        let start = point * (inputs + 2);
        assert_eq!(design.row(start), first);
        assert_eq!(design.row(start + inputs + 1), second);
        for input in 0..inputs {
            let mut expected = first.to_vec();
            expected[input] = second[input];
            assert_eq!(design.row(start + 1 + input), expected);
        }
    }
}

#[test]
fn along_a_trajectory_each_input_changes_once_by_the_step() {
    let (inputs, levels) = (5, 6);
    let design = Trajectories::new(40, inputs, levels, 2).unwrap();
    let rows = rows(&design);
    for trajectory in rows.chunks(inputs + 1) {
        let mut changed = vec![0; inputs];
        for step in trajectory.windows(2) {
            for input in 0..inputs {
                let change = (step[1][input] - step[0][input]).abs();
                changed[input] += usize::from(change > 0.0);
                assert!(change == 0.0 || (change - 0.6).abs() < 1e-12);
            }
        }
        assert_eq!(changed, [1; 5]);
    }
    let distinct = |input: usize| {
        let mut found: Vec<u64> = rows.iter().map(|row| row[input].to_bits()).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    };
    assert!((0..inputs).all(|input| distinct(input) == levels));
}

#[test]
fn a_design_that_cannot_be_is_refused() {
    assert!(Random::new(0, 3, 0).is_err());
    assert!(LatinHypercube::new(3, 0, 0).is_err());
    assert!(Sobol::new((1 << 32) + 1, 3, 0).is_err());
    assert!(Saltelli::new(16, 513, 0).is_err());
    assert!(Trajectories::new(4, 3, 5, 0).is_err());
}

proptest! {
    #[test]
    fn every_number_is_in_the_unit_interval(points in 1_usize..200, dimensions in 1_usize..20, seed: u64) {
        let designs: [Box<dyn Design>; 5] = [
            Box::new(Random::new(points, dimensions, seed).unwrap()),
            Box::new(LatinHypercube::new(points, dimensions, seed).unwrap()),
            Box::new(Sobol::new(points, dimensions, seed).unwrap()),
            Box::new(Saltelli::new(points, dimensions, seed).unwrap()),
            Box::new(Trajectories::new(points, dimensions, 4, seed).unwrap()),
        ];
        for design in designs {
            let last = design.row(design.rows() - 1);
            prop_assert_eq!(last.len(), design.dimensions());
            prop_assert!(last.iter().all(|number| (0.0..=1.0).contains(number)));
        }
    }
}
