//! The file people write: its types, its reading, its mistakes reported all at once with their places.
//!
//! ```
//! use arrangement::{ReadOptions, Setting, read_bytes};
//!
//! let file = r#"
//! title  = "Does the peace hold?"
//! signed = 2025-05-01
//! [target]
//! years    = 5
//! survival = 0.8
//! [actors.north]
//! role     = "challenger"
//! strength = [0.5, 0.8]
//! stake    = { low = 60, high = 140, because = "nobody knows" }
//! [actors.south]
//! role     = "protege"
//! strength = 0.7
//! stake    = 200
//! "#;
//! let mut options = ReadOptions::default();
//! let read = read_bytes("file.toml", file.as_bytes(), None, &options).unwrap();
//! assert_eq!(read.arrangement.number("actors.north.stake").unwrap().value, 100.0);
//! assert_eq!((read.assumptions.judged, read.assumptions.bare), (1, 4));
//!
//! options.set.extend(Setting::parse("war.decisive=-1"));
//! let report = read_bytes("file.toml", file.as_bytes(), None, &options).unwrap_err();
//! assert!(report.to_string().contains("`war.decisive` is -1"));
//! ```

mod assumptions;
mod edit;
mod equality;
mod keys;
mod mistake;
mod notice;
mod number;
mod numbers;
mod read;
mod remarks;
mod report;
pub mod rule;
#[cfg(feature = "schema")]
pub mod schema;
mod sources;
mod text;
mod types;
mod write;
mod written;

pub use assumptions::{Assumptions, defines_the_question, why_it_stays};
pub use edit::{
    Edit, EditError, LineEnd, Recalibrated, Step, changed, edited, recalibrated, values,
};
pub use mistake::{
    ActorMistake, CalibrationMistake, CommitmentMistake, DocumentMistake, KeyMistake, Mistake,
    MistakeKind, NumberMistake, OptionMistake, PackageMistake, ReferenceMistake, SourceMistake,
    SyntaxMistake, is_invisible, path_shown,
};
pub use notice::{Notice, NoticeKind};
pub use number::{Number, Reason, UncertainRange};
pub use numbers::{sums_with, sums_with_others};
pub use read::{ReadArrangement, ReadOptions, Setting, read_bytes, read_file};
pub use remarks::{Remark, Severity, remarks};
pub use report::Report;
pub use text::{Location, Position};
pub use types::*;
