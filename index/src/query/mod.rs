//! The query language: what a typed line means.
//!
//! Any input has a meaning: malformed parts are mended, and [`Node`] prints as
//! the query that was understood. Plain words are a best match; `AND`, `+`,
//! phrases, fields, `-` and `NOT` are strict. Never fails, never looks at a
//! library.

mod field;
mod lexer;
mod node;
mod parse;
mod years;

pub(crate) use field::Field;
pub(crate) use node::{Node, Place, Term, TermKind, telling};
pub(crate) use parse::parse;

/// A longer query is read up to this many characters.
pub(crate) const MAX_CHARS: usize = 4_000;

/// Parentheses that nest deeper are read as if they were not there.
pub(crate) const MAX_DEPTH: usize = 32;

/// Terms after this many are left out.
pub(crate) const MAX_TERMS: usize = 256;
