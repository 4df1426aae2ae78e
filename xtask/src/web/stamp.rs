//! Stamps: a hash of the sources from which something was built.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::python::{Failure, root};

/// Something that is built, and what from.
pub struct Part {
    /// What it is, for messages.
    pub what: &'static str,
    /// Where its stamp stands.
    file: &'static str,
    /// Files and folders, all files in them included.
    sources: &'static [&'static str],
}

/// The engine: every crate that is compiled into it, and how it is built.
pub const ENGINE: Part = Part {
    what: "the engine",
    file: "crates/page/assets/engine.stamp",
    sources: &[
        "crates/arrangement/src",
        "crates/engine/src",
        "crates/explore/src",
        "crates/games/src",
        "crates/guarantee/src",
        "crates/history/src",
        "crates/history/tables",
        "crates/quotation/src",
        "crates/report/src",
        "xtask/src/web",
    ],
};

/// The front end, with the bindings of the engine.
pub const FRONT_END: Part = Part {
    what: "the front end",
    file: "crates/page/assets/front-end.stamp",
    sources: &[
        "web/package.json",
        "web/package-lock.json",
        "web/src",
        "web/svelte.config.js",
        "web/tsconfig.json",
        "web/vite.config.ts",
    ],
};

/// Whether a part was built from other sources, or never.
///
/// # Errors
/// Where a source cannot be read.
pub fn is_stale(part: &Part) -> Result<bool, Failure> {
    let there = fs::read_to_string(root().join(part.file)).unwrap_or_default();
    Ok(there.trim() != hash(part)?)
}

/// Stamps a part with its sources as they are.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(part: &Part) -> Result<(), Failure> {
    let path = root().join(part.file);
    fs::write(&path, hash(part)? + "\n").map_err(|error| failed(&path, &error))
}

/// The sha256 of the names and contents of a part's sources.
fn hash(part: &Part) -> Result<String, Failure> {
    let mut hash = Sha256::new();
    for source in part.sources {
        let mut files = Vec::new();
        collect(&root().join(source), &mut files)?;
        files.sort();
        for file in files {
            let content = fs::read(&file).map_err(|error| failed(&file, &error))?;
            let name = file.strip_prefix(root()).unwrap_or(&file);
            let name = name.to_string_lossy().replace('\\', "/");
            hash.update(format!("{name}\n{}\n", content.len()));
            hash.update(content);
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(|error| failed(path, &error))? {
        let entry = entry.map_err(|error| failed(path, &error))?;
        collect(&entry.path(), files)?;
    }
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Failed(format!("{}: {error}", path.display()))
}
