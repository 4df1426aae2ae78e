//! Builds the front end with Node and takes what came out over.

use std::{fs, process::Command};

use crate::python::{Failure, root, run};

/// Installs, checks and builds `web/`, and copies what the page and the workbench load to the assets.
///
/// # Errors
/// Where Node is missing, or a step fails.
pub fn build() -> Result<(), Failure> {
    let web = root().join("web");
    let npm = |arguments: &[&str]| run(Command::new("npm").args(arguments).current_dir(&web));
    npm(&["ci", "--no-audit", "--no-fund"])?;
    npm(&["run", "check"])?;
    npm(&["run", "build"])?;
    for name in ["page.js", "page.css", "workbench.js", "workbench.css"] {
        let built = web.join("dist").join(name);
        let copied = fs::copy(&built, root().join("crates/page/assets").join(name));
        copied.map_err(|error| Failure::Failed(format!("{}: {error}", built.display())))?;
    }
    Ok(())
}
