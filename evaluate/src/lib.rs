//! Scores what Hindsight reads, on any folder of files.
//!
//! Text is compared with that of other programs that read PDF, after the same
//! normalisation on every side, and with gold text where there is some. Never
//! changes a library, and never keeps a word of what it compares.
//!
//! Labels are compared with gold labels that people gave; their mistakes are
//! listed with the words that led to them, which is all that is kept of a file.

pub mod counts;
pub mod interval;
pub mod labels;
pub mod text;
