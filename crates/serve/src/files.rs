//! Files: listed, begun, opened and saved.

use std::{io::ErrorKind, sync::Arc};

use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    changes, drafts,
    folder::Content,
    names::FileName,
    reading::mistakes,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// The name of a file.
#[derive(Deserialize)]
pub(crate) struct Named {
    /// The file.
    pub(crate) file: String,
}

/// A text to be kept.
#[derive(Deserialize)]
pub(crate) struct Save {
    file: String,
    text: String,
    /// That of the file when the text was begun; `None` where there was no file.
    version: Option<String>,
}

/// `GET /api/files`
pub(crate) async fn list(State(workbench): State<Arc<Workbench>>) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let mut files = workbench.folder.arrangements();
        files.extend(drafts::alone(&workbench.folder));
        Ok(Json(json!({ "files": files })))
    })
    .await
}

/// `POST /api/new`
pub(crate) async fn begin(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Named>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let path = workbench.folder.file(file.as_str())?;
        {
            let _writing = workbench.opened();
            ::files::create(&path, workbench.template.as_bytes())
                .map_err(|error| not_created(&file, &error))?;
        }
        open_file(&workbench, &file)
    })
    .await
}

fn not_created(file: &FileName, error: &std::io::Error) -> Refusal {
    let name = file.as_str();
    match error.kind() {
        ErrorKind::AlreadyExists => Refusal::new(
            StatusCode::CONFLICT,
            format!("`{name}` is there already"),
            "open it, or choose another name",
        ),
        _ => not_written(name, error),
    }
}

/// Why something was not written.
pub(crate) fn not_written(name: &str, error: &std::io::Error) -> Refusal {
    Refusal::failed(format!(
        "`{name}` could not be written: {}",
        ::files::reason(error)
    ))
}

/// `GET /api/file`
pub(crate) async fn open(
    State(workbench): State<Arc<Workbench>>,
    Query(asked): Query<Named>,
) -> Result<Json<Value>, Refusal> {
    aside(move || open_file(&workbench, &FileName::new(&asked.file)?)).await
}

fn open_file(workbench: &Workbench, file: &FileName) -> Result<Json<Value>, Refusal> {
    let mut opened = workbench.opened();
    let path = workbench.folder.file(file.as_str())?;
    let content = workbench.folder.read(file.as_str())?;
    let drafts = drafts::of(&workbench.folder, file);
    changes::tell(workbench, &mut opened, file, &path, content.as_ref());
    if content.is_none() && drafts.is_empty() {
        let message = format!("there is no file `{}`", file.as_str());
        let help = "it may have been renamed or deleted; choose another from the list";
        return Err(Refusal::new(StatusCode::NOT_FOUND, message, help));
    }
    Ok(Json(json!({
        "file": file.as_str(),
        "text": content.as_ref().map_or("", |content| &content.text),
        "version": content.as_ref().map(|content| &content.version),
        "drafts": drafts,
    })))
}

/// `PUT /api/file`
pub(crate) async fn save(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Save>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let saved = write(&workbench, &file, &asked.text, asked.version)?;
        let told = mistakes(&workbench, &file, &saved.text);
        let mistaken = told
            .iter()
            .filter(|told| told["severity"] == "mistake")
            .count();
        Ok(Json(
            json!({ "version": saved.version, "mistakes": mistaken }),
        ))
    })
    .await
}

/// Writes a text into its file, if that is still what it was when the text was begun.
fn write(
    workbench: &Workbench,
    file: &FileName,
    text: &str,
    begun_from: Option<String>,
) -> Result<Content, Refusal> {
    let name = file.as_str();
    let mut opened = workbench.opened();
    let path = workbench.folder.file(name)?;
    let there = workbench.folder.read(name)?;
    let written = workbench.folder.as_in(file, text);
    let content = Content::new(&written);
    match there {
        // Saved already, by whomever.
        Some(there) if there.version == content.version => {}
        Some(there) if Some(&there.version) != begun_from.as_ref() => {
            return Err(changed_on_disk(name, Some(there)));
        }
        None if begun_from.is_some() => return Err(changed_on_disk(name, None)),
        None => {
            ::files::create(&path, written.as_bytes()).map_err(|error| not_created(file, &error))?
        }
        Some(_) => ::files::replace(&path, written.as_bytes())
            .map_err(|error| not_written(name, &error))?,
    }
    changes::tell(workbench, &mut opened, file, &path, Some(&content));
    drafts::forget(&workbench.folder, file, &content.text);
    Ok(content)
}

fn changed_on_disk(name: &str, there: Option<Content>) -> Refusal {
    let (how, text, version) = match there {
        Some(there) => ("changed", Some(there.text), Some(there.version)),
        None => ("deleted", None, None),
    };
    let message =
        format!("`{name}` was {how} on disk since it was opened; nothing was overwritten");
    let help = "compare the two, then save again on top of what is on disk, or take that";
    Refusal::new(StatusCode::CONFLICT, message, help)
        .with("text", text)
        .with("version", version)
}
