//! Builds the front end with Node and takes what came out over.

use std::{fs, process::Command};

use crate::python::{Failure, root, run};

/// Installs, checks and builds `web/`, and copies the script and its style to the page's assets.
///
/// # Errors
/// Where Node is missing, or a step fails.
pub fn build() -> Result<(), Failure> {
    let web = root().join("web");
    let npm = |arguments: &[&str]| run(Command::new("npm").args(arguments).current_dir(&web));
    npm(&["ci", "--no-audit", "--no-fund"])?;
    npm(&["run", "check"])?;
    npm(&["run", "build"])?;
    for name in ["page.js", "page.css"] {
        let built = web.join("dist").join(name);
        let copied = fs::copy(&built, root().join("crates/page/assets").join(name));
        copied.map_err(|error| Failure::Failed(format!("{}: {error}", built.display())))?;
    }
    Ok(())
}
