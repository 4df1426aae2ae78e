//! Why a dataset could not be written or read.

use std::path::PathBuf;

use thiserror::Error;

/// Why a dataset could not be written or read; what was in its folder is still there.
#[derive(Debug, Error)]
pub enum DatasetError {
    /// A file stands where the folder should.
    #[error("`{}` is a file; name a folder for the dataset", .0.display())]
    NotAFolder(PathBuf),
    /// The folder holds something else.
    #[error(
        "`{}` holds other files and no dataset; name a new or an empty folder",
        .0.display()
    )]
    HoldsOtherFiles(PathBuf),
    /// The folder holds another run.
    #[error(
        "`{}` holds another run: {difference}; name another folder, or ask for the same to go on with \
         that run",
        folder.display()
    )]
    HoldsAnotherRun {
        /// The folder.
        folder: PathBuf,
        /// What differs, in words.
        difference: String,
    },
    /// The manifest is none.
    #[error(
        "`{}` cannot be read as a dataset's manifest: {reason}; name another folder, or put the \
         manifest back",
        path.display()
    )]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no dataset to be read.
    #[error(
        "`{}` holds no dataset of futures; `backstop explore FILE -o FOLDER` writes one",
        .0.display()
    )]
    NoDataset(PathBuf),
    /// The dataset is not whole yet.
    #[error(
        "`{}` is not finished: {missing} of its {parts} parts are missing; the same `backstop \
         explore` command goes on with it",
        folder.display()
    )]
    Unfinished {
        /// The folder.
        folder: PathBuf,
        /// Parts that are missing.
        missing: usize,
        /// Parts that a whole run has.
        parts: usize,
    },
    /// Another program writes into the folder.
    #[error(
        "`{}` is being written by another run; wait for it, or name another folder",
        .0.display()
    )]
    InUse(PathBuf),
    /// Nothing could be written.
    #[error(
        "`{}` could not be written: {reason}; name a folder that can be made or written to",
        path.display()
    )]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A part could not be written.
    #[error(
        "`{}` could not be written: {reason}; the {kept} of {parts} parts that are there stay, and \
         the same command goes on from them",
        path.display()
    )]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        reason: String,
        /// Parts that are there.
        kept: usize,
        /// Parts that a whole run has.
        parts: usize,
    },
    /// A part could not be read.
    #[error(
        "`{}` could not be read: {reason}; delete this file, and the same command makes it again",
        path.display()
    )]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

impl DatasetError {
    /// Whether something else should have been asked for; otherwise the machine is at fault.
    pub fn is_mistake(&self) -> bool {
        !matches!(
            self,
            Self::Unwritable { .. } | Self::Write { .. } | Self::Read { .. }
        )
    }
}
