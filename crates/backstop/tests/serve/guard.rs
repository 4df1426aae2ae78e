//! Who is answered, and what is read and written for them.

use std::fs;

use serde_json::json;

use crate::server::Server;

#[test]
fn only_a_request_that_names_this_machine_is_answered() {
    let server = Server::start();
    let port = server.port;
    let status = |hosts: &str| {
        let request = format!("GET /api/files HTTP/1.1\r\n{hosts}connection: close\r\n\r\n");
        server.send(request).map(|answer| answer.status)
    };
    for ours in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(
            status(&format!("host: {ours}:{port}\r\n")),
            Some(200),
            "{ours}"
        );
    }
    let hostile = [
        format!("host: evil.example:{port}\r\n"),
        format!("host: 127.0.0.1.evil.example:{port}\r\n"),
        format!("host: localhost.:{port}\r\n"),
        format!("host: 127.0.0.1@evil.example:{port}\r\n"),
        "host: 127.0.0.1\r\n".to_owned(),
        "host: 127.0.0.1:1\r\n".to_owned(),
        "host: \r\n".to_owned(),
        String::new(),
        format!("host: 127.0.0.1:{port}\r\nhost: evil.example\r\n"),
        format!("host: 0.0.0.0:{port}\r\n"),
    ];
    for hosts in hostile {
        let status = status(&hosts);
        assert!(matches!(status, Some(400 | 403)), "{hosts:?}: {status:?}");
    }
    let absolute = format!(
        "GET http://evil.example/api/files HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n"
    );
    assert_eq!(server.send(absolute).map(|answer| answer.status), Some(403));
}

#[test]
fn only_a_page_of_this_server_may_change_or_ask_for_work() {
    let server = Server::start();
    let port = server.port;
    let body = json!({ "file": "b.toml" }).to_string();
    let status = |headers: &str| {
        let length = body.len();
        let request = format!(
            "POST /api/new HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{headers}content-length: {length}\r\n\
             connection: close\r\n\r\n{body}"
        );
        server.send(request).map(|answer| answer.status)
    };
    let (ours, kind) = (
        format!("origin: http://localhost:{port}\r\n"),
        "content-type: application/json\r\n",
    );
    for origin in [
        "",
        "origin: null\r\n",
        "origin: http://evil.example\r\n",
        "origin: http://127.0.0.1:1\r\n",
        "origin: http://localhost.evil.example:7878\r\n",
    ] {
        assert_eq!(status(&format!("{origin}{kind}")), Some(403), "{origin}");
    }
    let secure = format!("origin: https://localhost:{port}\r\n{kind}");
    assert_eq!(status(&secure), Some(403));
    for kind in [
        "",
        "content-type: text/plain\r\n",
        "content-type: application/x-www-form-urlencoded\r\n",
    ] {
        assert_eq!(status(&format!("{ours}{kind}")), Some(415), "{kind}");
    }
    for site in ["cross-site", "same-site"] {
        assert_eq!(
            status(&format!("{ours}{kind}sec-fetch-site: {site}\r\n")),
            Some(403)
        );
        let get = format!(
            "GET /api/file?file=a.toml HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nsec-fetch-site: {site}\r\n\
             connection: close\r\n\r\n"
        );
        assert_eq!(server.send(get).map(|answer| answer.status), Some(403));
    }
    assert!(!server.path("b.toml").exists());
    assert_eq!(status(&format!("{ours}{kind}")), Some(200));
    assert!(server.path("b.toml").exists());
}

#[test]
fn every_answer_forbids_what_the_page_does_not_need() {
    let server = Server::start();
    for path in [
        "/",
        "/workbench.js",
        "/workbench.css",
        "/api/files",
        "/nothing",
        "/api/file?file=no.toml",
    ] {
        let answer = server.get(path);
        for header in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
            "frame-ancestors 'none'",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(
                answer.head.contains(header),
                "{path}: {header}: {}",
                answer.head
            );
        }
        assert!(!answer.head.contains("access-control"), "{path}");
    }
    let page = server.get("/");
    assert!(page.body.contains("id=\"workbench\"") && page.body.contains("\"file\":\"a.toml\""));
    let engine = server.get("/engine.wasm.gz");
    assert_eq!(engine.status, 200);
    assert!(
        engine.head.contains("application/octet-stream")
            && !engine.head.contains("content-encoding")
    );
    assert_eq!(
        server.get("/api/schema").ok()["title"],
        "Backstop arrangement"
    );
}

#[test]
fn no_file_outside_the_folder_is_read_or_written() {
    let server = Server::start();
    let outside = tempfile::TempDir::new().expect("a folder");
    let secret = outside.path().join("secret.toml");
    fs::write(&secret, "title = 'secret'\n[actors.a]\n").expect("written");
    let absolute = secret.to_str().expect("UTF-8").to_owned();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(&secret, server.path("link.toml")).expect("linked");
        symlink(outside.path(), server.path("a.variants")).expect("linked");
        symlink(outside.path().join("draft"), server.path(".a.toml.draft")).expect("linked");
        let draft = json!({ "file": "a.toml", "by": "", "text": "x", "version": "" });
        assert_eq!(server.ask("PUT", "/api/draft", &draft).status, 403);
        let variant = json!({ "file": "a.toml", "name": "secret", "text": "x" });
        assert_eq!(server.ask("POST", "/api/variant", &variant).status, 403);
        assert_eq!(server.get("/api/variants?file=a.toml").status, 403);
        fs::remove_file(server.path(".a.toml.draft")).expect("removed");
    }
    let hostile = [
        "../secret.toml",
        "..%2Fsecret.toml",
        "%2e%2e/secret.toml",
        "..%5csecret.toml",
        &absolute,
        "link.toml",
        "a.toml%00.toml",
        "%00",
        "",
        ".",
        "..",
        "CON.toml",
        "a.toml/",
        "./a.toml",
        "C:%5ca.toml",
        "a.toml:x.toml",
    ];
    for name in hostile {
        let answer = server.get(&format!("/api/file?file={name}"));
        assert_eq!(answer.status, 403, "{name}: {answer:?}");
        assert!(!answer.body.contains("'secret'"), "{name}");
        for (method, path) in [
            ("PUT", "/api/file"),
            ("POST", "/api/new"),
            ("PUT", "/api/draft"),
        ] {
            let name = name
                .replace("%2e", ".")
                .replace("%2F", "/")
                .replace("%5c", "\\")
                .replace("%00", "\0");
            let save = json!({ "file": name, "by": "x", "text": "x", "version": "" });
            let status = server.ask(method, path, &save).status;
            assert!(
                matches!(status, 403 | 409),
                "{method} {path} {name:?}: {status}"
            );
        }
    }
    assert_eq!(fs::read_dir(outside.path()).expect("there").count(), 1);
    let listed = server.get("/api/files").ok();
    assert_eq!(
        listed["files"].as_array().map(Vec::len),
        Some(1),
        "{listed}"
    );
    for path in [
        "/../a.toml",
        "/a.toml",
        "/%2e%2e/secret.toml",
        "//etc/passwd",
        "/api/../../etc/passwd",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_source_outside_the_folder_is_not_at_hand() {
    let server = Server::start();
    let outside = tempfile::TempDir::new().expect("a folder");
    let secret = outside.path().join("secret.txt");
    fs::write(&secret, "The secret word is open sesame.").expect("written");
    let text = format!(
        "[sources.a]\nfile = {:?}\n[actors.x]\nbecause = {{ source = \"a\", quote = \"The secret word is not told\" }}\n",
        secret.to_str().expect("UTF-8")
    );
    let answer = server.ask(
        "POST",
        "/api/read",
        &json!({ "file": "a.toml", "text": text }),
    );
    assert!(!answer.ok().to_string().contains("sesame"), "{answer:?}");
}
