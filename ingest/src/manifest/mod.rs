//! Facts that a person wrote in a CSV file beside the reports.
//!
//! A row says which file it is about and what is known of it; what it says
//! wins over what is found. Every value is checked before any is used, and
//! every mistake is told with its line, column and value. Never guesses what
//! a wrong value may have meant, and never changes the file.

mod column;
mod error;
mod rows;
mod stated;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};

pub use error::{ManifestError, Mistake};
pub use stated::{Stated, StatedAgency, StatedTheme};

use crate::error::ReadError;
use crate::source;
use crate::walk::identity;

/// Bytes of a manifest.
pub const MAX_BYTES: u64 = 16 << 20;

/// Rows of a manifest.
pub const MAX_ROWS: usize = 1_000_000;

/// What a person stated, by file.
#[derive(Debug, Default)]
pub struct Manifest {
    rows: Vec<Row>,
    /// The number of the row about a file, by its [`identity`].
    by_file: HashMap<PathBuf, usize>,
    warnings: Vec<String>,
}

/// One row.
#[derive(Debug)]
struct Row {
    line: u64,
    /// The file as it is written in the row.
    file: String,
    stated: Stated,
    /// Whether the file was asked for.
    met: AtomicBool,
}

/// A row about a file that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// The line of the row.
    pub line: u64,
    /// The file as it is written there.
    pub file: String,
}

/// Slugs that rows may use.
struct Slugs<'a> {
    themes: &'a Taxonomy,
    agencies: &'a Taxonomy,
    types: &'a Taxonomy,
}

/// Reads and checks a manifest.
///
/// The first line names the columns, in any order: `file` and any of those
/// that [`columns`] lists. A `file` is relative to the manifest's folder, or
/// absolute. An empty cell states nothing.
///
/// # Errors
///
/// Fails if the file cannot be read, is no CSV in UTF-8, is over
/// [`MAX_BYTES`] or [`MAX_ROWS`], or holds a value that cannot be meant;
/// after 20 of those no further row is read.
pub fn read_manifest(path: &Path) -> Result<Manifest, ManifestError> {
    let bytes = source::read(path, MAX_BYTES).map_err(|error| match error {
        ReadError::OverLimit { .. } => ManifestError::TooLarge { path: path.to_owned(), limit: MAX_BYTES },
        error => ManifestError::Open { path: path.to_owned(), source: error },
    })?;
    parse_manifest(path, &bytes)
}

/// Reads and checks the bytes of a manifest that stands at `path`.
///
/// # Errors
///
/// As [`read_manifest`], but for those of reading the file.
pub fn parse_manifest(path: &Path, bytes: &[u8]) -> Result<Manifest, ManifestError> {
    let slugs = Slugs { themes: &THEMES, agencies: &AGENCIES, types: &REVIEW_TYPES };
    rows::parse(path, bytes, &slugs, MAX_ROWS)
}

/// The names of all columns, `file` first.
pub fn columns() -> impl Iterator<Item = &'static str> {
    column::names()
}

impl Manifest {
    /// What is stated of a file; the row counts as used from now on.
    #[must_use]
    pub fn for_file(&self, path: &Path) -> Option<&Stated> {
        let number = self.by_file.get(path).or_else(|| self.by_file.get(&identity(path)));
        let row = self.rows.get(*number?)?;
        row.met.store(true, Ordering::Relaxed);
        Some(&row.stated)
    }

    /// The rows whose file was never asked for, in order.
    #[must_use]
    pub fn unused(&self) -> Vec<Unused> {
        let unmet = self.rows.iter().filter(|row| !row.met.load(Ordering::Relaxed));
        unmet.map(|row| Unused { line: row.line, file: row.file.clone() }).collect()
    }

    /// What is odd about the manifest without being wrong.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}
