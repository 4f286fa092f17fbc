//! Generations: each is one built index; the file `CURRENT` names the one in use.
//!
//! `CURRENT` is replaced by a rename, so a reader sees the old index or the
//! new one, never part of either. Each commit carries the number of the last
//! change of the catalogue that it holds.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::Index;

use super::FORMAT;
use super::fields::Fields;
use crate::error::LibraryError;

/// One built index on disk.
#[derive(Debug, Clone)]
pub(crate) struct Generation {
    /// Its number, which is the name of its folder.
    pub(crate) number: u64,
    /// Its fields.
    pub(crate) fields: Fields,
    /// The index.
    pub(crate) index: Index,
}

/// What a commit says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// The format of the index.
    pub(crate) format: u32,
    /// The last change of the catalogue that it holds.
    pub(crate) change: u64,
}

/// The folder of all generations of a library.
fn folder(dir: &Path) -> PathBuf {
    dir.join("index")
}

/// Says which file an error of the system is about.
pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> LibraryError + use<> {
    let path = path.to_owned();
    move |source| LibraryError::Io { path, source }
}

impl Generation {
    /// The number of the generation in use; `None` if there is none.
    pub(crate) fn current(dir: &Path) -> Option<u64> {
        fs::read_to_string(folder(dir).join("CURRENT")).ok()?.trim().parse().ok()
    }

    /// Opens a generation.
    ///
    /// # Errors
    ///
    /// Fails if it is not there or damaged; `reindex` mends both.
    pub(crate) fn open(dir: &Path, number: u64) -> Result<Self, LibraryError> {
        let index = Index::open_in_dir(folder(dir).join(number.to_string()))?;
        let (fields, schema) = Fields::schema();
        if index.schema() != schema {
            return Err(LibraryError::Version { dir: dir.to_owned(), found: 0, supported: FORMAT });
        }
        Fields::register(&index);
        Ok(Self { number, fields, index })
    }

    /// Makes an empty generation beside the one in use.
    pub(crate) fn create(dir: &Path) -> Result<Self, LibraryError> {
        let number = Self::newest(dir) + 1;
        let path = folder(dir).join(number.to_string());
        fs::create_dir_all(&path).map_err(io(&path))?;
        let (fields, schema) = Fields::schema();
        let index = Index::create_in_dir(&path, schema)?;
        Fields::register(&index);
        Ok(Self { number, fields, index })
    }

    /// The highest number among the folders.
    fn newest(dir: &Path) -> u64 {
        numbers(dir).into_iter().max().unwrap_or(0)
    }

    /// Puts this generation in use, in one step.
    pub(crate) fn put_in_use(&self, dir: &Path) -> Result<(), LibraryError> {
        let next = folder(dir).join("CURRENT.next");
        fs::write(&next, format!("{}\n", self.number)).map_err(io(&next))?;
        fs::File::open(&next).and_then(|file| file.sync_all()).map_err(io(&next))?;
        fs::rename(&next, folder(dir).join("CURRENT")).map_err(io(&next))
    }

    /// Removes all other generations. One that is still open elsewhere stays readable there.
    pub(crate) fn remove_others(&self, dir: &Path) -> Result<(), LibraryError> {
        for number in numbers(dir).into_iter().filter(|number| *number != self.number) {
            let path = folder(dir).join(number.to_string());
            fs::remove_dir_all(&path).map_err(io(&path))?;
        }
        Ok(())
    }

    /// What the last commit says of itself; `None` before the first.
    pub(crate) fn stamp(&self) -> Result<Option<Stamp>, LibraryError> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.and_then(|payload| serde_json::from_str(&payload).ok()))
    }
}

/// The numbers of all generations in a library.
fn numbers(dir: &Path) -> Vec<u64> {
    let entries = fs::read_dir(folder(dir)).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}
