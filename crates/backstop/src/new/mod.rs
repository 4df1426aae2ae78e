//! `backstop new`: a commented arrangement to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{CommandError, output};

/// The arrangement to start from.
const ARRANGEMENT: &str = include_str!("arrangement.toml");

/// Write a commented arrangement to start from
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct New {
    /// What to call it: NAME.toml is written, or NAME/arrangement.toml where NAME is a folder. A file that is there already is left as it is
    name: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  backstop new my-peace            writes my-peace.toml
  backstop new scenarios/mine      writes scenarios/mine.toml, or scenarios/mine/arrangement.toml
                                   where that folder is there
  backstop run my-peace.toml       and what it says";

impl New {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let path = file_for(&self.name);
        output::write_new(&path, ARRANGEMENT)?;
        let path = path.display();
        output::say(&format!(
            "Wrote {path}. Next: backstop check {path}, then backstop run {path}\n"
        ));
        Ok(())
    }
}

fn file_for(name: &Path) -> PathBuf {
    if name.is_dir() {
        return name.join("arrangement.toml");
    }
    if name
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        return name.to_owned();
    }
    // A dot in the name is part of the name: `peace.v2` becomes `peace.v2.toml`.
    let mut file = name.as_os_str().to_owned();
    file.push(".toml");
    PathBuf::from(file)
}
