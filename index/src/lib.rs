//! The words of Hindsight, its library on disk and its search.
//!
//! The only crate that holds a library by tantivy and SQLite. Knows no other
//! crate of ours; never prints, exits or reads the environment.

pub mod bodies;
pub mod correction;
pub mod date;
pub mod error;
pub mod evidence;
pub mod expansion;
pub mod family;
pub mod library;
pub mod live;
pub mod phrase;
pub mod review;
pub mod search;
pub mod stated;
pub mod taxonomy;
pub mod text_report;
pub mod vocabulary;

mod bits;
mod catalogue;
mod engine;
mod facet;
#[cfg(test)]
mod fixture;
mod hash;
mod passage;
mod query;
mod turn;
mod words;
