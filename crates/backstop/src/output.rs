//! Where text goes: data to standard output or whole into a file, notices to standard error.

use std::{
    env, fs,
    io::{self, ErrorKind, IsTerminal, Write},
    path::Path,
};

use indicatif::{ProgressBar, ProgressStyle};

use crate::CommandError;

/// Whether notices are coloured: only for a terminal, and not against the person's wish.
pub(crate) fn colour() -> bool {
    let unwanted = env::var_os("NO_COLOR").is_some_and(|wish| !wish.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    io::stderr().is_terminal() && !unwanted && !dumb
}

/// Says something on standard error; where nobody listens, that is no mistake.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints data on standard output; a reader that has seen enough (`| head`) is no mistake.
pub(crate) fn print(text: &str) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CommandError::StandardOutput(error))
        }
        _ => Ok(()),
    }
}

/// Writes an answer into a file where one is named, else prints it.
pub(crate) fn deliver(file: Option<&Path>, text: &str) -> Result<(), CommandError> {
    match file {
        Some(path) => write(path, text),
        None => print(text),
    }
}

/// Writes a file whole or not at all, in place of one that may be there.
///
/// A device or a pipe is written into, since it cannot be replaced.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), CommandError> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, text).map_err(|source| failed(path, source));
    }
    files::replace(path, text.as_bytes()).map_err(|error| failed(path, error))
}

/// Writes a file whole or not at all, and never over one that is there.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), CommandError> {
    files::create(path, text.as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CommandError::Exists(path.to_owned()),
        _ => failed(path, error),
    })
}

/// What went wrong, without the name of the temporary file.
pub(crate) fn failed(path: &Path, error: io::Error) -> CommandError {
    if !files::has_folder(path) {
        return CommandError::NoFolder(path.to_owned());
    }
    CommandError::Write {
        path: path.to_owned(),
        reason: files::reason(&error),
    }
}

/// Does some work with a progress bar: how far, how fast, how long still; shown on a terminal only.
pub(crate) fn with_bar<T>(length: u64, work: impl FnOnce(&(dyn Fn(u64) + Sync)) -> T) -> T {
    with_progress(length, |bar| work(&|more| bar.inc(more)))
}

/// As [`with_bar`], for work that prints in between: it asks the bar to stand aside.
pub(crate) fn with_progress<T>(length: u64, work: impl FnOnce(&ProgressBar) -> T) -> T {
    let style = ProgressStyle::with_template("{bar:40} {percent}% · {per_sec} · {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(length).with_style(style);
    let done = work(&bar);
    bar.finish_and_clear();
    done
}
