//! From a text to its table: syntax mistakes first, then everything that can be judged beside them.

use std::path::Path;

use toml::de::DeTable;

use crate::assumptions::Assumptions;
use crate::mistake::{DocumentMistake, Mistake};
use crate::report::Report;
use crate::sources::{Folders, hash};
use crate::text::Texts;

use super::settings::{Changes, report_unused};
use super::walk::{Table, Walk};
use super::{ReadArrangement, ReadOptions};

/// The parser goes on after a mistake, and then often stumbles over its consequences.
const MOST_SYNTAX_MISTAKES: usize = 3;

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
        notices: Vec::new(),
        mistakes,
        dropped: 0,
        reasons: 0,
        folders: Folders {
            beside: folder,
            others: &options.source_folders,
        },
    };
    let file = Table::new(
        table.get_ref(),
        None,
        String::new(),
        "the arrangement".to_owned(),
    );
    let arrangement = walk.read_arrangement(&file);
    report_unused(&mut walk);
    let Walk {
        mistakes,
        dropped,
        mut notices,
        ..
    } = walk;
    if !errors.is_empty() {
        return Err(broken(texts, &errors, mistakes));
    }
    let Some(arrangement) = arrangement.filter(|_| mistakes.is_empty()) else {
        let total = mistakes.len() + dropped;
        return Err(Report::new(texts, mistakes, total));
    };
    notices.sort_by_key(|notice| notice.place.as_ref().map_or(0, |place| place.start));
    let assumptions = Assumptions::count(&arrangement, |number| {
        number
            .place
            .as_ref()
            .is_some_and(|place| texts.in_file(place))
    });
    Ok(ReadArrangement {
        arrangement,
        sha256: hash(text.as_bytes()),
        assumptions,
        notices,
        texts,
    })
}

/// The report on a text that is not TOML throughout: its first syntax mistakes, and of the others
/// those that stand in lines of their own and do not depend on what was not understood.
fn broken(texts: Texts, errors: &[toml::de::Error], found: Vec<Mistake>) -> Report {
    let line_of = |byte: usize| texts.line(byte).map(|line| line.start);
    let mut mistakes: Vec<Mistake> = Vec::new();
    for error in errors.iter().take(MOST_SYNTAX_MISTAKES) {
        let reason = error.message().trim().replace('\n', ", ");
        mistakes.push(Mistake {
            kind: DocumentMistake::Syntax { reason }.into(),
            place: error.span(),
            also: None,
        });
    }
    let broken_lines: Vec<Option<usize>> = errors
        .iter()
        .take(1000)
        .map(|error| line_of(error.span().map_or(0, |span| span.start)))
        .collect();
    let last = mistakes.last().and_then(|mistake| mistake.place.clone());
    let more = errors.len().saturating_sub(MOST_SYNTAX_MISTAKES);
    mistakes.extend(found.into_iter().filter(|mistake| {
        let line = mistake.place.as_ref().map(|place| line_of(place.start));
        mistake.kind.is_local() && line.is_some_and(|line| !broken_lines.contains(&line))
    }));
    if more > 0 {
        mistakes.push(Mistake {
            kind: DocumentMistake::MoreSyntax { count: more }.into(),
            place: last,
            also: None,
        });
    }
    let total = mistakes.len();
    Report::new(texts, mistakes, total)
}
