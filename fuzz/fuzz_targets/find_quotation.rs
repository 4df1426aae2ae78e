//! Any quotation, looked for in any text, is found or missed; what is found is a part of the text.

#![no_main]

use quotation::{NotFound, SearchableText};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (text, quotation) = input;
    let searchable = SearchableText::new(text);
    match searchable.find(quotation) {
        Ok(found) => {
            let part = &text[found.bytes];
            let length = found.code_points.end - found.code_points.start;
            assert_eq!(part.chars().count(), length);
            assert!(searchable.find(part).is_ok(), "what is there can be quoted");
        }
        Err(NotFound::Partly { bytes, .. }) => assert!(!text[bytes].is_empty()),
        Err(NotFound::Empty | NotFound::Nowhere { .. }) => {}
    }
});
