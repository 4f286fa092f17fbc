//! A library that is being written: reviews in, index kept up.
//!
//! One process at a time writes, by a file lock. A review is safe in the
//! catalogue when [`Library::put`] returns, and found by search after
//! [`Library::commit`]; whatever a crash left out of the index is put in when
//! the library is next opened. Never reads a file that is to be taken in.

mod correct;
#[cfg(test)]
mod correct_laws;
#[cfg(test)]
mod families;
mod intake;
#[cfg(test)]
mod laws;
mod removal;
mod upkeep;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::catalogue::Catalogue;
use crate::catalogue::load::Text;
use crate::engine::{Generation, Writer, io};
use crate::error::LibraryError;
use crate::vocabulary::Format;

pub use intake::{Incoming, Outcome, Read, Stored};

/// A library that this process writes to.
#[derive(Debug)]
pub struct Library {
    dir: PathBuf,
    catalogue: Catalogue,
    /// A rehearsal has none.
    index: Option<Index>,
    run: Option<i64>,
    /// Held as long as the library is open; a rehearsal has none.
    _lock: Option<File>,
}

/// The index that is kept up with the catalogue.
#[derive(Debug)]
struct Index {
    generation: Generation,
    /// Started when something is first written.
    writer: Option<Writer>,
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
        let index = Some(Index { generation, writer: None });
        let mut library = Self { dir: dir.to_owned(), catalogue, index, run: None, _lock: Some(lock) };
        library.replay()?;
        Ok(library)
    }

    /// Opens a copy of a library's catalogue, to see what would become of files.
    ///
    /// Nothing that is done to it reaches the library, which need not be there.
    /// The copy is made in the empty folder `scratch`.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read or copied.
    pub fn rehearse(dir: &Path, scratch: &Path) -> Result<Self, LibraryError> {
        if crate::catalogue::path(dir).is_file() {
            Catalogue::open(dir)?.copy_to(scratch)?;
        }
        let catalogue = Catalogue::create(scratch)?;
        Ok(Self { dir: dir.to_owned(), catalogue, index: None, run: None, _lock: None })
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
        let mut catalogue = Catalogue::create(dir)?;
        catalogue.link_anew()?;
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
}

/// The place of an original in a library.
#[must_use]
pub fn original_path(dir: &Path, sha256: &str, format: Format) -> PathBuf {
    let shelf = sha256.get(..2).unwrap_or("00");
    dir.join("originals").join(shelf).join(format!("{sha256}.{}", format.extension()))
}

/// The folder in a library of what was read from pictures of the pages of a file.
#[must_use]
pub fn recognised_path(dir: &Path, sha256: &str) -> PathBuf {
    let shelf = sha256.get(..2).unwrap_or("00");
    dir.join("ocr").join(shelf).join(sha256)
}

/// The place in a library of what an archive with this hash was found to hold.
#[must_use]
pub fn contents_path(dir: &Path, sha256: &str) -> PathBuf {
    let shelf = sha256.get(..2).unwrap_or("00");
    dir.join("archives").join(shelf).join(format!("{sha256}.json"))
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
