//! A text read with its mistakes at their places, and edited by its values.

use serde_json::{Value, json};

use crate::{
    common::{run, text},
    server::Server,
};

fn read(server: &Server, text: &str) -> Value {
    server
        .ask(
            "POST",
            "/api/read",
            &json!({ "file": "a.toml", "text": text }),
        )
        .ok()
}

#[test]
fn mistakes_are_told_as_check_tells_them_at_their_places() {
    let server = Server::start();
    let written = std::fs::read_to_string(server.path("a.toml")).expect("there");
    let broken = written
        .replacen("[target]\n", "[target]\n\"🕊é\" = 1\n", 1)
        .replace("horizon_years", "horizon_year");
    let told = read(&server, &broken);
    std::fs::write(server.path("a.toml"), &broken).expect("written");
    let file = server.path("a.toml");
    let checked = run(&["check", file.to_str().expect("UTF-8")]);
    let checked = text(&checked.stderr);
    let mistakes = told["mistakes"].as_array().expect("a list");
    assert!(!mistakes.is_empty());
    for mistake in mistakes {
        assert_eq!(mistake["severity"], "mistake");
        assert!(
            checked.contains(mistake["message"].as_str().expect("words")),
            "{mistake}\n{checked}"
        );
    }
    let dove = mistakes.iter().find(|mistake| {
        mistake["message"]
            .as_str()
            .is_some_and(|words| words.contains('🕊'))
    });
    let dove = dove.unwrap_or_else(|| panic!("{told}"));
    let line = broken
        .lines()
        .position(|line| line.starts_with("\"🕊"))
        .expect("there")
        + 1;
    assert_eq!(dove["from"], json!({ "line": line, "column": 1 }));
    // A dove is two units of UTF-16, an é is one; the quotation marks are two more.
    assert_eq!(dove["to"], json!({ "line": line, "column": 6 }));
    assert_eq!(dove["path"], "target.🕊é");
    assert!(told["values"]["actors"].is_object());
}

#[test]
fn what_check_warns_of_is_told_too_and_broken_text_has_no_values() {
    let server = Server::start();
    let written = std::fs::read_to_string(server.path("a.toml")).expect("there");
    let told = read(&server, &written);
    assert_eq!(told["mistakes"], json!([]));
    let elsewhere = written.replace("\"brief.txt\"", "\"no-brief.txt\"");
    let warning = &read(&server, &elsewhere)["mistakes"][0];
    assert_eq!(warning["severity"], "warning");
    assert_eq!(warning["path"], "sources.brief.file");
    assert!(warning.to_string().contains("is not at hand"), "{warning}");
    let edit = json!({ "text": written, "edits": [{ "at": ["reference"], "value": null }] });
    let without = server.ask("POST", "/api/edit", &edit).ok();
    let told = read(&server, without["text"].as_str().expect("text"));
    assert!(
        told.to_string().contains("no class of historical peaces"),
        "{told}"
    );
    let told = read(&server, "title = \n[actors.a\n");
    assert_eq!(told["values"], Value::Null);
    assert_eq!(told["mistakes"][0]["from"]["line"], 1, "{told}");
}

#[test]
fn an_edit_changes_its_value_and_nothing_else() {
    let server = Server::start();
    let written = std::fs::read_to_string(server.path("a.toml")).expect("there");
    let values = read(&server, &written)["values"].clone();
    let actor = values["actors"]
        .as_object()
        .and_then(|actors| actors.keys().next())
        .expect("an actor")
        .clone();
    let edit = json!({ "text": written, "edits": [
        { "at": ["title"], "value": "Another <title>" },
        { "at": ["actors", actor, "stake"], "value": { "low": 1, "mode": 2.5, "high": 4 } },
    ] });
    let edited = server.ask("POST", "/api/edit", &edit).ok();
    let edited = edited["text"].as_str().expect("text");
    let after = read(&server, edited)["values"].clone();
    let mut expected = values;
    expected["title"] = "Another <title>".into();
    expected["actors"][&actor]["stake"] = json!({ "low": 1, "mode": 2.5, "high": 4 });
    assert_eq!(after, expected);
    let comments = |text: &str| text.matches('#').count();
    assert_eq!(comments(edited), comments(&written));
    let nowhere = json!({ "text": written, "edits": [{ "at": ["title", 3], "value": 1 }] });
    let refused = server.ask("POST", "/api/edit", &nowhere);
    assert_eq!(refused.status, 422);
    assert!(
        refused.json()["message"]
            .as_str()
            .is_some_and(|message| message.contains("title.3"))
    );
    let no_edit = json!({ "text": written, "edits": [{ "at": [], "value": 1 }] });
    assert_eq!(server.ask("POST", "/api/edit", &no_edit).status, 422);
    assert_eq!(server.ask("POST", "/api/edit", &json!([])).status, 400);
}
