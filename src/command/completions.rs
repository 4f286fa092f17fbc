//! `hindsight completions`: completions for a shell.

use std::io;

use clap::CommandFactory;

use crate::cli::Cli;
use crate::outcome::Exit;

/// Print completions for a shell
///
/// For instance: hindsight completions bash > ~/.local/share/bash-completion/completions/hindsight
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

pub(crate) fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    clap_complete::generate(args.shell, &mut Cli::command(), "hindsight", &mut io::stdout().lock());
    Ok(Exit::Done)
}
