//! Futures drawn for a page: told of on the way, stopped, gone on with; sources, and the page made of it all.

use std::fs;

use serde_json::{Value, json};

use crate::server::Server;

fn asked(server: &Server, futures: u64) -> Value {
    let text = fs::read_to_string(server.path("a.toml")).expect("there");
    json!({ "file": "a.toml", "text": text, "futures": futures, "seed": 1, "design": "sobol" })
}

#[test]
fn an_exploration_finds_what_the_command_finds() {
    let server = Server::start();
    let mut events = server.events();
    let begun = server
        .ask("POST", "/api/explore", &asked(&server, 256))
        .ok();
    let (_, progress) = events.next(&["progress"]);
    assert_eq!(
        (&progress["id"], &progress["of"]),
        (&begun["id"], &256.into())
    );
    let (name, explored) = events.next(&["explored", "failed", "cancelled"]);
    assert_eq!(
        (name.as_str(), &explored["id"]),
        ("explored", &begun["id"]),
        "{explored}"
    );
    let printed = server.run(&["explore", "a.toml", "-n", "256", "--json"]);
    let printed: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(explored["findings"], printed);
    assert_eq!(server.get("/api/explore").ok(), Value::Null);
    // It is listed as kept, of this very text and of no other.
    let kept = |text: &str| {
        let of = json!({ "file": "a.toml", "text": text });
        server.ask("POST", "/api/kept", &of).ok()["kept"].clone()
    };
    let text = asked(&server, 0)["text"].as_str().expect("text").to_owned();
    let run = json!({
        "id": begun["id"], "futures": 256, "seed": 1, "design": "sobol",
        "done": 256, "finished": true, "present": true,
    });
    assert_eq!(kept(&text), json!([run]));
    assert_eq!(kept(&(text + "# another\n"))[0]["present"], false);
    // The page is the one that the command writes with the dataset that was kept.
    let folder = format!("a.futures/{}", begun["id"].as_str().expect("an id"));
    server.run(&["report", "a.toml", "--explore", &folder, "-o", "page.html"]);
    let written = fs::read_to_string(server.path("page.html")).expect("written");
    let report =
        json!({ "file": "a.toml", "text": asked(&server, 0)["text"], "explored": begun["id"] });
    let page = server.ask("POST", "/api/report", &report);
    assert_eq!(page.status, 200);
    assert!(page.head.contains("text/html"));
    assert!(page.body == written, "the page is another");
    let unknown = json!({ "file": "a.toml", "text": report["text"], "explored": "0123456789ab" });
    assert_eq!(server.ask("POST", "/api/report", &unknown).status, 404);
    let changed = report["text"].as_str().expect("text").to_owned() + "# another\n";
    let another = json!({ "file": "a.toml", "text": changed, "explored": begun["id"] });
    assert_eq!(server.ask("POST", "/api/report", &another).status, 409);
    let broken = json!({ "file": "a.toml", "text": "title = 1\n", "explored": null });
    assert_eq!(server.ask("POST", "/api/report", &broken).status, 422);
}

#[test]
fn a_cancelled_exploration_keeps_what_was_drawn_and_goes_on_from_there() {
    let server = Server::start();
    let mut events = server.events();
    let futures = 1_000_000;
    let id = server
        .ask("POST", "/api/explore", &asked(&server, futures))
        .ok()["id"]
        .clone();
    let other = server.ask("POST", "/api/explore", &asked(&server, 64));
    assert_eq!(other.status, 409);
    events.next(&["progress"]);
    let running = server.get("/api/explore").ok();
    assert_eq!((&running["id"], &running["file"]), (&id, &"a.toml".into()));
    assert_eq!(running["text"], asked(&server, futures)["text"]);
    while events.next(&["progress"]).1["done"].as_u64() < Some(1) {}
    assert_eq!(
        server
            .ask("DELETE", "/api/explore", &json!({ "id": id }))
            .status,
        204
    );
    let (_, cancelled) = events.next(&["cancelled", "explored", "failed"]);
    let done = cancelled["done"]
        .as_u64()
        .unwrap_or_else(|| panic!("{cancelled}"));
    assert!(
        (1024..futures).contains(&done) && done % 1024 == 0,
        "{cancelled}"
    );
    let folder = server
        .path("a.futures")
        .join(id.as_str().expect("an id"))
        .join("futures");
    let parts = fs::read_dir(folder).expect("there").count() as u64;
    assert_eq!(parts * 1024, done);
    let of = json!({ "file": "a.toml", "text": asked(&server, futures)["text"] });
    let kept = server.ask("POST", "/api/kept", &of).ok();
    assert_eq!(
        (&kept["kept"][0]["done"], &kept["kept"][0]["finished"]),
        (&done.into(), &false.into())
    );
    // Also after the server was killed.
    let server = Server::in_folder(server.kill(), &["a.toml"]);
    let mut events = server.events();
    assert_eq!(
        server
            .ask("POST", "/api/explore", &asked(&server, futures))
            .ok()["id"],
        id
    );
    let (_, progress) = events.next(&["progress"]);
    assert!(progress["done"].as_u64() >= Some(done), "{progress}");
    server.ask("DELETE", "/api/explore", &json!({ "id": id }));
    let (_, cancelled) = events.next(&["cancelled"]);
    assert!(cancelled["done"].as_u64() >= Some(done), "{cancelled}");
}

#[test]
fn what_cannot_be_explored_is_said() {
    let server = Server::start();
    let with = |key: &str, value: Value| {
        let mut asked = asked(&server, 64);
        asked[key] = value;
        let answer = server.ask("POST", "/api/explore", &asked);
        (
            answer.status,
            answer.json()["message"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    assert_eq!(with("futures", 1.into()).0, 422);
    assert_eq!(with("futures", 2_000_000.into()).0, 422);
    assert_eq!(with("design", "other".into()).0, 400);
    assert_eq!(with("text", "title = 1\n".into()).0, 422);
    let text = asked(&server, 64)["text"]
        .as_str()
        .expect("text")
        .to_owned();
    let certain: String = text
        .lines()
        .filter(|line| !line.contains("low ="))
        .map(|line| format!("{line}\n"))
        .collect();
    let (status, message) = with("text", certain.into());
    assert_eq!(status, 422, "{message}");
    assert_eq!(server.get("/api/explore").ok(), Value::Null);
}

#[test]
fn sources_at_hand_are_shown_with_what_is_quoted_in_them() {
    let server = Server::start();
    let text = asked(&server, 0)["text"].clone();
    let told = server
        .ask(
            "POST",
            "/api/sources",
            &json!({ "file": "a.toml", "text": text }),
        )
        .ok();
    let source = &told["sources"][0];
    assert_eq!(
        (&source["id"], &source["file"]),
        (&"brief".into(), &"brief.txt".into())
    );
    assert_eq!(source["published"], "2031-03-03");
    let units: Vec<u16> = source["text"]
        .as_str()
        .expect("its text")
        .encode_utf16()
        .collect();
    let marks = source["marks"].as_array().expect("a list");
    assert!(marks.len() > 5, "{marks:?}");
    let quoted = marks
        .iter()
        .find(|mark| mark["paths"].to_string().contains("actors.alvane.stake"));
    let quoted = quoted.expect("quoted");
    let place = |key: &str| quoted[key].as_u64().expect("a place") as usize;
    let words = String::from_utf16(&units[place("from")..place("to")]).expect("text");
    assert!(
        words.contains("Without Port Elin there is no Alvane"),
        "{words}"
    );
    let broken = json!({ "file": "a.toml", "text": "title = 1\n" });
    assert_eq!(server.ask("POST", "/api/sources", &broken).status, 422);
    fs::remove_file(server.path("brief.txt")).expect("removed");
    let told = server
        .ask(
            "POST",
            "/api/sources",
            &json!({ "file": "a.toml", "text": text }),
        )
        .ok();
    assert_eq!(
        (&told["sources"][0]["text"], &told["sources"][0]["marks"]),
        (&Value::Null, &json!([]))
    );
}
