//! Any bytes give a ledger whose passages stand in the text, or an error that asks for the day.

#![no_main]

use evidence::ledger::{Article, People, ledger};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &[u8])| {
    let (is_page, bytes) = input;
    let name = if is_page { "2025-02-27.html" } else { "2025-02-27.txt" };
    let article = Article::new(name, bytes);
    let Ok(ledger) = ledger(&article, &People::default()) else {
        return;
    };
    for statement in &ledger.statements {
        for passage in statement.content.iter().chain(&statement.cue) {
            let range = &passage.code_points;
            let length = range.end - range.start;
            let here: String = article.text.chars().skip(range.start).take(length).collect();
            assert_eq!(here, passage.text);
        }
    }
});
