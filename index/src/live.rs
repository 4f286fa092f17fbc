//! A library that is being read while others may write to it.
//!
//! Every question is answered from one [`Snapshot`]: a state of the library
//! that was committed as a whole. A newer one is picked up by itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::LibraryError;
use crate::review::{Page, Review};
use crate::search::{Request, Results};
use crate::vocabulary::Format;

/// A folder in which a library is, or may come to be.
#[derive(Debug)]
pub struct Live {
    dir: PathBuf,
}

/// One committed state of a library.
#[derive(Debug)]
pub struct Snapshot {}

/// What a library holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Reviews.
    pub reviews: usize,
    /// Their pages; formats without pages count one.
    pub pages: usize,
    /// Pages without text that can be read.
    pub unreadable_pages: usize,
    /// The first year of publication.
    pub first_year: Option<i16>,
    /// The last year of publication.
    pub last_year: Option<i16>,
}

/// The file of a review as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Where it is on disk.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// The name under which it came.
    pub name: String,
}

impl Live {
    /// Watches a folder; the library need not be there yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The newest committed state. Blocks on disk: call it off the async threads.
    ///
    /// # Errors
    ///
    /// Fails if there is no library, or one of another version, or it cannot be read.
    pub fn snapshot(&self) -> Result<Arc<Snapshot>, LibraryError> {
        unimplemented!()
    }
}

impl Snapshot {
    /// Answers a search.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn search(&self, _request: &Request) -> Result<Results, LibraryError> {
        unimplemented!()
    }

    /// The review with this id with all facts and labels; its pages hold no text.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn review(&self, _id: &str) -> Result<Option<Review>, LibraryError> {
        unimplemented!()
    }

    /// The pages `first` to `last` of a review, with their text.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn pages(&self, _id: &str, _first: u32, _last: u32) -> Result<Vec<Page>, LibraryError> {
        unimplemented!()
    }

    /// The pages of a review on which words of the query stand, with how many marks each has.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn matching_pages(&self, _id: &str, _query: &str) -> Result<Vec<(u32, usize)>, LibraryError> {
        unimplemented!()
    }

    /// The ranges of a text, in Unicode scalar values, that a search marks in it.
    #[must_use]
    pub fn marks(&self, _query: &str, _text: &str) -> Vec<[usize; 2]> {
        unimplemented!()
    }

    /// The file of a review as it came.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn original(&self, _id: &str) -> Result<Option<Original>, LibraryError> {
        unimplemented!()
    }

    /// What the library holds.
    #[must_use]
    pub fn totals(&self) -> Totals {
        unimplemented!()
    }
}
