//! The documents that an arrangement quotes: looked for, checked and searched.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use quotation::{NotFound, SearchableText};
use sha2::{Digest, Sha256};

use crate::mistake::{SourceMistake, path_shown};
use crate::rule::MOST_BYTES;

/// What is at hand of a source.
#[derive(Debug)]
pub(crate) enum Document {
    /// No such file; these were looked for.
    Absent(Vec<PathBuf>),
    /// A file that cannot be used; the mistake is reported.
    Unusable,
    /// The text.
    Text(Box<SearchableText>),
}

/// Where documents are looked for.
#[derive(Debug)]
pub(crate) struct Folders<'f> {
    /// The arrangement's own folder.
    pub(crate) beside: Option<&'f Path>,
    /// Further folders, in order.
    pub(crate) others: &'f [PathBuf],
    /// Whether nothing outside of these is looked at.
    pub(crate) confined: bool,
}

impl Document {
    /// Looks for `file`; of several, the first counts.
    pub(crate) fn look_for(
        file: &str,
        sha256: Option<&str>,
        folders: &Folders<'_>,
    ) -> Result<Self, SourceMistake> {
        let places = folders
            .beside
            .into_iter()
            .chain(folders.others.iter().map(PathBuf::as_path));
        let mut looked_for = Vec::new();
        for folder in places {
            let path = folder.join(file);
            let is_allowed = !folders.confined || is_within(&path, folder);
            if is_allowed && path.try_exists().unwrap_or(true) {
                return Self::read(&path, sha256);
            }
            looked_for.push(path);
        }
        Ok(Self::Absent(looked_for))
    }

    /// Whether a quotation was found, where there is a text to look in.
    pub(crate) fn verify(&self, quotation: &str) -> Option<Result<(), NotFound>> {
        match self {
            Self::Text(text) => Some(text.find(quotation).map(|_| ())),
            Self::Absent(_) | Self::Unusable => None,
        }
    }

    fn read(path: &Path, sha256: Option<&str>) -> Result<Self, SourceMistake> {
        let name = || path_shown(path);
        let unreadable = |error: std::io::Error| SourceMistake::Unreadable {
            path: name(),
            reason: error.to_string(),
        };
        // Opening a pipe or a device could wait for ever.
        if !path.metadata().map_err(unreadable)?.is_file() {
            return Err(SourceMistake::NotAFile { path: name() });
        }
        let file = File::open(path).map_err(unreadable)?;
        let bytes = read_at_most(file).map_err(unreadable)?;
        let bytes = bytes.ok_or_else(|| SourceMistake::TooLarge {
            path: name(),
            limit: MOST_BYTES,
        })?;
        if let Some(expected) = sha256 {
            let found = hash(&bytes);
            if !found.eq_ignore_ascii_case(expected) {
                return Err(SourceMistake::AnotherText {
                    path: name(),
                    found,
                });
            }
        }
        let text = String::from_utf8(bytes).map_err(|error| SourceMistake::NotUtf8 {
            path: name(),
            offset: error.utf8_error().valid_up_to(),
        })?;
        Ok(Self::Text(Box::new(SearchableText::new(text))))
    }
}

/// Whether what is at a path lies in a folder once all links are followed.
fn is_within(path: &Path, folder: &Path) -> bool {
    // The folder of a file that is named alone has no name.
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() {
        here
    } else {
        folder
    };
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// All bytes, or `None` if there are more than any file of ours may have.
pub(crate) fn read_at_most(reader: impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let limit = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= MOST_BYTES).then_some(bytes))
}

/// The sha256 of `bytes`, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
