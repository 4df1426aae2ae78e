//! The `options` of a commitment: other strengths that it could have.

use toml::de::DeValue;

use crate::mistake::{PackageMistake, plainly};
use crate::rule::STRENGTH;

use super::walk::{Table, Walk};

impl<'t> Walk<'t> {
    /// The strengths that a commitment lists as alternatives.
    pub(super) fn read_options(&mut self, table: &Table<'t>) -> Vec<f64> {
        let path = table.path_of("options");
        let Some(entry) = table.get("options") else {
            return Vec::new();
        };
        let values = self.list(table, "options", "write options = [0.1, 0.2]");
        if let (DeValue::Array(_), []) = (entry.value.get_ref(), values) {
            self.mistake(&entry.value.span(), PackageMistake::NoOptions { path });
            return Vec::new();
        }
        if self.too_many("options", values.len(), &entry.key_place) {
            return Vec::new();
        }
        let mut options: Vec<f64> = Vec::new();
        for value in values {
            let place = value.span();
            let number = self.plain(value, &path).unwrap_or(f64::NAN);
            let number = self.obeying(number, &path, &place, &STRENGTH);
            if options.contains(&number) {
                let (path, value) = (path.clone(), plainly(number));
                self.mistake(&place, PackageMistake::OptionTwice { path, value });
            } else if number.is_finite() {
                options.push(number);
            }
        }
        options
    }
}
