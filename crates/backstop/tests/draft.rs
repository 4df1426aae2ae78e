//! `backstop new --from`: a draft of an arrangement from an article.

mod common;

use std::fs;

use common::{json, printed, root, run, text};

const BRIEF: &str = "scenarios/first-steps/brief.txt";
const ARTICLE: &str = "../shared/sources/starmer-backstop.txt";

/// Drafts from an article, checks and solves the draft, and gives its text.
fn drafted(article: &str, published: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draft.toml");
    let file = file.to_str().unwrap();
    printed(&["new", file, "--from", article, "--published", published]);
    let outlook = json(&["run", file, "--json"]);
    let (quoted, verified) = (
        &outlook["assumptions"]["quoted"],
        &outlook["assumptions"]["verified"],
    );
    assert_eq!(quoted, verified);
    assert!(printed(&["check", file]).contains("OK"));
    fs::read_to_string(file).unwrap()
}

#[test]
fn a_draft_from_the_brief_passes_check_and_run() {
    let draft = drafted(BRIEF, "2031-03-03");
    for line in [
        "[actors.kestria]\nrole     = \"challenger\"",
        "[actors.alvane]\nrole     = \"protege\"",
        "[actors.lorran]\nrole     = \"guarantor\"",
    ] {
        assert!(draft.contains(line), "{line}\n{draft}");
    }
    assert!(
        draft.contains("id       = \"lorran-pledge\"")
            && draft.contains("id       = \"lorran-force\""),
        "{draft}"
    );
}

#[test]
fn a_draft_from_the_article_of_the_scenario_finds_what_is_in_it() {
    if !root().join(ARTICLE).exists() {
        eprintln!("skipped: {ARTICLE} is not there");
        return;
    }
    let draft = drafted(ARTICLE, "2025-02-27");
    for found in [
        "[actors.russia]\nrole     = \"challenger\"",
        "[actors.ukraine]\nrole     = \"protege\"",
        "id       = \"europe-force\"",
        "id       = \"united-states-refused-pledge\"",
        "id       = \"united-states-deal\"",
        "id       = \"europe-spending\"",
        "from     = 2027-04-01",
        "veto     = true",
    ] {
        assert!(draft.contains(found), "{found}\n{draft}");
    }
}

#[test]
fn an_article_that_names_no_countries_drafts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    fs::write(&article, "She said that it rained.\n").unwrap();
    let file = folder.path().join("draft.toml");
    let output = run(&[
        "new",
        file.to_str().unwrap(),
        "--from",
        article.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("fewer than two countries"),
        "{}",
        text(&output.stderr)
    );
    assert!(!file.exists());
}

#[test]
fn what_is_known_of_no_article_is_refused_and_a_refused_draft_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("mine/");
    let name = name.to_str().unwrap();
    let refused = |arguments: &[&str]| {
        let output = run(&[&["new", name], arguments].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(!folder.path().join("mine").exists());
        text(&output.stderr)
    };
    let said = refused(&["--published", "2031-03-03"]);
    assert!(said.contains("--from ARTICLE"), "{said}");
    let said = refused(&["--from", BRIEF]);
    assert!(said.contains("--published YYYY-MM-DD"), "{said}");
    let said = refused(&["--from", "no-such-article.txt"]);
    assert!(said.contains("no-such-article.txt"), "{said}");
}
