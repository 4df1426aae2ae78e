//! A dataset's folder: opened for one run, filled part by part, read back.

use std::{
    fs::{self, File, TryLockError},
    io::{ErrorKind, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use arrangement::Arrangement;
use explore::{
    design::Design,
    futures::{Futures, parts, solve},
};
use files::UNFINISHED;
use parquet::errors::ParquetError;
use rayon::prelude::*;
use serde_json::{Map, Value};

use crate::{
    Column, DatasetError, Run, columns,
    manifest::{difference, manifest},
    part,
};

const MANIFEST: &str = "manifest.json";
const FUTURES: &str = "futures";
/// Held by the run that writes; the system lets go of it when the run ends, however it ends.
const LOCK: &str = ".lock";

/// The dataset of one run, held for writing unless it is finished.
pub struct Dataset {
    folder: PathBuf,
    run: Run,
    columns: Vec<Column>,
    /// The rows of each part.
    parts: Vec<Range<usize>>,
    /// Nobody else writes into the folder; `None` where nothing is left to write.
    lock: Option<File>,
}

impl Dataset {
    /// Makes the folder, or takes up the run that it holds; of one that is finished, nothing is written.
    ///
    /// # Errors
    /// Where the folder holds anything but this run, another run is writing into it, or it cannot be
    /// written; nothing in it is changed then.
    pub fn open(folder: &Path, arrangement: &Arrangement, run: Run) -> Result<Self, DatasetError> {
        let mut dataset = Self {
            folder: folder.to_owned(),
            columns: columns(arrangement),
            parts: parts(run.draws),
            run,
            lock: None,
        };
        let there = dataset.look()?;
        let finished = there
            .as_ref()
            .is_some_and(|there| there["finished"] == true);
        if finished && dataset.missing().is_empty() {
            return Ok(dataset);
        }
        let futures = dataset.folder.join(FUTURES);
        fs::create_dir_all(&futures).map_err(|error| dataset.not_written(&futures, error))?;
        dataset.lock()?;
        dataset.tidy();
        if there.is_none() {
            dataset.write_manifest(None)?;
        }
        Ok(dataset)
    }

    /// The manifest in the folder; `None` where there is nothing yet.
    fn look(&self) -> Result<Option<Value>, DatasetError> {
        let path = self.folder.join(MANIFEST);
        match fs::read(&path) {
            Ok(bytes) => {
                let there: Value = serde_json::from_slice(&bytes).map_err(|error| {
                    let reason = error.to_string();
                    DatasetError::Manifest { path, reason }
                })?;
                let asked = manifest(&self.run, &self.columns, None);
                match difference(&there, &asked) {
                    _ if !there["format"].is_number() => {
                        Err(DatasetError::HoldsOtherFiles(self.folder.clone()))
                    }
                    Some(difference) => Err(DatasetError::HoldsAnotherRun {
                        folder: self.folder.clone(),
                        difference,
                    }),
                    None => Ok(Some(there)),
                }
            }
            Err(_) if self.folder.is_file() => Err(DatasetError::NotAFolder(self.folder.clone())),
            Err(error) if error.kind() == ErrorKind::NotFound => self.look_without_manifest(),
            Err(error) => {
                let reason = error.to_string();
                Err(DatasetError::Manifest { path, reason })
            }
        }
    }

    /// A run that was killed before its manifest was whole leaves nothing but what it begins with.
    fn look_without_manifest(&self) -> Result<Option<Value>, DatasetError> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Ok(None);
        };
        let is_ours = |name: &str| name == LOCK || name == FUTURES || name.starts_with(UNFINISHED);
        let mut names = entries.flatten().map(|entry| entry.file_name());
        let futures = fs::read_dir(self.folder.join(FUTURES));
        let has_futures = futures.is_ok_and(|mut entries| entries.next().is_some());
        if has_futures || !names.all(|name| is_ours(&name.to_string_lossy())) {
            return Err(DatasetError::HoldsOtherFiles(self.folder.clone()));
        }
        Ok(None)
    }

    fn lock(&mut self) -> Result<(), DatasetError> {
        let path = self.folder.join(LOCK);
        let file = File::create(&path).map_err(|error| self.not_written(&path, error))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(DatasetError::InUse(self.folder.clone())),
            // A file system without locks is used without.
            Ok(()) | Err(TryLockError::Error(_)) => {
                self.lock = Some(file);
                Ok(())
            }
        }
    }

    /// Removes what a killed run left unfinished; what cannot be removed does no harm.
    fn tidy(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The numbers of the parts that are not there yet.
    pub fn missing(&self) -> Vec<usize> {
        (0..self.parts.len())
            .filter(|&number| !part::is_whole(&self.path(number), self.parts[number].len()))
            .collect()
    }

    /// How many draws a part has.
    pub fn draws(&self, part: usize) -> usize {
        self.parts[part].len()
    }

    /// Solves the parts that are missing, on all cores, and writes each as soon as it is solved;
    /// `progress` is told of draws as they are solved.
    ///
    /// # Errors
    /// Where something cannot be written; what is written stays.
    pub fn fill(
        &self,
        arrangement: &Arrangement,
        design: &dyn Design,
        missing: &[usize],
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<(), DatasetError> {
        missing.par_iter().try_for_each(|&number| {
            let rows = self.parts[number].clone();
            let first = rows.start;
            let draws = solve(arrangement, design, rows, progress);
            self.write(&self.path(number), |file| {
                part::write(file, &self.columns, first, &draws)
            })
        })
    }

    /// The futures that a folder holds of an arrangement, and the run they are of; `head` is that of
    /// every JSON answer about it. Nothing is written.
    ///
    /// # Errors
    /// Where the folder holds no dataset, one of another arrangement, or one that is not finished, or a
    /// part of it cannot be read.
    pub fn read(
        folder: &Path,
        arrangement: &Arrangement,
        head: Map<String, Value>,
    ) -> Result<(Futures, Run), DatasetError> {
        let path = folder.join(MANIFEST);
        let unreadable = |reason: String| DatasetError::Manifest {
            path: path.clone(),
            reason,
        };
        if !path.is_file() {
            return Err(DatasetError::NoDataset(folder.to_owned()));
        }
        let bytes = fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
        let there: Value =
            serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
        let run = Run::of_manifest(&there, head);
        let run = run.ok_or_else(|| unreadable("it does not say what was drawn".to_owned()))?;
        let dataset = Self {
            folder: folder.to_owned(),
            columns: columns(arrangement),
            parts: parts(run.draws),
            run: run.clone(),
            lock: None,
        };
        dataset.look()?;
        match dataset.missing().len() {
            0 => Ok((dataset.all_parts()?, run)),
            missing => Err(DatasetError::Unfinished {
                folder: folder.to_owned(),
                missing,
                parts: dataset.parts.len(),
            }),
        }
    }

    /// What it holds when it is finished, in words: "`futures/` (16 files) and `manifest.json`".
    pub fn contents(&self) -> String {
        let files = match self.parts.len() {
            1 => "1 file".to_owned(),
            files => format!("{files} files"),
        };
        format!("`{FUTURES}/` ({files}) and `{MANIFEST}`")
    }

    /// Reads all parts, which must be there, and completes the manifest.
    ///
    /// # Errors
    /// Where a part cannot be read, or the manifest not be written.
    pub fn finish(&self) -> Result<Futures, DatasetError> {
        let futures = self.all_parts()?;
        if self.lock.is_some() {
            self.write_manifest(Some(&futures))?;
        }
        Ok(futures)
    }

    fn all_parts(&self) -> Result<Futures, DatasetError> {
        let mut futures = Futures::default();
        for (number, rows) in self.parts.iter().enumerate() {
            let path = self.path(number);
            match part::read(&path, &self.columns, rows.start) {
                Ok(part) => futures.append(part),
                Err(error) => {
                    let reason = error.to_string();
                    return Err(DatasetError::Read { path, reason });
                }
            }
        }
        Ok(futures)
    }

    fn write_manifest(&self, futures: Option<&Futures>) -> Result<(), DatasetError> {
        let manifest = manifest(&self.run, &self.columns, futures);
        self.write(&self.folder.join(MANIFEST), |file| {
            Ok(writeln!(file, "{manifest:#}")?)
        })
    }

    fn path(&self, part: usize) -> PathBuf {
        self.folder
            .join(FUTURES)
            .join(format!("part-{part:05}.parquet"))
    }

    /// Writes a file whole or not at all: beside the parts first, so that who reads them never meets
    /// one that is not whole.
    fn write(
        &self,
        path: &Path,
        content: impl FnOnce(&mut File) -> Result<(), ParquetError>,
    ) -> Result<(), DatasetError> {
        let written = || -> Result<(), ParquetError> {
            let file = files::unfinished(&self.folder, content)?;
            file.persist(path).map_err(|error| error.error)?;
            Ok(())
        };
        written().map_err(|error| self.not_written(path, error))
    }

    fn not_written(
        &self,
        path: &Path,
        error: impl Into<Box<dyn std::error::Error>>,
    ) -> DatasetError {
        let error = error.into();
        let (path, reason) = (path.to_owned(), files::reason(&*error));
        let parts = self.parts.len();
        match parts - self.missing().len() {
            0 => DatasetError::Unwritable { path, reason },
            kept => DatasetError::Write {
                path,
                reason,
                kept,
                parts,
            },
        }
    }
}
