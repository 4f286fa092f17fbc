//! The words of Hindsight, its library on disk and its search.
//!
//! The only crate that names tantivy and SQLite. Knows no other crate of
//! ours; never prints, exits or reads the environment.

pub mod date;
pub mod error;
pub mod evidence;
pub mod live;
pub mod review;
pub mod search;
pub mod taxonomy;
pub mod vocabulary;

mod bits;
mod query;
mod words;
