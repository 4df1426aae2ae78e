//! Variants of an arrangement, to be compared side by side: whole files in a folder beside it.

use std::{fs, io::ErrorKind, iter, sync::Arc};

use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    files::{Named, not_written},
    folder::{Content, Folder},
    names::{FileName, check},
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// Variants of a file, at most.
const MOST: usize = 100;
/// With what their files' names end.
const ENDING: &str = ".toml";

/// A variant to be kept.
#[derive(Deserialize)]
pub(crate) struct Keep {
    file: String,
    name: String,
    text: String,
}

/// A variant.
#[derive(Deserialize)]
pub(crate) struct OfFile {
    file: String,
    name: String,
}

/// `GET /api/variants`
pub(crate) async fn list(
    State(workbench): State<Arc<Workbench>>,
    Query(asked): Query<Named>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let folder = folder_of(&workbench.folder, &FileName::new(&asked.file)?)?;
        let variants = names(&folder).into_iter().filter_map(|name| {
            let content = folder.read(&format!("{name}{ENDING}")).ok()??;
            Some(json!({ "name": name, "text": content.text }))
        });
        Ok(Json(json!({ "variants": variants.collect::<Vec<_>>() })))
    })
    .await
}

/// `POST /api/variant`: keeps a text under a name, or a free one that begins so where another text has it;
/// answers with the name.
pub(crate) async fn keep(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Keep>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let (file, name) = (FileName::new(&asked.file)?, asked.name.as_str());
        check(name, name)?;
        let folder = folder_of(&workbench.folder, &file)?;
        let _writing = workbench.opened();
        let there = names(&folder);
        if there.len() >= MOST {
            let message = format!("a file has at most {MOST} variants");
            let help = "delete one first";
            return Err(Refusal::new(StatusCode::CONFLICT, message, help));
        }
        let failed = |error| not_written(name, &error);
        fs::create_dir_all(folder.path()).map_err(failed)?;
        let text = workbench.folder.as_in(&file, &asked.text);
        let name = create(&folder, name, &text)?;
        Ok(Json(json!({ "name": name })))
    })
    .await
}

/// Writes a variant where no other is, and gives the name that it has.
fn create(folder: &Folder, wanted: &str, text: &str) -> Result<String, Refusal> {
    let numbered = (2..=MOST + 1).map(|number| format!("{wanted} {number}"));
    for name in iter::once(wanted.to_owned()).chain(numbered) {
        check(&name, &name)?;
        let path = folder.file(&format!("{name}{ENDING}"))?;
        match ::files::create(&path, text.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let there = folder.read(&format!("{name}{ENDING}"))?;
                if there.is_some_and(|there| there.version == Content::new(text).version) {
                    return Ok(name);
                }
            }
            Err(error) => return Err(not_written(&name, &error)),
            Ok(()) => return Ok(name),
        }
    }
    let message = format!("too many variants are called `{wanted}`");
    Err(Refusal::new(
        StatusCode::CONFLICT,
        message,
        "choose another name",
    ))
}

/// `DELETE /api/variant`
pub(crate) async fn delete(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<OfFile>,
) -> Result<StatusCode, Refusal> {
    aside(move || {
        let (file, name) = (FileName::new(&asked.file)?, asked.name.as_str());
        check(name, name)?;
        let folder = folder_of(&workbench.folder, &file)?;
        let _writing = workbench.opened();
        match fs::remove_file(folder.file(&format!("{name}{ENDING}"))?) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Refusal::failed(format!(
                "`{name}` could not be removed: {error}"
            ))),
            _ => {
                // It stays where other variants are in it.
                let _ = fs::remove_dir(folder.path());
                Ok(StatusCode::NO_CONTENT)
            }
        }
    })
    .await
}

/// The folder of a file's variants, which may not be there.
fn folder_of(folder: &Folder, file: &FileName) -> Result<Folder, Refusal> {
    folder.within(&format!("{}.variants", file.stem()))
}

/// The names of the variants in their folder, in order.
fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(ENDING)?.to_owned()))
        .filter(|name| check(name, name).is_ok())
        .collect();
    names.sort();
    names
}
