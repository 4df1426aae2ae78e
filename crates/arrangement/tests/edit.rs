//! Numbers written back into a file: they hold, with their reasons, and all else is as it was.

use std::{fs, path::Path};

use arrangement::{EditError, ReadOptions, Reason, Recalibrated, read_bytes, recalibrated};

fn number(path: &str, value: f64) -> Recalibrated {
    Recalibrated {
        path: path.to_owned(),
        value,
        because: "Calibrated: \"so\" that it fits".to_owned(),
    }
}

fn scenario(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    fs::read_to_string(folder.join(name).join("arrangement.toml")).expect("a scenario")
}

#[test]
fn the_numbers_hold_with_their_reason_and_every_other_line_is_as_it_was() {
    let text = scenario("ukraine-2025");
    // In a list, in a mood, with a list of reasons over several lines, in a list of tables.
    let numbers = [
        number("actors.russia.strength.1", 0.75),
        number("actors.us.moods.committed.stake", 1.25),
        number("actors.russia.stake", 150.0),
        number("commitments.us-backstop.honour", 7.5),
        number("commitments.minerals.value.us", 2.0),
    ];
    let written = recalibrated(&text, &numbers).expect("written");
    let read = read_bytes(
        "new.toml",
        written.as_bytes(),
        None,
        &ReadOptions::default(),
    );
    let read = read.expect("valid").arrangement;
    for Recalibrated {
        path,
        value,
        because,
    } in &numbers
    {
        let found = read.number(path).expect("there");
        assert_eq!(found.value, *value, "{path}");
        let reason = Reason::Judgement(because.clone());
        assert_eq!(found.because.last(), Some(&reason), "{path}");
        assert!(found.because.len() > 1, "{path}");
    }
    let changed: Vec<(&str, &str)> = differing(&text, &written);
    insta::assert_snapshot!(
        changed
            .iter()
            .map(|(old, new)| format!("- {old}\n+ {new}\n"))
            .collect::<String>()
    );
}

/// Lines of the second text that are not in the first, each with the line that stood there; a line that
/// was added has none.
fn differing<'t>(old: &'t str, new: &'t str) -> Vec<(&'t str, &'t str)> {
    let mut old = old.lines().peekable();
    let mut differing = Vec::new();
    for line in new.lines() {
        match old.peek() {
            Some(&same) if same == line => {
                old.next();
            }
            Some(&before) if before.split('=').next() == line.split('=').next() => {
                differing.push((before, line));
                old.next();
            }
            _ => differing.push(("", line)),
        }
    }
    assert_eq!(old.next(), None, "every line stayed or was changed");
    differing
}

#[test]
fn nothing_to_write_leaves_every_byte() {
    for name in ["ukraine-2025", "first-steps"] {
        let text = scenario(name);
        assert_eq!(recalibrated(&text, &[]), Ok(text.clone()));
    }
}

#[test]
fn a_mode_moves_with_the_value_beside_it_and_a_range_without_a_mode_gets_a_value() {
    let text = "[a]\nx = { low = 0, mode = 1, high = 2, value = 1.5 } # kept\n\
                [a.y]\n# two\nlow = 0\nhigh = 2\n";
    let written = recalibrated(text, &[number("a.x", 0.5), number("a.y", 0.25)]);
    insta::assert_snapshot!("in_tables", written.expect("written"));
}

#[test]
fn what_has_no_range_is_not_written_over() {
    for path in [
        "actors.kestria.assault_cost",
        "war.decisive",
        "title",
        "actors.nobody.stake",
    ] {
        let written = recalibrated(&scenario("first-steps"), &[number(path, 1.0)]);
        assert_eq!(written, Err(EditError::NotThere(path.to_owned())));
    }
}
