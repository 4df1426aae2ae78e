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
    drafts,
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
    aside(move || Ok(Json(json!({ "files": workbench.folder.arrangements() })))).await
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
    let content = content.ok_or_else(|| {
        let message = format!("there is no file `{}`", file.as_str());
        let help = "it may have been renamed or deleted; choose another from the list";
        Refusal::new(StatusCode::NOT_FOUND, message, help)
    })?;
    opened.see(file, &path, Some(content.version.clone()));
    let draft = drafts::read(&workbench.folder, file)?;
    Ok(Json(json!({
        "file": file.as_str(),
        "text": content.text,
        "version": content.version,
        "draft": draft,
    })))
}

/// `PUT /api/file`
pub(crate) async fn save(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Save>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let saved = write(&workbench, &file, asked.text, asked.version)?;
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
    text: String,
    begun_from: Option<String>,
) -> Result<Content, Refusal> {
    let name = file.as_str();
    let mut opened = workbench.opened();
    let path = workbench.folder.file(name)?;
    let there = workbench.folder.read(name)?;
    let content = Content::new(text);
    match there {
        // Saved already, by whomever.
        Some(there) if there == content => {}
        Some(there) if Some(&there.version) != begun_from.as_ref() => {
            return Err(changed_on_disk(name, Some(there)));
        }
        None if begun_from.is_some() => return Err(changed_on_disk(name, None)),
        None => ::files::create(&path, content.text.as_bytes())
            .map_err(|error| not_created(file, &error))?,
        Some(_) => ::files::replace(&path, content.text.as_bytes())
            .map_err(|error| not_written(name, &error))?,
    }
    opened.see(file, &path, Some(content.version.clone()));
    drafts::remove(&workbench.folder, file)?;
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
