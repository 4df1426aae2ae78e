//! Changes: files that others write while pages have them open.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use serde_json::json;

use crate::{folder::Content, names::FileName, workbench::Workbench};

/// How old a change has to be for its time to be trusted: file systems count in steps of up to two seconds.
const SETTLED: Duration = Duration::from_secs(3);

/// What was last seen of each file of the folder.
#[derive(Default)]
pub(crate) struct Opened(HashMap<FileName, Seen>);

struct Seen {
    /// Its version; `None` where it was not there.
    version: Option<String>,
    /// What it was at the last look, which others may have been in the middle of writing.
    at_last_look: Option<String>,
    /// When it was changed, and its length.
    stamp: Option<(SystemTime, u64)>,
}

impl Seen {
    fn new(path: &Path, version: Option<String>) -> Self {
        Self {
            at_last_look: version.clone(),
            version,
            stamp: stamp(path),
        }
    }
}

impl Opened {
    /// Keeps what is known to be in a file.
    fn see(&mut self, file: &FileName, path: &Path, version: Option<String>) {
        self.0.insert(file.clone(), Seen::new(path, version));
    }
}

/// Keeps what is in a file, and tells pages where it is news.
pub(crate) fn tell(
    workbench: &Workbench,
    opened: &mut Opened,
    file: &FileName,
    path: &Path,
    content: Option<&Content>,
) {
    let version = content.map(|content| content.version.clone());
    let before = opened.0.get(file);
    if before.is_some_and(|before| before.version != version) {
        let told = json!({
            "file": file.as_str(),
            "version": version,
            "text": content.map(|content| &content.text),
        });
        workbench.events.tell("file", &told);
    }
    opened.see(file, path, version);
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let there = fs::metadata(path).ok()?;
    let changed = there.modified().ok()?;
    // What was changed just now may be changed once more without another time.
    let settled = changed.elapsed().is_ok_and(|age| age > SETTLED);
    settled.then_some((changed, there.len()))
}

/// Tells pages which files somebody else has changed since they were last seen here, once two looks
/// find the same in them: what is being written is half there.
pub(crate) fn look_for_changes(workbench: &Workbench) {
    let mut opened = workbench.opened();
    let mut files: HashSet<FileName> = workbench.folder.names().into_iter().collect();
    files.extend(opened.0.keys().cloned());
    for file in files {
        let Ok(path) = workbench.folder.file(file.as_str()) else {
            continue;
        };
        let now = stamp(&path);
        let before = opened.0.get_mut(&file);
        if before
            .as_ref()
            .is_some_and(|before| now.is_some() && now == before.stamp)
        {
            continue;
        }
        // What cannot be read now may be in the middle of being written.
        let Ok(content) = workbench.folder.read(file.as_str()) else {
            continue;
        };
        let version = content.as_ref().map(|content| content.version.clone());
        match before {
            Some(before) if before.version == version => {}
            Some(before) if before.at_last_look != version => {
                before.at_last_look = version;
                continue;
            }
            _ => {}
        }
        tell(workbench, &mut opened, &file, &path, content.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::folder::Folder;

    #[test]
    fn a_file_that_is_being_written_is_told_when_it_is_whole() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, "title = 'one'").expect("written");
        let there = Folder::new(folder.path()).expect("there");
        let workbench = Workbench::new(there, None, Vec::new(), "", 0);
        look_for_changes(&workbench);
        let mut told = workbench.events.listen();
        fs::write(&path, "title = 't").expect("written");
        look_for_changes(&workbench);
        fs::write(&path, "title = 'two'").expect("written");
        look_for_changes(&workbench);
        assert!(told.try_recv().is_err(), "told before it was whole");
        look_for_changes(&workbench);
        let told = told.try_recv().expect("told");
        assert!(format!("{told:?}").contains("title = 'two'"), "{told:?}");
    }
}
