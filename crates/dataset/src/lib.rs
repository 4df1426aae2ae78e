//! Futures kept in a folder of Parquet files, resumed where a run stopped.
//!
//! A dataset's folder holds `manifest.json`, which says what run it is of and what its columns are,
//! and `futures/part-00000.parquet` and so on, one row a draw. A part is there whole or not at all;
//! what is in it depends on the run and on its number alone. So a run that was killed goes on with the
//! parts that are missing, and ends with the same folder as one that was not.

mod columns;
mod error;
mod folder;
mod manifest;
mod part;

use columns::{Column, columns};
pub use error::DatasetError;
pub use folder::Dataset;
pub use manifest::Run;
