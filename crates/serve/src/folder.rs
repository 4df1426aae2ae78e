//! The folder whose files the workbench holds: the only place where it reads or writes.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

use arrangement::{LineEnd, rule::MOST_BYTES, values};
use axum::http::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{names::FileName, refusal::Refusal};

/// Files that are looked at, at most.
const MOST_LISTED: usize = 500;
/// Keys of the root of which an arrangement has one.
const MARKS: [&str; 4] = ["actors", "signed", "target", "commitments"];

/// The folder, as it is once all links on the way to it are followed.
#[derive(Clone, Debug)]
pub(crate) struct Folder(PathBuf);

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    /// Its text, as pages have it: every line ends in `\n`.
    pub(crate) text: String,
    /// The sha256 of its bytes, in hexadecimal.
    pub(crate) version: String,
    /// How its lines end in the file.
    pub(crate) ends: LineEnd,
}

impl Content {
    /// What a file with this text holds.
    pub(crate) fn new(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        Self {
            text: LineEnd::Unix.put(text),
            version: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            ends: LineEnd::of(text),
        }
    }
}

impl Folder {
    /// The folder at a path.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn new(path: &Path) -> std::io::Result<Self> {
        let path = path.canonicalize()?;
        fs::read_dir(&path)?;
        Ok(Self(path))
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Where a file of the folder is: the end of a link, if it is one that stays in the folder.
    ///
    /// # Errors
    /// Where a link leads out of the folder, or it is no plain file.
    pub(crate) fn file(&self, name: &str) -> Result<PathBuf, Refusal> {
        self.entry(name, |there| there.is_file())
    }

    /// A folder within the folder, which may not be there yet.
    ///
    /// # Errors
    /// Where a link leads out of the folder, or it is no folder.
    pub(crate) fn within(&self, name: &str) -> Result<Self, Refusal> {
        self.entry(name, |there| there.is_dir()).map(Self)
    }

    fn entry(
        &self,
        name: &str,
        is_right: impl Fn(&fs::Metadata) -> bool,
    ) -> Result<PathBuf, Refusal> {
        let path = self.0.join(name);
        let refused = |why: &str| {
            let message = format!("`{name}` {why}");
            Refusal::new(StatusCode::FORBIDDEN, message, "choose another name")
        };
        let Ok(there) = path.symlink_metadata() else {
            return Ok(path);
        };
        let real = match there.is_symlink() {
            true => path.canonicalize().ok(),
            false => Some(path),
        };
        let real = real.filter(|real| real.starts_with(&self.0));
        let real = real.ok_or_else(|| refused("is a link out of the folder"))?;
        match real.metadata() {
            Ok(there) if is_right(&there) => Ok(real),
            _ => Err(refused("is something else than it should be")),
        }
    }

    /// What a file of the folder holds; `None` where there is none.
    ///
    /// # Errors
    /// As [`Folder::file`], and where it is no text.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Content>, Refusal> {
        read(&self.file(name)?)
    }

    /// The text of a page as it stands in a file: its lines end as those that are there.
    pub(crate) fn as_in(&self, file: &FileName, text: &str) -> String {
        let there = self.read(file.as_str()).ok().flatten();
        there.map_or(LineEnd::Unix, |there| there.ends).put(text)
    }

    /// The arrangements of the folder, whole or broken, by name: `{"file", "title"}`.
    pub(crate) fn arrangements(&self) -> Vec<Value> {
        let names = self.names().into_iter();
        let listed = names.filter_map(|name| {
            let content = self.read(name.as_str()).ok()??;
            let title = title_of(&content.text)?;
            Some(json!({ "file": name.as_str(), "title": title }))
        });
        listed.collect()
    }

    /// The names of the files that may be arrangements, in order.
    pub(crate) fn names(&self) -> Vec<FileName> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<FileName> = (names.filter_map(|name| FileName::new(&name).ok()))
            .take(MOST_LISTED)
            .collect();
        names.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        names
    }
}

/// What a file holds; `None` where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Content>, Refusal> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unreadable = |why: String| {
        let message = format!("`{name}` cannot be read: {why}");
        let help = "see whether it is a text of yours, in UTF-8";
        Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, message, help)
    };
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file.map_err(|error| unreadable(error.to_string()))?,
    };
    let mut bytes = Vec::new();
    let limit = MOST_BYTES as u64;
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() > MOST_BYTES {
        return Err(unreadable(format!("it has more than {limit} bytes")));
    }
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    Ok(Some(Content::new(&text)))
}

/// The title of an arrangement, or nothing in its place; `None` where a text is none. What is no TOML
/// may be one that somebody is in the middle of.
pub(crate) fn title_of(text: &str) -> Option<Value> {
    match values(text) {
        None => MARKS
            .iter()
            .any(|mark| text.contains(mark))
            .then_some(Value::Null),
        Some(values) => {
            let is_one = MARKS.iter().any(|mark| !values[*mark].is_null());
            is_one.then(|| values["title"].as_str().map_or(Value::Null, Value::from))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_is_told_from_other_toml() {
        assert_eq!(title_of("title = 'A'\n[actors.a]\n"), Some("A".into()));
        assert_eq!(title_of("[actors.a\n"), Some(Value::Null));
        assert_eq!(title_of("[package]\nname = 'a'\n"), None);
    }
}
