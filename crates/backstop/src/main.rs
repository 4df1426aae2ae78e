//! Is the guarantee sufficient? The command.

mod asked;
mod calibrate;
mod check;
mod completions;
mod enough;
mod error;
mod explore;
mod form;
mod history;
mod new;
mod number;
mod output;
mod packages;
mod picture;
mod read;
mod report;
mod run;
mod serve;
mod simulate;
mod sources;
mod weigh;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::CommandError;

/// Is the guarantee sufficient? Write a peace arrangement down as a file; ask how long it holds, how it would break, who fights, and who would sign
#[derive(Debug, Parser)]
#[command(name = "backstop", version, after_help = EXAMPLES, max_term_width = 80)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Check(check::Check),
    Run(run::Run),
    Calibrate(calibrate::Calibrate),
    Enough(enough::Enough),
    Explore(explore::Explore),
    Weigh(weigh::Weigh),
    Packages(packages::Packages),
    Report(report::Report),
    Serve(serve::Serve),
    Simulate(simulate::Simulate),
    History(history::History),
    Read(read::Read),
    New(new::New),
    Completions(completions::Completions),
}

const EXAMPLES: &str = "\
Examples:
  backstop new my-peace            a commented file to start from
  backstop check my-peace.toml     all its mistakes, and what it rests on
  backstop run my-peace.toml       how long it holds, how it breaks, who signs
  backstop run my-peace.toml --set actors.us.stake=60
                                   what if the stake were 60?
  backstop explore my-peace.toml   how sure is that, what does it hinge on?
  backstop enough my-peace.toml    what would be enough?
  backstop calibrate my-peace.toml which numbers agree with what is known?
  backstop weigh my-peace.toml     which promise carries the weight?
  backstop packages my-peace.toml  which package would everyone sign?
  backstop report my-peace.toml -o my-peace.html
                                   a page to pass on, with a slider a number
  backstop serve my-peace.toml     all of it in the browser: write and see
  backstop history                 what became of peaces like it?
  backstop read article.txt        who said, promised and refused what?";

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Check(check) => check.execute(),
        Verb::Run(run) => run.execute(),
        Verb::Calibrate(calibrate) => calibrate.execute(),
        Verb::Enough(enough) => enough.execute(),
        Verb::Explore(explore) => explore.execute(),
        Verb::Weigh(weigh) => weigh.execute(),
        Verb::Packages(packages) => packages.execute(),
        Verb::Report(report) => report.execute(),
        Verb::Serve(serve) => serve.execute(),
        Verb::Simulate(simulate) => simulate.execute(),
        Verb::History(history) => history.execute(),
        Verb::Read(read) => read.execute(),
        Verb::New(new) => new.execute(),
        Verb::Completions(completions) => completions.execute(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::say(&error.render(output::colour()));
            error.exit_code()
        }
    }
}
