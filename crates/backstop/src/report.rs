//! `backstop report`: the page of an arrangement, one HTML file that works alone.

use std::path::{Path, PathBuf};

use arrangement::{ReadArrangement, ReadOptions, path_shown};
use clap::Args;
use dataset::Dataset;
use explore::{findings::findings, inputs};
use page::Figures;
use serde_json::Value;

use crate::{CommandError, asked, output, sources::SourceFolders};

/// Write an arrangement's page: one HTML file with the answer, its reasons and a slider for every number, that works offline
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Report {
    /// The arrangement
    file: PathBuf,
    /// Write the page into this file
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Show what these futures show: a folder that `backstop explore FILE -o FOLDER` has written
    #[arg(long, value_name = "FOLDER")]
    explore: Option<PathBuf>,
    #[command(flatten)]
    sources: SourceFolders,
}

const EXAMPLES: &str = "\
Examples:
  backstop report my-peace.toml -o my-peace.html
  backstop explore my-peace.toml -n 10000 -o my-futures
  backstop report my-peace.toml --explore my-futures -o my-peace.html

Whoever gets the page needs nothing but a browser, and nothing that they change
in it leaves their machine. Of a source that is at hand it shows each quotation
with the words around it, not the whole text.";

impl Report {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let options = ReadOptions {
            source_folders: self.sources.all(),
            ..ReadOptions::default()
        };
        let read = asked::read(&self.file, &options, &[Some(&self.output)])?;
        let asked = ::report::Asked {
            path: self.file.to_string_lossy(),
            options: &options,
        };
        // First, since it may be refused.
        let futures = match &self.explore {
            Some(folder) => futures(folder, &read, asked.clone())?,
            None => Value::Null,
        };
        let figures = Figures::new(&read, &asked, futures)?;
        output::write(&self.output, &page::html(&figures))?;
        output::say(&format!("`{}` is written.\n", path_shown(&self.output)));
        Ok(())
    }
}

/// What the futures of a folder show.
fn futures(
    folder: &Path,
    read: &ReadArrangement,
    asked: ::report::Asked,
) -> Result<Value, CommandError> {
    let (futures, run) = Dataset::read(folder, &read.arrangement, asked.clone().head(read))?;
    let found = findings(&read.arrangement, &futures, run.seed)?;
    let drawn = (run.design.as_str(), run.seed);
    let inputs = inputs(&read.arrangement);
    Ok(::report::findings_json(read, &inputs, &found, drawn, asked))
}
