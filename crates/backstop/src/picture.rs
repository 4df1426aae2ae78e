//! An answer drawn as a picture, beside the answer itself.

use std::path::{Path, PathBuf};

use clap::Args;
use report::PictureError;

use crate::{CommandError, output};

/// A picture too, where one is wanted.
#[derive(Args, Debug)]
pub(crate) struct Picture {
    /// Draw it too, into this SVG file
    #[arg(long, value_name = "FILE.svg", value_parser = svg)]
    picture: Option<PathBuf>,
}

fn svg(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        true => Ok(path),
        false => Err("pictures are drawn as SVG: name a file that ends in .svg".to_owned()),
    }
}

impl Picture {
    /// The file that it goes into, where one is named.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.picture.as_deref()
    }

    /// Draws it, where it is wanted.
    pub(crate) fn draw(
        &self,
        picture: impl FnOnce() -> Result<String, PictureError>,
    ) -> Result<(), CommandError> {
        match self.file() {
            Some(file) => output::write(file, &picture()?),
            None => Ok(()),
        }
    }
}
