//! What the server survives, and when it does not start.

use std::{io::Write, thread};

use serde_json::json;

use crate::{
    common::{run, text},
    server::Server,
};

#[test]
fn malformed_requests_and_many_clients_are_survived() {
    let server = Server::start();
    let port = server.port;
    let whole = format!(
        "POST /api/read HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n"
    );
    thread::scope(|scope| {
        for client in 0..200_u32 {
            let (server, whole) = (&server, &whole);
            scope.spawn(move || {
                for number in 0..5_u32 {
                    let mut stream = server.connect();
                    let _ = stream.write_all(&malformed(client * 5 + number, whole));
                }
                server.get("/api/files").ok();
            });
        }
    });
    assert_eq!(server.get("/api/file?file=a.toml").status, 200);
}

/// A request that is wrong in its own way, by its number.
fn malformed(number: u32, head: &str) -> Vec<u8> {
    let noise: Vec<u8> = (0..number % 200)
        .map(|at| (at.wrapping_mul(2_654_435_761).wrapping_add(number * 97) >> 8) as u8)
        .collect();
    let text = match number % 12 {
        0 => return noise,
        1 => format!("{head}content-length: 99\r\n\r\n{{"),
        2 => format!("{head}content-type: application/json\r\ncontent-length: 3\r\n\r\n{{}}}}"),
        3 => format!("{head}content-length: -1\r\n\r\n"),
        4 => format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n"),
        5 => format!("{head}content-length: 2\r\ncontent-length: 3\r\n\r\n{{}}"),
        6 => format!("{head}x: {}\r\n\r\n", "y".repeat(70_000)),
        7 => "GET / HTTP/9.9\r\n\r\n".to_owned(),
        8 => "GET".to_owned(),
        9 => format!("{head}\0: \0\r\n\r\n"),
        10 => format!("GET /{} HTTP/1.1\r\n", "a/".repeat(40_000)),
        _ => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
    };
    text.into_bytes()
}

#[test]
fn too_much_at_once_is_refused_and_a_slow_client_holds_nobody_up() {
    let server = Server::start();
    let mut slow: Vec<_> = (0..100).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nhost:").expect("sent");
    }
    server.get("/api/files").ok();
    let long = json!({ "file": "a.toml", "text": "#".repeat(5 << 20) });
    let answer = server.ask("POST", "/api/read", &long);
    assert_eq!(answer.status, 413, "{}", answer.head);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for text in [deep.clone(), format!("a = {deep}"), "[a.".repeat(50_000)] {
        let read = json!({ "file": "a.toml", "text": text });
        let told = server.ask("POST", "/api/read", &read).ok();
        assert_ne!(told["mistakes"], json!([]));
        let edit = json!({ "text": text, "edits": [{ "at": ["title"], "value": "b" }] });
        assert_eq!(server.ask("POST", "/api/edit", &edit).status, 422);
    }
    server.get("/api/files").ok();
}

#[test]
fn a_file_that_is_not_there_or_a_port_that_is_taken_is_told() {
    let output = run(&["serve", "no-such-file.toml", "--no-browser"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no file `no-such-file.toml`"));
    let server = Server::start();
    let output = run(&["serve", "--no-browser", "--port", &server.port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("cannot be listened on"),
        "{}",
        text(&output.stderr)
    );
}
