//! `backstop read`, as people use it.

mod common;

use std::{fs, path::Path};

use common::{backstop, json, printed, root, run, text};
use serde_json::Value;

const BRIEF: &str = "scenarios/first-steps/brief.txt";
const ARTICLE: &str = "../shared/sources/starmer-backstop.txt";

/// The text at a ledger's passage.
fn at<'t>(text: &'t [char], passage: &Value) -> &'t [char] {
    let place = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
    &text[place("start")..place("end")]
}

#[test]
fn the_brief_is_read_with_its_speakers_in_the_margin() {
    insta::assert_snapshot!(printed(&["read", BRIEF, "--published", "2031-03-03"]));
}

#[test]
fn a_ledger_as_json_has_its_keys_and_its_passages_stand_in_the_text() {
    let ledger = json(&["read", BRIEF, "--published", "2031-03-03", "--jsonl"]);
    let characters: Vec<char> = fs::read_to_string(root().join(BRIEF))
        .unwrap()
        .chars()
        .collect();
    assert_eq!(ledger["id"], "brief");
    assert_eq!(ledger["published"], "2031-03-03");
    for statement in ledger["statements"].as_array().unwrap() {
        for passage in statement["content"].as_array().unwrap() {
            let here: String = at(&characters, passage).iter().collect();
            assert_eq!(passage["text"], here);
        }
        assert!(statement["kind"].is_string() && statement["about"].is_array());
    }
    insta::assert_json_snapshot!(ledger);
}

#[test]
fn a_day_that_needs_the_day_of_publication_asks_for_it() {
    let output = run(&["read", BRIEF]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("brief.txt") && said.contains("--published YYYY-MM-DD"),
        "{said}"
    );
}

#[test]
fn pages_byte_order_marks_and_other_line_ends_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let plain = fs::read_to_string(root().join(BRIEF)).unwrap();
    let statements = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let ledger = json(&["read", path.to_str().unwrap(), "--jsonl"]);
        ledger["statements"].as_array().unwrap().len()
    };
    let expected = statements("2031-03-03-brief.md", plain.as_bytes());
    assert!(expected >= 10);
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    assert_eq!(
        statements("2031-03-03-windows.txt", windows.as_bytes()),
        expected
    );
    let paragraphs: String = plain
        .lines()
        .map(|line| format!("<p>{line}</p>\n"))
        .collect();
    let page = format!(
        "<!doctype html><html><head><title>News</title><meta property=\"article:published_time\" \
        content=\"2031-03-03T10:00:00Z\"></head><body><nav><a href=\"/\">Home</a></nav><article>{paragraphs}</article></body></html>"
    );
    assert!(statements("page.html", page.as_bytes()) + 2 >= expected);
    assert_eq!(
        statements("2031-03-03-bytes.txt", b"\xff\xfe\x00\x80 said \xe2\x80"),
        0
    );
}

#[test]
fn a_page_escapes_what_the_article_says() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("2031-03-03-a.txt");
    fs::write(
        &article,
        "Ida Marsh said: “<script>alert(1)</script> is no peace.”\n",
    )
    .unwrap();
    let page = folder.path().join("page.html");
    printed(&[
        "read",
        article.to_str().unwrap(),
        "--html",
        page.to_str().unwrap(),
    ]);
    let page = fs::read_to_string(page).unwrap();
    assert!(
        !page.contains("<script") && page.contains("&lt;script&gt;"),
        "{page}"
    );
    assert!(!page.contains("http://") && !page.contains("https://"));
}

#[test]
fn a_page_has_no_marks_that_turn_the_direction_of_writing() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("2031-03-03-a.txt");
    fs::write(
        &article,
        "Ida Marsh said: “\u{202e}There is\u{2066} no peace.”\n",
    )
    .unwrap();
    let page = folder.path().join("page.html");
    let [article, page] = [&article, &page].map(|path| path.to_str().unwrap());
    printed(&["read", article, "--html", page]);
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("There is") && !page.contains(['\u{202e}', '\u{2066}']));
}

#[test]
fn nothing_is_printed_where_one_of_several_articles_cannot_be_read() {
    let output = run(&[
        "read",
        BRIEF,
        "no-such-article.txt",
        "--published",
        "2031-03-03",
        "--jsonl",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

#[test]
fn articles_are_printed_in_the_order_in_which_they_were_named() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..5)
        .map(|number| {
            let path = folder.path().join(format!("2031-03-03-{number}.txt"));
            fs::write(&path, "Ida Marsh said that it holds.\n".repeat(5 - number)).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    let mut arguments: Vec<&str> = vec!["read", "--jsonl"];
    arguments.extend(names.iter().map(String::as_str));
    let printed = printed(&arguments);
    let ids = printed.lines().map(|line| {
        let ledger: Value = serde_json::from_str(line).unwrap();
        ledger["id"].as_str().unwrap().to_owned()
    });
    let expected: Vec<String> = (0..5)
        .map(|number| format!("2031-03-03-{number}"))
        .collect();
    assert_eq!(ids.collect::<Vec<_>>(), expected);
}

#[test]
fn he_and_she_stand_for_nobody_whom_a_title_or_a_name_tells_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("2031-03-03-a.txt");
    let text = "Ms. Ida Marsh said that the talks would go on. David Reye said that nobody wanted them. \
        She added that they must.\n";
    fs::write(&article, text).unwrap();
    let ledger = json(&["read", article.to_str().unwrap(), "--jsonl"]);
    let last = ledger["statements"].as_array().unwrap().last().unwrap();
    assert_eq!(last["speaker"]["text"], "She", "{ledger}");
    assert_eq!(last["speaker"]["actor"], "Ida Marsh", "{ledger}");
}

#[test]
fn a_list_of_ones_own_names_office_holders() {
    let folder = tempfile::tempdir().unwrap();
    let people = folder.path().join("people.csv");
    fs::write(
        &people,
        "country,office,name,from,until\nLorran,prime minister,Ida Marsh,2020-01-01,\n",
    )
    .unwrap();
    let article = folder.path().join("2031-03-03-a.txt");
    fs::write(
        &article,
        "Marsh said that Lorran would send a battalion to the border this year.\n",
    )
    .unwrap();
    let ledger = json(&[
        "read",
        article.to_str().unwrap(),
        "--jsonl",
        "--people",
        people.to_str().unwrap(),
    ]);
    assert_eq!(
        ledger["statements"][0]["speaker"]["actor"], "Ida Marsh",
        "{ledger}"
    );
    fs::write(
        &people,
        "country,office,name,from,until\nLorran,prime minister,,2020-01-01,\n",
    )
    .unwrap();
    let output = run(&[
        "read",
        article.to_str().unwrap(),
        "--people",
        people.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("line 2"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn the_article_of_the_scenario_has_its_speakers_and_days() {
    if !root().join(ARTICLE).exists() {
        eprintln!("skipped: {ARTICLE} is not there");
        return;
    }
    let ledger = json(&["read", ARTICLE, "--published", "2025-02-27", "--jsonl"]);
    let statements = ledger["statements"].as_array().unwrap();
    assert!(statements.len() >= 18, "{}", statements.len());
    let persons = [
        "Keir Starmer",
        "Donald Trump",
        "David Lammy",
        "Volodymyr Zelenskyy",
    ];
    for statement in statements
        .iter()
        .filter(|statement| statement["quoted"] == true)
    {
        let actor = statement["speaker"]["actor"].as_str().unwrap_or_default();
        assert!(persons.contains(&actor), "{statement}");
    }
    let days: Vec<String> = ledger["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            format!(
                "{}/{}",
                event["from"].as_str().unwrap(),
                event["to"].as_str().unwrap()
            )
        })
        .collect();
    for day in [
        "2025-02-27/2025-02-27",
        "2025-02-28/2025-02-28",
        "2025-03-01/2025-03-02",
        "2027-04-01/2027-04-30",
    ] {
        assert!(
            days.iter().any(|found| found == day),
            "{day} is not among {days:?}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let output = backstop(&["read", "no-such-article.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no-such-article.txt"));
    assert!(!Path::new("no-such-article.txt").exists());
}

#[test]
fn a_page_without_a_text_and_an_empty_file_are_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content, why) in [
        (
            "2025-02-27-page.html",
            "<html><body></body></html>",
            "no main text was found in this page",
        ),
        ("2025-02-27-text.txt", " \n", "there is no text in it"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, content).expect("written");
        let output = run(&["read", file.to_str().expect("UTF-8")]);
        let told = text(&output.stderr);
        assert!(output.status.success() && told.contains(why), "{told}");
    }
}

#[test]
fn who_belongs_to_somebody_named_is_not_that_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2032-05-14-envoy.txt");
    let article = "Prime Minister Ida Marsh said on Thursday that her country would send 4,000 soldiers. \
        Marsh’s envoy said that the talks had gone well.\n";
    fs::write(&path, article).unwrap();
    let ledger = json(&["read", path.to_str().unwrap(), "--jsonl"]);
    let statements = ledger["statements"].as_array().unwrap();
    assert_eq!(statements.len(), 2);
    assert_eq!(statements[0]["speaker"]["actor"], "Ida Marsh");
    assert_eq!(statements[0]["kind"], "pledge");
    assert_eq!(statements[1]["speaker"]["text"], "Marsh’s envoy");
    assert_eq!(statements[1]["speaker"]["actor"], Value::Null);
}

#[test]
fn a_day_of_publication_in_another_form_is_refused_with_the_form_that_is_meant() {
    let output = run(&["read", BRIEF, "--published", "14/05/2032"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("YYYY-MM-DD"));
}
