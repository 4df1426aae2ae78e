//! Drafts: what somebody has written and not saved yet, kept beside its file.
//!
//! A draft is a text file that anyone can read: a first line that says what it is of, then the text.

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
        let path = workbench.folder.file(&name(&file))?;
        ::files::replace(&path, content.as_bytes())
            .map_err(|error| not_written(&name(&file), &error))?;
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

fn name(file: &FileName) -> String {
    format!(".{}.draft", file.as_str())
}

/// The draft of a file as `{"text", "on"}`; `null` where there is none.
pub(crate) fn read(folder: &Folder, file: &FileName) -> Result<Value, Refusal> {
    let Some(content) = folder.read(&name(file))? else {
        return Ok(Value::Null);
    };
    let (first, text) = content.text.split_once('\n').unwrap_or(("", &content.text));
    Ok(match first.strip_prefix(HEAD) {
        Some(version) => json!({ "text": text, "on": version }),
        // Somebody has changed it by hand: nothing of it is thrown away.
        None => json!({ "text": content.text, "on": "" }),
    })
}

/// Removes the draft of a file, if there is one.
pub(crate) fn remove(folder: &Folder, file: &FileName) -> Result<(), Refusal> {
    let name = name(file);
    match fs::remove_file(folder.file(&name)?) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Refusal::failed(format!(
            "`{name}` could not be removed: {error}"
        ))),
        _ => Ok(()),
    }
}
