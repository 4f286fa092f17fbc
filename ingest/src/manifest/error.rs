//! Why a manifest cannot be used: each message names the file and the place.

use std::fmt;
use std::path::PathBuf;

use crate::error::ReadError;

/// Mistakes after which no further row is read.
pub(super) const MISTAKES: usize = 20;

/// Characters of a wrong value that are repeated.
const SHOWN: usize = 60;

/// Why a manifest cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// The file cannot be read.
    #[error("the manifest {}: {source}", path.display())]
    Open {
        /// The manifest.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The file has too many bytes.
    #[error("the manifest {} has more than {limit} bytes: split it, and ingest in parts", path.display())]
    TooLarge {
        /// The manifest.
        path: PathBuf,
        /// The most that it may have.
        limit: u64,
    },
    /// The file has too many rows.
    #[error("the manifest {} has more than {limit} rows: split it, and ingest in parts", path.display())]
    TooManyRows {
        /// The manifest.
        path: PathBuf,
        /// The most that it may have.
        limit: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the manifest {} is not UTF-8 at line {line}: save it as 'CSV UTF-8'", path.display())]
    Encoding {
        /// The manifest.
        path: PathBuf,
        /// The first such line.
        line: u64,
    },
    /// The first line does not name the columns.
    #[error("the first line of the manifest {} {problem}", path.display())]
    Header {
        /// The manifest.
        path: PathBuf,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// Values cannot be meant.
    #[error("the manifest {} has mistakes:{}", path.display(), Listed(mistakes))]
    Mistakes {
        /// The manifest.
        path: PathBuf,
        /// The first mistakes, in the order of the lines.
        mistakes: Vec<Mistake>,
    },
}

/// A value that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line on which its row starts.
    pub line: u64,
    /// Its column; `None` if the whole row is wrong.
    pub column: Option<&'static str>,
    /// The value as written.
    pub value: String,
    /// What is wrong with it, and what to write.
    pub problem: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            let shown: String = self.value.chars().take(SHOWN).collect();
            let dots = if self.value.chars().nth(SHOWN).is_some() { "…" } else { "" };
            write!(f, ", {column} '{}{dots}'", shown.escape_debug())?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// Mistakes, one a line.
struct Listed<'a>(&'a [Mistake]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in self.0 {
            write!(f, "\n  {mistake}")?;
        }
        if self.0.len() >= MISTAKES { write!(f, "\n  and perhaps more in later lines") } else { Ok(()) }
    }
}
