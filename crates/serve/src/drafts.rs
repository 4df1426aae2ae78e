//! Drafts: what pages have written and not saved yet, kept beside its file, one for each page.
//!
//! A draft is a text file that anyone can read: a first line that says what it is of, then the text. It
//! belongs to the page that wrote it, so that no page writes over what another has not saved. The version
//! that it was begun from is kept beside it, so that what each of two writers changed can be told.

use std::{fs, io::ErrorKind, sync::Arc, time::SystemTime};

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    files::not_written,
    folder::{Content, Folder, title_of},
    names::FileName,
    refusal::Refusal,
    request::{Asked, aside},
    workbench::Workbench,
};

/// With what the first line of a draft begins; the version of the file that it was begun from follows.
const HEAD: &str = "# Not saved yet; begun from the version with sha256 ";
/// What follows instead where there was no file.
const NO_FILE: &str = "of no file";
/// With what the names of drafts end.
const ENDING: &str = ".draft";
/// Characters of the name of a page, at most.
const MOST_CHARACTERS: usize = 40;
/// Drafts of a file, at most.
const MOST: usize = 100;

/// A text to be kept as a draft.
#[derive(Deserialize)]
pub(crate) struct Draft {
    file: String,
    /// The page that wrote it.
    by: String,
    text: String,
    /// That of the file when the text was begun; `None` where there was no file.
    version: Option<String>,
}

/// A draft that is wanted no longer.
#[derive(Deserialize)]
pub(crate) struct Discard {
    file: String,
    /// The page that asks.
    by: String,
    /// The page whose draft it is.
    draft: String,
    /// The text that is not wanted, where it is not one's own: what was written since stays.
    text: Option<String>,
}

/// `PUT /api/draft`
pub(crate) async fn keep(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Draft>,
) -> Result<StatusCode, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let version = asked.version.as_deref().unwrap_or(NO_FILE);
        let is_hexadecimal = version.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hexadecimal && asked.version.is_some() {
            return Err(Refusal::not_understood("the version is none"));
        }
        let name = name_of(&file, &asked.by)?;
        let content = format!("{HEAD}{version}\n{}", asked.text);
        let _writing = workbench.opened();
        // Of what is not opened nothing is kept.
        workbench.folder.file(file.as_str())?;
        let path = workbench.folder.file(&name)?;
        if !path.exists() && names(&workbench.folder, &file).len() >= MOST {
            let message = format!("a file has at most {MOST} drafts");
            let help = "open it anew and throw away those that are not wanted";
            return Err(Refusal::new(StatusCode::CONFLICT, message, help));
        }
        if asked.version.is_some() {
            keep_base(&workbench.folder, &file, &name, version)?;
        }
        put(&workbench.folder, &name, &content)?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}

/// `DELETE /api/draft`; the page whose draft another throws away is told, and may keep it again.
pub(crate) async fn discard(
    State(workbench): State<Arc<Workbench>>,
    Asked(asked): Asked<Discard>,
) -> Result<StatusCode, Refusal> {
    aside(move || {
        let file = FileName::new(&asked.file)?;
        let name = name_of(&file, &asked.draft)?;
        let _writing = workbench.opened();
        let there = workbench.folder.read(&name)?;
        let is_meant = |there: &Content| {
            asked
                .text
                .as_ref()
                .is_none_or(|text| *text == parts(there).1)
        };
        if there.as_ref().is_some_and(is_meant) {
            remove(&workbench.folder, &name)?;
            if asked.by != asked.draft {
                let told = json!({ "file": file.as_str(), "draft": asked.draft });
                workbench.events.tell("draft", &told);
            }
        }
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}

/// Keeps the version of the file from which a draft was begun, while the file still is that version.
fn keep_base(folder: &Folder, file: &FileName, draft: &str, version: &str) -> Result<(), Refusal> {
    if base(folder, draft, version).is_some() {
        return Ok(());
    }
    match folder.read(file.as_str()) {
        Ok(Some(there)) if there.version == version => {
            put(folder, &base_name(draft), &there.ends.put(&there.text))
        }
        _ => Ok(()),
    }
}

/// The version from which a draft was begun, where it is kept.
fn base(folder: &Folder, draft: &str, version: &str) -> Option<String> {
    let kept = folder.read(&base_name(draft)).ok()??;
    (kept.version == version).then_some(kept.text)
}

fn put(folder: &Folder, name: &str, text: &str) -> Result<(), Refusal> {
    let path = folder.file(name)?;
    ::files::replace(&path, text.as_bytes()).map_err(|error| not_written(name, &error))
}

fn base_name(draft: &str) -> String {
    format!("{}.base", draft.strip_suffix(ENDING).unwrap_or(draft))
}

/// The name of the draft of a page; one without a page was written by a program before this one.
fn name_of(file: &FileName, page: &str) -> Result<String, Refusal> {
    if !is_page(page) {
        return Err(Refusal::not_understood("the page has no such name"));
    }
    let file = file.as_str();
    Ok(match page {
        "" => format!(".{file}{ENDING}"),
        page => format!(".{file}.{page}{ENDING}"),
    })
}

fn is_page(name: &str) -> bool {
    name.len() <= MOST_CHARACTERS && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The version that a draft was begun from, empty where it is not known, and its text.
fn parts(content: &Content) -> (Option<String>, String) {
    let (first, text) = content.text.split_once('\n').unwrap_or(("", &content.text));
    match first.strip_prefix(HEAD) {
        Some(NO_FILE) => (None, text.to_owned()),
        Some(version) => (Some(version.to_owned()), text.to_owned()),
        // Somebody has changed it by hand: nothing of it is thrown away.
        None => (Some(String::new()), content.text.clone()),
    }
}

/// The names of drafts of a file with those of their pages, the one written last first.
fn names(folder: &Folder, file: &FileName) -> Vec<(String, String)> {
    let begins = format!(".{}", file.as_str());
    let page_of = |name: &str| {
        let page = name.strip_prefix(&begins)?.strip_suffix(ENDING)?;
        let page = page.strip_prefix('.').or(page.is_empty().then_some(page))?;
        is_page(page).then(|| page.to_owned())
    };
    let entries = fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, String, String)> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let page = page_of(&name)?;
            let changed = entry.metadata().and_then(|there| there.modified());
            Some((changed.unwrap_or(SystemTime::UNIX_EPOCH), name, page))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    (found.into_iter().map(|(_, name, page)| (name, page))).collect()
}

/// The drafts of a file as `{"draft", "text", "on", "base"}`, the one written last first: whose it is, what
/// was written, the version that it was begun from, and that version's text where it is kept. What cannot
/// be read is left where it is.
pub(crate) fn of(folder: &Folder, file: &FileName) -> Vec<Value> {
    let drafts = names(folder, file).into_iter().filter_map(|(name, page)| {
        let (on, text) = parts(&folder.read(&name).ok()??);
        let base = base(folder, &name, on.as_deref().unwrap_or_default());
        Some(json!({ "draft": page, "text": text, "on": on, "base": base }))
    });
    drafts.collect()
}

/// Files that are there as drafts alone, as `{"file", "title", "gone"}`.
pub(crate) fn alone(folder: &Folder) -> Vec<Value> {
    let entries = fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let mut files: Vec<FileName> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (file, _) = name
                .strip_prefix('.')?
                .strip_suffix(ENDING)?
                .split_once(".toml")?;
            FileName::new(&format!("{file}.toml")).ok()
        })
        .filter(|file| matches!(folder.read(file.as_str()), Ok(None)))
        .collect();
    files.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    files.dedup();
    let listed = files.into_iter().filter_map(|file| {
        let text = of(folder, &file).first()?["text"].as_str()?.to_owned();
        let title = title_of(&text).unwrap_or(Value::Null);
        Some(json!({ "file": file.as_str(), "title": title, "gone": true }))
    });
    listed.collect()
}

/// Removes the drafts of a file that say what has been saved.
pub(crate) fn forget(folder: &Folder, file: &FileName, saved: &str) {
    for (name, _) in names(folder, file) {
        let there = folder.read(&name).ok().flatten();
        if there.is_some_and(|there| parts(&there).1 == saved) {
            // One that stays is offered, and says what the file says.
            let _ = remove(folder, &name);
        }
    }
}

fn remove(folder: &Folder, draft: &str) -> Result<(), Refusal> {
    for name in [draft, &base_name(draft)] {
        if let Err(error) = fs::remove_file(folder.file(name)?)
            && error.kind() != ErrorKind::NotFound
        {
            let message = format!("`{name}` could not be removed: {error}");
            return Err(Refusal::failed(message));
        }
    }
    Ok(())
}
