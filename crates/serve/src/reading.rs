//! Reading a text that somebody is writing: its mistakes at their places, and what it says.

use std::sync::Arc;

use arrangement::{Position, Remark, Severity, remarks, values};
use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    names::FileName,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// A text, and the file it is to stand in.
#[derive(Deserialize)]
pub(crate) struct Text {
    pub(crate) file: String,
    pub(crate) text: String,
}

/// `POST /api/read`
pub(crate) async fn read(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Text>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        Ok(Json(json!({
            "mistakes": mistakes(&workbench, &file, &asked.text),
            "values": values(&asked.text),
        })))
    })
    .await
}

/// The mistakes of a text, or what a reader should know of one that has none.
pub(crate) fn mistakes(workbench: &Workbench, file: &FileName, text: &str) -> Vec<Value> {
    let mut read = workbench.read(file, text);
    if let Ok(read) = &mut read {
        read.notice_no_reference();
    }
    remarks(&read).iter().map(remark_json).collect()
}

fn remark_json(remark: &Remark) -> Value {
    json!({
        "severity": match remark.severity {
            Severity::Mistake => "mistake",
            Severity::Warning => "warning",
        },
        "message": remark.message,
        "help": remark.help,
        "path": remark.path,
        "from": position(remark.from),
        "to": position(remark.to),
    })
}

fn position(position: Position) -> Value {
    json!({ "line": position.line, "column": position.column })
}
