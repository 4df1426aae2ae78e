//! The figures of a page, each a JSON object as `report` writes it, gathered from the engine.

use arrangement::ReadArrangement;
use engine::{EngineError, figures};
use report::{Asked, page::quotations_json};
use serde_json::Value;

use crate::simulated::simulated;

/// The figures of a page.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The file, as it was named.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it says.
    pub describe: Value,
    /// The answer.
    pub answer: Value,
    /// The answer along the range of every uncertain number.
    pub hinges: Value,
    /// The least that would be enough.
    pub enough: Value,
    /// The frontier of two levers; `null` where there are no two.
    pub frontier: Value,
    /// What each commitment carries.
    pub weigh: Value,
    /// What many futures show; `null` where none were drawn.
    pub futures: Value,
    /// How the same game went when it was played event by event.
    pub simulated: Value,
    /// Quotations in their places, by source.
    pub quotations: Value,
}

impl Figures {
    /// All figures of an arrangement; `futures` is what many futures show, `null` where none were drawn.
    ///
    /// # Errors
    /// Where the game cannot be solved.
    pub fn new(read: &ReadArrangement, asked: &Asked, futures: Value) -> Result<Self, EngineError> {
        let enough = figures::or_why(figures::least_enough(read, asked.clone()));
        let view = figures::outside_view(read);
        let levers = figures::first_levers(read, &enough);
        Ok(Self {
            path: asked.path.to_string(),
            text: read.text().to_owned(),
            describe: figures::describe(read),
            answer: figures::answer(read, view.as_ref(), asked.clone())?,
            hinges: figures::hinges(read, asked.clone()),
            enough,
            frontier: levers.map_or(Value::Null, |[first, second]| {
                figures::or_why(figures::frontier_of(read, [&first, &second], asked.clone()))
            }),
            weigh: figures::or_why(figures::weights(read, asked.clone())),
            futures,
            simulated: figures::or_why(simulated(read)),
            quotations: quotations_json(read),
        })
    }
}
