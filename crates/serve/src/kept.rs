//! Explorations that the folder keeps: which futures were drawn of a file, and whether of the text at hand.

use std::{cmp::Reverse, fs, sync::Arc, time::SystemTime};

use axum::{Json, extract::State};
use serde_json::{Value, json};

use crate::{
    explorations::id_of,
    folder::{Content, Folder},
    names::FileName,
    reading::Text,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// Explorations that are listed, the newest of them.
const MOST_LISTED: usize = 50;

/// `POST /api/kept`: the explorations of a file, the newest first, each with how far it is and whether it
/// is of this very text.
pub(crate) async fn kept(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Text>,
) -> Result<Json<Value>, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let sha256 = Content::new(&workbench.folder.as_in(&file, &asked.text)).version;
        let futures = workbench
            .folder
            .within(&format!("{}.futures", file.stem()))?;
        let entries = fs::read_dir(futures.path()).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut runs: Vec<(SystemTime, Value)> =
            names.filter_map(|id| run(&futures, &id, &sha256)).collect();
        runs.sort_by_key(|(changed, _)| Reverse(*changed));
        let runs = runs.into_iter().take(MOST_LISTED);
        Ok(Json(
            json!({ "kept": runs.map(|(_, run)| run).collect::<Vec<_>>() }),
        ))
    })
    .await
}

/// An exploration as it is kept, and when it was last written; `None` where the folder holds none.
fn run(futures: &Folder, id: &str, sha256: &str) -> Option<(SystemTime, Value)> {
    let folder = futures.within(id).ok()?;
    let manifest = folder.file("manifest.json").ok()?;
    let changed = manifest.metadata().ok()?.modified().ok()?;
    let manifest: Value = serde_json::from_str(&folder.read("manifest.json").ok()??.text).ok()?;
    let (design, seed, draws) = (
        manifest["design"].as_str()?,
        manifest["seed"].as_u64()?,
        manifest["draws"].as_u64()?,
    );
    let in_a_part = manifest["draws_in_a_part"].as_u64()?;
    let finished = manifest["finished"] == true;
    let done = match finished {
        true => draws,
        false => draws.min(in_a_part.saturating_mul(parts(&folder))),
    };
    // The name says which text and which program it is of.
    let present = id == id_of(sha256, design, seed, draws);
    let run = json!({
        "id": id,
        "futures": draws,
        "seed": seed,
        "design": design,
        "done": done,
        "finished": finished,
        "present": present,
    });
    Some((changed, run))
}

/// How many parts are whole: what is not yet whole has another name.
fn parts(folder: &Folder) -> u64 {
    let Ok(futures) = folder.within("futures") else {
        return 0;
    };
    let entries = fs::read_dir(futures.path()).into_iter().flatten().flatten();
    let whole = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("part-") && name.ends_with(".parquet")
    });
    whole.count() as u64
}
