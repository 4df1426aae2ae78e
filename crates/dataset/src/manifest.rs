//! The manifest: what run a dataset is of, what its columns are, and how far it has come.

use explore::futures::{Futures, TOLERANCE, draws_in_a_part};
use serde_json::{Map, Value, json};

use crate::Column;

/// The version of the folder's layout.
const FORMAT: u64 = 1;
/// What two runs have in common if their futures are the same, as JSON pointers.
const IDENTITY: [&str; 10] = [
    "/format",
    "/program/version",
    "/input/sha256",
    "/input/set",
    "/input/without",
    "/design",
    "/seed",
    "/draws",
    "/draws_in_a_part",
    "/tolerance",
];

/// A run: what is asked, and how it is drawn.
#[derive(Clone, Debug)]
pub struct Run {
    /// With what every JSON answer begins: `title`, `program`, `input`.
    pub head: Map<String, Value>,
    /// The design's name.
    pub design: String,
    /// Its seed.
    pub seed: u64,
    /// How many draws.
    pub draws: usize,
}

impl Run {
    /// The run that a manifest is of, asked about with this head; `None` where it does not say.
    pub(crate) fn of_manifest(manifest: &Value, head: Map<String, Value>) -> Option<Self> {
        Some(Self {
            head,
            design: manifest["design"].as_str()?.to_owned(),
            seed: manifest["seed"].as_u64()?,
            draws: usize::try_from(manifest["draws"].as_u64()?).ok()?,
        })
    }
}

/// The manifest of a run; `futures` are all of its futures, once they are there.
pub(crate) fn manifest(run: &Run, columns: &[Column], futures: Option<&Futures>) -> Value {
    let mut manifest = Map::from_iter([("format".to_owned(), json!(FORMAT))]);
    manifest.extend(run.head.clone());
    let column = |column: &Column| {
        json!({
            "name": column.name,
            "role": column.role(),
            "unit": column.unit,
            "description": column.description,
        })
    };
    let count = |holds: &[bool]| holds.iter().filter(|&&holds| holds).count();
    let rest = json!({
        "design": run.design,
        "seed": run.seed,
        "draws": run.draws,
        "draws_in_a_part": draws_in_a_part(run.draws),
        "tolerance": TOLERANCE,
        "finished": futures.is_some(),
        "counts": futures.map(|futures| json!({
            "with_answer": futures.solved(),
            "without_answer": futures.without_answer,
            "sufficient": count(&futures.sufficient),
            "would_be_signed": count(&futures.would_be_signed),
        })),
        "columns": columns.iter().map(column).collect::<Vec<_>>(),
    });
    manifest.extend(rest.as_object().cloned().unwrap_or_default());
    manifest.into()
}

/// Where two manifests are of different runs: what differs, in words.
pub(crate) fn difference(there: &Value, asked: &Value) -> Option<String> {
    let missing = Value::Null;
    IDENTITY.iter().find_map(|pointer| {
        let [there, asked] = [there, asked].map(|run| run.pointer(pointer).unwrap_or(&missing));
        (there != asked).then(|| in_words(pointer, there, asked))
    })
}

fn in_words(pointer: &str, there: &Value, asked: &Value) -> String {
    let both = |key: &str| format!("{key} is {there} there and {asked} here");
    match pointer {
        "/input/sha256" => {
            "it was drawn from another arrangement, or from this one before its text \
                            was changed"
                .to_owned()
        }
        "/format" | "/program/version" | "/draws_in_a_part" | "/tolerance" => {
            let key = pointer[1..].replace('/', " ");
            format!(
                "it was drawn by another version of this program ({})",
                both(&key)
            )
        }
        "/input/set" => both("what --set gives"),
        "/input/without" => both("what --without leaves out"),
        _ => both(&pointer[1..]),
    }
}
