//! Explorations: asked for, watched, cancelled, and what they found.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use arrangement::ReadArrangement;
use axum::{Json, extract::State, http::StatusCode};
use explore::{design::Drawing, uncertain};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    exploring::{Exploration, explore},
    folder::Content,
    names::FileName,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// Futures that are drawn at once, at most.
const MOST_FUTURES: u64 = 1_000_000;
/// Explorations whose findings are remembered, for a report.
const MOST_FOUND: usize = 20;

/// The exploration that goes on, and what others found.
#[derive(Default)]
pub(crate) struct Explorations(Mutex<Known>);

#[derive(Default)]
struct Known {
    running: Option<Running>,
    found: VecDeque<(String, Value)>,
}

/// An exploration that goes on.
#[derive(Clone)]
struct Running {
    id: String,
    file: String,
    /// The text that is explored, as its page has it.
    text: String,
    stop: Arc<AtomicBool>,
    done: usize,
    of: usize,
}

impl Explorations {
    fn known(&self) -> MutexGuard<'_, Known> {
        // What is in it is right at every moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes how far the exploration is.
    pub(crate) fn is_at(&self, done: usize) {
        if let Some(running) = &mut self.known().running {
            running.done = done;
        }
    }

    /// Remembers what an exploration found.
    pub(crate) fn found(&self, id: &str, findings: Value) {
        let found = &mut self.known().found;
        found.retain(|(known, _)| known != id);
        found.push_back((id.to_owned(), findings));
        if found.len() > MOST_FOUND {
            found.pop_front();
        }
    }

    /// What an exploration found.
    pub(crate) fn findings(&self, id: &str) -> Option<Value> {
        let known = self.known();
        let mut found = known.found.iter();
        let (_, findings) = found.find(|(known, _)| known == id)?;
        Some(findings.clone())
    }
}

/// What is to be drawn.
#[derive(Deserialize)]
pub(crate) struct Explore {
    file: String,
    text: String,
    futures: u64,
    seed: u64,
    design: String,
}

/// An exploration.
#[derive(Deserialize)]
pub(crate) struct Which {
    id: String,
}

/// `POST /api/explore`
pub(crate) async fn begin(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Explore>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let exploration = exploration(&workbench, &asked)?;
        let id = exploration.id.clone();
        start(&workbench, exploration, asked.text)?;
        Ok(Json(json!({ "id": id })))
    })
    .await
}

/// `GET /api/explore`
pub(crate) async fn running(State(workbench): State<Arc<Workbench>>) -> Json<Value> {
    let running = workbench.explorations.known().running.clone();
    Json(running.map_or(Value::Null, |running| {
        let Running {
            id,
            file,
            text,
            done,
            of,
            ..
        } = running;
        json!({ "id": id, "file": file, "text": text, "done": done, "of": of })
    }))
}

/// `DELETE /api/explore`: what is being drawn becomes whole, then it ends.
pub(crate) async fn cancel(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Which>,
) -> StatusCode {
    let known = workbench.explorations.known();
    let running = known.running.as_ref();
    if let Some(running) = running.filter(|running| running.id == asked.id) {
        running.stop.store(true, Ordering::Relaxed);
    }
    StatusCode::NO_CONTENT
}

/// The name of a run: the same run has the same name, so that it goes on where it stopped.
pub(crate) fn id_of(sha256: &str, design: &str, seed: u64, futures: u64) -> String {
    let run = format!(
        "{} {sha256} {design} {seed} {futures}",
        env!("CARGO_PKG_VERSION")
    );
    Content::new(&run).version[..12].to_owned()
}

/// Reads what is to be explored.
fn exploration(workbench: &Workbench, asked: &Explore) -> Result<Exploration, Refusal> {
    let file = FileName::new(&asked.file)?;
    let drawing = Drawing::named(&asked.design);
    let drawing = drawing.ok_or_else(|| Refusal::not_understood("there is no such design"))?;
    if !(2..=MOST_FUTURES).contains(&asked.futures) {
        let message = format!("between 2 and {MOST_FUTURES} futures can be drawn");
        let help = "draw more with `backstop explore FILE -n NUMBER -o FOLDER`";
        return Err(Refusal::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            message,
            help,
        ));
    }
    let read = without_mistakes(workbench, &file, &asked.text)?;
    let unprocessable =
        |message: String, help| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, message, help);
    let inputs = uncertain(&read.arrangement)
        .map_err(|error| unprocessable(error.to_string(), "give a number a range"))?;
    let rows = asked.futures as usize;
    let design = drawing.design(rows, inputs.len(), asked.seed);
    let design =
        design.map_err(|error| unprocessable(error.to_string(), "choose another design"))?;
    let id = id_of(&read.sha256, drawing.name(), asked.seed, asked.futures);
    Ok(Exploration {
        id,
        file,
        read,
        inputs,
        drawing,
        seed: asked.seed,
        design,
    })
}

/// Reads a text that is to be worked with, which must have no mistakes.
pub(crate) fn without_mistakes(
    workbench: &Workbench,
    file: &FileName,
    text: &str,
) -> Result<ReadArrangement, Refusal> {
    workbench.read(file, text).map_err(|report| {
        let message = match report.total() {
            1 => "the arrangement has a mistake".to_owned(),
            total => format!("the arrangement has {total} mistakes"),
        };
        Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, message, "mend them first")
    })
}

/// Starts an exploration where none goes on.
fn start(
    workbench: &Arc<Workbench>,
    exploration: Exploration,
    text: String,
) -> Result<(), Refusal> {
    let running = Running {
        id: exploration.id.clone(),
        file: exploration.file.as_str().to_owned(),
        text,
        stop: Arc::default(),
        done: 0,
        of: exploration.design.rows(),
    };
    let stop = Arc::clone(&running.stop);
    let mut known = workbench.explorations.known();
    if let Some(other) = &known.running {
        let message = format!("futures of `{}` are being drawn", other.file);
        let help = "wait for them, or cancel";
        return Err(Refusal::new(StatusCode::CONFLICT, message, help));
    }
    known.running = Some(running);
    drop(known);
    let workbench = Arc::clone(workbench);
    thread::spawn(move || {
        let ended = Ended(workbench, exploration.id.clone());
        let (name, told) = explore(&ended.0, exploration, &stop);
        // Whoever is told may begin the next at once.
        ended.0.explorations.known().running = None;
        ended.0.events.tell(name, &told);
    });
    Ok(())
}

/// Sees to it that an exploration that breaks down does not stand as going on.
struct Ended(Arc<Workbench>, String);

impl Drop for Ended {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.explorations.known().running = None;
            let told = json!({ "id": self.1, "message": "the exploration broke down; this is a mistake of the program" });
            self.0.events.tell("failed", &told);
        }
    }
}
