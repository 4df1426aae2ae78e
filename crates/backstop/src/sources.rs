//! Where sources that an arrangement quotes are looked for.

use std::{env, path::PathBuf};

use clap::Args;

/// The option for sources, and the variable beside it.
#[derive(Args, Debug)]
pub(crate) struct SourceFolders {
    /// A folder with the documents that the arrangement quotes; may be repeated. They are looked for beside the arrangement, then in DIR, then in the folders that BACKSTOP_SOURCES lists (separated as in PATH)
    #[arg(long = "sources", value_name = "DIR")]
    folders: Vec<PathBuf>,
}

impl SourceFolders {
    /// The folders, in the order in which they are searched.
    pub(crate) fn all(&self) -> Vec<PathBuf> {
        let listed = env::var_os("BACKSTOP_SOURCES").unwrap_or_default();
        let listed = env::split_paths(&listed).filter(|folder| !folder.as_os_str().is_empty());
        self.folders.iter().cloned().chain(listed).collect()
    }
}
