//! The parent's side: has files read by children, one each.

use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use hindsight_index::review::Review;

use super::order::{Stop, in_order};
use super::verdict::verdict;
use super::{Request, process};
use crate::error::ReadError;
use crate::limits::Limits;

/// Has files read by child processes.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The program to run: this one.
    pub program: PathBuf,
    /// The arguments that make it call [`answer`](super::answer).
    pub arguments: Vec<OsString>,
    /// What reading one file may cost.
    pub limits: Limits,
}

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The file.
    pub path: PathBuf,
    /// What it held when it was hashed, as SHA-256.
    pub sha256: String,
}

/// A file that was read, or was not.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Which file.
    pub job: Job,
    /// Its review, or why there is none.
    pub review: Result<Review, ReadError>,
}

impl Reader {
    /// Has one file read, and waits for it.
    ///
    /// # Errors
    ///
    /// Whatever the child says of the file, or [`ReadError::Child`] if it
    /// passed a limit, crashed or made no sense.
    pub fn read(&self, path: &Path, sha256: &str) -> Result<Review, ReadError> {
        self.read_until(path, sha256, &Stop::default())
    }

    /// As [`Self::read`], but ends the child as soon as it is told to stop.
    ///
    /// # Errors
    ///
    /// As [`Self::read`]; after a stop, [`ReadError::Child`].
    pub fn read_until(&self, path: &Path, sha256: &str, stop: &Stop) -> Result<Review, ReadError> {
        let request = Request { path: path.into(), sha256: sha256.to_owned(), limits: self.limits.clone() };
        let end = request.line().and_then(|line| process::run(self, &line, stop));
        let end = end.map_err(|error| {
            let program = self.program.display();
            ReadError::Child(format!(
                "the reader {program} cannot be started ({error}): use fewer --jobs, or install hindsight again"
            ))
        })?;
        let mut review = verdict(end, sha256, &self.limits)?;
        review.file = path.to_string_lossy().into_owned();
        Ok(review)
    }
}

/// Has files read, `jobs` at a time, and hands over each in the order given.
///
/// At most four reviews a job are held at once. When `on_result` breaks, the
/// children that still run are ended.
pub fn read_all(
    reader: &Reader,
    files: Vec<Job>,
    jobs: usize,
    on_result: impl FnMut(Done) -> ControlFlow<()>,
) {
    let read = |job: Job, stop: &Stop| {
        let review = reader.read_until(&job.path, &job.sha256, stop);
        Done { job, review }
    };
    in_order(files, jobs, read, on_result);
}

#[cfg(all(test, unix))]
mod tests;
