//! The life table: what happened in each interval of time.

use super::{Rate, Spell};

/// One interval of a life table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifeTableRow {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; infinite in the last row.
    pub until: f64,
    /// Spells that enter it.
    pub entering: usize,
    /// Spells that are watched no longer after some time in it.
    pub censored: usize,
    /// Breaks and time at risk in it.
    pub rate: Rate,
    /// The chance to break in it for whoever enters, d / (n − c/2): the actuarial estimate, in which those
    /// that go unwatched count half.
    pub chance: f64,
    /// The chance to hold from the beginning until its end.
    pub survival: f64,
}

/// The life table with intervals [0, e₁), [e₁, e₂), … of ascending positive `edges`, and the rest.
pub fn life_table(spells: &[Spell], edges: &[f64]) -> Vec<LifeTableRow> {
    let starts = std::iter::once(0.0).chain(edges.iter().copied());
    let ends = edges.iter().copied().chain(std::iter::once(f64::INFINITY));
    let mut survival = 1.0;
    starts
        .zip(ends)
        .map(|(from, until)| {
            let entering = || spells.iter().filter(|spell| spell.time >= from);
            let inside = |broke| {
                let ends = entering().filter(|spell| spell.time < until && spell.broke == broke);
                ends.count()
            };
            let (count, events, censored) = (entering().count(), inside(true), inside(false));
            let effective = count as f64 - 0.5 * censored as f64;
            let chance = if events == 0 {
                0.0
            } else {
                events as f64 / effective
            };
            survival *= 1.0 - chance;
            LifeTableRow {
                from,
                until,
                entering: count,
                censored,
                rate: Rate {
                    events,
                    time: entering().map(|spell| spell.time.min(until) - from).sum(),
                },
                chance,
                survival,
            }
        })
        .collect()
}
