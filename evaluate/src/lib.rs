//! Scores what Hindsight reads, on any folder of files, and what its search finds, in any library.
//!
//! Text is compared with that of other programs that read PDF, after the same
//! normalisation on every side, and with gold text where there is some; what is
//! understood is compared with gold files; search with judged questions, beside
//! other engines that are given the same words. Never changes a library, and never
//! keeps a word of what it compares.

pub mod count;
pub mod gold;
pub mod identity;
pub mod interval;
pub mod labels;
pub mod reports;
pub mod search;
pub mod text;
