//! A server in a folder of its own, and a client that sends exactly what it is told to.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{FIRST_STEPS, backstop, root, text};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(300);

/// A server that is killed when a test is done with it.
pub struct Server {
    folder: TempDir,
    process: Child,
    pub port: u16,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// Its body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The body of an answer that is 200.
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        self.json()
    }
}

impl Server {
    /// In a folder that holds the arrangement of the first guide as `a.toml`, and its source.
    pub fn start() -> Self {
        Self::start_with(&["a.toml"])
    }

    /// The same with other arguments.
    pub fn start_with(arguments: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let scenario = root().join(FIRST_STEPS);
        let source = scenario.with_file_name("brief.txt");
        fs::copy(scenario, folder.path().join("a.toml")).expect("copied");
        fs::copy(source, folder.path().join("brief.txt")).expect("copied");
        Self::in_folder(folder, arguments)
    }

    /// In a folder that is there.
    pub fn in_folder(folder: TempDir, arguments: &[&str]) -> Self {
        let (process, port) = started(folder.path(), arguments);
        Self {
            folder,
            process,
            port,
        }
    }

    /// Kills the server with no time to tidy up, and gives back its folder.
    pub fn kill(mut self) -> TempDir {
        self.process.kill().expect("killed");
        self.process.wait().expect("ended");
        let empty = TempDir::new().expect("a folder");
        std::mem::replace(&mut self.folder, empty)
    }

    /// Where something in the folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the command in the server's folder; what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = backstop(arguments).current_dir(self.folder.path()).output();
        let output = output.expect("the command starts");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Sends a request as its page does.
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        ask(self.port, method, path, body).expect("an answer")
    }

    /// Gets something as its page does.
    pub fn get(&self, path: &str) -> Answer {
        let port = self.port;
        self.send(format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n"
        ))
        .expect("an answer")
    }

    /// Sends bytes as they are; `None` where the server closes the connection without a word.
    pub fn send(&self, request: impl AsRef<[u8]>) -> Option<Answer> {
        send(self.port, request.as_ref())
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        connect(self.port).expect("connected")
    }

    /// The events from now on.
    pub fn events(&self) -> Events {
        let mut stream = self.connect();
        let port = self.port;
        let request = format!("GET /api/events HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            lines.read_line(&mut line).expect("a head");
        }
        Events { lines }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn started(folder: &Path, arguments: &[&str]) -> (Child, u16) {
    let mut process = backstop(&["serve", "--port", "0", "--no-browser"])
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut line = String::new();
    let output = process.stdout.take().expect("piped");
    BufReader::new(output).read_line(&mut line).expect("a line");
    let port = line.trim_end().trim_end_matches('/').rsplit(':').next();
    let port = port.and_then(|port| port.parse().ok());
    (
        process,
        port.unwrap_or_else(|| panic!("no address: {line}")),
    )
}

fn connect(port: u16) -> Option<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    Some(stream)
}

fn send(port: u16, request: &[u8]) -> Option<Answer> {
    let mut stream = connect(port)?;
    // The server may have refused already.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    answer(&String::from_utf8_lossy(&bytes))
}

/// Sends a request as the page of a server does; `None` where the server has gone.
pub fn ask(port: u16, method: &str, path: &str, body: &Value) -> Option<Answer> {
    let body = body.to_string();
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    send(port, request.as_bytes())
}

fn answer(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        head: head.to_lowercase(),
        body: body.to_owned(),
    })
}

/// A stream of events.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event of one of these names, with its data.
    pub fn next(&mut self, names: &[&str]) -> (String, Value) {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).expect("a line"), 0, "ended");
            if let Some(event) = line.strip_prefix("event: ") {
                event.trim_end().clone_into(&mut name);
            }
            if let Some(data) = line.strip_prefix("data: ")
                && names.contains(&name.as_str())
            {
                return (name, serde_json::from_str(data).expect("JSON"));
            }
        }
    }
}

/// Waits until something is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}
