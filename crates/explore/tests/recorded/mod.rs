//! Answers of other programs, recorded by `cargo xtask peers`.

#![allow(dead_code, reason = "not every file of tests needs everything")]

use std::collections::BTreeMap;

/// Named rows of numbers.
pub struct Recorded(BTreeMap<&'static str, Vec<f64>>);

impl Recorded {
    /// Reads a file: after a line with the versions of the peers, a name and its numbers a line.
    pub fn read(file: &'static str) -> Self {
        let lines = file.lines().skip(1);
        let row = |line: &'static str| {
            let (name, numbers) = line.split_once(',').unwrap_or((line, ""));
            let numbers = numbers.split(',').filter(|number| !number.is_empty());
            (
                name,
                numbers.map(|number| number.parse().unwrap()).collect(),
            )
        };
        Self(lines.map(row).collect())
    }

    pub fn row(&self, name: &str) -> &[f64] {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("nothing is recorded for {name:?}"))
    }

    /// The inputs of a case, one vector each.
    pub fn columns(&self, case: &str) -> Vec<Vec<f64>> {
        let names = (0..).map(|number| format!("{case} column {number}"));
        names
            .map_while(|name| self.0.get(name.as_str()).cloned())
            .collect()
    }
}
