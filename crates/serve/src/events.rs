//! What pages are told without having asked, as a stream of events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::stream::{self, Stream};
use serde_json::Value;
use tokio::sync::broadcast::{
    Receiver, Sender, channel,
    error::RecvError::{Closed, Lagged},
};

use crate::workbench::Workbench;

/// Events that a page may be behind before it loses the oldest.
const MOST_BEHIND: usize = 256;
/// How often a silent stream shows that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    name: &'static str,
    data: String,
}

/// Everyone who listens.
pub(crate) struct Events(Sender<Told>);

impl Events {
    pub(crate) fn new() -> Self {
        let (sender, _) = channel(MOST_BEHIND);
        Self(sender)
    }

    /// Tells everyone who listens.
    pub(crate) fn tell(&self, name: &'static str, data: &Value) {
        // Nobody may listen.
        let _ = self.0.send(Told {
            name,
            data: data.to_string(),
        });
    }

    /// What happens from now on.
    pub(crate) fn listen(&self) -> Receiver<Told> {
        self.0.subscribe()
    }
}

/// `GET /api/events`
pub(crate) async fn events(
    State(workbench): State<Arc<Workbench>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let happening = stream::unfold(workbench.events.listen(), |mut receiver| async {
        let told = loop {
            match receiver.recv().await {
                Ok(told) => break told,
                Err(Lagged(_)) => {}
                Err(Closed) => return None,
            }
        };
        let event = Event::default().event(told.name).data(told.data);
        Some((Ok(event), receiver))
    });
    Sse::new(happening).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE))
}
