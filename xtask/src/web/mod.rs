//! The page's assets: the engine as WebAssembly and the front end, built and stamped.
//!
//! What is built is committed, so that the command is installed without Node; a stamp says from which
//! sources, so that nobody forgets to build it again.

mod engine;
mod front_end;
mod stamp;

use crate::python::Failure;

/// Builds the engine and the front end into `crates/page/assets` and stamps them.
///
/// # Errors
/// Where a tool is missing or fails.
pub fn build() -> Result<(), Failure> {
    if stamp::is_stale(&stamp::ENGINE)? {
        engine::build()?;
        stamp::write(&stamp::ENGINE)?;
    }
    front_end::build()?;
    stamp::write(&stamp::FRONT_END)
}

/// Whether the assets were built from the sources as they are.
///
/// # Errors
/// Where they were not.
pub fn check() -> Result<(), Failure> {
    for part in [&stamp::ENGINE, &stamp::FRONT_END] {
        if stamp::is_stale(part)? {
            return Err(Failure::Failed(format!(
                "{} in crates/page/assets was built from other sources than these; \
                 `cargo xtask web` builds it again",
                part.what
            )));
        }
    }
    Ok(())
}
