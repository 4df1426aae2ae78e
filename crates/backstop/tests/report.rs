//! The page of an arrangement, as the command writes it.

mod common;

use std::{fs, path::Path};

use common::{FIRST_STEPS, UKRAINE, json, root, run, text};
use serde_json::Value;

/// Writes a page and gives its text.
fn page(arguments: &[&str], folder: &Path) -> String {
    let file = folder.join("page.html");
    let named = file.to_str().expect("UTF-8");
    let output = run(&[&["report"], arguments, &["-o", named]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    fs::read_to_string(file).expect("written")
}

/// The figures inside a page.
fn figures(page: &str) -> Value {
    let data = page.split("id=\"page\">").nth(1);
    let data = data.and_then(|rest| rest.split("</script>").next());
    serde_json::from_str(data.expect("figures")).expect("JSON")
}

#[test]
fn a_page_says_what_run_says_and_holds_all_that_it_needs() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let page = page(&[FIRST_STEPS], folder.path());
    let run = json(&["run", FIRST_STEPS, "--json"]);
    let inside = figures(&page);
    assert_eq!(inside["answer"]["target"], run["target"]);
    assert_eq!(inside["answer"]["input"], run["input"]);
    assert_eq!(inside["futures"], Value::Null);
    let (played, error) = (
        &inside["simulated"]["reached"],
        &inside["simulated"]["standard_error"],
    );
    let apart =
        played.as_f64().expect("a share") - run["target"]["reached"].as_f64().expect("a share");
    assert!(
        apart.abs() < 4.0 * error.as_f64().expect("an error"),
        "{}",
        inside["simulated"]
    );
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
    // Nothing is fetched, and the policy says so.
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("connect-src 'none'"));
    for reference in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!page.contains(reference), "{reference}");
    }
    // The answer is there without scripts.
    let said = inside["answer"]["words"]["answer"].as_str().expect("words");
    let before = page.split("<div id=\"app\">").next().expect("the page");
    assert!(before.contains(said), "{said}");
    assert!(before.contains("<noscript>"));
    // So is what follows from it, and what it leaves out.
    for heading in [
        "What it hinges on",
        "What would be enough, one number at a time",
        "What is not in the model",
    ] {
        assert!(before.contains(heading), "{heading}");
    }
}

#[test]
fn a_page_shows_what_kept_futures_show_and_refuses_those_of_another_file() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let futures = folder.path().join("futures");
    let named = futures.to_str().expect("UTF-8");
    let explored = json(&["explore", FIRST_STEPS, "-n", "256", "-o", named, "--json"]);
    let page = page(&[FIRST_STEPS, "--explore", named], folder.path());
    assert_eq!(figures(&page)["futures"], explored);
    let other = folder.path().join("other.html");
    let refuses = |arguments: &[&str], said: &str| {
        let output = run(&[
            &["report"],
            arguments,
            &["-o", other.to_str().expect("UTF-8")],
        ]
        .concat());
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(said), "{message}");
        assert!(!other.exists());
    };
    refuses(&[UKRAINE, "--explore", named], "holds another run");
    let nothing = folder.path().join("nothing");
    refuses(
        &[FIRST_STEPS, "--explore", nothing.to_str().expect("UTF-8")],
        "holds no dataset",
    );
    fs::remove_file(futures.join("futures/part-00000.parquet")).expect("there");
    refuses(&[FIRST_STEPS, "--explore", named], "is not finished");
}

#[test]
fn a_page_never_replaces_the_arrangement() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("arrangement.toml");
    fs::copy(root().join(FIRST_STEPS), &file).expect("copied");
    let before = fs::read(&file).expect("there");
    let named = file.to_str().expect("UTF-8");
    let output = run(&["report", named, "-o", named]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&file).expect("there"), before);
}

#[test]
fn hostile_words_stay_words() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let hostile = "<img src=x onerror=alert(1)></title></script><script>alert(2)</script>\\u202e";
    let file = fs::read_to_string(root().join(FIRST_STEPS)).expect("there");
    let title = file
        .lines()
        .find(|line| line.starts_with("title"))
        .expect("a title");
    let file = file.replace(title, &format!("title = \"{hostile}\""));
    let path = folder.path().join("hostile.toml");
    fs::write(&path, file).expect("written");
    let sources = root().join("scenarios/first-steps");
    let sources = sources.to_str().expect("UTF-8");
    let page = page(
        &[path.to_str().expect("UTF-8"), "--sources", sources],
        folder.path(),
    );
    assert!(!page.contains("<img"));
    assert!(!page.contains("alert(2)</script>"));
    assert!(!page.contains('\u{202e}'));
    assert_eq!(page.matches("<script").count(), 3);
}

#[test]
fn a_quotation_is_shown_in_its_place_where_the_source_is_at_hand() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let page = page(&[FIRST_STEPS], folder.path());
    let inside = figures(&page);
    let sources = inside["quotations"].as_object().expect("sources");
    let all = sources.values().filter_map(Value::as_array).flatten();
    let mut quotations = 0;
    for quotation in all {
        quotations += 1;
        assert!(!quotation["found"].as_str().expect("words").is_empty());
        assert!(!quotation["paths"].as_array().expect("paths").is_empty());
    }
    assert!(
        quotations > 0,
        "first-steps quotes its brief, which is beside it"
    );
}
