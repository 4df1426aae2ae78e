//! What is asked: a body of JSON, whole within its size and time.

use std::time::Duration;

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use tokio::{task::spawn_blocking, time::timeout};

use crate::refusal::Refusal;

/// Bytes of a body, at most.
const MOST_BYTES: usize = 4 << 20;
/// How long the sending of a body may take.
const LONGEST: Duration = Duration::from_secs(15);

/// A body that was read.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let body = Limited::new(request.into_body(), MOST_BYTES).collect();
        let body = timeout(LONGEST, body).await.map_err(|_| {
            let help = "send it again";
            Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                "the request came too slowly",
                help,
            )
        })?;
        let body = body.map_err(|error| match error.is::<LengthLimitError>() {
            true => Refusal::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("more than {MOST_BYTES} bytes were sent"),
                "no arrangement is as long; shorten it",
            ),
            false => Refusal::not_understood("the request ended before it was whole"),
        })?;
        let asked = serde_json::from_slice(&body.to_bytes());
        asked.map(Self).map_err(|error| {
            Refusal::not_understood(format!("what was sent cannot be read: {error}"))
        })
    }
}

/// Does what may take long, or waits for a disk, where nobody else waits for it.
///
/// # Errors
/// Those of the work.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(Refusal::failed("the work was broken off")))
}
