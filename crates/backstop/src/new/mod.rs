//! `backstop new`: a commented arrangement to start from.

use std::{
    fs,
    path::{self, Path, PathBuf},
};

use arrangement::path_shown;
use clap::{
    Args,
    builder::{NonEmptyStringValueParser, TypedValueParser},
};

use crate::{CommandError, output, read::Known};

/// The arrangement to start from.
pub(crate) const ARRANGEMENT: &str = include_str!("arrangement.toml");

/// Write a commented arrangement to start from
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct New {
    /// What to call it: NAME.toml is written, or NAME/arrangement.toml where NAME is a folder or ends in a slash. A file that is there already is left as it is
    #[arg(value_parser = NonEmptyStringValueParser::new().map(PathBuf::from))]
    name: PathBuf,
    /// Draft it from an article: who is what and who commits to what, each with its quotation; numbers as wide ranges to be replaced by judgements
    #[arg(long, value_name = "ARTICLE")]
    from: Option<PathBuf>,
    #[command(flatten)]
    known: Known,
}

const EXAMPLES: &str = "\
Examples:
  backstop new my-peace            writes my-peace.toml
  backstop new scenarios/mine/     writes scenarios/mine/arrangement.toml
  backstop run my-peace.toml       and what it says
  backstop new my-peace --from talks.txt --published 2025-02-27
                                   a draft from an article";

impl New {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let path = file_for(&self.name);
        let Some(article) = &self.from else {
            if self.known.is_given() {
                return Err(CommandError::NothingToRead);
            }
            make_folder(&path)?;
            output::write_new(&path, ARRANGEMENT)?;
            return wrote(&path);
        };
        if path.symlink_metadata().is_ok() {
            return Err(CommandError::Exists(path));
        }
        self.draft(article, &path)?;
        wrote(&path)
    }

    /// Writes a draft from an article; of a saved page, the main text is written beside the arrangement, so
    /// that quotations are found in it. The folder is made only once there is something to write.
    fn draft(&self, article: &Path, path: &Path) -> Result<(), CommandError> {
        let read = self.known.read_one(article)?;
        let beside = path.with_extension("txt");
        let source = if read.article.is_page {
            &beside
        } else {
            article
        };
        let file = named_from(path, source);
        let source = draft::Source {
            file: &file,
            text: &read.article.text,
        };
        let draft = draft::draft(&source, &read.ledger)
            .map_err(|_| CommandError::NothingToDraft(article.to_owned()))?;
        make_folder(path)?;
        if read.article.is_page {
            output::write_new(&beside, &read.article.text)?;
        }
        output::write_new(path, &draft)
    }
}

/// Makes the folder of a file where it is not there.
fn make_folder(path: &Path) -> Result<(), CommandError> {
    path.parent().map_or(Ok(()), |folder| {
        fs::create_dir_all(folder).map_err(|error| output::failed(folder, error))
    })
}

/// Says what was written and what to do with it.
fn wrote(path: &Path) -> Result<(), CommandError> {
    let path = path_shown(path);
    output::say(&format!(
        "Wrote {path}. Next: backstop check {path}, then backstop run {path}\n"
    ));
    Ok(())
}

/// How the arrangement names its source: beside it by its file's name, elsewhere by its whole path. Neither
/// they nor their folders need be there yet.
fn named_from(arrangement: &Path, source: &Path) -> String {
    let whole = |path: &Path| {
        let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
        fs::canonicalize(&absolute).unwrap_or(absolute)
    };
    let folder_of = |path: &Path| whole(path).parent().map(whole);
    let source = whole(source);
    let beside = folder_of(&source) == folder_of(arrangement);
    let name = source.file_name().filter(|_| beside).map(Path::new);
    name.unwrap_or(&source).to_string_lossy().into_owned()
}

fn file_for(name: &Path) -> PathBuf {
    if name.is_dir() || ends_in_separator(name) {
        return name.join("arrangement.toml");
    }
    if name
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        return name.to_owned();
    }
    // A dot in the name is part of the name: `peace.v2` becomes `peace.v2.toml`.
    let mut file = name.as_os_str().to_owned();
    file.push(".toml");
    PathBuf::from(file)
}

fn ends_in_separator(name: &Path) -> bool {
    let name = name.as_os_str().to_string_lossy();
    name.chars().next_back().is_some_and(path::is_separator)
}

#[cfg(test)]
mod tests {
    use arrangement::{Arrangement, ReadOptions, read_bytes};

    use super::ARRANGEMENT;

    fn read(text: &str) -> Arrangement {
        read_bytes("new.toml", text.as_bytes(), None, &ReadOptions::default())
            .unwrap_or_else(|report| panic!("{report}"))
            .arrangement
    }

    /// The text with its examples no longer commented out.
    fn with_examples() -> String {
        let is_example = |line: &str| {
            let word = line.split([' ', '=']).next().unwrap_or_default();
            let key = word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            line.starts_with('[') || (!word.is_empty() && key && line.contains(" = "))
        };
        let lines = ARRANGEMENT
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(example) if is_example(example) => example,
                _ => line,
            });
        let text = lines.collect::<Vec<_>>().join("\n");
        text.replace("[\"other\"]", "[]")
    }

    #[test]
    fn the_examples_that_are_commented_out_are_in_order() {
        let read = read(&with_examples());
        assert_eq!(read.sources.len(), 1);
        assert_eq!(read.commitments.len(), 5);
        assert_eq!(read.packages.len(), 1);
        assert_eq!(read.calibrate.len(), 1);
        assert_eq!(read.actors[2].moods.len(), 2);
    }

    #[test]
    fn the_rules_that_are_commented_out_are_the_defaults() {
        let (examples, plain) = (read(&with_examples()), read(ARRANGEMENT));
        assert_eq!(examples.start, plain.start);
        assert_eq!(examples.no_deal, plain.no_deal);
        assert_eq!(examples.probe, plain.probe);
        assert_eq!(examples.credibility, plain.credibility);
        assert_eq!(examples.war, plain.war);
    }
}
