//! The parent's side: has files read by children, one at a time each.

use std::ffi::OsString;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hindsight_index::review::Review;

use super::order::{Stop, in_order};
use super::pool::Pool;
use super::process::{Owned, Patience, Process};
use super::recognise::{Reading, Recogniser};
use super::unpack::unpack;
use super::verdict::{self, End};
use super::{Drawing, Reply, Request, Task, Understood};
use crate::archive::Unpacked;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::ocr::Plan;

/// Has files read by child processes.
///
/// Its children live as long as it and its clones, and on Linux no longer than
/// the thread for which they read.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The program to run: this one.
    program: PathBuf,
    /// The arguments that make it call [`answer`](super::answer).
    arguments: Vec<OsString>,
    /// What reading one file may cost.
    limits: Limits,
    /// The children that wait for another file.
    pool: Arc<Pool>,
    /// What reads pages that are pictures.
    recogniser: Recogniser,
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
    /// A reader that runs `program` with `arguments`, which is to call
    /// [`answer`](super::answer). No child is started before there is a file.
    #[must_use]
    pub fn new(program: PathBuf, arguments: Vec<OsString>, limits: Limits) -> Self {
        Self { program, arguments, limits, pool: Arc::default(), recogniser: Recogniser::default() }
    }

    /// The same reader, which also has pages read from their pictures.
    #[must_use]
    pub fn with_pictures(self, recogniser: Recogniser) -> Self {
        Self { recogniser, ..self }
    }

    /// What reading one file may cost.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Has one file read, and waits for it.
    ///
    /// # Errors
    ///
    /// Whatever the child says of the file, or [`ReadError::Child`] if it
    /// passed a limit, crashed or made no sense.
    pub fn read(&self, path: &Path, sha256: &str) -> Result<Review, ReadError> {
        self.read_until(path, sha256, &Stop::default()).map(|reading| reading.review)
    }

    /// As [`Self::read`], but ends the child as soon as it is told to stop,
    /// and says what became of pages that are pictures.
    ///
    /// # Errors
    ///
    /// As [`Self::read`]; after a stop, [`ReadError::Child`].
    pub fn read_until(&self, path: &Path, sha256: &str, stop: &Stop) -> Result<Reading, ReadError> {
        self.recogniser.read(self, path, sha256, stop)
    }

    /// Has one page of a PDF drawn, and gives the PNG.
    ///
    /// # Errors
    ///
    /// As [`Self::read`], and if there is no such page.
    pub fn draw(&self, path: &Path, sha256: &str, drawing: Drawing) -> Result<Vec<u8>, ReadError> {
        self.draw_until(path, sha256, drawing, &Stop::default())
    }

    /// As [`Self::draw`], but ends the child as soon as it is told to stop.
    pub(super) fn draw_until(
        &self,
        path: &Path,
        sha256: &str,
        drawing: Drawing,
        stop: &Stop,
    ) -> Result<Vec<u8>, ReadError> {
        match self.reply(path, sha256, Task::Draw(drawing), stop)? {
            Reply::Picture(picture) => picture.into_png().ok_or_else(verdict::senseless),
            Reply::Review(_) => Err(verdict::senseless()),
        }
    }

    /// Has a file read once, with the records that there are of its pictures.
    pub(super) fn understand(
        &self,
        path: &Path,
        sha256: &str,
        plan: Plan,
        stop: &Stop,
    ) -> Result<Understood, ReadError> {
        match self.reply(path, sha256, Task::Read(plan), stop)? {
            Reply::Review(mut read) => {
                read.review.file = path.to_string_lossy().into_owned();
                Ok(*read)
            }
            Reply::Picture(_) => Err(verdict::senseless()),
        }
    }

    /// What comes of a task.
    fn reply(&self, path: &Path, sha256: &str, task: Task, stop: &Stop) -> Result<Reply, ReadError> {
        let limits = self.limits.clone();
        let request = Request { number: 0, path: path.into(), sha256: sha256.to_owned(), limits, task };
        let end = self.ask(request, &Patience::new(self.limits.wall, stop));
        let end = end.map_err(|error| self.not_started(&error))?;
        verdict::verdict(end, &self.limits)
    }

    /// Has an archive unpacked into a folder, and waits for it.
    ///
    /// `into` is to be empty; only numbers name the files put there. None
    /// comes of a document that only looks like an archive, such as a Word file.
    ///
    /// # Errors
    ///
    /// Fails if the archive cannot be read or passes a limit, if the child
    /// crashed or made no sense, or if the folder cannot be written.
    pub fn unpack(&self, archive: &Path, into: &Path, stop: &Stop) -> Result<Option<Unpacked>, ReadError> {
        let (path, limits) = (archive.into(), self.limits.clone());
        let request = Request { number: 1, path, task: Task::Unpack, sha256: String::new(), limits };
        let child = Owned::start(&self.program, &self.arguments).map_err(|error| self.not_started(&error))?;
        unpack(child, &request, archive, into, &Patience::new(self.limits.wall, stop))
    }

    /// The error for a child that cannot be started.
    fn not_started(&self, error: &io::Error) -> ReadError {
        let program = self.program.display();
        ReadError::Child(format!(
            "the reader {program} cannot be started ({error}): use fewer --jobs, or install hindsight again"
        ))
    }

    /// Asks a child that waits, or else a new one.
    ///
    /// What ends a child that has read other files may be their doing: the
    /// file is then read again by a new one, so that no file suffers for another.
    fn ask(&self, mut request: Request, patience: &Patience<'_>) -> io::Result<End> {
        if let Some(process) = self.pool.take()
            && let Ok(end) = self.ask_this(process, &mut request, patience)
            && !end.may_be_of_earlier()
        {
            return Ok(end);
        }
        let process = Process::start(&self.program, &self.arguments, &self.limits)?;
        self.ask_this(process, &mut request, patience)
    }

    /// Asks one child, and keeps it if it may read on.
    fn ask_this(
        &self,
        mut process: Process,
        request: &mut Request,
        patience: &Patience<'_>,
    ) -> io::Result<End> {
        let end = process.ask(request, patience)?;
        if process.may_read_on(&self.limits) {
            self.pool.put_back(process);
        }
        Ok(end)
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
        let review = reader.read_until(&job.path, &job.sha256, stop).map(|reading| reading.review);
        Done { job, review }
    };
    in_order(files, jobs, read, on_result);
}

#[cfg(all(test, unix))]
mod tests;
