//! Why a verb could not do what it was asked.

use std::{io, path::PathBuf, process::ExitCode};

use arrangement::{EditError, Report, path_shown};
use dataset::DatasetError;
use engine::EngineError;
use explore::{
    NothingUncertain, QuestionError, calibrate::CalibrateError, design::DesignError,
    findings::FindingsError, futures::NoAnswer, importance::ImportanceError,
    packages::PackagesError, weigh::WeighError,
};
use guarantee::SolveError;
use history::class::ClassError;
use report::PictureError;
use serve::ServeError;
use thiserror::Error;

/// Why nothing came out.
#[derive(Debug, Error)]
pub(crate) enum CommandError {
    /// The arrangement, or what the options make of it, has mistakes.
    #[error(transparent)]
    Mistakes(#[from] Box<Report>),
    /// The equations could not be followed.
    #[error("the game could not be solved: {0}")]
    Solve(#[from] SolveError),
    /// An exploration has no answer.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// No number has a range.
    #[error(transparent)]
    NothingUncertain(#[from] NothingUncertain),
    /// Levers that are none.
    #[error("`{}`, --lever: {}", path_shown(file), mistakes.join("; "))]
    Levers {
        /// The arrangement.
        file: PathBuf,
        /// What is wrong with each.
        mistakes: Vec<String>,
    },
    /// A folder with a file's name.
    #[error(
        "`{}` would be a folder with every future in it: name one without a file's ending; for what is \
         printed, leave -o out and write it into a file with >, and for a picture ask with --picture",
        path_shown(.0)
    )]
    FileAsFolder(PathBuf),
    /// A frontier is that of two numbers.
    #[error(
        "a frontier is that of two different numbers, each named once with --lever; {count} were named"
    )]
    NotTwoLevers {
        /// How many were named.
        count: usize,
    },
    /// There is nothing to calibrate.
    #[error(transparent)]
    Calibrate(#[from] CalibrateError),
    /// A calibrated file was wanted, and there is none.
    #[error("no numbers were found that fit, so nothing is written")]
    NothingFits,
    /// Numbers could not be written back.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// There is no such design.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// Importance cannot be told.
    #[error(transparent)]
    Importance(#[from] ImportanceError),
    /// Futures could not be kept.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The futures show nothing.
    #[error(transparent)]
    Findings(#[from] FindingsError),
    /// No future has an answer.
    #[error(transparent)]
    NoAnswer(#[from] NoAnswer),
    /// Commitments could not be weighed.
    #[error(transparent)]
    Weigh(#[from] WeighError),
    /// A page has no answer to show.
    #[error(transparent)]
    Page(#[from] EngineError),
    /// The workbench could not be served.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// A picture could not be drawn.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// Packages could not be compared.
    #[error(transparent)]
    Packages(#[from] PackagesError),
    /// A number is set that no package leaves as it is.
    #[error(
        "--set {path} has no effect: every package sets or chooses that number itself, or leaves its \
         commitment out; change it in the packages"
    )]
    IdleSetting {
        /// Its path.
        path: String,
    },
    /// There is no such class of peaces.
    #[error(transparent)]
    Class(#[from] ClassError),
    /// A file that would be overwritten.
    #[error(
        "`{}` is there already and is left as it is; choose another name",
        path_shown(.0)
    )]
    Exists(PathBuf),
    /// The folder in which the output would be written is not there.
    #[error(
        "`{}` cannot be written, since its folder is not there; make the folder, or choose another file",
        path_shown(.0)
    )]
    NoFolder(PathBuf),
    /// The output would replace the arrangement.
    #[error("`{}` is the arrangement itself; choose another file for the output", path_shown(.0))]
    OutputIsInput(PathBuf),
    /// The output would replace a document that the arrangement quotes.
    #[error(
        "`{}` is a source of the arrangement; choose another file for the output",
        path_shown(.0)
    )]
    OutputIsSource(PathBuf),
    /// A file could not be read.
    #[error("`{}` could not be read: {reason}", path_shown(path))]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// An article could not be made a ledger of.
    #[error("`{}`: {source}", path_shown(path))]
    Ledger {
        /// The article.
        path: PathBuf,
        /// Why.
        source: evidence::ledger::LedgerError,
    },
    /// An article names too few.
    #[error(
        "`{}` names fewer than two countries, so that nothing can be drafted from it; begin with \
         backstop new NAME",
        path_shown(.0)
    )]
    NothingToDraft(PathBuf),
    /// What is known of an article, and no article.
    #[error(
        "--published and --people tell how an article is read, and there is none; name it with \
         --from ARTICLE, or leave them out"
    )]
    NothingToRead,
    /// A list of office-holders has a mistake.
    #[error("`{}`: {source}", path_shown(path))]
    People {
        /// The list.
        path: PathBuf,
        /// Which mistake.
        source: evidence::ledger::PeopleError,
    },
    /// Something could not be written.
    #[error(
        "`{}` could not be written: {reason}; choose a file in a folder that is there and that you \
         may write to",
        path_shown(path)
    )]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Standard output could not be written.
    #[error("standard output could not be written: {0}")]
    StandardOutput(io::Error),
}

impl CommandError {
    /// What a person reads, ending in a new line.
    pub(crate) fn render(&self, colour: bool) -> String {
        match self {
            Self::Mistakes(report) => report.render(colour),
            Self::Class(error) => {
                let mistakes = error.mistakes.iter();
                let lines: String = mistakes.map(|wrong| format!("error: {wrong}\n")).collect();
                format!("{lines}\n{}", report::what_can_be_asked(error))
            }
            Self::Levers { file, mistakes } => {
                let file = path_shown(file);
                let line = |wrong: &String| format!("error: `{file}`, --lever: {wrong}\n");
                mistakes.iter().map(line).collect()
            }
            other => format!("error: {other}\n"),
        }
    }

    /// 2 where the input is at fault, 1 otherwise.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Dataset(error) if error.is_mistake() => ExitCode::from(2),
            Self::Serve(error) if error.is_mistake() => ExitCode::from(2),
            Self::Mistakes(_)
            | Self::Exists(_)
            | Self::Unreadable { .. }
            | Self::Ledger { .. }
            | Self::People { .. }
            | Self::NothingToDraft(_)
            | Self::NoFolder(_)
            | Self::NothingToRead
            | Self::OutputIsInput(_)
            | Self::OutputIsSource(_)
            | Self::NothingUncertain(_)
            | Self::NotTwoLevers { .. }
            | Self::Levers { .. }
            | Self::FileAsFolder(_)
            | Self::Design(_)
            | Self::Importance(ImportanceError::TooLarge { .. } | ImportanceError::TooFew { .. })
            | Self::IdleSetting { .. }
            | Self::Packages(
                PackagesError::Nothing
                | PackagesError::TooMany { .. }
                | PackagesError::TooManyFutures { .. }
                | PackagesError::Design(_),
            )
            | Self::Class(_)
            | Self::Calibrate(_)
            | Self::Question(QuestionError::UnknownNumber { .. } | QuestionError::NoLever { .. }) => {
                ExitCode::from(2)
            }
            Self::Solve(_)
            | Self::Question(_)
            | Self::NothingFits
            | Self::Edit(_)
            | Self::Weigh(_)
            | Self::Packages(_)
            | Self::Findings(_)
            | Self::NoAnswer(_)
            | Self::Dataset(_)
            | Self::Serve(_)
            | Self::Picture(_)
            | Self::Page(_)
            | Self::Importance(_)
            | Self::Write { .. }
            | Self::StandardOutput(_) => ExitCode::FAILURE,
        }
    }
}
