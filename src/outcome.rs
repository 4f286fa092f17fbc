//! How a run ends: the exit code, and what an error tells a person to do.

use std::io::{self, Write};
use std::process::ExitCode;

use hindsight_index::error::LibraryError;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All was done.
    Done = 0,
    /// Nothing was found.
    NothingFound = 1,
    /// What was typed cannot be meant.
    Usage = 2,
    /// All was done, but some files were refused.
    SomeRefused = 3,
    /// There is no library, or one of another version.
    NoLibrary = 4,
    /// It could not be done.
    Failed = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Something that was typed cannot be meant.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// Prints an error with what to do next, and gives the exit code for it.
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    if is_closed_pipe(error) {
        return Exit::Done.into();
    }
    let (exit, hint) = judge(error);
    let mut stderr = io::stderr().lock();
    // If nobody listens on stderr either, there is nobody left to tell.
    let _ = writeln!(stderr, "error: {error:#}");
    if let Some(hint) = hint {
        let _ = writeln!(stderr, "hint: {hint}");
    }
    exit.into()
}

/// Whether the reader of our output went away, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The exit code for an error, and the way on.
fn judge(error: &anyhow::Error) -> (Exit, Option<String>) {
    if error.is::<Usage>() {
        return (Exit::Usage, None);
    }
    match error.downcast_ref::<LibraryError>() {
        Some(LibraryError::Missing { dir }) => {
            let hint = format!("make one: hindsight --library {} ingest FOLDER", dir.display());
            (Exit::NoLibrary, Some(hint))
        }
        Some(LibraryError::Version { dir, found, supported }) if found < supported => {
            let hint = format!("bring it to this version: hindsight --library {} reindex", dir.display());
            (Exit::NoLibrary, Some(hint))
        }
        Some(LibraryError::Version { .. }) => {
            (Exit::NoLibrary, Some("a later hindsight made it: update this program".to_owned()))
        }
        Some(LibraryError::Locked { .. }) => {
            (Exit::Failed, Some("wait until it is done; searching goes on meanwhile".to_owned()))
        }
        Some(LibraryError::Index(_)) => {
            (Exit::Failed, Some("the index can be made again: hindsight reindex".to_owned()))
        }
        _ => (Exit::Failed, None),
    }
}
