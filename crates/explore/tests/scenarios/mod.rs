//! The repository's scenarios, to be explored.

#![allow(dead_code, reason = "not every file of tests needs everything")]

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, read_file};

/// The arrangement of a scenario.
pub fn scenario(name: &str) -> Arrangement {
    scenario_with(name, &ReadOptions::default())
}

/// The same with something changed.
pub fn scenario_with(name: &str, options: &ReadOptions) -> Arrangement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../scenarios")
        .join(name)
        .join("arrangement.toml");
    match read_file(&path, options) {
        Ok(read) => read.arrangement,
        Err(report) => panic!("{}", report.render(false)),
    }
}
