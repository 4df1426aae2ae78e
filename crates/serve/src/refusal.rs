//! Why a request is not answered, in words for a person.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};

/// A refusal: `{"message", "help"}`, and whatever else helps the one who asked.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    more: Map<String, Value>,
}

impl Refusal {
    /// What is wrong, and what to do.
    pub(crate) fn new(status: StatusCode, message: impl Into<String>, help: &str) -> Self {
        let more = [("message", message.into()), ("help", help.to_owned())];
        let more = more.map(|(key, text)| (key.to_owned(), text.into()));
        Self {
            status,
            more: more.into_iter().collect(),
        }
    }

    /// The same, with something more beside it.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.more.insert(key.to_owned(), value.into());
        self
    }

    /// What is wrong.
    pub(crate) fn message(&self) -> &str {
        self.more["message"].as_str().unwrap_or_default()
    }

    /// What was asked for cannot be understood.
    pub(crate) fn not_understood(message: impl Into<String>) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            message,
            "this is a mistake of the page; reload it",
        )
    }

    /// The machine is at fault.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            message,
            "see whether the disk is full and the folder may be written to",
        )
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut more = self.more;
        for key in ["message", "help"] {
            if let Some(Value::String(text)) = more.get_mut(key) {
                *text = sentence(text);
            }
        }
        (self.status, Json(more)).into_response()
    }
}

/// What was said, as a sentence by itself.
fn sentence(said: &str) -> String {
    let mut characters = said.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let mut sentence: String = first.chain(characters).collect();
    if sentence.ends_with(|last: char| last.is_alphanumeric() || "`)".contains(last)) {
        sentence.push('.');
    }
    sentence
}
