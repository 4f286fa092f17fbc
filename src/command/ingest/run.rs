//! One run of ingest: walk, hash, read in children, store in order.

mod archive;

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hindsight_index::library::{Incoming, Library, Outcome, Read};
use hindsight_index::review::Review;
use hindsight_ingest::error::ReadError;
use hindsight_ingest::manifest::{Manifest, Stated};
use hindsight_ingest::ocr::{Engine, Missing, Ocr};
use hindsight_ingest::source::{self, Hashed};
use hindsight_ingest::walk::walk;
use hindsight_ingest::worker::{Pictures, Reader, Recogniser, Stop, in_order};

use super::contents::Held;
use super::origin::{Batch, Origin, batches, found_again};
use super::report::{Report, Summary};
use super::stand::Standing;

/// What is made visible to search at least this often, in files and in time.
const COMMIT_FILES: usize = 250;
/// The time.
const COMMIT_TIME: Duration = Duration::from_secs(20);

/// How files are taken in.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Files to read at once.
    pub(crate) jobs: usize,
    /// Whether to change nothing.
    pub(crate) dry_run: bool,
    /// Whether to print JSON.
    pub(crate) json: bool,
    /// Whether to tell people of each file.
    pub(crate) loud: bool,
    /// What is stated of the files.
    pub(crate) manifest: Option<Manifest>,
    /// Which pages are read from their pictures.
    pub(crate) ocr: Ocr,
    /// Whether pages at which that failed are tried however often it did.
    pub(crate) retry: bool,
    /// What reads them, or why there is nothing; none if nobody asks.
    pub(crate) engine: Option<Result<Engine, Missing>>,
}

impl Options {
    /// What reads pictures.
    fn engine(&self) -> Option<&Engine> {
        self.engine.as_ref()?.as_ref().ok()
    }

    /// With what files are read.
    fn standing(&self) -> Standing {
        Standing::new(self.ocr, self.retry, self.engine())
    }
}

/// One run.
pub(crate) struct Run {
    library: Library,
    reader: Reader,
    options: Options,
    report: Report,
    /// Files since the last commit, and its time.
    pending: (usize, Instant),
    /// Files with pages that were left, since nothing can read pictures.
    left: usize,
    /// Files in the archive at hand that are in the library now, or refused for what they are.
    held: Vec<Held>,
    /// The copy that a dry run writes to.
    _scratch: Option<tempfile::TempDir>,
}

/// A file that was hashed and, unless it is unchanged, read.
enum Done {
    Unchanged { hashed: Hashed, id: String },
    Read(Box<Fresh>),
    Refused { hashed: Option<Hashed>, error: ReadError },
}

/// What was read of a file.
struct Fresh {
    hashed: Hashed,
    review: Review,
    pictures: Pictures,
    /// What the same bytes were read with before.
    before: Option<String>,
}

/// What the library knew of the paths when the run began.
type Known = HashMap<String, Read>;

impl Run {
    /// Opens the library, or a copy of its catalogue for a dry run.
    pub(crate) fn new(dir: &Path, reader: Reader, options: Options) -> anyhow::Result<Self> {
        let scratch = options.dry_run.then(tempfile::tempdir).transpose()?;
        let library = match &scratch {
            Some(scratch) => Library::rehearse(dir, scratch.path())?,
            None => Library::create(dir)?,
        };
        let report = Report::new(options.json, options.loud);
        let shelf = scratch.as_ref().map_or(dir, tempfile::TempDir::path);
        let recogniser = Recogniser::new(options.ocr, options.engine().cloned(), shelf, options.jobs);
        let reader = reader.with_pictures(recogniser);
        Ok(Self {
            library,
            reader,
            options,
            report,
            pending: (0, Instant::now()),
            left: 0,
            held: Vec::new(),
            _scratch: scratch,
        })
    }

    /// Takes in all files under the paths.
    pub(crate) fn ingest(mut self, paths: &[PathBuf]) -> anyhow::Result<Summary> {
        self.library.start_run("ingest", env!("CARGO_PKG_VERSION"))?;
        let walk = walk(paths);
        walk.warnings.iter().try_for_each(|warning| self.report.warn(warning))?;
        self.report.expect(walk.missing.len() + walk.skipped.len() + walk.files.len());
        for (path, reason) in &walk.missing {
            self.report.refused(path, None, reason)?;
        }
        for skipped in &walk.skipped {
            self.report.skipped(&skipped.path, &skipped.reason)?;
        }
        self.take_in_all(batches(walk.files.into_iter().map(|file| file.path)))?;
        // A file that was a duplicate until this run changed the review it was linked to.
        let orphans = found_again(self.library.orphans()?.into_iter().map(PathBuf::from));
        let files = |batch: &Batch| if let Batch::Files(files) = batch { files.len() } else { 1 };
        self.report.expect(orphans.iter().map(files).sum());
        self.take_in_all(orphans)?;
        for row in self.options.manifest.as_ref().map(Manifest::unused).unwrap_or_default() {
            let (line, file) = (row.line, &row.file);
            self.report.warn(&format!(
                "line {line} of the manifest names {file}, which was not met: check the name"
            ))?;
        }
        if let (Some(Err(missing)), true) = (&self.options.engine, self.left > 0 || self.options.retry) {
            self.report.warn(&missing.to_string())?;
        }
        self.report.finish()?;
        let Self { library, report, .. } = self;
        library.finish(&serde_json::to_string(&report.summary)?)?;
        Ok(report.summary)
    }

    /// Takes in files and archives in the order given.
    fn take_in_all(&mut self, batches: Vec<Batch>) -> anyhow::Result<()> {
        let known = self.library.files_read()?;
        batches.into_iter().try_for_each(|batch| match batch {
            Batch::Files(files) => self.take_in(files, &known),
            Batch::Archive(path, wanted) => self.take_in_archive(&path, wanted.as_ref(), &known),
        })
    }

    /// Reads files in children, and stores them in the order given.
    fn take_in(&mut self, files: Vec<Origin>, known: &Known) -> anyhow::Result<()> {
        let (reader, manifest) = (self.reader.clone(), self.options.manifest.take());
        let standing = self.options.standing();
        let perform = |origin: Origin, stop: &Stop| {
            let stated = manifest.as_ref().and_then(|manifest| manifest.for_file(&origin.path));
            let done = read(&reader, &origin, (&standing, stated), known, stop);
            (origin, stated, done)
        };
        let mut failed = Ok(());
        in_order(files, self.options.jobs, perform, |(origin, stated, done)| {
            failed = self.store(&origin, stated, done);
            if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        self.options.manifest = manifest;
        failed
    }

    /// Stores one file, and says what became of it.
    fn store(&mut self, origin: &Origin, stated: Option<&Stated>, done: Done) -> anyhow::Result<()> {
        let path = origin.path.as_path();
        match done {
            Done::Unchanged { hashed, id } => {
                self.hold(origin, &hashed, None);
                self.report.stored(path, &hashed.sha256, &id, Outcome::Unchanged, None)
            }
            Done::Refused { hashed, error } => {
                if let Some(hashed) = hashed.as_ref().filter(|_| error.is_lasting()) {
                    self.hold(origin, hashed, Some(error.to_string()));
                }
                self.report.refused(path, hashed.map(|h| h.sha256).as_deref(), &error.to_string())
            }
            Done::Read(mut fresh) => {
                if let Some(stated) = stated {
                    stated.apply(&mut fresh.review);
                }
                self.left += usize::from(fresh.pictures == Pictures::Left);
                self.put(origin, stated, &fresh)?;
                self.commit_now_and_then()
            }
        }
    }

    /// Puts one review into the library, its file first.
    fn put(
        &mut self,
        origin: &Origin,
        stated: Option<&Stated>,
        Fresh { hashed, review, pictures, before }: &Fresh,
    ) -> anyhow::Result<()> {
        let path = origin.path.as_path();
        let name = path.to_string_lossy();
        let file = Incoming {
            path: &name,
            review,
            stated_id: stated.and_then(|stated| stated.id.as_deref()),
            fingerprint: &self.options.standing().fingerprint(stated, *pictures, before.as_deref()),
            bytes: hashed.bytes,
        };
        if !self.options.dry_run && !self.library.is_withdrawn(&file)? {
            let kept =
                source::store(&origin.file, hashed, &self.library.originals(), review.format.extension());
            if let Err(error) = kept {
                return self.report.refused(path, Some(&hashed.sha256), &error.to_string());
            }
        }
        let stored = self.library.put(&file)?;
        if stored.outcome != Outcome::Withdrawn {
            self.hold(origin, hashed, None);
        }
        self.report.stored(path, &hashed.sha256, &stored.id, stored.outcome, Some(review))
    }

    /// Notes that a file is in the library or why it is refused, if it is one of an archive.
    fn hold(&mut self, origin: &Origin, hashed: &Hashed, refused: Option<String>) {
        if origin.path != origin.file {
            self.held.push(Held { path: origin.path.clone(), sha256: hashed.sha256.clone(), refused });
        }
    }

    /// Makes what was stored visible to search, if that is due.
    fn commit_now_and_then(&mut self) -> anyhow::Result<()> {
        self.pending.0 += 1;
        if self.pending.0 >= COMMIT_FILES || self.pending.1.elapsed() >= COMMIT_TIME {
            self.library.commit()?;
            self.pending = (0, Instant::now());
        }
        Ok(())
    }
}

/// Hashes a file and, unless it is known as it is, has it read.
fn read(
    reader: &Reader,
    origin: &Origin,
    (standing, stated): (&Standing, Option<&Stated>),
    known: &Known,
    stop: &Stop,
) -> Done {
    let hashed = match source::hash(&origin.file, reader.limits().file_bytes) {
        Ok(hashed) => hashed,
        Err(error) => return Done::Refused { hashed: None, error },
    };
    let path = origin.path.to_string_lossy();
    let same = known.get(path.as_ref()).filter(|read| read.sha256 == hashed.sha256);
    if let Some(read) = same.filter(|read| standing.stands(&read.fingerprint, stated)) {
        return Done::Unchanged { hashed, id: read.id.clone() };
    }
    match reader.read_until(&origin.file, &hashed.sha256, stop) {
        Ok(reading) => {
            let review = Review { file: path.into_owned(), ..reading.review };
            let before = same.map(|read| read.fingerprint.clone());
            Done::Read(Box::new(Fresh { hashed, review, pictures: reading.pictures, before }))
        }
        Err(error) => Done::Refused { hashed: Some(hashed), error },
    }
}
