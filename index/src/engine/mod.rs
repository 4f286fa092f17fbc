//! The search index: what tantivy holds, where, and how it is kept up.
//!
//! Derived from the catalogue and never the truth: it can be rebuilt at any
//! time. No type of tantivy leaves this crate.

mod analyzer;
mod documents;
mod fields;
mod generation;
mod writer;

pub(crate) use analyzer::{capitals, exact, word_of};
pub(crate) use documents::Shown;
#[cfg(test)]
pub(crate) use documents::stretches;
pub(crate) use fields::{Fields, TURN};
pub(crate) use generation::{Generation, io};
pub(crate) use writer::Writer;

use crate::error::LibraryError;

/// The format of the index that this program reads and writes.
pub(crate) const FORMAT: u32 = 4;

impl From<tantivy::TantivyError> for LibraryError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(error.to_string())
    }
}
