//! Files: opened, saved and never lost.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::server::{Answer, Server, ask, until};

fn open(server: &Server) -> Value {
    server.get("/api/file?file=a.toml").ok()
}

fn save(server: &Server, text: &str, version: &Value) -> Answer {
    let asked = json!({ "file": "a.toml", "text": text, "version": version });
    server.ask("PUT", "/api/file", &asked)
}

fn keep(server: &Server, page: &str, text: &str, version: &Value) {
    let draft = json!({ "file": "a.toml", "by": page, "text": text, "version": version });
    assert_eq!(server.ask("PUT", "/api/draft", &draft).status, 204);
}

fn discard(server: &Server, by: &str, draft: &str, text: &Value) {
    let asked = json!({ "file": "a.toml", "by": by, "draft": draft, "text": text });
    assert_eq!(server.ask("DELETE", "/api/draft", &asked).status, 204);
}

#[test]
fn a_file_is_listed_opened_and_saved() {
    let server = Server::start();
    fs::write(server.path("other.toml"), "[package]\nname = 'x'\n").expect("written");
    fs::write(server.path("broken.toml"), "[actors.a\n").expect("written");
    let files = server.get("/api/files").ok();
    assert_eq!(files["files"][0]["file"], "a.toml");
    assert!(files["files"][0]["title"].is_string(), "{files}");
    assert_eq!(
        files["files"][1],
        json!({ "file": "broken.toml", "title": null })
    );
    assert_eq!(files["files"].as_array().map(Vec::len), Some(2));
    let there = open(&server);
    assert_eq!(
        there["text"],
        fs::read_to_string(server.path("a.toml")).expect("there")
    );
    assert_eq!(there["drafts"], json!([]));
    let text = format!("{}\n# saved\n", there["text"].as_str().expect("text"));
    let saved = save(&server, &text, &there["version"]).ok();
    assert_eq!(saved["mistakes"], 0);
    assert_eq!(
        fs::read_to_string(server.path("a.toml")).expect("there"),
        text
    );
    assert_eq!(open(&server)["version"], saved["version"]);
    // What has mistakes is saved too: it is the author's.
    let saved = save(&server, "title = 5\n", &saved["version"]).ok();
    assert!(saved["mistakes"].as_u64() > Some(1), "{saved}");
}

#[test]
fn a_new_file_is_the_template_and_never_written_over_another() {
    let server = Server::start_with(&[]);
    let begun = server
        .ask("POST", "/api/new", &json!({ "file": "b.toml" }))
        .ok();
    let read = json!({ "file": "b.toml", "text": begun["text"] });
    let told = server.ask("POST", "/api/read", &read).ok();
    assert!(!told.to_string().contains("\"mistake\""), "{told}");
    let again = server.ask("POST", "/api/new", &json!({ "file": "a.toml" }));
    assert_eq!(again.status, 409);
    assert!(
        again.json()["message"]
            .as_str()
            .is_some_and(|message| message.contains("there already"))
    );
    assert_eq!(server.get("/api/file?file=c.toml").status, 404);
}

#[test]
fn a_file_changed_on_disk_is_told_and_not_overwritten() {
    let server = Server::start();
    let there = open(&server);
    let mut events = server.events();
    fs::write(server.path("a.toml"), "title = 'by another'\n").expect("written");
    let (_, told) = events.next(&["file"]);
    assert_eq!(
        (&told["file"], &told["text"]),
        (&"a.toml".into(), &"title = 'by another'\n".into())
    );
    let refused = save(&server, "title = 'mine'\n", &there["version"]);
    assert_eq!(refused.status, 409);
    let refused = refused.json();
    assert_eq!(refused["text"], "title = 'by another'\n");
    assert_eq!(refused["version"], told["version"]);
    // On top of what is there it may be saved.
    save(&server, "title = 'mine'\n", &refused["version"]).ok();
    assert_eq!(events.next(&["file"]).1["text"], "title = 'mine'\n");
    fs::remove_file(server.path("a.toml")).expect("removed");
    let (_, told) = events.next(&["file"]);
    assert_eq!(
        told,
        json!({ "file": "a.toml", "text": null, "version": null })
    );
    let refused = save(&server, "title = 'mine'\n", &refused["version"]);
    assert_eq!(
        (refused.status, &refused.json()["version"]),
        (409, &Value::Null)
    );
    save(&server, "title = 'mine again'\n", &Value::Null).ok();
    assert_eq!(
        fs::read_to_string(server.path("a.toml")).expect("there"),
        "title = 'mine again'\n"
    );
}

#[test]
fn a_draft_outlives_the_server_and_goes_when_its_text_is_saved() {
    let server = Server::start();
    let there = open(&server);
    let text = "title = 'ünfinished\n";
    keep(&server, "one", text, &there["version"]);
    let server = Server::in_folder(server.kill(), &["a.toml"]);
    let found = open(&server);
    assert_eq!(
        found["drafts"],
        json!([{ "draft": "one", "text": text, "on": there["version"], "base": there["text"] }])
    );
    assert_eq!(found["text"], there["text"]);
    save(&server, text, &there["version"]).ok();
    assert_eq!(open(&server)["drafts"], json!([]));
    keep(&server, "one", "title = 'again'\n", &there["version"]);
    discard(&server, "one", "one", &Value::Null);
    assert_eq!(open(&server)["drafts"], json!([]));
    assert!(!server.path(".a.toml.one.draft").exists());
    assert!(!server.path(".a.toml.one.base").exists());
}

#[test]
fn the_version_that_a_draft_was_begun_from_is_kept_while_somebody_else_changes_the_file() {
    let server = Server::start();
    let there = open(&server);
    keep(&server, "one", "title = 'mine'\n", &there["version"]);
    fs::write(server.path("a.toml"), "title = 'theirs'\n").expect("written");
    keep(&server, "one", "title = 'mine again'\n", &there["version"]);
    let found = open(&server);
    assert_eq!(found["text"], "title = 'theirs'\n");
    assert_eq!(found["drafts"][0]["text"], "title = 'mine again'\n");
    assert_eq!(found["drafts"][0]["base"], there["text"]);
    // Of a version that is no longer there nothing can be kept.
    discard(&server, "one", "one", &Value::Null);
    keep(&server, "one", "title = 'mine'\n", &there["version"]);
    assert_eq!(open(&server)["drafts"][0]["base"], Value::Null);
}

#[test]
fn pages_that_write_the_same_file_keep_a_draft_each_and_none_goes_when_another_saves() {
    let server = Server::start();
    let there = open(&server);
    let version = there["version"].clone();
    keep(&server, "one", "title = 'of one'\n", &version);
    keep(&server, "two", "title = 'of two'\n", &version);
    save(&server, "title = 'of two'\n", &version).ok();
    let left = open(&server)["drafts"].clone();
    assert_eq!(
        left,
        json!([{ "draft": "one", "text": "title = 'of one'\n", "on": version, "base": there["text"] }])
    );
    // What was written after somebody saw a draft is not thrown away with it, and its page is told what is.
    let mut events = server.events();
    keep(&server, "one", "title = 'more of one'\n", &version);
    discard(&server, "two", "one", &"title = 'of one'\n".into());
    assert_eq!(
        open(&server)["drafts"][0]["text"],
        "title = 'more of one'\n"
    );
    discard(&server, "two", "one", &"title = 'more of one'\n".into());
    assert_eq!(open(&server)["drafts"], json!([]));
    let (_, told) = events.next(&["draft"]);
    assert_eq!(told, json!({ "file": "a.toml", "draft": "one" }));
    for page in ["../a", "a.b", "ü"] {
        let draft = json!({ "file": "a.toml", "by": page, "text": "", "version": version });
        assert_eq!(
            server.ask("PUT", "/api/draft", &draft).status,
            400,
            "{page}"
        );
    }
}

#[test]
fn a_draft_of_a_file_that_is_gone_is_kept_listed_and_opened() {
    let server = Server::start();
    open(&server);
    fs::remove_file(server.path("a.toml")).expect("removed");
    let text = "title = 'left'\n[actors.a]\n";
    keep(&server, "one", text, &Value::Null);
    let found = open(&server);
    assert_eq!(
        (&found["text"], &found["version"]),
        (&"".into(), &Value::Null)
    );
    assert_eq!(
        found["drafts"],
        json!([{ "draft": "one", "text": text, "on": null, "base": null }])
    );
    let files = server.get("/api/files").ok();
    assert_eq!(
        files["files"],
        json!([{ "file": "a.toml", "title": "left", "gone": true }])
    );
    save(&server, text, &Value::Null).ok();
    assert_eq!(open(&server)["drafts"], json!([]));
}

#[test]
fn a_save_is_told_to_every_other_page() {
    let server = Server::start();
    let there = open(&server);
    let mut events = server.events();
    let saved = save(&server, "title = 'of one page'\n", &there["version"]).ok();
    let (_, told) = events.next(&["file"]);
    assert_eq!(
        (&told["text"], &told["version"]),
        (&"title = 'of one page'\n".into(), &saved["version"])
    );
    // Also what a page that opens the file sees before the next look for changes.
    fs::write(server.path("a.toml"), "title = 'by another'\n").expect("written");
    let opened = open(&server);
    let (_, told) = events.next(&["file"]);
    assert_eq!(told["version"], opened["version"]);
}

#[test]
fn lines_end_in_the_file_as_they_did_and_in_the_page_as_editors_count_them() {
    let server = Server::start();
    let unix = open(&server)["text"].as_str().expect("text").to_owned();
    fs::write(server.path("a.toml"), unix.replace('\n', "\r\n")).expect("written");
    let there = open(&server);
    assert_eq!(there["text"], unix);
    let text = format!("{unix}# mine\n");
    save(&server, &text, &there["version"]).ok();
    let written = fs::read_to_string(server.path("a.toml")).expect("there");
    assert_eq!(written, text.replace('\n', "\r\n"));
    assert_eq!(open(&server)["text"], text);
}

#[test]
fn a_server_killed_while_saving_leaves_a_whole_file() {
    let mut server = Server::start();
    let texts: Vec<String> = (1..=2)
        .map(|number| {
            format!(
                "title = '{number}'\n{}",
                format!("# {number}\n").repeat(300_000)
            )
        })
        .collect();
    for round in 0..3_u64 {
        let stopped = AtomicBool::new(false);
        let folder = thread::scope(|scope| {
            let mut version = open(&server)["version"].clone();
            let (port, texts, stopped) = (server.port, &texts, &stopped);
            scope.spawn(move || {
                for text in texts
                    .iter()
                    .cycle()
                    .take_while(|_| !stopped.load(Ordering::Relaxed))
                {
                    let body = json!({ "file": "a.toml", "text": text, "version": version });
                    match ask(port, "PUT", "/api/file", &body) {
                        Some(answer) if answer.status == 200 => {
                            version = answer.json()["version"].clone()
                        }
                        _ => break,
                    }
                }
            });
            until("saved once", || {
                fs::metadata(server.path("a.toml")).is_ok_and(|file| file.len() > 1_000_000)
            });
            thread::sleep(Duration::from_millis(7 * round));
            let folder = server.kill();
            stopped.store(true, Ordering::Relaxed);
            folder
        });
        let there = fs::read_to_string(folder.path().join("a.toml")).expect("there");
        assert!(texts.contains(&there), "{} bytes", there.len());
        server = Server::in_folder(folder, &["a.toml"]);
    }
}

#[test]
fn variants_are_kept_beside_the_file_and_none_is_written_over() {
    let server = Server::start();
    let variant = |name: &str, text: &str| json!({ "file": "a.toml", "name": name, "text": text });
    let kept = |name: &str, text: &str| {
        server
            .ask("POST", "/api/variant", &variant(name, text))
            .ok()["name"]
            .clone()
    };
    for name in ["without us", "a", "größer"] {
        assert_eq!(kept(name, "title = 'v'\n"), name);
    }
    // The same once more is the same; another text goes beside it.
    assert_eq!(kept("a", "title = 'v'\n"), "a");
    assert_eq!(kept("a", "title = 'w'\n"), "a 2");
    let found = server.get("/api/variants?file=a.toml").ok();
    let names: Vec<&Value> = found["variants"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["a", "a 2", "größer", "without us"]);
    assert_eq!(found["variants"][0]["text"], "title = 'v'\n");
    assert_eq!(found["variants"][1]["text"], "title = 'w'\n");
    assert!(server.path("a.variants/a.toml").exists());
    for name in ["../a", "", "a/b", "nul", ".", "a\0"] {
        assert_eq!(
            server
                .ask("POST", "/api/variant", &variant(name, "x"))
                .status,
            403,
            "{name:?}"
        );
    }
    for name in ["without us", "a", "a 2", "größer", "a"] {
        let one = json!({ "file": "a.toml", "name": name });
        assert_eq!(server.ask("DELETE", "/api/variant", &one).status, 204);
    }
    assert!(!server.path("a.variants").exists());
    assert_eq!(
        server.get("/api/variants?file=a.toml").ok(),
        json!({ "variants": [] })
    );
}
