//! What the documentation shows as output is what the command prints, and its figures are the command's.
//!
//! A block begins with `<!-- output:backstop … -->` and ends with `<!-- /output -->`; one that shows a
//! file of the repository, with `<!-- file:… -->` and `<!-- /file -->`; one that shows what stands under a
//! heading of the output, with `<!-- part:HEADING; backstop … -->` and `<!-- /part -->`. A block of output
//! begins with the command that printed it. Run the tests with `BACKSTOP_UPDATE=1` to write the blocks anew.

mod commands;
mod sentences;

use std::fs;

use commands::{Commands, shown};

const PAGES: [&str; 13] = [
    "README.md",
    "docs/src/introduction.md",
    "docs/src/concepts/history.md",
    "docs/src/reference/command.md",
    "docs/src/guides/calibrate.md",
    "docs/src/guides/enough-and-weigh.md",
    "docs/src/guides/explore.md",
    "docs/src/guides/anchoring.md",
    "docs/src/guides/first-steps.md",
    "docs/src/guides/packages.md",
    "docs/src/guides/read.md",
    "docs/src/guides/ukraine-2025.md",
    "scenarios/ukraine-2025/README.md",
];

const BEGIN: &str = "<!-- output:backstop ";
const END: &str = "<!-- /output -->";
const BEGIN_FILE: &str = "<!-- file:";
/// Names a picture of the page and the command that draws it.
const PICTURE: &str = "<!-- picture:";
const END_FILE: &str = "<!-- /file -->";
const BEGIN_PART: &str = "<!-- part:";
const END_PART: &str = "<!-- /part -->";

/// A page with every block filled with what its command prints, or its file holds.
fn filled(commands: &Commands, page: &str) -> String {
    let block = |command: &str, text: &str| format!("```text\n{}\n{text}```\n", shown(command));
    let page = filled_blocks(page, BEGIN, END, |named| {
        let command = commands.with_figures(named, page);
        block(&command, &commands.printed(&command))
    });
    let page = filled_blocks(&page, BEGIN_PART, END_PART, |named| {
        let (heading, command) = named.split_once("; backstop ").expect("a command");
        let command = commands.with_figures(command, &page);
        block(&command, &part(&commands.printed(&command), heading))
    });
    filled_blocks(&page, BEGIN_FILE, END_FILE, |path| {
        let text = fs::read_to_string(commands.root().join(path)).expect("the file is there");
        let language = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        format!("```{}\n{text}```\n", language.replace("txt", "text"))
    })
}

/// What stands under a heading of an output, the heading included: until the next line with a rule below.
fn part(output: &str, heading: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let is_heading = |at: usize| lines.get(at + 1).is_some_and(|rule| rule.starts_with('─'));
    let start = (0..lines.len()).find(|&at| lines[at] == heading && is_heading(at));
    let start = start.unwrap_or_else(|| panic!("no heading {heading:?}"));
    let end = (start + 1..lines.len())
        .find(|&at| is_heading(at))
        .unwrap_or(lines.len());
    lines[start..end].join("\n").trim_end().to_owned() + "\n"
}

/// A page with every block between `begin` and `end` filled.
fn filled_blocks(page: &str, begin: &str, end: &str, fill: impl Fn(&str) -> String) -> String {
    let mut parts = page.split(begin);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (named, rest) = part
            .split_once(" -->")
            .expect("a block names what fills it");
        let (_, rest) = rest.split_once(end).expect("a block ends");
        text += &format!("{begin}{named} -->\n{}{end}{rest}", fill(named));
    }
    text
}

/// Pictures that a page shows: where each is, and the command that draws it.
fn pictures(page: &str) -> Vec<(&str, &str)> {
    let named = page.split(PICTURE).skip(1);
    named
        .map(|part| {
            let (named, _) = part.split_once(" -->").expect("a picture's line ends");
            named.split_once(" backstop ").expect("and names a command")
        })
        .collect()
}

#[test]
fn pictures_are_what_the_command_draws() {
    let commands = Commands::default();
    let folder = tempfile::TempDir::new().expect("a folder");
    let drawn = folder.path().join("picture.svg");
    let mut checked = 0;
    for page in PAGES {
        let page = commands.root().join(page);
        let text = fs::read_to_string(&page).expect("the page is there");
        for (path, arguments) in pictures(&text) {
            commands.printed(&format!("{arguments} --picture {}", drawn.display()));
            let (shown, drawn) = (page.with_file_name(path), fs::read(&drawn).expect("drawn"));
            if std::env::var_os("BACKSTOP_UPDATE").is_some() {
                fs::write(&shown, drawn).expect("the picture can be written");
            } else {
                let shown = fs::read(&shown).unwrap_or_default();
                assert!(
                    shown == drawn,
                    "{path} is stale: run the tests with BACKSTOP_UPDATE=1"
                );
            }
            checked += 1;
        }
    }
    assert!(checked > 2);
}

#[test]
fn pages_show_what_the_command_prints() {
    let commands = Commands::default();
    let mut blocks = 0;
    for page in PAGES {
        let path = commands.root().join(page);
        let text = fs::read_to_string(&path).expect("the page is there");
        blocks += text.matches(BEGIN).count();
        let filled = filled(&commands, &text);
        if std::env::var_os("BACKSTOP_UPDATE").is_some() {
            fs::write(&path, filled).expect("the page can be written");
        } else {
            assert!(
                filled == text,
                "{page} is stale: run the tests with BACKSTOP_UPDATE=1"
            );
        }
    }
    assert!(blocks > 5);
}
