//! The engine as JavaScript sees it: questions and answers are JSON texts, failures are thrown as texts.

use wasm_bindgen::prelude::*;

use crate::EngineError;

/// The engine in a browser.
#[wasm_bindgen]
pub struct Engine(crate::Engine);

#[wasm_bindgen]
impl Engine {
    /// An engine for the text of an arrangement's file.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Result<Engine, String> {
        crate::Engine::new(text).map(Engine).map_err(said)
    }

    /// What the arrangement says.
    pub fn describe(&self, changes: &str) -> Result<String, String> {
        written(self.0.describe(changes))
    }

    /// The answer.
    pub fn answer(&self, changes: &str) -> Result<String, String> {
        written(self.0.answer(changes))
    }

    /// The answer along the slider of one number.
    pub fn curve(&self, changes: &str, path: &str) -> Result<String, String> {
        written(self.0.curve(changes, path))
    }

    /// The answer along the range of every uncertain number.
    pub fn hinges(&self, changes: &str) -> Result<String, String> {
        written(self.0.hinges(changes))
    }

    /// The least that would be enough, lever by lever.
    pub fn enough(&self, changes: &str) -> Result<String, String> {
        written(self.0.enough(changes))
    }

    /// The frontier of two levers.
    pub fn frontier(&self, changes: &str, first: &str, second: &str) -> Result<String, String> {
        written(self.0.frontier(changes, [first, second]))
    }

    /// What each commitment contributes.
    pub fn weigh(&self, changes: &str) -> Result<String, String> {
        written(self.0.weigh(changes))
    }

    /// The window in a situation.
    pub fn window(&self, changes: &str, situation: &str) -> Result<String, String> {
        written(self.0.window(changes, situation))
    }

    /// The text of the file with the changes written into it.
    pub fn file(&self, changes: &str) -> Result<String, String> {
        self.0.file(changes).map_err(said)
    }
}

fn written(answer: Result<serde_json::Value, EngineError>) -> Result<String, String> {
    answer.map(|answer| answer.to_string()).map_err(said)
}

fn said(error: EngineError) -> String {
    error.to_string()
}
