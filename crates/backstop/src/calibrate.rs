//! `backstop calibrate`: numbers with which what is known holds.

use std::path::PathBuf;

use arrangement::{ReadArrangement, Recalibrated, recalibrated};
use clap::Args;
use explore::calibrate::{Calibrated, calibrate};

use crate::{
    CommandError,
    asked::Asked,
    form::object_or_text,
    number::whole,
    output::{self, with_bar},
};

/// Find numbers within their ranges with which what the file states as known holds
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Calibrate {
    #[command(flatten)]
    asked: Asked,
    /// From how many places within the ranges to search
    #[arg(short = 'n', value_name = "NUMBER", default_value_t = 16,
          allow_negative_numbers = true, value_parser = whole(1..=10_000))]
    number: u64,
    /// The same seed gives the same result, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
    /// Write the arrangement with the numbers found, and why, into this new file; all else stays as it is
    #[arg(short, long, value_name = "FILE", conflicts_with_all = ["set", "without"])]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  backstop calibrate my-peace.toml
  backstop calibrate my-peace.toml -o calibrated.toml
  backstop calibrate my-peace.toml -n 100 --json

What is known stands in the file, and so do the numbers that may move for it:
  [[calibrate]]
  without  = \"all\"                  # or some: [\"us-backstop\"]
  years    = 5
  survival = [0.35, 0.55]           # or one number
  numbers  = [\"actors.russia.windows\", \"war.decisive\"]
  because  = \"…\"

The exit status is 1 if a file was to be written and no numbers fit.";

impl Calibrate {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let (read, options) = self.asked.read(&[self.output.as_deref()])?;
        if let Some(there) = self.output.iter().find(|file| file.exists()) {
            return Err(CommandError::Exists(there.clone()));
        }
        let found = with_bar(self.number, |progress| {
            calibrate(&read.arrangement, self.number as usize, self.seed, progress)
        })?;
        let asked = self.asked.as_named(&options);
        output::print(&object_or_text(
            self.json,
            || report::calibrated_json(&read, &found, self.seed, asked),
            || report::calibrated(&read, &found, &options),
        ))?;
        match &self.output {
            Some(_) if !found.fits => Err(CommandError::NothingFits),
            Some(file) => {
                output::write_new(file, &recalibrated(read.text(), &moved(&read, &found))?)
            }
            None => Ok(()),
        }
    }
}

/// The numbers that moved to the solution nearest to the values written.
fn moved(read: &ReadArrangement, found: &Calibrated) -> Vec<Recalibrated> {
    let nearest = found.solutions.first().unwrap_or(&found.now);
    (found.numbers.iter().zip(&nearest.values))
        .filter(|(number, value)| number.now != **value)
        .map(|(number, &value)| Recalibrated {
            path: number.path.clone(),
            value,
            because: report::calibrated_because(&read.arrangement, &number.path),
        })
        .collect()
}
