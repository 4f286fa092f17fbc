//! Why a file could not be read.
//!
//! Every message says what happened and what to do next, in one line and
//! without the path, which the report names beside it.

use serde::{Deserialize, Serialize};

/// Why the bytes of one file did not become a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There are no bytes.
    #[error("the file is empty: fetch it again")]
    Empty,
    /// The content is no document that can be read here.
    #[error("the content is not a document: {0}")]
    UnknownFormat(String),
    /// The name promises another format than the content holds.
    #[error("the name says {named} but the content is {found}: fetch it again, or rename it")]
    Mismatch {
        /// The format that the name promises.
        named: String,
        /// What the content is.
        found: String,
    },
    /// A limit on untrusted files is passed.
    #[error("{what} is over the limit of {limit}: {remedy}")]
    OverLimit {
        /// What was measured, with its value.
        what: String,
        /// The limit, with its unit.
        limit: String,
        /// What to do.
        remedy: String,
    },
    /// A password is needed.
    #[error("the file is encrypted with a password: save a copy without one")]
    Encrypted,
    /// The file has no page.
    #[error("the file has no pages: open it in a viewer, and fetch it again if it is empty there too")]
    NoPages,
    /// The file is damaged.
    #[error("the {format} is damaged ({detail}): fetch it again, or print it to a new file")]
    Damaged {
        /// The format.
        format: String,
        /// What the reader said.
        detail: String,
    },
    /// The operating system did not give the bytes.
    #[error("the file cannot be opened: {0}")]
    Io(String),
    /// The child process ended without an answer.
    #[error("reading it was ended: {0}")]
    Child(String),
}

impl ReadError {
    /// Whether the same bytes, read by the same program within the same limits, would be refused again.
    ///
    /// What the system or a child process met may pass.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        !matches!(self, Self::Io(_) | Self::Child(_))
    }
}
