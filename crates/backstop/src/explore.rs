//! `backstop explore`: the same question over the ranges of its numbers.

use std::{
    fmt::{self, Display, Formatter},
    path::{Path, PathBuf},
};

use ::explore::{
    Input,
    design::{self, Design},
    findings::findings,
    futures::{self, Futures},
    importance,
    one_at_a_time::{moved, one_at_a_time},
    uncertain,
};
use arrangement::{ReadArrangement, ReadOptions, path_shown};
use clap::{Args, ValueEnum};
use dataset::{Dataset, Run};

use crate::{
    CommandError,
    asked::Asked,
    form::object_or_text,
    number::whole,
    output::{self, with_bar},
    picture::Picture,
};

/// Ask the same question over the ranges of its numbers: in how many futures it is enough, what moves the answer, where it fails
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explore {
    #[command(flatten)]
    asked: Asked,
    /// How many futures to draw [default: 4096]; with --sobol, base points [default: 256]; with --morris, trajectories [default: 32]
    #[arg(short = 'n', value_name = "NUMBER",
          allow_negative_numbers = true, value_parser = whole(2..=10_000_000))]
    number: Option<u64>,
    /// The same seed gives the same result, with any number of threads
    #[arg(long, value_name = "NUMBER", default_value_t = 1,
          allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    seed: u64,
    /// How to draw them
    #[arg(long, value_enum, default_value_t = Drawing::Sobol)]
    design: Drawing,
    /// Draw nothing: move each uncertain number alone through its range
    #[arg(long, conflicts_with_all = ["number", "seed", "design", "picture"])]
    one_at_a_time: bool,
    /// Which numbers matter: first-order and total Sobol' indices, from N × (numbers + 2) futures
    #[arg(long, conflicts_with_all = ["design", "one_at_a_time", "picture"])]
    sobol: bool,
    /// Which of many numbers matter at all: Morris screening, from N × (numbers + 1) futures
    #[arg(long, conflicts_with_all = ["design", "one_at_a_time", "sobol", "picture"])]
    morris: bool,
    /// Keep every future in this folder, as a Parquet dataset; a run that was stopped goes on from what is there
    #[arg(short, long, value_name = "FOLDER",
          conflicts_with_all = ["one_at_a_time", "sobol", "morris"])]
    output: Option<PathBuf>,
    #[command(flatten)]
    picture: Picture,
    /// Print one JSON object, for other programs
    #[arg(long)]
    json: bool,
}

/// Designs: at which points of their ranges the numbers are taken.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Drawing {
    /// A scrambled Sobol' sequence, evenly spread
    Sobol,
    /// A Latin hypercube
    Lhs,
    /// Independent random draws
    Random,
}

impl From<Drawing> for design::Drawing {
    fn from(drawing: Drawing) -> Self {
        match drawing {
            Drawing::Sobol => Self::Sobol,
            Drawing::Lhs => Self::LatinHypercube,
            Drawing::Random => Self::Random,
        }
    }
}

impl Display for Drawing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(design::Drawing::from(*self).name())
    }
}

const EXAMPLES: &str = "\
Examples:
  backstop explore my-peace.toml
  backstop explore my-peace.toml -n 100000 --without us-backstop
  backstop explore my-peace.toml -n 100000 -o my-futures
  backstop explore my-peace.toml --picture futures.svg
  backstop explore my-peace.toml --one-at-a-time
  backstop explore my-peace.toml --sobol -n 1024
  backstop explore my-peace.toml --json > findings.json";

/// Whether somebody who names this means a file; a folder that is there is meant as it is named.
fn is_like_a_file(path: &Path) -> bool {
    const ENDINGS: [&str; 7] = ["csv", "html", "json", "parquet", "svg", "toml", "txt"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    let is_one = ending.is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str()));
    is_one && !path.is_dir()
}

impl Explore {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        if let Some(folder) = self.output.as_ref().filter(|folder| is_like_a_file(folder)) {
            return Err(CommandError::FileAsFolder(folder.clone()));
        }
        let (read, options) = (self.asked).read(&[self.picture.file()])?;
        let inputs = uncertain(&read.arrangement)?;
        let (text, kept) = if self.one_at_a_time {
            (self.one_at_a_time(&read, &options), None)
        } else if self.sobol {
            (self.sobol(&read, &options, inputs.len() as u64)?, None)
        } else if self.morris {
            (self.morris(&read, &options, inputs.len() as u64)?, None)
        } else {
            self.futures(&read, &options, &inputs)?
        };
        output::print(&text)?;
        if let Some(kept) = kept {
            output::say(&kept);
        }
        Ok(())
    }

    fn one_at_a_time(&self, read: &ReadArrangement, options: &ReadOptions) -> String {
        let curves = with_bar(moved(&read.arrangement).len() as u64, |progress| {
            one_at_a_time(&read.arrangement, progress)
        });
        let asked = self.asked.as_named(options);
        object_or_text(
            self.json,
            || report::one_at_a_time_json(read, &curves, asked),
            || report::one_at_a_time(read, &curves, options),
        )
    }

    fn sobol(
        &self,
        read: &ReadArrangement,
        options: &ReadOptions,
        numbers: u64,
    ) -> Result<String, CommandError> {
        let points = self.number.unwrap_or(256);
        let indices = with_bar(points * (numbers + 2), |progress| {
            importance::sobol(&read.arrangement, points as usize, self.seed, progress)
        })?;
        let asked = self.asked.as_named(options);
        Ok(object_or_text(
            self.json,
            || report::sobol_json(read, &indices, self.seed, asked),
            || report::sobol(read, &indices, self.seed, options),
        ))
    }

    fn morris(
        &self,
        read: &ReadArrangement,
        options: &ReadOptions,
        numbers: u64,
    ) -> Result<String, CommandError> {
        let trajectories = self.number.unwrap_or(32);
        let effects = with_bar(trajectories * (numbers + 1), |progress| {
            importance::morris(
                &read.arrangement,
                trajectories as usize,
                self.seed,
                progress,
            )
        })?;
        let asked = self.asked.as_named(options);
        Ok(object_or_text(
            self.json,
            || report::morris_json(read, &effects, self.seed, asked),
            || report::morris(read, &effects, self.seed, options),
        ))
    }

    /// What futures show, and in words where they are kept.
    fn futures(
        &self,
        read: &ReadArrangement,
        options: &ReadOptions,
        inputs: &[Input],
    ) -> Result<(String, Option<String>), CommandError> {
        let rows = self.number.unwrap_or(4096);
        let drawing = design::Drawing::from(self.design);
        let design = drawing.design(rows as usize, inputs.len(), self.seed)?;
        let (futures, kept) = match &self.output {
            None => {
                let futures = with_bar(rows, |progress| {
                    futures::explore(&read.arrangement, &*design, progress)
                });
                (futures, None)
            }
            Some(folder) => {
                let (futures, kept) = self.dataset(folder, read, options, &*design)?;
                (futures, Some(kept))
            }
        };
        let found = findings(&read.arrangement, &futures, self.seed)?;
        (self.picture).draw(|| report::survival_picture(read, &found))?;
        let name = self.design.to_string();
        let asked = self.asked.as_named(options);
        let text = object_or_text(
            self.json,
            || report::findings_json(read, inputs, &found, (&name, self.seed), asked),
            || report::findings(read, inputs, &found, options),
        );
        Ok((text, kept))
    }

    /// The futures, kept in a folder, of which some may be there already; and in words what it holds now.
    fn dataset(
        &self,
        folder: &Path,
        read: &ReadArrangement,
        options: &ReadOptions,
        design: &dyn Design,
    ) -> Result<(Futures, String), CommandError> {
        let run = Run {
            head: self.asked.as_named(options).head(read),
            design: self.design.to_string(),
            seed: self.seed,
            draws: design.rows(),
        };
        let dataset = Dataset::open(folder, &read.arrangement, run)?;
        let missing = dataset.missing();
        let left: usize = missing.iter().map(|&part| dataset.draws(part)).sum();
        let (all, folder) = (design.rows(), path_shown(folder));
        if left < all {
            let there = all - left;
            output::say(&format!(
                "`{folder}` holds {there} of the {all} futures already.\n"
            ));
        }
        with_bar(left as u64, |progress| {
            dataset.fill(&read.arrangement, design, &missing, progress)
        })?;
        let futures = dataset.finish()?;
        let contents = dataset.contents();
        Ok((
            futures,
            format!("`{folder}` holds all {all} futures: {contents}.\n"),
        ))
    }
}
