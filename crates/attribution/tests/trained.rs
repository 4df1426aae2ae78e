//! Weights made anew by `training/` are read: `BACKSTOP_WEIGHTS=FILE cargo test -p attribution --test trained`.

use attribution::Reader;

const BRIEF: &str = include_str!("../../../scenarios/first-steps/brief.txt");

#[test]
fn weights_made_anew_are_read() {
    let Some(path) = std::env::var_os("BACKSTOP_WEIGHTS") else {
        eprintln!("skipped: BACKSTOP_WEIGHTS names no file of weights");
        return;
    };
    let file = std::fs::read(path).unwrap();
    let reader = Reader::new(file.leak()).unwrap();
    for attribution in reader.read(BRIEF) {
        assert!(!attribution.content.is_empty());
    }
}
