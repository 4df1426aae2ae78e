//! Running the commands of the documentation, whose figures can come from other commands.
//!
//! A command may name a figure in place of a number that it would have to repeat:
//!
//! - `{low:CLASS}`: the least share of the peaces of this class that held five years, of the interval that
//!   they leave open, as printed.
//! - `{enough:CLASS}`: what the page's `enough` with that aim says is enough of its one number.
//! - `{found:PATH}`: what `calibrate` finds for this number of the arrangement of 2025.

use std::{
    cell::RefCell,
    collections::HashMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// The arrangement of the real case.
pub const UKRAINE: &str = "scenarios/ukraine-2025/arrangement.toml";

/// Commands in the repository's folder, each of which is run once.
#[derive(Default)]
pub struct Commands {
    printed: RefCell<HashMap<String, String>>,
}

impl Commands {
    /// The repository's folder.
    pub fn root(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    /// What `backstop` prints with these arguments.
    pub fn printed(&self, arguments: &str) -> String {
        if let Some(known) = self.printed.borrow().get(arguments) {
            return known.clone();
        }
        let output = Command::new(env!("CARGO_BIN_EXE_backstop"))
            .args(shlex::split(arguments).expect("a command line"))
            .current_dir(self.root())
            .env_remove("BACKSTOP_SOURCES")
            .output()
            .expect("the binary runs");
        assert!(output.status.success(), "backstop {arguments}");
        let text = String::from_utf8(output.stdout).expect("text");
        let mut printed = self.printed.borrow_mut();
        printed.insert(arguments.to_owned(), text.clone());
        text
    }

    /// The JSON object that it prints.
    pub fn json(&self, arguments: &str) -> Value {
        serde_json::from_str(&self.printed(&format!("{arguments} --json"))).expect("JSON")
    }

    /// A command of a page, with its figures in place of their names.
    pub fn with_figures(&self, command: &str, page: &str) -> String {
        let mut parts = command.split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (named, rest) = part.split_once('}').expect("a figure's name ends");
            let (kind, of) = named.split_once(':').expect("a figure is of something");
            text += &match kind {
                "low" => self.low(of),
                "enough" => self.enough(of, page),
                "found" => self.found(of),
                other => panic!("no figure {other}"),
            };
            text += rest;
        }
        text
    }

    fn low(&self, class: &str) -> String {
        let view = self.json(&format!("history --class \"{class}\""));
        let low = view["low"]["5"].as_f64().expect("an interval");
        // With the digits that are printed, of a percentage one.
        format!("{low:.3}")
    }

    fn enough(&self, class: &str, page: &str) -> String {
        let commands = page.split("output:backstop ").skip(1);
        let mut commands = commands.filter_map(|rest| Some(rest.split_once(" -->")?.0));
        let aim = format!("target.survival={{low:{class}}}");
        let asked = commands
            .find(|command| command.contains(&aim) && command.matches("--lever").count() == 1)
            .unwrap_or_else(|| panic!("no `enough` of the page aims at {class}"));
        let answer = self.printed(&self.with_figures(asked, page));
        let mut rows = answer
            .lines()
            .skip_while(|line| !line.starts_with('─'))
            .skip(1);
        let row = rows.next().expect("the one number");
        row.rsplit_once(' ').expect("a last word").1.to_owned()
    }

    fn found(&self, path: &str) -> String {
        let calibrated = self.json(&format!("calibrate {UKRAINE}"));
        let found = calibrated["solutions"][0]["values"][path].as_f64();
        found.expect("a number that moves").to_string()
    }
}

/// A command as it is shown: in lines of at most 80 letters where its options allow it.
pub fn shown(command: &str) -> String {
    const WIDTH: usize = 80;
    let mut lines = vec!["$ backstop".to_owned()];
    let mut options = command.split(" -").peekable();
    let mut word = options.next().map(|verb| format!(" {verb}"));
    while let Some(next) = word.take() {
        let last = lines.last_mut().expect("a line");
        let more = usize::from(options.peek().is_some()) * 2;
        if last.chars().count() + next.chars().count() + more > WIDTH {
            *last += " \\";
            lines.push(format!("   {next}"));
        } else {
            *last += &next;
        }
        word = options.next().map(|option| format!(" -{option}"));
    }
    lines.join("\n")
}
