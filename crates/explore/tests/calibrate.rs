//! Calibration: what it finds is what trying every value finds.

use arrangement::{Arrangement, ReadOptions, read_bytes};
use explore::{
    Question,
    calibrate::{CalibrateError, Calibrated, FIT, calibrate},
};

const SCALE: &str = "private_information";
const WINDOWS: &str = "actors.north.windows";

/// Two actors alone and a deal; the scale of private information goes from 0.5 to 40, windows from 0.1
/// to 3 a year.
fn arrangement(calibrations: &str) -> Arrangement {
    let file = format!(
        "title = \"Does it hold?\"\nsigned = 2025-05-01\n\
         private_information = {{ low = 0.5, high = 40, value = 7 }}\n\
         [target]\nyears = 5\nsurvival = 0.5\n\
         [actors.north]\nrole = \"challenger\"\nstrength = 0.5\nstake = 50\nwar_cost = 15\n\
         windows = {{ low = 0.1, high = 3, value = 1 }}\n\
         [actors.south]\nrole = \"protege\"\nstrength = 0.5\nstake = 100\nwar_cost = 15\n\
         [[commitments]]\nid = \"dues\"\nby = \"south\"\nkind = \"deal\"\nvalue = {{ north = 2 }}\n\
         {calibrations}"
    );
    let read = read_bytes("file.toml", file.as_bytes(), None, &ReadOptions::default());
    read.unwrap_or_else(|report| panic!("{report}")).arrangement
}

fn entry(without: &str, survival: &str, numbers: &[&str]) -> String {
    format!(
        "[[calibrate]]\nwithout = {without}\nyears = 5\nsurvival = {survival}\nnumbers = {numbers:?}\n"
    )
}

fn found(calibrations: &str) -> (Arrangement, Calibrated) {
    let arrangement = arrangement(calibrations);
    let found = calibrate(&arrangement, 8, 1, &|_| {}).expect("something to calibrate");
    (arrangement, found)
}

/// The chance of five years with some numbers, without the deal or with it.
fn chance(arrangement: &Arrangement, deal: bool, numbers: &[(&str, f64)]) -> f64 {
    let mut arrangement = arrangement.clone();
    arrangement.commitments.retain(|_| deal);
    let mut question = Question::new(arrangement);
    for (path, value) in numbers {
        question.set(path, *value).expect("a number");
    }
    question.ask().expect("solvable").reached
}

fn grid(low: f64, high: f64, steps: u32) -> impl Iterator<Item = f64> {
    (0..=steps).map(move |step| low + (high - low) * f64::from(step) / f64::from(steps))
}

#[test]
fn one_number_fits_where_a_fine_grid_says_and_the_nearest_is_found() {
    let (arrangement, found) = found(&entry("\"all\"", "[0.45, 0.55]", &[WINDOWS]));
    let fits = |&windows: &f64| {
        let chance = chance(&arrangement, false, &[(WINDOWS, windows)]);
        (0.45 - FIT..=0.55 + FIT).contains(&chance)
    };
    let fitting: Vec<f64> = grid(0.1, 3.0, 1000).filter(fits).collect();
    let number = &found.numbers[0];
    let [from, to] = number.fitting.expect("a fit");
    let fine = 2.0 * 2.9 / 1000.0;
    assert!((from - fitting[0]).abs() < fine, "{from}, {}", fitting[0]);
    assert!((to - fitting[fitting.len() - 1]).abs() < fine, "{to}");
    assert!(found.fits && found.now.misses[0] > FIT);
    let solution = found.solutions[0].values[0];
    assert!(fits(&solution));
    // Windows are 1 as written, and all that fit are fewer.
    assert!((solution - to).abs() < fine, "{solution}, {to}");
    assert_eq!(found.solutions.len(), 1);
}

#[test]
fn of_two_numbers_the_nearest_pair_and_the_ends_are_those_of_a_grid() {
    let numbers = [SCALE, WINDOWS];
    let (arrangement, found) = found(&entry("[]", "[0.6, 0.65]", &numbers));
    let centre = [(7.0 - 0.5) / 39.5, (1.0 - 0.1) / 2.9];
    let mut nearest = f64::INFINITY;
    let mut ends = [[f64::INFINITY, f64::NEG_INFINITY]; 2];
    // Denser where the scale is small, since there the chance falls steeply.
    let scales = grid(0.0, 1.0, 80).map(|root| root * root);
    for (scale, windows) in scales.flat_map(|a| grid(0.0, 1.0, 50).map(move |b| (a, b))) {
        let values = [0.5 + 39.5 * scale, 0.1 + 2.9 * windows];
        let chance = chance(
            &arrangement,
            true,
            &[(SCALE, values[0]), (WINDOWS, values[1])],
        );
        if !(0.6 - FIT..=0.65 + FIT).contains(&chance) {
            continue;
        }
        nearest = nearest.min((scale - centre[0]).hypot(windows - centre[1]));
        for (ends, value) in ends.iter_mut().zip([scale, windows]) {
            *ends = [ends[0].min(value), ends[1].max(value)];
        }
    }
    let solution = &found.solutions[0];
    assert!(solution.misses[0] <= FIT);
    let [scale, windows] = [(0, 0.5, 39.5), (1, 0.1, 2.9)]
        .map(|(number, low, width)| (solution.values[number] - low) / width);
    let distance = (scale - centre[0]).hypot(windows - centre[1]);
    // No pair of the grid is nearer, and the grid's nearest is at most its mesh away.
    assert!(
        distance < nearest + 1e-3 && distance > nearest - 0.03,
        "{distance}, {nearest}"
    );
    for ((number, ends), (low, width)) in found
        .numbers
        .iter()
        .zip(ends)
        .zip([(0.5, 39.5), (0.1, 2.9)])
    {
        let [from, to] = number
            .fitting
            .expect("a fit")
            .map(|end| (end - low) / width);
        // A grid sees no more than there is, and misses at most its mesh.
        assert!(
            from < ends[0] + 2e-3 && from > ends[0] - 0.03,
            "{}: {from}, {ends:?}",
            number.path
        );
        assert!(
            to > ends[1] - 2e-3 && to < ends[1] + 0.03,
            "{}: {to}, {ends:?}",
            number.path
        );
    }
}

#[test]
fn two_chances_known_exactly_give_the_numbers_back_that_made_them() {
    let truth = [(SCALE, 20.0), (WINDOWS, 0.7)];
    let any = arrangement("");
    let [with, without] = [true, false].map(|deal| chance(&any, deal, &truth));
    let both = entry("[]", &with.to_string(), &[SCALE])
        + &entry("\"all\"", &without.to_string(), &[WINDOWS]);
    let (_, found) = found(&both);
    let back = found.solutions.iter().any(|solution| {
        (solution.values.iter().zip(truth))
            .all(|(value, (_, true_value))| (value / true_value - 1.0).abs() < 0.03)
    });
    assert!(back, "{:?}", found.solutions);
    for solution in &found.solutions {
        assert!(solution.misses.iter().all(|&miss| miss <= FIT));
    }
}

#[test]
fn solutions_that_lie_apart_are_all_told_the_nearest_first() {
    // The chance falls and rises again as less is seen of an actor.
    let (arrangement, found) = found(&entry("\"all\"", "[0.36, 0.38]", &[SCALE]));
    let values: Vec<f64> = found
        .solutions
        .iter()
        .map(|solution| solution.values[0])
        .collect();
    assert_eq!(values.len(), 2, "{values:?}");
    assert!(values[0] < 7.0 && values[1] > 10.0, "{values:?}");
    let between = chance(
        &arrangement,
        false,
        &[(SCALE, 0.5 * (values[0] + values[1]))],
    );
    assert!(between < 0.36 - FIT);
    let [from, to] = found.numbers[0].fitting.expect("a fit");
    assert!(from < values[0] && to > values[1]);
}

#[test]
fn what_cannot_be_is_missed_by_as_little_as_can_be() {
    let (arrangement, found) = found(&entry("\"all\"", "0.99", &[WINDOWS]));
    assert!(!found.fits && found.starts == (8, 0));
    assert_eq!(found.numbers[0].fitting, None);
    let [solution] = &found.solutions[..] else {
        panic!("{:?}", found.solutions);
    };
    let best =
        grid(0.1, 3.0, 100).map(|windows| chance(&arrangement, false, &[(WINDOWS, windows)]));
    let best = best.fold(0.0, f64::max);
    assert!((solution.misses[0] - (0.99 - best)).abs() < 1e-4);
}

#[test]
fn what_fits_as_written_stays_as_written() {
    let (_, found) = found(&entry("\"all\"", "[0.2, 0.6]", &[SCALE, WINDOWS]));
    assert_eq!(found.solutions[0], found.now);
    assert_eq!(found.now.values, [7.0, 1.0]);
}

#[test]
fn nothing_known_and_nothing_to_move_are_told() {
    let asked = |text: &str| calibrate(&arrangement(text), 8, 1, &|_| {});
    assert_eq!(asked(""), Err(CalibrateError::NothingKnown));
    let nothing = entry("[]", "0.5", &[]);
    assert_eq!(asked(&nothing), Err(CalibrateError::NothingMoves));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let entry = entry("\"all\"", "[0.5, 0.52]", &[SCALE, WINDOWS]);
        pool.expect("threads").install(|| found(&entry).1)
    };
    assert_eq!(with_threads(1), with_threads(3));
}
