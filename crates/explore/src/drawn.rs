//! The uncertain numbers of an arrangement, given the values that were drawn.
//!
//! Probabilities that sum to 1 (moods) cannot be drawn each by itself. Those of them that have a range are
//! drawn; where their sum exceeds 1, they are divided by it. Those without a range share what is left as they
//! share it in the file; where there are none, those drawn are divided by their sum.

use arrangement::{Arrangement, sums_with};

use crate::inputs::{Input, inputs};

/// The numbers that are drawn, and those that follow from them.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    inputs: Vec<Input>,
    summing: Vec<Summing>,
}

/// Probabilities that sum to 1, of which some are drawn.
#[derive(Clone, Debug)]
struct Summing {
    /// Which of the inputs.
    drawn: Vec<usize>,
    /// The others' places among the numbers, and the part of what is left that each has.
    rest: Vec<(usize, f64)>,
}

impl Drawn {
    /// Those of an arrangement with its numbers as they are written.
    pub(crate) fn new(arrangement: &Arrangement) -> Self {
        let inputs = inputs(arrangement);
        let mut groups: Vec<&str> = inputs
            .iter()
            .filter_map(|input| sums_with(&input.path))
            .collect();
        groups.dedup();
        let summing = groups
            .into_iter()
            .map(|group| Summing::new(arrangement, &inputs, group));
        Self {
            summing: summing.collect(),
            inputs,
        }
    }

    /// The values of the inputs at a point of the unit cube.
    pub(crate) fn values(&self, units: &[f64]) -> Vec<f64> {
        let quantiles = self
            .inputs
            .iter()
            .zip(units)
            .map(|(input, &unit)| input.quantile(unit));
        let mut values: Vec<f64> = quantiles.collect();
        for summing in &self.summing {
            let sum: f64 = summing.drawn.iter().map(|&input| values[input]).sum();
            if sum > 1.0 || (summing.rest.is_empty() && sum > 0.0) {
                summing.drawn.iter().for_each(|&input| values[input] /= sum);
            }
        }
        values
    }

    /// Gives an arrangement such values.
    pub(crate) fn set(&self, arrangement: &mut Arrangement, values: &[f64]) {
        let mut numbers = arrangement.numbers_in_order_mut();
        for (input, &value) in self.inputs.iter().zip(values) {
            numbers[input.place].value = value;
        }
        for summing in &self.summing {
            let sum: f64 = summing.drawn.iter().map(|&input| values[input]).sum();
            for &(place, part) in &summing.rest {
                numbers[place].value = part * (1.0 - sum).max(0.0);
            }
        }
    }
}

impl Summing {
    fn new(arrangement: &Arrangement, inputs: &[Input], group: &str) -> Self {
        let numbers = arrangement.numbers();
        let rest = numbers
            .iter()
            .enumerate()
            .filter(|(_, (path, number))| sums_with(path) == Some(group) && number.range.is_none());
        let rest: Vec<(usize, f64)> = rest
            .map(|(place, (_, number))| (place, number.value))
            .collect();
        let sum: f64 = rest.iter().map(|(_, value)| value).sum();
        let count = rest.len() as f64;
        let part = |(place, value)| (place, if sum > 0.0 { value / sum } else { 1.0 / count });
        let is_drawn = |(place, input): (usize, &Input)| {
            (sums_with(&input.path) == Some(group)).then_some(place)
        };
        Self {
            drawn: inputs.iter().enumerate().filter_map(is_drawn).collect(),
            rest: rest.into_iter().map(part).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use arrangement::{ReadOptions, read_bytes};

    use super::*;

    /// The moods of a guarantor, drawn at a point of the unit cube.
    fn moods(written: [&str; 3], units: &[f64]) -> [f64; 3] {
        let [one, two, three] = written;
        let file = format!(
            "title = \"Does it hold?\"\nsigned = 2025-05-01\n[target]\nyears = 5\nsurvival = 0.8\n\
             [actors.a]\nrole = \"challenger\"\nstrength = [1]\nstake = 50\n\
             [actors.b]\nrole = \"protege\"\nstrength = 1\nstake = 200\n\
             [actors.c]\nrole = \"guarantor\"\nstrength = 1\nstake = 9\nmoods = [\
             {{ id = \"x\", initial = {one} }}, {{ id = \"y\", initial = {two} }}, {{ id = \"z\", initial = {three} }}]\n"
        );
        let read = read_bytes("file.toml", file.as_bytes(), None, &ReadOptions::default());
        let mut arrangement = read
            .unwrap_or_else(|report| panic!("{}", report.render(false)))
            .arrangement;
        let drawn = Drawn::new(&arrangement);
        // Twice: what is left is shared as the file shares it, not as the draw before did.
        for units in [&vec![1.0; units.len()][..], units] {
            let values = drawn.values(units);
            drawn.set(&mut arrangement, &values);
        }
        let moods: Vec<f64> = arrangement.actors[2]
            .moods
            .iter()
            .map(|mood| mood.initial.value)
            .collect();
        assert!((moods.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{moods:?}");
        moods.try_into().expect("three moods")
    }

    fn near(found: [f64; 3], expected: [f64; 3]) {
        let same = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-12;
        assert!(found.iter().zip(&expected).all(same), "{found:?}");
    }

    #[test]
    fn probabilities_without_a_range_share_what_is_left() {
        let written = ["{ value = 0.2, low = 0, high = 0.8 }", "0.6", "0.2"];
        near(moods(written, &[0.5]), [0.4, 0.45, 0.15]);
        near(
            moods(["{ value = 1, low = 0, high = 1 }", "0", "0"], &[0.5]),
            [0.5, 0.25, 0.25],
        );
    }

    #[test]
    fn probabilities_that_exceed_1_or_all_have_a_range_are_divided_by_their_sum() {
        let wide = "{ value = 0.3, low = 0, high = 0.9 }";
        near(moods([wide, wide, "0.4"], &[1.0, 1.0]), [0.5, 0.5, 0.0]);
        let other = "{ value = 0.4, low = 0, high = 0.9 }";
        near(moods([wide, wide, other], &[0.5, 0.5, 0.5]), [1.0 / 3.0; 3]);
    }
}
