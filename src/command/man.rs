//! `hindsight man`: the manual page.

use std::io;

use clap::CommandFactory;

use crate::cli::Cli;
use crate::outcome::Exit;

/// Print the manual page
///
/// For instance: hindsight man | man -l -
#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {}

pub(crate) fn run(_: &ManArgs) -> anyhow::Result<Exit> {
    clap_mangen::Man::new(Cli::command()).render(&mut io::stdout().lock())?;
    Ok(Exit::Done)
}
