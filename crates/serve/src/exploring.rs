//! An exploration: futures drawn part by part into a dataset, told of on the way, and what they show.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use arrangement::{ReadArrangement, ReadOptions};
use dataset::{Dataset, Run};
use explore::{
    Input,
    design::{Design, Drawing},
    findings::findings,
};
use rayon::ThreadPoolBuilder;
use serde_json::{Value, json};

use crate::{names::FileName, workbench::Workbench};

/// How often pages are told how far it is.
const TELL: Duration = Duration::from_millis(250);

/// What is explored, and how.
pub(crate) struct Exploration {
    pub(crate) id: String,
    pub(crate) file: FileName,
    pub(crate) read: ReadArrangement,
    pub(crate) inputs: Vec<Input>,
    pub(crate) drawing: Drawing,
    pub(crate) seed: u64,
    pub(crate) design: Box<dyn Design + Send>,
}

/// What became of it.
enum End {
    Found(Value),
    /// Stopped, with so many draws kept.
    Stopped(usize),
}

/// Draws what is missing and says what became of it, as an event's name and data.
pub(crate) fn explore(
    workbench: &Workbench,
    exploration: Exploration,
    stop: &AtomicBool,
) -> (&'static str, Value) {
    let id = exploration.id.clone();
    match drawn(workbench, exploration, stop) {
        Ok(End::Found(findings)) => {
            workbench.explorations.found(&id, findings.clone());
            ("explored", json!({ "id": id, "findings": findings }))
        }
        Ok(End::Stopped(done)) => ("cancelled", json!({ "id": id, "done": done })),
        Err(message) => ("failed", json!({ "id": id, "message": message })),
    }
}

fn drawn(
    workbench: &Workbench,
    exploration: Exploration,
    stop: &AtomicBool,
) -> Result<End, String> {
    let Exploration {
        id,
        file,
        read,
        inputs,
        drawing,
        seed,
        design,
    } = exploration;
    let options = ReadOptions::default();
    let asked = report::Asked {
        path: file.as_str().into(),
        options: &options,
    };
    let run = Run {
        head: asked.clone().head(&read),
        design: drawing.name().to_owned(),
        seed,
        draws: design.rows(),
    };
    let folder = (workbench.folder.within(&format!("{}.futures", file.stem())))
        .and_then(|futures| futures.within(&id))
        .map_err(|refusal| refusal.message().to_owned())?;
    let dataset = Dataset::open(folder.path(), &read.arrangement, run);
    let dataset = dataset.map_err(|error| error.to_string())?;
    let missing = dataset.missing();
    let left: usize = missing.iter().map(|&part| dataset.draws(part)).sum();
    let progress = Progress::new(workbench, &id, design.rows() - left, design.rows());
    // On threads of their own, so that whoever asks for a report meanwhile does not wait for them.
    let threads = ThreadPoolBuilder::new().build();
    let threads = threads.map_err(|error| error.to_string())?;
    for part in missing {
        if stop.load(Ordering::Relaxed) {
            return Ok(End::Stopped(progress.done()));
        }
        // All threads work on one part, so that to stop is to wait for no more than that.
        let filled = threads.install(|| {
            dataset.fill(&read.arrangement, &*design, &[part], &|more| {
                progress.add(more as usize);
            })
        });
        filled.map_err(|error| error.to_string())?;
    }
    let futures = dataset.finish().map_err(|error| error.to_string())?;
    let found = threads.install(|| findings(&read.arrangement, &futures, seed));
    let found = found.map_err(|error| error.to_string())?;
    let drawn = (drawing.name(), seed);
    let findings = report::findings_json(&read, &inputs, &found, drawn, asked);
    Ok(End::Found(findings))
}

/// How far an exploration is, told now and then.
struct Progress<'w> {
    workbench: &'w Workbench,
    id: &'w str,
    there: usize,
    of: usize,
    begun: Instant,
    drawn: AtomicUsize,
    told: Mutex<Option<Instant>>,
}

impl<'w> Progress<'w> {
    fn new(workbench: &'w Workbench, id: &'w str, there: usize, of: usize) -> Self {
        let progress = Self {
            workbench,
            id,
            there,
            of,
            begun: Instant::now(),
            drawn: AtomicUsize::new(0),
            told: Mutex::new(None),
        };
        progress.tell();
        progress
    }

    fn done(&self) -> usize {
        self.there + self.drawn.load(Ordering::Relaxed)
    }

    fn add(&self, more: usize) {
        self.drawn.fetch_add(more, Ordering::Relaxed);
        self.tell();
    }

    /// Tells pages, unless it was told a moment ago or is being told.
    fn tell(&self) {
        let Ok(mut told) = self.told.try_lock() else {
            return;
        };
        if told.is_some_and(|told| told.elapsed() < TELL) {
            return;
        }
        *told = Some(Instant::now());
        let done = self.done();
        let drawn = (done - self.there) as f64;
        let per_second = drawn / self.begun.elapsed().as_secs_f64().max(1e-3);
        let left = (self.of - done.min(self.of)) as f64;
        let seconds_left = (drawn > 0.0).then(|| left / per_second);
        self.workbench.explorations.is_at(done);
        self.workbench.events.tell(
            "progress",
            &json!({
                "id": self.id,
                "done": done,
                "of": self.of,
                "per_second": per_second,
                "seconds_left": seconds_left,
            }),
        );
    }
}
