//! Why the library could not do what was asked.

use std::path::PathBuf;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// There is no library in the folder.
    #[error("there is no library in {}", dir.display())]
    Missing {
        /// The folder.
        dir: PathBuf,
    },
    /// Another version of the program made the library.
    #[error("the library in {} has format {found}, this program reads format {supported}", dir.display())]
    Version {
        /// The folder.
        dir: PathBuf,
        /// The format of the library.
        found: u32,
        /// The format that this program reads.
        supported: u32,
    },
    /// Another process is writing to the library.
    #[error("another hindsight is writing to the library in {}", dir.display())]
    Locked {
        /// The folder.
        dir: PathBuf,
    },
    /// A file of the library cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The catalogue cannot be read or written.
    #[error("the catalogue cannot be used: {0}")]
    Catalogue(String),
    /// The search index cannot be read or written.
    #[error("the search index cannot be used: {0}")]
    Index(String),
}
