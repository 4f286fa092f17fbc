//! The query language: what a typed line means.
//!
//! Any input has a meaning: malformed parts are mended, and [`Node`] prints as
//! the query that was understood. Plain words are a best match; `AND`, `+`,
//! phrases, `NEAR`, fields, `-` and `NOT` are strict. Never fails, never looks
//! at a library.

mod field;
mod lexer;
mod node;
mod parse;
mod pattern;
mod term;
mod typed;
mod years;

pub(crate) use field::Field;
pub(crate) use node::{Near, Node, Scope, telling};
pub(crate) use parse::parse;
pub(crate) use term::{Also, How, Label, LabelKind, Pattern, Place, Term};
pub(crate) use typed::{Line, Word as TypedWord};
pub(crate) use years::Years;

/// A longer query is read up to this many characters.
pub(crate) const MAX_CHARS: usize = 4_000;

/// A text with at least so many different words that tell something is an account of a case.
pub(crate) const FEWEST_IN_ACCOUNT: usize = 15;

/// Parentheses that nest deeper are read as if they were not there.
pub(crate) const MAX_DEPTH: usize = 32;

/// Terms after this many are left out.
pub(crate) const MAX_TERMS: usize = 256;

/// `NEAR` reaches at most this many words.
pub(crate) const MAX_NEAR: u32 = 100;

/// `NEAR` without a number.
pub(crate) const DEFAULT_NEAR: u32 = 10;

/// Words so many letters off are another word.
pub(crate) const MAX_FUZZY: u8 = 2;
