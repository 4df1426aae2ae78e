//! Files written whole or not at all.

use std::{error::Error, fs::File, io, path::Path};

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
    let mut file = builder.tempfile_in(folder)?;
    content(file.as_file_mut())?;
    file.as_file().sync_all()?;
    Ok(file)
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
