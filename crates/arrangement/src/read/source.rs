//! The `[sources]` of an arrangement, and the library of what is at hand of them.

use std::collections::HashMap;

use quotation::NotFound;

use crate::keys;
use crate::mistake::SourceMistake;
use crate::notice::NoticeKind;
use crate::sources::Document;
use crate::types::{Place, Source};

use super::walk::{Entry, Table, Walk};

/// How many ids a message names.
const MOST_NAMED: usize = 21;

/// The sources with their documents.
#[derive(Debug, Default)]
pub(super) struct Library {
    sources: Vec<Source>,
    shelf: Vec<Shelved>,
    indices: HashMap<String, usize>,
    quotations: usize,
}

#[derive(Debug)]
struct Shelved {
    document: Document,
    place: Place,
    quotations: usize,
}

impl Library {
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.indices.get(id).copied()
    }

    pub(super) fn ids(&self) -> Vec<String> {
        let ids = self.sources.iter().map(|source| source.id.clone());
        ids.take(MOST_NAMED).collect()
    }

    /// Counts one more quotation of a source; returns how many there are of all sources.
    pub(super) fn count_quotation(&mut self, source: usize) -> usize {
        if let Some(shelved) = self.shelf.get_mut(source) {
            shelved.quotations += 1;
        }
        self.quotations += 1;
        self.quotations
    }

    pub(super) fn verify(&self, source: usize, quotation: &str) -> Option<Result<(), NotFound>> {
        self.shelf.get(source)?.document.verify(quotation)
    }
}

impl<'t> Walk<'t> {
    /// Reads `[sources]`; quotations can be verified from then on.
    pub(super) fn read_sources(&mut self, file: &Table<'t>) {
        let table = self.table(file, "sources", "`[sources]`".to_owned());
        for entry in table.in_order() {
            self.check_id(entry.key, &entry.key_place);
            self.read_source(&entry);
        }
    }

    /// The sources, and a notice for each that is not at hand.
    pub(super) fn finish_sources(&mut self) -> Vec<Source> {
        let Library { sources, shelf, .. } = std::mem::take(&mut self.library);
        for (source, shelved) in sources.iter().zip(shelf) {
            let text = match shelved.document {
                Document::Text(text) => Some(*text),
                Document::Unusable => None,
                Document::Absent(looked_for) => {
                    let folders = self.folders.others.iter();
                    let no_folders = folders.filter(|folder| !folder.is_dir()).cloned().collect();
                    let kind = NoticeKind::SourceAbsent {
                        no_folders,
                        id: source.id.clone(),
                        looked_for,
                        quotations: shelved.quotations,
                    };
                    self.notice(Some(shelved.place), kind);
                    None
                }
            };
            self.documents.push(text);
        }
        sources
    }

    fn read_source(&mut self, entry: &Entry<'t>) {
        let id = entry.key.to_owned();
        let owner = format!("the source `{id}`");
        let table = self.as_table(entry, format!("sources.{id}"), owner);
        self.check_keys(&table, &[keys::SOURCE]);
        if table.get("file").is_none() {
            self.missing(&table, "file", "file = \"…\", the document's path");
        }
        let file = self.text(&table, "file");
        let sha256 = self.text(&table, "sha256").filter(|(hash, place)| {
            let valid = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !valid {
                let written = (*hash).to_owned();
                self.mistake(place, SourceMistake::NotAHash { written });
            }
            valid
        });
        let document = file.as_ref().map(|(file, place)| {
            let hash = sha256.as_ref().map(|(hash, _)| *hash);
            Document::look_for(file, hash, &self.folders).unwrap_or_else(|mistake| {
                let place = match (&mistake, &sha256) {
                    (SourceMistake::AnotherText { .. }, Some((_, hash_place))) => hash_place,
                    _ => place,
                };
                self.mistake(place, mistake);
                Document::Unusable
            })
        });
        let mut optional = |key| self.text(&table, key).map(|(text, _)| text.to_owned());
        let (title, url, publisher) = (optional("title"), optional("url"), optional("publisher"));
        let library = &mut self.library;
        library.indices.insert(id.clone(), library.sources.len());
        library.shelf.push(Shelved {
            document: document.unwrap_or(Document::Unusable),
            place: file
                .as_ref()
                .map_or(entry.key_place.clone(), |(_, place)| place.clone()),
            quotations: 0,
        });
        let published = self.date(&table, "published").map(|(date, _)| date);
        self.library.sources.push(Source {
            id,
            file: file.map_or_else(String::new, |(file, _)| file.to_owned()),
            published,
            sha256: sha256.map(|(hash, _)| hash.to_owned()),
            title,
            url,
            publisher,
        });
    }
}
