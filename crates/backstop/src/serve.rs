//! `backstop serve`: the workbench, in the browser of this machine.

use std::path::PathBuf;

use ::serve::{Options, Server};
use clap::Args;

use crate::{CommandError, new, output, sources::SourceFolders};

/// Open the workbench in the browser: write and change an arrangement, and see at once what follows
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Serve {
    /// The arrangement to open; without it, the workbench lists those of this folder
    file: Option<PathBuf>,
    /// Listen on this port, 0 for any that is free [default: 7878, or the next that is free]
    #[arg(long, value_name = "NUMBER")]
    port: Option<u16>,
    /// Print the address and open no browser
    #[arg(long)]
    no_browser: bool,
    #[command(flatten)]
    sources: SourceFolders,
}

const EXAMPLES: &str = "\
Examples:
  backstop serve                   the arrangements of this folder
  backstop serve my-peace.toml
  backstop serve my-peace.toml --sources ~/articles
                                   with its quotations shown in their sources
  backstop serve my-peace.toml --port 9000 --no-browser

The workbench listens on this machine alone and ends with Ctrl-C. Beside the
arrangement it keeps drafts, variants and futures: `backstop serve` asks for no
file outside the arrangement's folder and those named with --sources.";

impl Serve {
    pub(crate) fn execute(self) -> Result<(), CommandError> {
        let server = Server::bind(Options {
            file: self.file,
            port: self.port,
            sources: self.sources.all(),
            template: new::ARRANGEMENT,
        })?;
        let address = server.address();
        output::print(&format!("The workbench is at {address}\nCtrl-C ends it.\n"))?;
        if !self.no_browser && open::that_detached(&address).is_err() {
            output::say("No browser could be opened; open this address in one.\n");
        }
        Ok(server.run()?)
    }
}
