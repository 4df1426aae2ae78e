//! The sources of an arrangement with their texts, where those are at hand, and what is quoted in them.

use arrangement::ReadArrangement;
use serde_json::{Value, json};

use super::quotations::places;

/// For each source its `id`, `file`, `title` and day `published`, its whole `text` (`null` where that is
/// not at hand), and `marks`: `from` and `to` of each quotation in it, counted in UTF-16 code units as
/// JavaScript does, and the paths of what rests on it, in the order in which they stand.
///
/// For whoever has the texts; a page that is passed on shows [`quotations_json`](super::quotations_json).
pub fn sources_json(read: &ReadArrangement) -> Value {
    let places = places(read);
    let sources = read.arrangement.sources.iter().enumerate();
    let told = sources.map(|(at, source)| {
        let text = read.documents.get(at).and_then(Option::as_ref);
        let text = text.map(|document| document.text());
        let marks = places[at].iter().map(|(bytes, paths)| {
            let [from, to] = [bytes.start, bytes.end].map(|byte| units(text.unwrap_or(""), byte));
            json!({ "from": from, "to": to, "paths": paths })
        });
        json!({
            "id": source.id,
            "file": source.file,
            "title": source.title,
            "published": source.published.map(|day| day.to_string()),
            "text": text,
            "marks": marks.collect::<Vec<_>>(),
        })
    });
    told.collect()
}

/// The UTF-16 code units of a text before a byte.
fn units(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.chars().map(char::len_utf16).sum()
}
