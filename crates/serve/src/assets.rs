//! The page, its script and style, the engine, and the schema that the form is made from.

use std::sync::Arc;

use axum::{
    extract::State,
    http::header::CONTENT_TYPE,
    response::{Html, IntoResponse},
};

use crate::workbench::Workbench;

/// The schema of an arrangement's file, generated from its types and kept current by a test.
const SCHEMA: &str = include_str!("../../../schema/arrangement.schema.json");

/// `GET /`
pub(crate) async fn page(State(workbench): State<Arc<Workbench>>) -> Html<String> {
    let folder = workbench.folder.path().to_string_lossy();
    let file = workbench.file.as_ref().map(|file| file.as_str());
    Html(page::workbench::html(&folder, file))
}

/// `GET /workbench.js`
pub(crate) async fn script() -> impl IntoResponse {
    let kind = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, page::workbench::SCRIPT)
}

/// `GET /workbench.css`
pub(crate) async fn style() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "text/css; charset=utf-8")],
        page::workbench::STYLE,
    )
}

/// `GET /engine.wasm.gz`: the compressed file itself, which the page unpacks.
pub(crate) async fn engine() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/octet-stream")], page::ENGINE)
}

/// `GET /api/schema`
pub(crate) async fn schema() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], SCHEMA)
}
