//! Files written whole or not at all.

use std::{
    error::Error,
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use tempfile::NamedTempFile;

/// With what the names of files begin that are not whole yet.
pub const UNFINISHED: &str = ".unfinished-";

/// A temporary file in a folder, with its content and on the disk, to be renamed in one step to a name
/// on the same file system; it goes where it is dropped instead.
///
/// # Errors
/// Where it cannot be made, or `content` not be written.
pub fn unfinished<E: From<io::Error>>(
    folder: &Path,
    content: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<NamedTempFile, E> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The library's own words would name the temporary file.
    let named = |error: io::Error| io::Error::from(error.kind());
    let mut file = builder.tempfile_in(folder).map_err(named)?;
    content(file.as_file_mut())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Writes a file whole or not at all, in place of one that may be there, whose permissions it keeps. What
/// a link points at is replaced, not the link.
///
/// # Errors
/// Where it cannot be written; what was there is then still there.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = beside(&path, content)?;
    if let Ok(there) = fs::metadata(&path) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file whole or not at all, and never over one that is there.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where something is there; otherwise where it cannot be written.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let file = beside(path, content)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file in the folder of `path`, so that renaming it is one step.
fn beside(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    unfinished(folder_of(path), |file| file.write_all(content))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a file of this name could be written: its folder is there. Asked before long work, whose result
/// would be lost.
pub fn has_folder(path: &Path) -> bool {
    folder_of(path).is_dir()
}

/// What the system said, without the names of temporary files and the libraries' words around it.
pub fn reason(error: &(dyn Error + 'static)) -> String {
    let system = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    let inner = system
        .and_then(|inner| inner.source())
        .or_else(|| error.source());
    match inner {
        Some(inner) => reason(inner),
        None => error.to_string(),
    }
}
