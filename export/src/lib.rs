//! Turns quotations and lists of reviews into files that other programs open.
//!
//! Values in, bytes out: nothing here reads a library, a clock or the disk, and the same values
//! always give the same bytes. Any text is fine: what a format cannot hold is escaped, and where a format
//! has a limit the file says what was left out. A passage that could not be found is a row that says so.
//!
//! No cell is ever read as a formula. Knows no other crate of ours.

pub mod atom;
pub mod bibtex;
pub mod csv;
pub mod docx;
pub mod ris;
pub mod xlsx;

mod cell;
mod entry;
mod package;
#[cfg(test)]
mod sample;
mod xml;

pub use entry::{Best, Entry, Listed, Place, Quotation, Source};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The parts could not be put together.
    #[error("the file could not be put together: {0}")]
    Package(#[from] zip::result::ZipError),
    /// A part could not be written.
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
}
