//! Drafts: what somebody has written and not saved yet, kept beside its file.
//!
//! A draft is a text file that anyone can read: a first line that says what it is of, then the text. The
//! version that it was begun from is kept beside it, so that what each of two writers changed can be told.

use std::{fs, io::ErrorKind, sync::Arc};

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    files::{Named, not_written},
    folder::Folder,
    names::FileName,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// With what the first line of a draft begins; the version of the file that it was begun from follows.
const HEAD: &str = "# Not saved yet; begun from the version with sha256 ";

/// A text to be kept as a draft.
#[derive(Deserialize)]
pub(crate) struct Draft {
    file: String,
    text: String,
    version: String,
}

/// `PUT /api/draft`
pub(crate) async fn keep(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Draft>,
) -> Result<StatusCode, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        if !asked.version.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Refusal::not_understood("the version is none"));
        }
        let content = format!("{HEAD}{}\n{}", asked.version, asked.text);
        let _writing = workbench.opened();
        // Of what is not opened nothing is kept.
        workbench.folder.file(file.as_str())?;
        keep_base(&workbench.folder, &file, &asked.version)?;
        put(&workbench.folder, &name(&file), &content)?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}

/// `DELETE /api/draft`
pub(crate) async fn discard(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Named>,
) -> Result<StatusCode, Refusal> {
    aside(move || {
        let _writing = workbench.opened();
        remove(&workbench.folder, &FileName::new(&asked.file)?)?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}

/// Keeps the version of the file from which a draft was begun, while the file still is that version.
fn keep_base(folder: &Folder, file: &FileName, version: &str) -> Result<(), Refusal> {
    if base(folder, file, version).is_some() {
        return Ok(());
    }
    match folder.read(file.as_str()) {
        Ok(Some(there)) if there.version == version => put(folder, &base_name(file), &there.text),
        _ => Ok(()),
    }
}

/// The version from which a draft was begun, where it is kept.
fn base(folder: &Folder, file: &FileName, version: &str) -> Option<String> {
    let kept = folder.read(&base_name(file)).ok()??;
    (kept.version == version).then_some(kept.text)
}

fn put(folder: &Folder, name: &str, text: &str) -> Result<(), Refusal> {
    let path = folder.file(name)?;
    ::files::replace(&path, text.as_bytes()).map_err(|error| not_written(name, &error))
}

fn base_name(file: &FileName) -> String {
    format!(".{}.base", file.as_str())
}

fn name(file: &FileName) -> String {
    format!(".{}.draft", file.as_str())
}

/// The draft of a file as `{"text", "on", "base"}`: what was written, the version that it was begun from, and
/// that version's text where it is kept; `null` where there is none.
pub(crate) fn read(folder: &Folder, file: &FileName) -> Result<Value, Refusal> {
    let Some(content) = folder.read(&name(file))? else {
        return Ok(Value::Null);
    };
    let (first, text) = content.text.split_once('\n').unwrap_or(("", &content.text));
    Ok(match first.strip_prefix(HEAD) {
        Some(version) => {
            let base = base(folder, file, version);
            json!({ "text": text, "on": version, "base": base })
        }
        // Somebody has changed it by hand: nothing of it is thrown away.
        None => json!({ "text": content.text, "on": "", "base": null }),
    })
}

/// Removes the draft of a file, if there is one.
pub(crate) fn remove(folder: &Folder, file: &FileName) -> Result<(), Refusal> {
    for name in [name(file), base_name(file)] {
        if let Err(error) = fs::remove_file(folder.file(&name)?)
            && error.kind() != ErrorKind::NotFound
        {
            let message = format!("`{name}` could not be removed: {error}");
            return Err(Refusal::failed(message));
        }
    }
    Ok(())
}
