//! What a reader changes in an arrangement.

use arrangement::{ReadOptions, Recalibrated, Setting};
use serde_json::Value;

/// Numbers that are set and commitments that are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Numbers by their dotted paths.
    pub set: Vec<(String, f64)>,
    /// The ids of commitments.
    pub without: Vec<String>,
}

impl Changes {
    /// Reads `{"set": {PATH: NUMBER, …}, "without": [ID, …]}`; both may be missing, an empty text is no
    /// change.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn from_json(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let json: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut changes = Self::default();
        for (path, value) in json["set"].as_object().into_iter().flatten() {
            let value = value.as_f64();
            let value =
                value.ok_or_else(|| format!("`{path}` is set to something that is no number"))?;
            changes.set.push((path.clone(), value));
        }
        for id in json["without"].as_array().into_iter().flatten() {
            let id = id.as_str().ok_or("the id of a commitment is a text")?;
            changes.without.push(id.to_owned());
        }
        Ok(changes)
    }

    /// The options with which the arrangement is read so.
    pub fn options(&self) -> ReadOptions {
        let setting = |(path, value): &(String, f64)| Setting {
            path: path.clone(),
            value: value.to_string(),
        };
        ReadOptions {
            set: self.set.iter().map(setting).collect(),
            without: self.without.clone(),
            ..ReadOptions::default()
        }
    }

    /// The numbers with the reason that a file then gives for them.
    pub fn reasoned(&self) -> Vec<Recalibrated> {
        let changed = |(path, value): &(String, f64)| Recalibrated {
            path: path.clone(),
            value: *value,
            because: "Changed by a reader of the page".to_owned(),
        };
        self.set.iter().map(changed).collect()
    }
}
