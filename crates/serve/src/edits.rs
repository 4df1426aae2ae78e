//! Editing a text by its values, as the form does.

use arrangement::{Edit, Step, edited, rule::MOST_BYTES};
use axum::{Json, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    refusal::Refusal,
    request::{Asked, aside},
};

/// A text and what is to be set in it.
#[derive(Deserialize)]
pub(crate) struct Edits {
    text: String,
    edits: Vec<Set>,
}

/// A value and where it is to stand; `null` takes away what does.
#[derive(Deserialize)]
struct Set {
    at: Vec<Way>,
    value: Value,
}

/// A key of a table or the number of an entry.
#[derive(Deserialize)]
#[serde(untagged)]
enum Way {
    Key(String),
    Entry(usize),
}

/// `POST /api/edit`
pub(crate) async fn edit(Asked(asked): Asked<Edits>) -> Result<Json<Value>, Refusal> {
    aside(move || {
        if asked.text.len() > MOST_BYTES {
            let message = format!("an arrangement has at most {MOST_BYTES} bytes");
            let help = "shorten it";
            return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message, help));
        }
        let edits: Vec<Edit> = asked.edits.into_iter().map(Set::into_edit).collect();
        let text = edited(&asked.text, &edits).map_err(|error| {
            let help = "mend the mistakes in the text first";
            Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string(), help)
        })?;
        Ok(Json(json!({ "text": text })))
    })
    .await
}

impl Set {
    fn into_edit(self) -> Edit {
        let step = |way| match way {
            Way::Key(key) => Step::Key(key),
            Way::Entry(entry) => Step::Entry(entry),
        };
        Edit {
            at: self.at.into_iter().map(step).collect(),
            value: Some(self.value).filter(|value| !value.is_null()),
        }
    }
}
