//! A library that is being written: reviews in, index kept up.
//!
//! One process at a time writes, by a file lock. A review is safe in the
//! catalogue when [`Library::put`] returns, and found by search after
//! [`Library::commit`]; whatever a crash left out of the index is put in when
//! the library is next opened. Never reads a file that is to be taken in.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::catalogue::load::Text;
use crate::catalogue::{Catalogue, Holder};
use crate::engine::{self, Generation, Writer};
use crate::error::LibraryError;
use crate::review::Review;

/// A library that this process writes to.
#[derive(Debug)]
pub struct Library {
    dir: PathBuf,
    catalogue: Catalogue,
    index: Index,
    run: Option<i64>,
    _keeps: Keeps,
}

/// The index that is kept up with the catalogue.
#[derive(Debug)]
enum Index {
    /// A generation, and its writer once something was written.
    Kept(Generation, Option<Writer>),
    /// None: this is a rehearsal.
    Left,
}

/// What is held, and never read, as long as the library is open.
#[derive(Debug)]
enum Keeps {
    /// The lock of the one writer.
    Lock(#[allow(dead_code, reason = "holding it is its use")] File),
    /// The folder of a rehearsal.
    Folder(#[allow(dead_code, reason = "dropping it removes the folder")] tempfile::TempDir),
}

/// A file that was read, with what decides to which review it belongs.
#[derive(Debug, Clone)]
pub struct Incoming<'a> {
    /// The absolute path that it was read from.
    pub path: &'a str,
    /// What it says, stated facts included.
    pub review: &'a Review,
    /// The id that a person gave it.
    pub stated_id: Option<&'a str>,
    /// What it was read with: a file is read again when this changes.
    pub fingerprint: &'a str,
    /// Its size.
    pub bytes: u64,
}

/// What was read from a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The hash of its bytes.
    pub sha256: String,
    /// What it was read with.
    pub fingerprint: String,
    /// The review to which it belongs.
    pub id: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The review to which it belongs.
    pub id: String,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is a new review.
    Added,
    /// It replaced the review that it belongs to.
    Updated,
    /// It was read before, as it is.
    Unchanged,
    /// Its very bytes are held already; it is linked to that review.
    Duplicate,
    /// It belongs to a review that was removed, and was left out.
    Withdrawn,
}

impl Library {
    /// Opens a library for writing; makes it if the folder has none.
    ///
    /// # Errors
    ///
    /// Fails if another process writes to it, a later program made it, or the disk fails.
    pub fn create(dir: &Path) -> Result<Self, LibraryError> {
        fs::create_dir_all(dir).map_err(io(dir))?;
        let lock = lock(dir)?;
        let catalogue = Catalogue::create(dir)?;
        let generation = match Generation::current(dir) {
            Some(number) => Generation::open(dir, number)?,
            None => first_generation(dir)?,
        };
        generation.remove_others(dir)?;
        let index = Index::Kept(generation, None);
        let mut library =
            Self { dir: dir.to_owned(), catalogue, index, run: None, _keeps: Keeps::Lock(lock) };
        library.replay()?;
        Ok(library)
    }

    /// Opens a copy of a library's catalogue, to see what would become of files.
    ///
    /// Nothing that is done to it reaches the library, which need not be there.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read or copied.
    pub fn rehearse(dir: &Path) -> Result<Self, LibraryError> {
        let folder = tempfile::tempdir().map_err(io(&std::env::temp_dir()))?;
        if crate::catalogue::path(dir).is_file() {
            Catalogue::open(dir)?.copy_to(folder.path())?;
        }
        let catalogue = Catalogue::create(folder.path())?;
        let keeps = Keeps::Folder(folder);
        Ok(Self { dir: dir.to_owned(), catalogue, index: Index::Left, run: None, _keeps: keeps })
    }

    /// Opens a library for writing that must be there.
    ///
    /// # Errors
    ///
    /// As [`Library::create`], and if there is none.
    pub fn open(dir: &Path) -> Result<Self, LibraryError> {
        if !crate::catalogue::path(dir).is_file() {
            return Err(LibraryError::Missing { dir: dir.to_owned() });
        }
        Self::create(dir)
    }

    /// Rebuilds the index of a library from its catalogue, and puts it in use in one step.
    ///
    /// Brings a library of an earlier format to this one. Readers keep the old
    /// index until the new one is whole. `progress` is told how many reviews
    /// of how many are done. Returns the number of reviews.
    ///
    /// # Errors
    ///
    /// As [`Library::open`].
    pub fn reindex(dir: &Path, mut progress: impl FnMut(usize, usize)) -> Result<usize, LibraryError> {
        if !crate::catalogue::path(dir).is_file() {
            return Err(LibraryError::Missing { dir: dir.to_owned() });
        }
        let _lock = lock(dir)?;
        let catalogue = Catalogue::create(dir)?;
        let change = catalogue.last_change()?;
        let numbers = catalogue.numbers()?;
        let generation = Generation::create(dir)?;
        let mut writer = Writer::new(&generation)?;
        for (done, number) in numbers.iter().enumerate() {
            writer.put(*number, catalogue.review(*number, Text::With)?.as_ref())?;
            progress(done + 1, numbers.len());
        }
        writer.commit(change)?;
        writer.finish()?;
        generation.put_in_use(dir)?;
        generation.remove_others(dir)?;
        Ok(numbers.len())
    }

    /// The folder of the library.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The folder of the original files.
    #[must_use]
    pub fn originals(&self) -> PathBuf {
        self.dir.join("originals")
    }

    /// What was read from each path, as far as nothing has come in its place.
    ///
    /// A path that is not here, or whose bytes or reader have changed, is to be read.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn files_read(&self) -> Result<HashMap<String, Read>, LibraryError> {
        self.catalogue.files_read()
    }

    /// Whether a file belongs to a review that was removed.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn is_withdrawn(&self, file: &Incoming<'_>) -> Result<bool, LibraryError> {
        Ok(self.withdrawn(file)?.is_some())
    }

    /// The id of the removed review that a file would bring back.
    fn withdrawn(&self, file: &Incoming<'_>) -> Result<Option<String>, LibraryError> {
        let url = file.review.source_url.as_deref();
        self.catalogue.withdrawn(file.stated_id, &file.review.sha256, url)
    }

    /// Takes a file in. It is safe in the catalogue when this returns.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue or the index cannot be written.
    pub fn put(&mut self, file: &Incoming<'_>) -> Result<Stored, LibraryError> {
        let review = file.review;
        if let Some(id) = self.withdrawn(file)? {
            return Ok(Stored { id, outcome: Outcome::Withdrawn });
        }
        let owner = self.owner(file)?;
        if let Some(holder) = self.duplicate_of(file, owner.as_ref())? {
            let number = holder.number;
            self.catalogue.note_file(file.path, &review.sha256, file.fingerprint, number, true)?;
            return Ok(Stored { id: holder.id, outcome: Outcome::Duplicate });
        }
        let (id, outcome) = match &owner {
            Some(holder) => (holder.id.clone(), Outcome::Updated),
            None => (self.new_id(file)?, Outcome::Added),
        };
        let number = self.catalogue.write(&id, owner.map(|holder| holder.number), review, file.bytes)?;
        self.catalogue.note_file(file.path, &review.sha256, file.fingerprint, number, false)?;
        self.index(number, Some(review))?;
        Ok(Stored { id, outcome })
    }

    /// The review to which a file belongs, by the order of the contract.
    fn owner(&self, file: &Incoming<'_>) -> Result<Option<Holder>, LibraryError> {
        if let Some(id) = file.stated_id {
            return self.catalogue.with_id(id);
        }
        if let Some(url) = &file.review.source_url
            && let Some(holder) = self.catalogue.with_address(url)?
        {
            return Ok(Some(holder));
        }
        if let Some(holder) = self.catalogue.with_bytes(&file.review.sha256)? {
            return Ok(Some(holder));
        }
        // A duplicate that has changed is a review of its own.
        self.catalogue.with_path(file.path)
    }

    /// The review that holds these very bytes, if they came from another file.
    fn duplicate_of(
        &self,
        file: &Incoming<'_>,
        owner: Option<&Holder>,
    ) -> Result<Option<Holder>, LibraryError> {
        let same = |holder: &Holder| holder.sha256 == file.review.sha256 && holder.file != file.path;
        if let Some(holder) = owner {
            return Ok(Some(holder.clone()).filter(same));
        }
        match file.stated_id {
            // A person says that it is a review of its own.
            Some(_) => Ok(None),
            None => Ok(self.catalogue.with_bytes(&file.review.sha256)?.filter(same)),
        }
    }

    /// A free id for a new review: the one that a person gave, or from the hash.
    fn new_id(&self, file: &Incoming<'_>) -> Result<String, LibraryError> {
        if let Some(id) = file.stated_id {
            return Ok(id.to_owned());
        }
        let base = file.review.sha256.get(..ID_DIGITS).unwrap_or(&file.review.sha256);
        let mut id = format!("r{base}");
        let mut count = 1;
        while self.catalogue.is_taken(&id)? {
            count += 1;
            id = format!("r{base}-{count}");
        }
        Ok(id)
    }

    /// Paths of duplicates whose review has other bytes now: read them again.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn orphans(&self) -> Result<Vec<String>, LibraryError> {
        self.catalogue.orphans()
    }

    /// Removes a review and its file; it is not taken in again. `false` if there is none.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue, the index or the file cannot be changed.
    pub fn remove(&mut self, id: &str, reason: Option<&str>) -> Result<bool, LibraryError> {
        let Some(holder) = self.catalogue.with_id(id)? else { return Ok(false) };
        let format = self.catalogue.review(holder.number, Text::Without)?.map(|review| review.format);
        self.catalogue.withdraw(holder.number, reason)?;
        self.index(holder.number, None)?;
        let still_held = self.catalogue.with_bytes(&holder.sha256)?.is_some();
        if let Some(format) = format.filter(|_| !still_held) {
            let path = original_path(&self.dir, &holder.sha256, format);
            if path.exists() {
                fs::remove_file(&path).map_err(io(&path))?;
            }
        }
        Ok(true)
    }

    /// Lets a removed review be taken in again; `false` if it was not removed.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be written.
    pub fn readmit(&mut self, id: &str) -> Result<bool, LibraryError> {
        self.catalogue.readmit(id)
    }

    /// Makes everything so far visible to search.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be written.
    pub fn commit(&mut self) -> Result<(), LibraryError> {
        let change = self.catalogue.last_change()?;
        match &mut self.index {
            Index::Kept(_, Some(writer)) => writer.commit(change),
            Index::Kept(_, None) | Index::Left => Ok(()),
        }
    }

    /// Commits, notes how the run ended, and closes the library.
    ///
    /// # Errors
    ///
    /// Fails if the index or the catalogue cannot be written.
    pub fn finish(mut self, summary: &str) -> Result<(), LibraryError> {
        self.commit()?;
        if let Index::Kept(_, Some(writer)) = std::mem::replace(&mut self.index, Index::Left) {
            writer.finish()?;
        }
        match self.run {
            Some(run) => self.catalogue.finish_run(run, summary),
            None => Ok(()),
        }
    }

    /// Notes in the log that a run began.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be written.
    pub fn start_run(&mut self, command: &str, program: &str) -> Result<(), LibraryError> {
        self.run = Some(self.catalogue.start_run(command, program)?);
        Ok(())
    }

    /// Puts a review as it is now into the index; `None` if it is gone.
    fn index(&mut self, number: i64, review: Option<&Review>) -> Result<(), LibraryError> {
        let Index::Kept(generation, writer) = &mut self.index else { return Ok(()) };
        if writer.is_none() {
            *writer = Some(Writer::new(generation)?);
        }
        writer.as_ref().map_or(Ok(()), |writer| writer.put(number, review))
    }

    /// Puts into the index what a crash left out of it.
    fn replay(&mut self) -> Result<(), LibraryError> {
        let Index::Kept(generation, _) = &self.index else { return Ok(()) };
        let stamp = generation.stamp()?;
        if let Some(stamp) = stamp
            && stamp.format != engine::FORMAT
        {
            let (found, supported) = (stamp.format, engine::FORMAT);
            return Err(LibraryError::Version { dir: self.dir.clone(), found, supported });
        }
        let missing = self.catalogue.changed_since(stamp.map_or(0, |stamp| stamp.change))?;
        for number in &missing {
            let review = self.catalogue.review(*number, Text::With)?;
            self.index(*number, review.as_ref())?;
        }
        if missing.is_empty() { Ok(()) } else { self.commit() }
    }
}

/// Hexadecimal digits of the hash that make an id.
const ID_DIGITS: usize = 12;

/// Says which file an error of the system is about.
fn io(path: &Path) -> impl FnOnce(std::io::Error) -> LibraryError + use<> {
    engine::io(path)
}

/// The place of an original in a library.
#[must_use]
pub fn original_path(dir: &Path, sha256: &str, format: crate::vocabulary::Format) -> PathBuf {
    let shelf = sha256.get(..2).unwrap_or("00");
    dir.join("originals").join(shelf).join(format!("{sha256}.{}", format.extension()))
}

/// Takes the lock of the one writer.
fn lock(dir: &Path) -> Result<File, LibraryError> {
    let path = dir.join("LOCK");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LibraryError::Locked { dir: dir.to_owned() }),
        Err(TryLockError::Error(source)) => Err(LibraryError::Io { path, source }),
    }
}

/// Makes the empty first generation and puts it in use.
fn first_generation(dir: &Path) -> Result<Generation, LibraryError> {
    let generation = Generation::create(dir)?;
    let mut writer = Writer::new(&generation)?;
    writer.commit(0)?;
    writer.finish()?;
    generation.put_in_use(dir)?;
    Ok(generation)
}
