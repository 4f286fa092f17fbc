//! Reading words from pictures of pages, with the `tesseract` program.
//!
//! A page without usable text is drawn by a confined child and read by
//! tesseract, another child; what it read is kept as a record for each page,
//! so that a run that was ended goes on where it stopped. The file is then
//! read once more, and finds the words of its pictures in the records.
//!
//! Never fetches anything, never reads the environment, never needs tesseract:
//! without it such pages stay without words, and say so.

mod bullet;
mod engine;
mod plan;
mod record;
mod size;
mod tsv;
mod turn;

pub use engine::{Engine, Missing};
pub use plan::Ocr;
pub(crate) use plan::Plan;
pub(crate) use record::Record;
pub(crate) use size::falls;
#[cfg(test)]
pub(crate) use size::rises;
pub(crate) use tsv::{Word, parse};
pub(crate) use turn::{Turn, is_better, is_poor};

/// Dots an inch at which pages are drawn to be read.
///
/// Measured on scans of real reports: 150 misreads more words, 300 takes more than twice the
/// time and reads none better.
pub(crate) const DPI: u16 = 200;

/// A word of which the reader was less sure than this may be misread, in hundredths.
pub(crate) const DOUBTFUL: u8 = 60;
