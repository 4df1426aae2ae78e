//! The engine: the text of an arrangement, and questions about it with a reader's changes.

use arrangement::{EditError, ReadArrangement, ReadOptions, Report, changed, read_bytes};
use explore::{QuestionError, weigh::WeighError};
use guarantee::SolveError;
use history::class::OutsideView;
use report::Asked;
use serde_json::Value;
use thiserror::Error;

use crate::{Changes, figures};

/// What reports of mistakes call the text.
const NAME: &str = "arrangement.toml";

/// Why the engine has no answer.
#[derive(Debug, Error)]
pub enum EngineError {
    /// The arrangement, or what the changes make of it, has mistakes.
    #[error("{0}")]
    Mistakes(Box<Report>),
    /// The question itself cannot be read.
    #[error("{0}")]
    Asked(String),
    /// There is no such number.
    #[error("there is no number `{0}` in this arrangement")]
    UnknownNumber(String),
    /// The game could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// A question has no answer.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// Commitments could not be weighed.
    #[error(transparent)]
    Weigh(#[from] WeighError),
    /// The changes could not be written into the text.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The text with the changes says something else.
    #[error("the changes could not be written into the file: {0}")]
    NotTheSame(String),
}

/// The text of an arrangement, free of mistakes.
#[derive(Clone, Debug)]
pub struct Engine {
    text: String,
    view: Option<OutsideView>,
}

impl Engine {
    /// An engine for the text of an arrangement's file.
    ///
    /// # Errors
    /// All mistakes of the text.
    pub fn new(text: impl Into<String>) -> Result<Self, EngineError> {
        let text = text.into();
        let view = figures::outside_view(&read(&text, &ReadOptions::default())?);
        Ok(Self { text, view })
    }

    /// What the arrangement says: see [`report::page::describe_json`].
    ///
    /// # Errors
    /// As every question: where the changes make mistakes, or there is no answer.
    pub fn describe(&self, changes: &str) -> Result<Value, EngineError> {
        self.ask(changes, |read, _| Ok(figures::describe(read)))
    }

    /// The answer: see [`report::page::answer_json`].
    ///
    /// # Errors
    /// As every question.
    pub fn answer(&self, changes: &str) -> Result<Value, EngineError> {
        self.ask(changes, |read, asked| {
            figures::answer(read, self.view.as_ref(), asked)
        })
    }

    /// The answer along the slider of one number.
    ///
    /// # Errors
    /// As every question.
    pub fn curve(&self, changes: &str, path: &str) -> Result<Value, EngineError> {
        self.ask(changes, |read, _| figures::one_curve(read, path))
    }

    /// The answer along the range of every uncertain number.
    ///
    /// # Errors
    /// As every question.
    pub fn hinges(&self, changes: &str) -> Result<Value, EngineError> {
        self.ask(changes, |read, asked| Ok(figures::hinges(read, asked)))
    }

    /// The least that would be enough, lever by lever.
    ///
    /// # Errors
    /// As every question.
    pub fn enough(&self, changes: &str) -> Result<Value, EngineError> {
        self.ask(changes, figures::least_enough)
    }

    /// The frontier of two levers.
    ///
    /// # Errors
    /// As every question.
    pub fn frontier(&self, changes: &str, levers: [&str; 2]) -> Result<Value, EngineError> {
        self.ask(changes, |read, asked| {
            figures::frontier_of(read, levers, asked)
        })
    }

    /// What each commitment contributes.
    ///
    /// # Errors
    /// As every question.
    pub fn weigh(&self, changes: &str) -> Result<Value, EngineError> {
        self.ask(changes, figures::weights)
    }

    /// The window in a situation, which is a JSON object.
    ///
    /// # Errors
    /// As every question.
    pub fn window(&self, changes: &str, situation: &str) -> Result<Value, EngineError> {
        let situation = serde_json::from_str(situation);
        let situation = situation.map_err(|error| EngineError::Asked(error.to_string()))?;
        self.ask(changes, |read, _| figures::window(read, &situation))
    }

    /// The text of the file with the changes written into it.
    ///
    /// # Errors
    /// As every question, and where the text has no place for a change.
    pub fn file(&self, changes: &str) -> Result<String, EngineError> {
        let changes = Changes::from_json(changes).map_err(EngineError::Asked)?;
        let wanted = read(&self.text, &changes.options())?;
        let text = changed(&self.text, &changes.reasoned(), &changes.without)?;
        let written = read(&text, &ReadOptions::default())?;
        let mut numbers = wanted.arrangement.numbers().into_iter();
        let differs = |(path, number): &(String, &arrangement::Number)| {
            let there = written.arrangement.number(path);
            there.is_none_or(|there| there.value != number.value)
        };
        match numbers.find(differs) {
            Some((path, _)) => Err(EngineError::NotTheSame(path)),
            None => Ok(text),
        }
    }

    fn ask(
        &self,
        changes: &str,
        question: impl FnOnce(&ReadArrangement, Asked) -> Result<Value, EngineError>,
    ) -> Result<Value, EngineError> {
        let changes = Changes::from_json(changes).map_err(EngineError::Asked)?;
        let options = changes.options();
        let asked = Asked {
            path: NAME.into(),
            options: &options,
        };
        question(&read(&self.text, &options)?, asked)
    }
}

fn read(text: &str, options: &ReadOptions) -> Result<ReadArrangement, EngineError> {
    read_bytes(NAME, text.as_bytes(), None, options)
        .map_err(|report| EngineError::Mistakes(Box::new(report)))
}
