//! The class of historical peaces that the author holds to be comparable.

use history::class::Class;

use crate::keys;
use crate::mistake::ReferenceMistake;
use crate::types::{Place, Reference};

use super::walk::{Table, Walk};

impl<'t> Walk<'t> {
    /// What stands under `[reference]`; `None` where nothing does, or no class that there is.
    pub(super) fn read_reference(&mut self, file: &Table<'t>) -> Option<Reference> {
        let table = self.table(file, "reference", "`[reference]`".to_owned());
        self.check_keys(&table, &[keys::REFERENCE]);
        for (key, example) in [
            ("class", "class = \"interstate since 1945, principal\""),
            (
                "because",
                "because = \"…\", why these peaces are comparable",
            ),
        ] {
            if table.get(key).is_none() {
                self.missing(&table, key, example);
            }
        }
        let because = self.because(&table);
        let (class, place) = self.class_named(&table)?;
        Some(Reference {
            class,
            because,
            place: table.place.unwrap_or(place),
        })
    }

    /// The class under `class` and its place; `None` where there is none, or no such class.
    pub(super) fn class_named(&mut self, table: &Table<'t>) -> Option<(Class, Place)> {
        let (text, place) = self.text(table, "class")?;
        match text.parse::<Class>() {
            Ok(class) => Some((class, place)),
            Err(error) => {
                self.mistake(&place, ReferenceMistake::NoSuchClass { error });
                None
            }
        }
    }
}
