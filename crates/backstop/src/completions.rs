//! `backstop completions`: what a shell needs to complete the command.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::{Cli, CommandError, output};

/// Print a script with which a shell completes this command
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  backstop completions bash > ~/.local/share/bash-completion/completions/backstop
  backstop completions fish > ~/.config/fish/completions/backstop.fish
  backstop completions zsh  > \"${fpath[1]}/_backstop\"";

impl Completions {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "backstop", &mut script);
        output::print(&String::from_utf8_lossy(&script))
    }
}
