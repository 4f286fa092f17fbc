//! Has pages that are pictures read, and then the file with their words.
//!
//! A child says which pages want that. Each is drawn by a child and read by
//! the program for it, several at a time, and its record is kept; what a run
//! that was ended has read already is not read again. A page that fails costs
//! only itself, and is named in a warning.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hindsight_index::library::recognised_path;
use hindsight_index::review::{Review, Warning};

use super::order::{Stop, in_order};
use super::turns::Turns;
use super::{Drawing, Reader, Understood};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::ocr::{Engine, Ocr, Plan, Turn, is_better, is_poor};

/// Has pages read from their pictures.
#[derive(Debug, Clone, Default)]
pub struct Recogniser {
    /// Which pages.
    ocr: Ocr,
    /// What reads them; without it none are read.
    means: Option<Arc<Means>>,
}

/// What it takes to read pictures.
#[derive(Debug)]
struct Means {
    engine: Engine,
    /// The folder in which records are kept, as in a library.
    shelf: PathBuf,
    /// How many pages are read at once, of all files together.
    jobs: usize,
    turns: Turns,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub review: Review,
    /// What became of its pages that are pictures.
    pub pictures: Pictures,
}

/// What became of the pages of a file that want to be read from their pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// There are none.
    None,
    /// They were left: there is nothing to read them with, or nobody asked.
    Left,
    /// They were read, as far as that can be done.
    Read,
    /// They were read, but for some at which the reading failed: it may go well another time.
    Failed,
}

impl Recogniser {
    /// Has these pages read by `engine`, `jobs` at once, and keeps what is read
    /// where a library in the folder `shelf` has it. Without an engine they are only counted.
    #[must_use]
    pub fn new(ocr: Ocr, engine: Option<Engine>, shelf: &Path, jobs: usize) -> Self {
        let means = engine
            .filter(|_| ocr != Ocr::Never)
            .map(|engine| Arc::new(Means { engine, shelf: shelf.to_owned(), jobs, turns: Turns::new(jobs) }));
        Self { ocr, means }
    }

    /// Has a file read, its pictures too.
    pub(super) fn read(
        &self,
        reader: &Reader,
        path: &Path,
        sha256: &str,
        stop: &Stop,
    ) -> Result<Reading, ReadError> {
        let plan = self.plan(sha256, reader.limits());
        let understand = || reader.understand(path, sha256, plan.clone(), stop);
        let first = understand()?;
        let Some(means) = self.means.as_ref().filter(|_| !first.wanted.is_empty()) else {
            return Ok(self.reading(first, sha256));
        };
        let failures = means.recognise(reader, path, sha256, &first.wanted, stop);
        if stop.is_stopped() {
            return Err(ReadError::Child("the run was stopped: run again".to_owned()));
        }
        // If nothing was read, the file says what it said.
        let mut read = if failures.len() < first.wanted.len() { understand()? } else { first };
        let pictures = if failures.is_empty() { Pictures::Read } else { Pictures::Failed };
        read.review.warnings.extend(failures);
        Ok(Reading { review: read.review, pictures })
    }

    /// What became of a file of which no page was read anew.
    ///
    /// A picture without words leaves no mark on its page, but it left a record when it was read.
    fn reading(&self, read: Understood, sha256: &str) -> Reading {
        let recorded =
            self.means.as_ref().is_some_and(|means| recognised_path(&means.shelf, sha256).is_dir());
        let recognised = recorded || read.review.pages.iter().any(|page| page.confidence.is_some());
        let pictures = match (read.wanted.is_empty(), recognised) {
            (false, _) => Pictures::Left,
            (true, true) => Pictures::Read,
            (true, false) => Pictures::None,
        };
        Reading { review: read.review, pictures }
    }

    /// How the child deals with the pictures of a file.
    fn plan(&self, sha256: &str, limits: &Limits) -> Plan {
        let means = self.means.as_ref();
        Plan {
            ocr: self.ocr,
            records: means.map(|means| recognised_path(&means.shelf, sha256).into()),
            maker: means.map(|means| means.engine.maker()).unwrap_or_default(),
            record_bytes: limits.record(),
        }
    }
}

impl Means {
    /// Reads pages and keeps their records; gives a warning for each that failed.
    fn recognise(
        &self,
        reader: &Reader,
        path: &Path,
        sha256: &str,
        pages: &[u32],
        stop: &Stop,
    ) -> Vec<Warning> {
        let folder = recognised_path(&self.shelf, sha256);
        let one = |page: u32, _: &Stop| {
            let _turn = self.turns.take(stop)?;
            self.page(reader, path, sha256, page, &folder, stop).err().map(|reason| failed(page, &reason))
        };
        let mut failures = Vec::new();
        in_order(pages.to_vec(), self.jobs, one, |failure| {
            failures.extend(failure);
            if stop.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        failures
    }

    /// Reads one page, turned if it makes no sense as it is, and keeps its record.
    fn page(
        &self,
        reader: &Reader,
        path: &Path,
        sha256: &str,
        page: u32,
        folder: &Path,
        stop: &Stop,
    ) -> Result<(), String> {
        let read = |turn: Turn| {
            let picture = reader.draw_until(path, sha256, Drawing::to_read(page, turn), stop);
            let picture = picture.map_err(|error| error.to_string())?;
            self.engine.read((page, turn), picture, reader.limits(), stop)
        };
        let mut best = read(Turn::Upright)?;
        for turn in Turn::OTHERS {
            if !is_poor(&best) {
                break;
            }
            match read(turn) {
                Ok(record) if is_better(&record, &best) => best = record,
                Err(reason) if stop.is_stopped() => return Err(reason),
                // What failed turned tells nothing of what was read before.
                Ok(_) | Err(_) => {}
            }
        }
        best.store(folder).map_err(|error| format!("{} cannot be written ({error})", folder.display()))
    }
}

/// The code of the warning about a page whose picture could not be read.
pub const UNRECOGNISED: &str = "page-unrecognised";

/// The warning about a page whose picture could not be read.
fn failed(page: u32, reason: &str) -> Warning {
    let message = format!(
        "the words of this page could not be read from its picture ({reason}): read it in the original, or \
         ingest the file once more; --retry-ocr has it tried however often that failed"
    );
    Warning::page(UNRECOGNISED, page, message)
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
