//! What a box says, limit by limit.

use super::{Cases, binomial::at_least};

/// One limit of a box that leaves numbers out: the input is at least, or at most, so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Restriction {
    /// Which input, from 0.
    pub input: usize,
    /// On which side the numbers left out are.
    pub side: Side,
    /// The limit, in the input's unit.
    pub limit: f64,
    /// How likely the box would hold as much of interest if this limit meant nothing; in \[0, 1\].
    pub quasi_p: f64,
    /// Of the rows in the box without this limit, the share that is of interest.
    pub density_without: f64,
}

/// Which numbers a limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The limit and what is above it.
    AtLeast,
    /// The limit and what is below it.
    AtMost,
}

/// The limits of a box that leave numbers out, in the order of the inputs, lower limits first.
///
/// `rows` are the rows that the box was found among. With p the share of interest in the box without
/// the limit, the quasi-p-value is the chance that as many rows as in the box, each of interest with
/// probability p, hold as many of interest or more (Bryant & Lempert 2010, section 3.4): small where the
/// limit matters. It is no true p-value, since the limit was chosen to look well on the same rows.
pub fn restrictions(cases: &Cases, rows: &[usize], limits: &[[f64; 2]]) -> Vec<Restriction> {
    let ends = (0..limits.len()).flat_map(|input| [(input, 0), (input, 1)]);
    let ends: Vec<(usize, usize)> = ends
        .filter(|&(input, end)| limits[input][end] != cases.extent[input][end])
        .collect();
    let (inside, without) = count(cases, rows, limits, &ends);
    let told = ends.iter().zip(without).map(|(&(input, end), without)| {
        let all = inside.rows + without.rows;
        let density_without = (inside.interesting + without.interesting) as f64 / all as f64;
        Restriction {
            input,
            side: [Side::AtLeast, Side::AtMost][end],
            limit: limits[input][end],
            quasi_p: at_least(inside.interesting, inside.rows, density_without),
            density_without,
        }
    });
    told.collect()
}

/// How many rows there are, and how many of them are of interest.
#[derive(Clone, Copy, Default)]
struct Count {
    rows: usize,
    interesting: usize,
}

/// The rows inside all limits, and for each of some ends of theirs those that it alone leaves out.
fn count(
    cases: &Cases,
    rows: &[usize],
    limits: &[[f64; 2]],
    ends: &[(usize, usize)],
) -> (Count, Vec<Count>) {
    let (mut inside, mut without) = (Count::default(), vec![Count::default(); ends.len()]);
    for &row in rows {
        let leaves_out = |&(_, &(input, end)): &(usize, &(usize, usize))| {
            let number = cases.columns[input][row];
            match end {
                0 => number < limits[input][0],
                _ => number > limits[input][1],
            }
        };
        let mut leaving = ends.iter().enumerate().filter(leaves_out);
        let count = match (leaving.next(), leaving.next()) {
            (None, _) => &mut inside,
            (Some((only, _)), None) => &mut without[only],
            _ => continue,
        };
        count.rows += 1;
        count.interesting += usize::from(cases.of_interest[row]);
    }
    (inside, without)
}
