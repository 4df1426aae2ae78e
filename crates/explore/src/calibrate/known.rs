//! What is known, as questions to be asked with other numbers.

use arrangement::{Arrangement, Calibration};

use super::{FIT, Movable, Solution};
use crate::{futures::TOLERANCE, question::Question};

/// What is known of an arrangement, and the numbers that may move for it, scaled within their ranges.
#[derive(Clone, Debug)]
pub(super) struct Known {
    entries: Vec<Entry>,
    /// For each number: its path, low and high.
    numbers: Vec<(String, f64, f64)>,
}

/// One thing known.
#[derive(Clone, Debug)]
struct Entry {
    /// The arrangement without what is left out, asked about the entry's year.
    question: Question,
    /// The least and the largest chance that it may be.
    survival: [f64; 2],
    /// The places of the numbers among those of that arrangement; `None` where it has no such number.
    places: Vec<Option<usize>>,
}

impl Entry {
    fn new(arrangement: &Arrangement, entry: &Calibration, numbers: &[Movable]) -> Self {
        let mut known = arrangement.clone();
        let made = |id: &String| !entry.without.contains(id);
        known.commitments.retain(|commitment| made(&commitment.id));
        known.target.years.value = entry.years;
        let there = known.numbers();
        let place = |number: &Movable| there.iter().position(|(path, _)| *path == number.path);
        Self {
            places: numbers.iter().map(place).collect(),
            survival: entry.survival,
            question: Question::with_tolerance(known, TOLERANCE),
        }
    }

    /// The chance with some values; `None` where there is no answer.
    fn chance(&mut self, values: &[f64]) -> Option<f64> {
        let places = &self.places;
        self.question.change(|arrangement| {
            let mut numbers = arrangement.numbers_in_order_mut();
            for (place, &value) in places.iter().zip(values) {
                if let Some(place) = *place {
                    numbers[place].value = value;
                }
            }
        });
        Some(self.question.ask().ok()?.reached)
    }
}

impl Known {
    pub(super) fn new(arrangement: &Arrangement, numbers: &[Movable]) -> Self {
        let entry = |entry: &Calibration| Entry::new(arrangement, entry, numbers);
        let number = |number: &Movable| {
            let range = number.range;
            (number.path.clone(), range.low(), range.high())
        };
        Self {
            entries: arrangement.calibrate.iter().map(entry).collect(),
            numbers: numbers.iter().map(number).collect(),
        }
    }

    /// How many numbers may move.
    pub(super) fn dimensions(&self) -> usize {
        self.numbers.len()
    }

    /// Values as shares of the ranges.
    pub(super) fn scaled(&self, values: impl Iterator<Item = f64>) -> Vec<f64> {
        let scaled = |((_, low, high), value): (&(String, f64, f64), f64)| {
            ((value - low) / (high - low)).clamp(0.0, 1.0)
        };
        self.numbers.iter().zip(values).map(scaled).collect()
    }

    /// What follows at a place from its values as a person would write them, with five significant digits;
    /// from all their digits where what is known does not hold otherwise.
    pub(super) fn written(&mut self, place: &[f64]) -> Solution {
        let values = self.values(place);
        let written = |((_, low, high), value): (&(String, f64, f64), &f64)| {
            let digits = format!("{value:.4e}").parse().unwrap_or(*value);
            f64::clamp(digits, *low, *high)
        };
        let short = self.numbers.iter().zip(&values).map(written).collect();
        let short = self.solution(short);
        match short.misses.iter().all(|&miss| miss <= FIT) {
            true => short,
            false => self.solution(values),
        }
    }

    /// The values at a place.
    fn values(&self, place: &[f64]) -> Vec<f64> {
        let value = |((_, low, high), share): (&(String, f64, f64), &f64)| {
            (low + (high - low) * share).clamp(*low, *high)
        };
        self.numbers.iter().zip(place).map(value).collect()
    }

    /// The chance of each entry with some values; `None` where there is no answer.
    fn chances(&mut self, values: &[f64]) -> Vec<Option<f64>> {
        (self.entries.iter_mut())
            .map(|entry| entry.chance(values))
            .collect()
    }

    /// By how much each entry is missed at a place.
    fn misses(&mut self, place: &[f64]) -> Vec<f64> {
        let values = self.values(place);
        let chances = self.chances(&values);
        self.missed_by(&chances)
    }

    /// No answer misses by as much as can be.
    fn missed_by(&self, chances: &[Option<f64>]) -> Vec<f64> {
        let miss = |(&chance, entry): (&Option<f64>, &Entry)| {
            let [low, high] = entry.survival;
            chance.map_or(1.0, |chance| (low - chance).max(chance - high).max(0.0))
        };
        chances.iter().zip(&self.entries).map(miss).collect()
    }

    /// Whether all that is known holds at a place.
    pub(super) fn fits(&mut self, place: &[f64]) -> bool {
        self.misses(place).iter().all(|&miss| miss <= FIT)
    }

    /// Σ m² at a place.
    pub(super) fn squared_misses(&mut self, place: &[f64]) -> f64 {
        self.misses(place).iter().map(|miss| miss * miss).sum()
    }

    /// What follows from some values.
    pub(super) fn solution(&mut self, values: Vec<f64>) -> Solution {
        let chances = self.chances(&values);
        Solution {
            values,
            misses: self.missed_by(&chances),
            chances,
        }
    }
}
