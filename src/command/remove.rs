//! `hindsight remove`: takes a review out of the library.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::library::Library;

use crate::outcome::Exit;

/// Remove reviews and their files from the library
///
/// A removed review is not taken in again, whatever folder its file is in,
/// until it is let in with --undo.
#[derive(Debug, clap::Args)]
pub(crate) struct RemoveArgs {
    /// Ids of reviews
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,

    /// Why, for the record
    #[arg(long, conflicts_with = "undo")]
    reason: Option<String>,

    /// Let removed reviews be taken in again by the next ingest
    #[arg(long)]
    undo: bool,
}

pub(crate) fn run(dir: &Path, args: &RemoveArgs) -> anyhow::Result<Exit> {
    let mut library = Library::open(dir)?;
    library.start_run("remove", env!("CARGO_PKG_VERSION"))?;
    let mut exit = Exit::Done;
    let mut changed = Vec::new();
    for id in &args.ids {
        let done =
            if args.undo { library.readmit(id)? } else { library.remove(id, args.reason.as_deref())? };
        let said = match (done, args.undo) {
            (true, false) => "removed",
            (true, true) => "may be taken in again by the next ingest",
            (false, false) => "no such review: hindsight search lists ids",
            (false, true) => "was not removed",
        };
        writeln!(io::stderr(), "{id}: {said}")?;
        if done {
            changed.push(id);
        } else {
            exit = Exit::NothingFound;
        }
    }
    library.finish(&serde_json::json!({ "ids": changed }).to_string())?;
    Ok(exit)
}
