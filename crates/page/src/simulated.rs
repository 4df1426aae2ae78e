//! The witness of the solution: the same game played event by event, many times.

use arrangement::ReadArrangement;
use engine::EngineError;
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, TOLERANCE};
use serde_json::{Value, json};

/// How often it is played: enough for a third of a point, soon enough for whoever waits for a page.
const PATHS: u64 = 20_000;
/// The same seed gives the same page.
const SEED: u64 = 1;

/// How often the peace held until the aim's date, with its standard error, beside what was solved.
///
/// # Errors
/// Where the game cannot be solved.
pub(crate) fn simulated(read: &ReadArrangement) -> Result<Value, EngineError> {
    let accuracy = Accuracy::new(TOLERANCE);
    let mut game = GuaranteeGame::new(&read.arrangement);
    let solved = game.solve(&read.arrangement, accuracy)?.reached;
    let played = game.simulate(&read.arrangement, PATHS, SEED, accuracy, &|_| {})?;
    Ok(json!({
        "paths": PATHS,
        "seed": SEED,
        "reached": played.reached.mean,
        "standard_error": played.reached.standard_error,
        "solved": solved,
    }))
}
