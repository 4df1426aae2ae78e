//! What the server holds while it runs.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use arrangement::{ReadArrangement, ReadOptions, Report, read_bytes};

use crate::{
    changes::Opened, events::Events, explorations::Explorations, folder::Folder, names::FileName,
};

/// The workbench of one folder.
pub(crate) struct Workbench {
    /// The folder.
    pub(crate) folder: Folder,
    /// The file to be opened first.
    pub(crate) file: Option<FileName>,
    /// Further folders in which sources are looked for.
    pub(crate) sources: Vec<PathBuf>,
    /// What a new arrangement says.
    pub(crate) template: &'static str,
    /// The port that is listened on.
    pub(crate) port: u16,
    /// What pages are told without having asked.
    pub(crate) events: Events,
    /// The exploration that goes on, and what others found.
    pub(crate) explorations: Explorations,
    /// What was last seen of files that pages have opened; held while one is written.
    opened: Mutex<Opened>,
}

impl Workbench {
    pub(crate) fn new(
        folder: Folder,
        file: Option<FileName>,
        sources: Vec<PathBuf>,
        template: &'static str,
        port: u16,
    ) -> Self {
        Self {
            folder,
            file,
            sources,
            template,
            port,
            events: Events::new(),
            explorations: Explorations::default(),
            opened: Mutex::default(),
        }
    }

    /// What was last seen of files; whoever writes one holds it meanwhile.
    pub(crate) fn opened(&self) -> std::sync::MutexGuard<'_, Opened> {
        // What is in it is right at every moment.
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// With what arrangements are read: sources only from the folders that were named.
    pub(crate) fn options(&self) -> ReadOptions {
        ReadOptions {
            source_folders: self.sources.clone(),
            confined: true,
            ..ReadOptions::default()
        }
    }

    /// Reads the text of an arrangement as if it stood in its file.
    pub(crate) fn read(&self, file: &FileName, text: &str) -> Result<ReadArrangement, Report> {
        let folder = Some(self.folder.path());
        let text = self.folder.as_in(file, text);
        read_bytes(file.as_str(), text.as_bytes(), folder, &self.options())
    }
}
