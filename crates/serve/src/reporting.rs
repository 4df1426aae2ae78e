//! What is made of a text for its author: the sources with what is quoted in them, and the page.

use std::sync::Arc;

use arrangement::ReadOptions;
use axum::{Json, extract::State, http::StatusCode, response::Html};
use page::Figures;
use report::page::sources_json;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    explorations::without_mistakes,
    names::FileName,
    reading::Text,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// A text of which a page is to be made.
#[derive(Deserialize)]
pub(crate) struct Report {
    file: String,
    text: String,
    /// The exploration whose findings it is to show.
    explored: Option<String>,
}

/// `POST /api/sources`
pub(crate) async fn sources(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Text>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let read = without_mistakes(&workbench, &file, &asked.text)?;
        Ok(Json(json!({ "sources": sources_json(&read) })))
    })
    .await
}

/// `POST /api/report`
pub(crate) async fn report(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Report>,
) -> Result<Html<String>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let read = without_mistakes(&workbench, &file, &asked.text)?;
        let futures = match &asked.explored {
            Some(id) => futures(&workbench, id, &read.sha256)?,
            None => Value::Null,
        };
        let options = ReadOptions::default();
        let asked = report::Asked {
            path: file.as_str().into(),
            options: &options,
        };
        let figures = Figures::new(&read, &asked, futures).map_err(|error| {
            let help = "change the arrangement so that it has an answer";
            Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string(), help)
        })?;
        Ok(Html(page::html(&figures)))
    })
    .await
}

/// What an exploration of this very text found.
fn futures(workbench: &Workbench, id: &str, sha256: &str) -> Result<Value, Refusal> {
    let help = "explore it, which takes up what was drawn before, or leave the futures out";
    let findings = workbench.explorations.findings(id).ok_or_else(|| {
        let message = "these futures have not been drawn since the workbench was started";
        Refusal::new(StatusCode::NOT_FOUND, message, help)
    })?;
    if findings["input"]["sha256"] == sha256 {
        return Ok(findings);
    }
    let message = "these futures are those of another text";
    Err(Refusal::new(StatusCode::CONFLICT, message, help))
}
