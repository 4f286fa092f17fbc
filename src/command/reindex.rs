//! `hindsight reindex`: the index made anew from the catalogue.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use hindsight_index::library::Library;
use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::outcome::Exit;

/// Rebuild the search index from the catalogue
///
/// Search goes on with the old index until the new one is whole. Brings a
/// library of an earlier version to this one.
#[derive(Debug, clap::Args)]
pub(crate) struct ReindexArgs {}

pub(crate) fn run(dir: &Path, _: &ReindexArgs) -> anyhow::Result<Exit> {
    let bar = ProgressBar::no_length();
    if !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let reviews = Library::reindex(dir, |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    writeln!(io::stderr(), "indexed {reviews} reviews")?;
    Ok(Exit::Done)
}
