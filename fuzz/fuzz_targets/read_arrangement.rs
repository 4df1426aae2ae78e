//! Arbitrary bytes, read as an arrangement, end in an arrangement or a report; what is an
//! arrangement reads the same after it is written.

#![no_main]

use arrangement::{ReadOptions, Setting, read_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // What stands behind a NUL byte is an option, so that those are tried as well.
    let mut parts = bytes.splitn(3, |&byte| byte == 0);
    let file = parts.next().unwrap_or_default();
    let mut options = ReadOptions::default();
    let mut text = || {
        parts
            .next()
            .map(|part| String::from_utf8_lossy(part).into_owned())
    };
    options
        .set
        .extend(text().and_then(|setting| Setting::parse(&setting)));
    options.without.extend(text());
    match read_bytes("fuzz.toml", file, None, &options) {
        Ok(read) => {
            read.render_notices(false);
            let written = read.arrangement.to_toml();
            let plain = ReadOptions::default();
            match read_bytes("written.toml", written.as_bytes(), None, &plain) {
                Ok(again) => assert_eq!(again.arrangement, read.arrangement, "{written}"),
                Err(report) => panic!("{report}\n{written}"),
            }
        }
        Err(report) => {
            report.render(true);
            assert!(!report.to_string().is_empty());
        }
    }
});
