//! From a text to its table: syntax mistakes first, then everything that can be judged beside them.

use std::path::Path;

use toml::de::DeTable;

use crate::assumptions::{Assumptions, Origin};
use crate::report::Report;
use crate::sources::{Folders, hash};
use crate::text::Texts;

use super::settings::{self, Changes};
use super::syntax;
use super::walk::{Table, Walk};
use super::{ReadArrangement, ReadOptions};

pub(super) fn read(
    name: &str,
    text: &str,
    folder: Option<&Path>,
    options: &ReadOptions,
) -> Result<ReadArrangement, Report> {
    let mut texts = Texts::new(name, text.to_owned());
    let (changes, mistakes) = Changes::new(options, &mut texts);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut walk = Walk {
        changes,
        library: Default::default(),
        documents: Vec::new(),
        notices: Vec::new(),
        mistakes,
        dropped: 0,
        reasons: 0,
        folders: Folders {
            beside: folder,
            others: &options.source_folders,
            confined: options.confined,
        },
    };
    let file = Table::new(
        table.get_ref(),
        None,
        String::new(),
        "the arrangement".to_owned(),
    );
    let arrangement = walk.read_arrangement(&file);
    let replaced = settings::finish(&mut walk);
    let Walk {
        mistakes,
        dropped,
        mut notices,
        documents,
        ..
    } = walk;
    if !errors.is_empty() {
        return Err(syntax::report(texts, text, &errors, mistakes));
    }
    let Some(arrangement) = arrangement.filter(|_| mistakes.is_empty()) else {
        let total = mistakes.len() + dropped;
        return Err(Report::new(texts, mistakes, total));
    };
    notices.sort_by_key(|notice| notice.place.as_ref().map_or(0, |place| place.start));
    let assumptions = Assumptions::count(&arrangement, |path, number| match &number.place {
        None => Origin::Default,
        Some(place) if texts.in_file(place) => Origin::File,
        Some(_) if replaced.contains(path) => Origin::SetInstead,
        Some(_) => Origin::Set,
    });
    Ok(ReadArrangement {
        arrangement,
        sha256: hash(text.as_bytes()),
        assumptions,
        notices,
        documents,
        texts,
    })
}
