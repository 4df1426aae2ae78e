//! Reasons: judgements in plain words, and quotations that have to stand in their source.

use std::rc::Rc;

use toml::de::DeValue;

use crate::keys;
use crate::mistake::{KeyMistake, SourceMistake};
use crate::notice::NoticeKind;
use crate::number::Reason;
use crate::rule::{MOST_QUOTATIONS, MOST_REASONS};

use super::walk::{Table, Value, Walk};

const EXAMPLE: &str =
    "write because = \"…\", or { source = \"…\", quote = \"…\" }, or a list of these";

/// Fewer words than these are found in many a text.
const LEAST_WORDS: usize = 3;

impl<'t> Walk<'t> {
    /// Reads the reasons of a table and passes them on to its numbers; without any, those of the
    /// enclosing table stand. Returns the table's own.
    pub(super) fn reasons_of(
        &mut self,
        table: &mut Table<'t>,
        enclosing: Option<&Table<'t>>,
    ) -> Vec<Reason> {
        let own = self.because(table);
        table.reasons = match enclosing {
            Some(enclosing) if own.is_empty() => Rc::clone(&enclosing.reasons),
            _ => own.clone().into(),
        };
        own
    }

    /// What stands under `because` in a table.
    pub(super) fn because(&mut self, table: &Table<'t>) -> Vec<Reason> {
        let Some(entry) = table.get("because") else {
            return Vec::new();
        };
        let path = table.path_of("because");
        match entry.value.get_ref() {
            DeValue::Array(values) => values
                .iter()
                .filter_map(|value| self.reason(value, &path))
                .collect(),
            _ => self.reason(entry.value, &path).into_iter().collect(),
        }
    }

    /// The enclosing table's reasons for a number without its own.
    pub(super) fn inherited(&mut self, table: &Table<'t>) -> Vec<Reason> {
        let before = self.reasons;
        self.reasons = before.saturating_add(table.reasons.len());
        if self.reasons <= MOST_REASONS {
            return table.reasons.to_vec();
        }
        if before <= MOST_REASONS {
            let mistake = KeyMistake::TooMany {
                what: "reasons, counting a table's for each of its numbers",
                count: self.reasons,
                limit: MOST_REASONS,
            };
            self.mistake_at(table.place.as_ref(), mistake);
        }
        Vec::new()
    }

    fn reason(&mut self, value: Value<'t>, path: &str) -> Option<Reason> {
        match value.get_ref() {
            DeValue::String(_) => {
                let (text, _) = self.as_text(value, path)?;
                Some(Reason::Judgement(text.to_owned()))
            }
            DeValue::Table(entries) => {
                let owner = "the quotation".to_owned();
                let table = Table::new(entries, Some(value.span()), path.to_owned(), owner);
                self.quotation(&table)
            }
            _ => {
                self.wrong_type(path, value, "a text or a quotation", Some(EXAMPLE));
                None
            }
        }
    }

    fn quotation(&mut self, table: &Table<'t>) -> Option<Reason> {
        self.check_keys(table, &[keys::QUOTATION]);
        for (key, example) in [
            ("source", "source = \"…\", the id of a source"),
            ("quote", "quote = \"…\", word for word"),
        ] {
            if table.get(key).is_none() {
                self.missing(table, key, example);
            }
        }
        let id = self.text(table, "source");
        let quote = self.text(table, "quote");
        let ((id, id_place), (quote, place)) = (id?, quote?);
        let Some(source) = self.library.index_of(id) else {
            let listed = self.library.ids();
            let mistake = SourceMistake::Unlisted {
                nearest: self.nearest(id, listed.iter().map(String::as_str)),
                id: id.to_owned(),
                listed,
            };
            self.mistake(&id_place, mistake);
            return None;
        };
        let quotations = self.library.count_quotation(source);
        if quotations > MOST_QUOTATIONS {
            if quotations == MOST_QUOTATIONS + 1 {
                let mistake = KeyMistake::TooMany {
                    what: "quotations",
                    count: quotations,
                    limit: MOST_QUOTATIONS,
                };
                self.mistake(&place, mistake);
            }
            return None;
        }
        let words = quote.split_whitespace().count();
        if words < LEAST_WORDS {
            let quote = quote.to_owned();
            let kind = NoticeKind::ShortQuotation { quote, words };
            self.notice(Some(place.clone()), kind);
        }
        let verified = match self.library.verify(source, quote) {
            None => false,
            Some(Ok(())) => true,
            Some(Err(miss)) => {
                let source_id = id.to_owned();
                let has_gap = quote.contains('…') || quote.contains("...");
                self.mistake(
                    &place,
                    SourceMistake::NotInSource {
                        source_id,
                        miss,
                        has_gap,
                    },
                );
                false
            }
        };
        Some(Reason::Quotation {
            source,
            quote: quote.to_owned(),
            place,
            verified,
        })
    }
}
