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
    let inside = count(cases, rows, limits);
    let mut found = Vec::new();
    for (input, (own, extent)) in limits.iter().zip(&cases.extent).enumerate() {
        for (end, side) in [Side::AtLeast, Side::AtMost].into_iter().enumerate() {
            if own[end] == extent[end] {
                continue;
            }
            let mut relaxed = limits.to_vec();
            relaxed[input][end] = extent[end];
            let (all, of_interest) = count(cases, rows, &relaxed);
            let share = of_interest as f64 / all as f64;
            let quasi_p = at_least(inside.1, inside.0, share);
            found.push(Restriction {
                input,
                side,
                limit: own[end],
                quasi_p,
            });
        }
    }
    found
}

/// How many rows are inside the limits, and how many of those are of interest.
fn count(cases: &Cases, rows: &[usize], limits: &[[f64; 2]]) -> (usize, usize) {
    let inside: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|&row| cases.is_inside(row, limits))
        .collect();
    (inside.len(), cases.interesting_among(&inside))
}
