#![no_main]
//! Whatever is set in whatever text: a refusal, or a text that is TOML again and its remarks.

use arrangement::{Edit, ReadOptions, Step, edited, read_bytes, remarks, values};
use libfuzzer_sys::fuzz_target;

// The first line is the way, its steps apart by spaces; the second is the value; the rest is the text.
fuzz_target!(|data: &str| {
    let mut lines = data.splitn(3, '\n');
    let [way, value, text] = [(); 3].map(|()| lines.next().unwrap_or_default());
    let step = |step: &str| match step.parse() {
        Ok(entry) => Step::Entry(entry),
        Err(_) => Step::Key(step.to_owned()),
    };
    let edit = Edit {
        at: way.split(' ').map(step).collect(),
        value: serde_json::from_str(value).ok(),
    };
    if let Ok(new) = edited(text, &[edit]) {
        assert!(values(&new).is_some(), "{new}");
    }
    let _ = remarks(&read_bytes(
        "any.toml",
        text.as_bytes(),
        None,
        &ReadOptions::default(),
    ));
});
