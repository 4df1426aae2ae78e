//! The server: its address, its connections and their limits.

use std::{
    io,
    net::{Ipv4Addr, TcpListener as Listener},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    http::StatusCode,
    middleware,
    routing::{get, post, put},
};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    signal,
    sync::Semaphore,
    task::spawn_blocking,
    time::{MissedTickBehavior, interval, sleep},
};
use tokio_io_timeout::TimeoutStream;

use crate::{
    ServeError, assets, changes, drafts, edits, events, explorations, files, folder::Folder,
    guard::guard, kept, names::FileName, reading, refusal::Refusal, reporting, variants,
    workbench::Workbench,
};

/// The port that is listened on where none is named and it is free.
const PORT: u16 = 7878;
/// Ports that are tried after it before any free one is taken.
const MOST_TRIED: u16 = 20;
/// Connections at once; further ones wait.
const MOST_CONNECTIONS: usize = 256;
/// Pieces of work at once that wait for a disk or take long.
const MOST_ASIDE: usize = 16;
/// Bytes of a request before its body.
const MOST_HEAD_BYTES: usize = 64 << 10;
/// How long the head of a request may take.
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// How long a client may leave an answer lying.
const LONGEST_UNREAD: Duration = Duration::from_secs(30);
/// How often files are looked at for changes by others.
const LOOK: Duration = Duration::from_millis(500);
/// What goes on when the server is ended may take so long to become whole.
const LONGEST_END: Duration = Duration::from_secs(5);

/// What is to be served.
pub struct Options {
    /// The arrangement to be opened first, or the folder; the folder at hand where none is named.
    pub file: Option<PathBuf>,
    /// The port; 0 for any that is free, none for the usual one or the next that is free.
    pub port: Option<u16>,
    /// Further folders in which sources are looked for.
    pub sources: Vec<PathBuf>,
    /// What a new arrangement says.
    pub template: &'static str,
}

/// A server that has its address and does not answer yet.
pub struct Server {
    listener: Listener,
    port: u16,
    workbench: Workbench,
}

impl Server {
    /// Takes a port of the loopback address.
    ///
    /// # Errors
    /// Where there is no such file or folder, or the port cannot be had.
    pub fn bind(options: Options) -> Result<Self, ServeError> {
        let (folder, file) = opened(options.file.as_deref())?;
        let listener = listen(options.port)?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            listener,
            port,
            workbench: Workbench::new(folder, file, options.sources, options.template, port),
        })
    }

    /// The address to open in a browser.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until somebody ends the program with Ctrl-C.
    ///
    /// # Errors
    /// Where the system gives no threads or sockets.
    pub fn run(self) -> Result<(), ServeError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(MOST_ASIDE)
            .enable_all()
            .build()?;
        let workbench = Arc::new(self.workbench);
        let result = answer(&runtime, self.listener, Arc::clone(&workbench));
        runtime.shutdown_timeout(LONGEST_END);
        Ok(result?)
    }
}

fn answer(runtime: &Runtime, listener: Listener, workbench: Arc<Workbench>) -> io::Result<()> {
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        tokio::spawn(watch(Arc::clone(&workbench)));
        tokio::spawn(accept(listener, routes(workbench)));
        signal::ctrl_c().await
    })
}

/// The folder, and the file in it to be opened first.
fn opened(file: Option<&Path>) -> Result<(Folder, Option<FileName>), ServeError> {
    let here = PathBuf::from(".");
    let (folder, file) = match file {
        None => (here, None),
        Some(folder) if folder.is_dir() => (folder.to_owned(), None),
        Some(file) if !file.exists() => return Err(ServeError::NoFile(file.to_owned())),
        Some(file) => {
            let folder = file
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            (folder.map_or(here, Path::to_path_buf), Some(file))
        }
    };
    let named = |file: &Path| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        FileName::new(&name).map_err(|refusal| ServeError::Name {
            path: file.to_owned(),
            reason: refusal.message().to_owned(),
        })
    };
    let file = file.map(named).transpose()?;
    match Folder::new(&folder) {
        Ok(folder) => Ok((folder, file)),
        Err(reason) => Err(ServeError::Folder {
            path: folder,
            reason,
        }),
    }
}

fn listen(port: Option<u16>) -> Result<Listener, ServeError> {
    let on = |port: u16| Listener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return on(port).map_err(|reason| ServeError::Port { port, reason });
    }
    let mut usual = (PORT..=PORT + MOST_TRIED).filter_map(|port| on(port).ok());
    match usual.next() {
        Some(listener) => Ok(listener),
        None => Ok(on(0)?),
    }
}

/// What is answered where.
fn routes(workbench: Arc<Workbench>) -> Router {
    Router::new()
        .route("/", get(assets::page))
        .route("/workbench.js", get(assets::script))
        .route("/workbench.css", get(assets::style))
        .route("/engine.wasm.gz", get(assets::engine))
        .route("/api/schema", get(assets::schema))
        .route("/api/files", get(files::list))
        .route("/api/new", post(files::begin))
        .route("/api/file", get(files::open).put(files::save))
        .route("/api/draft", put(drafts::keep).delete(drafts::discard))
        .route("/api/read", post(reading::read))
        .route("/api/edit", post(edits::edit))
        .route("/api/variants", get(variants::list))
        .route(
            "/api/variant",
            post(variants::keep).delete(variants::delete),
        )
        .route("/api/sources", post(reporting::sources))
        .route("/api/report", post(reporting::report))
        .route(
            "/api/explore",
            get(explorations::running)
                .post(explorations::begin)
                .delete(explorations::cancel),
        )
        .route("/api/kept", post(kept::kept))
        .route("/api/events", get(events::events))
        .fallback(nothing)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&workbench),
            guard,
        ))
        .with_state(workbench)
}

async fn nothing() -> Refusal {
    let help = "open the address that `backstop serve` printed";
    Refusal::new(
        StatusCode::NOT_FOUND,
        "there is nothing at this address",
        help,
    )
}

/// Looks for changes by others as long as the server runs.
async fn watch(workbench: Arc<Workbench>) {
    let mut time = interval(LOOK);
    time.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        time.tick().await;
        let workbench = Arc::clone(&workbench);
        let _ = spawn_blocking(move || changes::look_for_changes(&workbench)).await;
    }
}

/// Takes connections as long as the server runs.
async fn accept(listener: TcpListener, routes: Router) {
    let connections = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    while let Ok(place) = Arc::clone(&connections).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let routes = routes.clone();
                tokio::spawn(async move {
                    connection(stream, routes).await;
                    drop(place);
                });
            }
            // No file handles are left, say: some come back when a connection ends.
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

/// Answers the requests of one connection; what is wrong with it concerns its client alone.
async fn connection(stream: TcpStream, routes: Router) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(LONGEST_UNREAD));
    let service = TowerToHyperService::new(routes);
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .max_buf_size(MOST_HEAD_BYTES)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
}
