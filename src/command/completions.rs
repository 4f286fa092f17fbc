//! `hindsight completions`: completions for a shell.

use std::io::{self, Write};

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
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hindsight", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
